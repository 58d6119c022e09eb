"""Readers: from the bytes of a file to a document. Each format is one file here, found by looking.

A format's module has `SUFFIXES`, `MEDIA_TYPE`, `recognises(data)`, which tells whether bytes bear the mark
of the format, and `read(data, limits)`, which gives a `Raw` or raises `ReadError` without the name of the file.
"""

from __future__ import annotations

import hashlib
import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..document import Document
from ..errors import LimitError, ReadError
from ..limits import Limits, default
from .hints import date_hints
from .raw import Raw

__all__ = ["Raw", "Reader", "kinds", "read", "read_bytes"]


class Reader(Protocol):
    """A module that reads one format."""

    SUFFIXES: tuple[str, ...]
    MEDIA_TYPE: str

    def recognises(self, data: bytes) -> bool:
        """Tell whether bytes bear the mark of the format."""

    def read(self, data: bytes, limits: Limits) -> Raw:
        """Return the text of the bytes, or raise ReadError."""


@cache
def kinds() -> dict[str, Reader]:
    """Return the reader of each suffix, lower case with its dot."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    readers = [cast(Reader, module) for module in modules if hasattr(module, "SUFFIXES")]
    return {suffix: reader for reader in readers for suffix in reader.SUFFIXES}


def read_bytes(name: str, data: bytes, limits: Limits | None = None) -> Document:
    """Read the bytes of a file.

    The reader is the one whose mark the bytes bear, else that of the suffix, else that of plain text.
    Raises ReadError, which names the file, where it is empty, broken, locked, a scan, of no known format, or beyond a limit.
    """
    limits = limits or default()
    suffix = Path(name).suffix.lower()
    if not data.strip():
        raise ReadError(f"{name}: is empty")
    marked = next((reader for reader in kinds().values() if reader.recognises(data)), None)
    reader = marked or kinds().get(suffix)
    try:
        limits.hold("bytes", len(data))
        raw = (reader or kinds()[".txt"]).read(data, limits)
        limits.hold("characters", len(raw.text))
    except LimitError as error:
        raise LimitError(f"{name}: {error}") from error
    except ReadError as error:
        known = "" if reader else f"; readers exist for {' '.join(sorted(kinds()))}"
        raise ReadError(f"{name}: {error}{known}") from error
    if not raw.text.strip():
        raise ReadError(f"{name}: has no text in it")
    return Document(
        name=name,
        media_type=(reader or kinds()[".txt"]).MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        raw=raw.text,
        pages=raw.pages,
        headings=raw.headings,
        date_hints=date_hints(name, raw.text, raw.date_hints),
        address=raw.address,
    )


def read(path: Path) -> Document:
    """Read a file. Raises ReadError, which names it, where it cannot be opened or read."""
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise ReadError(f"{path}: is a folder; name the files in it") from error
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened ({error.strerror})") from error
    return read_bytes(path.name, data)
