"""What a workspace knows files by: keys, which lead from the workspace to the file."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Container, Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.inbox import File, Inbox
    from queries.workspace import Workspace

_STDIN = "stdin/"
_IN_CONTAINER = re.compile(r"!/|#(?=\d+$)")


def anchor_of(opened: Workspace, outer: Iterable[Path | str]) -> Path:
    """Return where the keys of what lies at these paths begin; addresses are keys as they are.

    A key is the way from the workspace to the file, so that both can be moved together. From a workspace that
    was copied without its files, the way leads from where it was made: whichever knows more of them.
    """
    paths = [path for path in outer if isinstance(path, Path)]
    known = {_outer(key) for key in opened.sources}
    return max((opened.folder, opened.home), key=lambda anchor: len(known & {way(path, anchor) for path in paths}))


def key_of(file: File, anchor: Path) -> str:
    """Return the key of a file."""
    if file.place is None:
        return f"{_STDIN}{sha256(file.data).hexdigest()[:16]}"
    return f"{way(file.place.outer, anchor)}{file.place.inside}"


def way(path: Path | str, anchor: Path) -> str:
    """Return the way from a folder to a file, with slashes, and in Unicode whatever the locale makes of it.

    To an address, it is the address.
    """
    from ingest.inbox import file_name

    if isinstance(path, str):
        return path
    try:
        found = os.path.relpath(path, anchor)
    except ValueError:  # another drive
        found = os.path.abspath(path)
    return "/".join(file_name(Path(part)) or part for part in Path(found).parts)


def name_of(key: str) -> str:
    """Return the name of the file that has this key."""
    from ingest.inbox import STDIN

    return STDIN if key.startswith(_STDIN) else PurePosixPath(key).name


def gone(opened: Workspace, inbox: Inbox, anchor: Path, seen: Container[str]) -> list[str]:
    """Return the keys, other than those seen, whose files are not there any more, as far as one is let look."""
    looked = {way(outer, anchor) for outer in inbox.outer}
    lost = {f"{way(place.outer, anchor)}{place.inside}" for place in inbox.lost}

    def is_gone(key: str) -> bool:
        outer = _outer(key)
        if key in looked or key.startswith(_STDIN) or any(container in lost for container in _containers(key)):
            return False
        if _is_address(key):
            return outer in looked or _lies_at(key, inbox.walked)
        if any(map(_is_there, _places(opened, key))):
            return False
        return outer == key or outer in looked or not any(map(_is_there, _places(opened, outer)))

    return [key for key in sorted(opened.sources) if key not in seen and is_gone(key)]


def lies_in(opened: Workspace, key: str, walked: Iterable[Path | str]) -> bool:
    """Tell whether the file of a key is, or was, in one of these folders or containers, or below one of these addresses."""
    walked, outer = list(walked), _outer(key)
    if _is_address(key):
        return _lies_at(key, walked)
    roots = [os.path.abspath(path) for path in walked if isinstance(path, Path) and (path.is_dir() or outer != key)]
    return any(place.is_relative_to(root) for place in _places(opened, outer) for root in roots)


def chosen(opened: Workspace, pattern: str) -> list[str]:
    """Return the keys of the documents that a pattern like `*第1期*` means: by key, file name or path."""
    path = way(Path(pattern), opened.folder)
    return [
        key
        for key in sorted(opened.sources)
        if fnmatch.fnmatchcase(key, pattern)
        or fnmatch.fnmatchcase(name_of(key), pattern)
        or key == pattern
        or fnmatch.fnmatchcase(key, path)
    ]


def _containers(key: str) -> Iterator[str]:
    """Yield the key, and those of the containers that its file lies in."""
    yield key
    for mark in _IN_CONTAINER.finditer(key):
        yield key[: mark.start()]


def _outer(key: str) -> str:
    """Return the key of the file that holds all the others that a file lies in, or of the file itself."""
    return min(_containers(key), key=len)


def _is_address(key: str) -> bool:
    from ingest.inbox import is_address

    return is_address(key)


def _lies_at(key: str, walked: Iterable[Path | str]) -> bool:
    roots = [place.rstrip("/") for place in walked if isinstance(place, str)]
    return any(key == root or key.startswith((f"{root}/", f"{root}!/", f"{root}#")) for root in roots)


def _places(opened: Workspace, key: str) -> list[Path]:
    """Return where the file of a key may be."""
    return [Path(os.path.normpath(anchor.absolute() / key)) for anchor in (opened.folder, opened.home)]


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # nobody can tell
        return True
    return True
