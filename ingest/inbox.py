"""What is to be read: files, all files in folders, and standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .document import Document
from .readers import ReadError, read_bytes, walk

STDIN = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file with its bytes; the path of standard input is None."""

    path: Path | None
    name: str
    data: bytes


class Inbox:
    """The files among these sources, those in folders too, `-` standing for standard input.

    Whatever cannot be read is told to `complain` in one line that names it, and counted in `failed`; the
    others go on. What lies in the folder `apart` is left out.
    """

    def __init__(
        self,
        sources: Iterable[str],
        stdin: IO[bytes],
        complain: Callable[[str], None],
        apart: Path | None = None,
    ) -> None:
        self.failed = 0
        self._stdin = stdin
        self._complain = complain
        self._paths: list[Path | None] = []
        self.walked: list[Path] = []
        """The sources, other than standard input, that could be looked into to the end."""
        for source in sources:
            try:
                self._paths += [None] if source == STDIN else list(_outside(apart, walk([Path(source)])))
                self.walked += [] if source == STDIN else [Path(source)]
            except ReadError as error:
                self.refuse(str(error))

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[File]:
        for path in self._paths:
            try:
                name, data = (file_name(path), path.read_bytes()) if path else (STDIN, self._stdin.read())
            except OSError as error:
                self.refuse(f"{path}: cannot be opened ({error.strerror})")
            else:
                yield File(path, name, data)

    @property
    def paths(self) -> list[Path]:
        """The paths of all files, without standard input."""
        return [path for path in self._paths if path]

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


def file_name(path: Path) -> str:
    """Return the name of a file, whatever the locale makes of it.

    A name is bytes on most systems. Those of this century are UTF-8; those out of archives that were packed
    under Windows in China are GB18030.
    """
    name = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "backslashreplace")


def _outside(folder: Path | None, paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not (folder and path.resolve().is_relative_to(folder.resolve())))
