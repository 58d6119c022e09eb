"""Tar archives (.tar.gz, .tgz, .tar and others), read from their start to their end and never back."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from ...errors import ReadError
from ...limits import Limits
from ..place import WITHIN, decoded
from .member import Member, is_hidden, place_of

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")

_UNPACKERS: dict[bytes, Callable[[IO[bytes]], Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7z": lzma.open}
_SLACK = 10_000_000
"""So many bytes may come out of an archive whatever its size, and between one file and the next."""


def members(file: IO[bytes], limits: Limits) -> Iterator[Member]:
    """Yield the files in their order. Raises ReadError for a damaged archive, and for a bomb."""
    meter = _Meter(file, limits)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], meter), mode="r|", errorlevel=2, encoding="utf-8") as archive:
            while entry := archive.next():
                archive.members.clear()  # type: ignore[attr-defined]  # it would remember all of them
                meter.due = entry.size + _SLACK
                name = decoded(entry.name.encode("utf-8", "surrogateescape"))
                where = place_of(name)
                if isinstance(where, ReadError):
                    yield Member(f"{WITHIN}{name}", where)
                elif entry.isdir() or is_hidden(name):
                    continue
                elif entry.issym() or entry.islnk():
                    if isinstance(place_of(entry.linkname), ReadError):
                        yield Member(where, ReadError("is a link that leads out of the archive"))
                elif not entry.isreg():
                    yield Member(where, ReadError("is a device or a pipe and no file"))
                else:
                    yield Member(where, _data(archive, entry, limits))
    except ReadError:
        raise
    except (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, OverflowError) as error:
        raise ReadError("is no tar archive, or a damaged one; pack it anew") from error


def _data(archive: tarfile.TarFile, entry: tarfile.TarInfo, limits: Limits) -> bytes | ReadError:
    if error := limits.beyond("bytes", entry.size):
        return error
    unpacking = archive.extractfile(entry)
    return unpacking.read() if unpacking else b""


class _Meter:
    """The unpacked bytes of an archive, as far as they are in proportion to the packed ones."""

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        start = file.read(3)
        file.seek(0)
        unpacker = next((unpacker for mark, unpacker in _UNPACKERS.items() if start.startswith(mark)), None)
        self._packed, self._limits = file, limits
        self._unpacked = unpacker(file) if unpacker else file
        self._count = 0
        self.due = _SLACK
        """How many bytes may come before the next entry must begin: the rest would be headings without an end."""

    def read(self, size: int) -> bytes:
        data = self._unpacked.read(size)
        self._count += len(data)
        self.due -= len(data)
        if self._count > _SLACK:
            self._limits.hold("ratio", self._count // max(self._packed.tell(), 1))
        if self.due < 0:
            raise ReadError("is no tar archive, or a damaged one: it has a heading without an end")
        return data
