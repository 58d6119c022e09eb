"""Loading into Oxigraph by the million, within a memory that does not grow with the machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_AHEAD = 2**16
"""How many bytes are made ready: Oxigraph asks for two kilobytes at a time."""


def bulk_load(store: Store, parts: Iterable[bytes], form: RdfFormat) -> None:
    """Load what lines of a form say that come in parts. An interrupted loading leaves nothing behind.

    It takes up to 1.3 GB, from a million quads on.
    """
    # Oxigraph works at as many batches of a million quads as there are cores, each in almost 1 GB, beside the one that it
    # reads. It counts the cores once, before it begins to read; with one, one batch is read while one is worked at.
    if not hasattr(os, "sched_setaffinity"):
        store.bulk_load(_joined(parts), form, lenient=True)
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        store.bulk_load(_joined(_on(cores, parts)), form, lenient=True)
    finally:
        os.sched_setaffinity(0, cores)


def _on(cores: set[int], parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield parts, from the first one on with all cores."""
    os.sched_setaffinity(0, cores)
    yield from parts


def _joined(parts: Iterable[bytes]) -> BufferedReader:
    return BufferedReader(_Joined(iter(parts)), _AHEAD)


class _Joined(RawIOBase):
    """A file of parts, one behind the other."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._part = BytesIO()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Put the next bytes into a buffer and return how many they are, 0 at the end."""
        while not (found := self._part.readinto(buffer)):
            following = next(self._parts, None)
            if following is None:
                return 0
            self._part = BytesIO(following)
        return found
