"""The files among all that is named as a source, one after the other, and what is said of those that cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from ..document import Document
from ..errors import ReadError
from ..limits import Limits, default
from ..readers import read_bytes
from . import addresses
from .addresses import is_address
from .containers import container_of, unpack
from .folders import opened, walk
from .place import File, Lost, Place

STDIN = "-"


class Inbox:
    """The files among these sources, those in folders and containers too, `-` standing for standard input.

    Whatever cannot be read is told to `complain` in one line that names it, and counted in `failed`; the
    others go on. What lies in the folder `apart` is left out. One file at a time is in memory.
    """

    def __init__(
        self,
        sources: Iterable[str],
        stdin: IO[bytes],
        complain: Callable[[str], None],
        apart: Path | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.failed = 0
        self.limits = limits or default()
        self._stdin = stdin
        self._complain = complain
        self._outer: list[Path | str] = []
        self.walked: list[Path | str] = []
        """The sources, other than standard input, that could be looked into to the end."""
        self.lost: list[Place] = []
        """What is there, and could not be had, as far as it was looked for."""
        self.taken = 0
        """How many bytes of the files were taken up so far, those of containers as they are packed."""
        for source in sources:
            try:
                self._find(source, apart)
            except ReadError as error:
                self.refuse(str(error))

    def __len__(self) -> int:
        return len(self._outer)

    def __iter__(self) -> Iterator[File]:
        for outer in self._outer:
            try:
                yield from self._files(outer)
            except ReadError as error:
                self._lose(Lost(Place(outer), error))

    @property
    def outer(self) -> list[Path | str]:
        """The paths and addresses of all files, without standard input; a container is one file."""
        return [outer for outer in self._outer if outer != STDIN]

    def size(self) -> int | None:
        """Return how many bytes all files have, or None where nobody can tell."""
        if not all(isinstance(outer, Path) for outer in self._outer):
            return None
        try:
            return sum(Path(outer).stat().st_size for outer in self._outer)
        except OSError:
            return None

    def _find(self, source: str, apart: Path | None) -> None:
        """Note what is at a source. Raises ReadError where there is nothing."""
        if source == STDIN:
            self._outer.append(STDIN)
            return
        if is_address(source):
            self._outer += addresses.find(source)
            self.walked.append(source)
            return
        shut: list[str] = []
        self._outer += _outside(apart, walk([Path(source)], self.refuse, shut.append))
        if shut:
            for message in shut:
                self.refuse(message)
        else:
            self.walked.append(Path(source))

    def _files(self, outer: Path | str) -> Iterator[File]:
        """Yield the file at a path or an address, or all files in it. Raises ReadError."""
        if outer == STDIN:
            yield File(None, STDIN, self._stdin.read())
            return
        place = Place(outer)
        with addresses.opened(outer) if isinstance(outer, str) else opened(outer) as file:
            if container_of(place.name):
                yield from self._unpacked(place, file)
                return
            data = _whole(file, self.limits)
        self.taken += len(data)
        yield File(place, place.name, data)

    def _unpacked(self, place: Place, file: IO[bytes]) -> Iterator[File]:
        before = self.taken
        for found in unpack(place, file, self.limits):
            self.taken = max(self.taken, before + file.tell())
            if isinstance(found, File):
                yield found
            else:
                self._lose(found)
        self.taken = before + file.seek(0, 2)

    def _lose(self, lost: Lost) -> None:
        self.lost.append(lost.place)
        self.refuse(f"{lost.place}: {lost.reason}")

    def document(self, file: File) -> Document | None:
        """Return the document in a file, or None where it cannot be read."""
        try:
            return read_bytes(file.name, file.data)
        except ReadError as error:
            self.refuse(str(error))
            return None

    def refuse(self, message: str) -> None:
        """Count a file that failed, and complain of it."""
        self.failed += 1
        self._complain(message)


def _whole(file: IO[bytes], limits: Limits) -> bytes:
    """Return all bytes of a file. Raises ReadError where they are too many."""
    try:
        limits.hold("bytes", file.seek(0, 2))
        file.seek(0)
        data = file.read(limits.bytes + 1)
    except OSError as error:
        raise ReadError(f"cannot be read to its end ({error.strerror or error})") from error
    limits.hold("bytes", len(data), at_least=True)
    return data


def _outside(folder: Path | None, paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not (folder and path.resolve().is_relative_to(folder.resolve())))
