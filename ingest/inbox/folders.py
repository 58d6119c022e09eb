"""The files in folders, and the bytes of a file: no link leads out, no device is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from glob import has_magic
from pathlib import Path
from typing import IO

from ..errors import ReadError

Refuse = Callable[[str], None]


def _ignore(_: str) -> None: ...


def walk(paths: Iterable[Path], stray: Refuse = _ignore, shut: Refuse = _ignore) -> Iterator[Path]:
    """Yield files, and the files in folders however deep, in order of their names, without hidden ones.

    A path that is not there may be a pattern (`*`, `?`, `[…]`, `**` for folders however deep). The locks that Word
    leaves behind (~$…) count as hidden. What is no file, and links that lead out of the folder, are told to `stray`,
    folders that cannot be opened to `shut`. Raises ReadError where there is nothing at a path.
    """
    for path in paths:
        if path.is_dir():
            yield from _inside(path, path.resolve(), stray, shut)
        elif path.exists():
            yield path
        else:
            folder, found = _matching(path)
            if not found:
                raise ReadError(f"{path}: there is no such file or folder")
            for match in found:
                yield from _at(match, folder.resolve(), stray, shut)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to read it. Raises ReadError, without its name, where it is none, and where it changes meanwhile."""
    try:
        # nobody waits for the other end of a pipe
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise ReadError(f"cannot be opened ({error.strerror})") from error
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        raise ReadError(f"is {_kind(before.st_mode)} and no file; give what comes out of it as -")
    with open(handle, "rb") as file:
        yield file
        after = os.fstat(handle)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise ReadError("changed while it was read; build again once it is whole")


def _inside(folder: Path, root: Path, stray: Refuse, shut: Refuse) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found)
    except OSError as error:
        shut(f"{folder}: cannot be opened ({error.strerror})")
        return
    for name in names:
        if not name.startswith((".", "~$")):
            yield from _at(folder / name, root, stray, shut)


def _at(path: Path, root: Path, stray: Refuse, shut: Refuse) -> Iterator[Path]:
    """Yield what lies at a path in the folder `root`: a file, or what is in a folder; a link to a folder is passed over."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            mode = path.stat().st_mode
            if not path.resolve().is_relative_to(root):
                return stray(f"{path}: is a link that leads out of the folder; name what it leads to")
            if stat.S_ISDIR(mode):
                return
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError up to Python 3.12
        return stray(f"{path}: cannot be opened ({getattr(error, 'strerror', error)})")
    if stat.S_ISDIR(mode):
        yield from _inside(path, root, stray, shut)
    elif stat.S_ISREG(mode):
        yield path
    else:
        stray(f"{path}: is {_kind(mode)} and no file")


def _kind(mode: int) -> str:
    kinds = {
        stat.S_ISFIFO: "a pipe",
        stat.S_ISSOCK: "a socket",
        stat.S_ISDIR: "a folder",
        stat.S_ISCHR: "a device",
        stat.S_ISBLK: "a device",
    }
    return next((kind for is_kind, kind in kinds.items() if is_kind(mode)), "something else")


def _matching(path: Path) -> tuple[Path, list[Path]]:
    """Return the folder that a pattern begins in, and what it stands for there, without what lies in folders among it."""
    parts = path.parts
    first = next((at for at, part in enumerate(parts) if has_magic(part)), None)
    if first is None:
        return path, []
    folder = Path(*parts[:first])
    found: list[Path] = []
    for match in sorted(folder.glob(str(Path(*parts[first:])))):
        hidden = any(part.startswith((".", "~$")) for part in match.relative_to(folder).parts)
        if not hidden and not (found and found[-1] in match.parents):
            found.append(match)
    return folder, found
