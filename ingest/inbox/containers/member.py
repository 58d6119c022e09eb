"""What is in a container, and what is said of names that lead out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from ...errors import ReadError
from ..place import WITHIN


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its place there, and its bytes, or why they cannot be had."""

    inside: str
    data: bytes | ReadError


def place_of(name: str) -> str | ReadError:
    """Return the place of the file of a name in an archive, or what is wrong with the name."""
    if not name:
        return ReadError("has no name; pack it anew under one")
    path = PurePosixPath(name)
    if path.is_absolute() or PureWindowsPath(name).drive or ".." in path.parts or ".." in PureWindowsPath(name).parts:
        return ReadError("has a name that leads out of the archive; pack it anew under another")
    return f"{WITHIN}{path.as_posix()}"


def is_hidden(name: str) -> bool:
    """Tell whether a name, or that of a folder on the way to it, is hidden, a lock of Word, or what a Mac adds."""
    return any(part.startswith((".", "~$")) and part != ".." or part == "__MACOSX" for part in PurePosixPath(name).parts)
