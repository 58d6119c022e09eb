"""What a workspace knows files by: keys, which lead from the workspace to the file."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Container, Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.inbox import File
    from queries.workspace import Workspace

_STDIN = "stdin/"


def anchor_of(opened: Workspace, paths: Iterable[Path]) -> Path:
    """Return where the keys of these files begin.

    A key is the way from the workspace to the file, so that both can be moved together. From a workspace that
    was copied without its files, the way leads from where it was made: whichever knows more of them.
    """
    known, paths = opened.sources.keys(), list(paths)
    return max((opened.folder, opened.home), key=lambda anchor: len(known & {way(path, anchor) for path in paths}))


def key_of(file: File, anchor: Path) -> str:
    """Return the key of a file."""
    return way(file.path, anchor) if file.path else f"{_STDIN}{sha256(file.data).hexdigest()[:16]}"


def way(path: Path, anchor: Path) -> str:
    """Return the way from a folder to a file, with slashes, and in Unicode whatever the locale makes of it."""
    from ingest.inbox import file_name

    try:
        found = os.path.relpath(path, anchor)
    except ValueError:  # another drive
        found = os.path.abspath(path)
    return "/".join(file_name(Path(part)) or part for part in Path(found).parts)


def name_of(key: str) -> str:
    """Return the name of the file that has this key."""
    from ingest.inbox import STDIN

    return STDIN if key.startswith(_STDIN) else PurePosixPath(key).name


def gone(opened: Workspace, seen: Container[str]) -> list[str]:
    """Return the keys, other than those seen, whose files are not there any more, as far as one is let look."""
    return [
        key
        for key in sorted(opened.sources)
        if key not in seen and not key.startswith(_STDIN) and not any(map(_is_there, _places(opened, key)))
    ]


def lies_in(opened: Workspace, key: str, folders: Iterable[Path]) -> bool:
    """Tell whether the file of a key is, or was, in one of these folders."""
    roots = [os.path.abspath(folder) for folder in folders if folder.is_dir()]
    return any(place.is_relative_to(root) for place in _places(opened, key) for root in roots)


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
