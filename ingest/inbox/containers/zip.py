"""Zip archives (.zip)."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from ...errors import ReadError
from ...limits import Limits
from ..place import WITHIN, decoded
from .member import Member, is_hidden, place_of

SUFFIXES = (".zip",)

_UTF8 = 0x800
_LOCKED = 0x1
_SLACK = 10_000_000
"""So many bytes may come out of an archive whatever its size."""


def members(file: IO[bytes], limits: Limits) -> Iterator[Member]:
    """Yield the files in the order of their names. Raises ReadError for a damaged archive, and for a bomb."""
    try:
        with zipfile.ZipFile(file) as archive:
            packed = file.seek(0, 2)
            unpacked = 0
            for entry in sorted(archive.infolist(), key=_name):
                name = _name(entry)
                where = place_of(name)
                if isinstance(where, ReadError):
                    yield Member(f"{WITHIN}{name}", where)
                    continue
                if name.endswith("/") or is_hidden(name):
                    continue
                yield Member(where, _data(archive, entry, limits))
                if not limits.beyond("bytes", entry.file_size):
                    unpacked += entry.file_size
                if unpacked > _SLACK:
                    limits.hold("ratio", unpacked // max(packed, 1))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError("is no zip archive, or a damaged one; pack it anew") from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; one that is not marked as UTF-8 is most often GB18030."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    return decoded(entry.orig_filename.encode("cp437", "replace")).replace("\\", "/")


def _data(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes | ReadError:
    mode = entry.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return ReadError("is a link or a device and no file")
    if entry.flag_bits & _LOCKED:
        return ReadError("is locked with a password; unlock it and pack it anew")
    if error := limits.beyond("bytes", entry.file_size):
        return error
    try:
        with archive.open(entry) as unpacking:  # gives no more bytes than the entry says
            return unpacking.read()
    except Exception as fault:  # whatever a damaged entry makes zipfile and the decompressors stumble over
        return ReadError(f"is damaged in its archive ({' '.join(str(fault).split()) or type(fault).__name__})")
