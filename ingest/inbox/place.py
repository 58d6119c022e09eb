"""Where a file lies, and what it is called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import ReadError

WITHIN, LINE = "!/", "#"
"""What stands between a container and what is in it: `bulletins.zip!/2031/第1期.txt`, `crawled.jsonl#12`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: at a path or at an address, and there it may be `inside` a container."""

    outer: Path | str
    inside: str = ""

    @property
    def name(self) -> str:
        """The name of the file without what it lies in; a line is named with its file."""
        if self.inside.startswith(LINE):
            return f"{Place(self.outer).name}{self.inside}"
        if self.inside:
            return PurePosixPath(self.inside).name
        return file_name(self.outer) if isinstance(self.outer, Path) else self.outer.rpartition("/")[2]

    def within(self, inside: str) -> Place:
        """Return a place inside the container that lies here."""
        return Place(self.outer, f"{self.inside}{inside}")

    def __str__(self) -> str:
        return f"{self.outer}{self.inside}"


@dataclass(frozen=True, slots=True)
class File:
    """A file with its bytes; standard input has no place."""

    place: Place | None
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that cannot be had, and why."""

    place: Place
    reason: ReadError


def file_name(path: Path) -> str:
    """Return the name of a file, whatever the locale makes of it.

    A name is bytes on most systems. Those of this century are UTF-8; those out of archives that were packed
    under Windows in China are GB18030.
    """
    return decoded(os.fsencode(path.name))


def decoded(name: bytes) -> str:
    """Return a name that is in UTF-8 or GB18030 as text, with the bytes of any other as escapes."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "backslashreplace")
