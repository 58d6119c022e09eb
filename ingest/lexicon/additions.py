"""Lists that a workspace or a user adds to ours, checked against them before anything is read with them.

A list has the name of one of ours, and its columns. A column that is empty somewhere in ours may be left out or empty.
What a closed column (class, role, tier, …) may say is what ours says in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_SUFFIX = ".tsv"
_CLOSED = ("class", "role", "tier", "status", "genre", "names")
#: Every genre that a document can have is in this list.
_GENRES = "genres"


class LexiconError(Exception):
    """A list that cannot be read with, by file and line."""


@dataclass(frozen=True, slots=True)
class _Form:
    """The form of one of our lists: its columns, those that may be empty, and what the closed ones may say."""

    columns: tuple[str, ...]
    optional: frozenset[str]
    allowed: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it stands in its file: the heading, and each row by column with its line."""

    heading: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def table(path: Traversable) -> Table:
    """Read a file of tab-separated columns with a heading line; lines that begin with # are comments.

    Raises LexiconError where the file is not UTF-8, or a line has more cells than the heading.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise LexiconError(f"{path}: cannot be read; save it as tab-separated text in UTF-8") from error
    lines = [(number, line.rstrip("\r").split("\t")) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, cells) for number, cells in lines if any(cells) and not cells[0].startswith("#")]
    heading = tuple(lines[0][1]) if lines else ()
    for number, cells in lines:
        if len(cells) > len(heading):
            raise LexiconError(
                f"{path}:{number}: {len(heading)} columns wanted ({', '.join(heading)}), {len(cells)} found"
            )
    return Table(heading, tuple((number, dict(zip(heading, cells, strict=False))) for number, cells in lines[1:]))


def check(folder: Traversable) -> None:
    """Raise LexiconError, which names file and line, what is wanted, found and allowed, where a list has a fault."""
    lists = [path for path in _inside(folder) if path.name.endswith(_SUFFIX)]
    others = [path for path in _inside(folder) if path not in lists and path.name.rpartition(".")[2] != "md"]
    if others:
        raise LexiconError(f"{others[0]}: is no list; lists are tab-separated text, and are called like posts{_SUFFIX}")
    if not lists:
        raise LexiconError(f"{folder}: holds no list; lists are {_known()}")
    for path in lists:
        if path.name.removesuffix(_SUFFIX) not in _names():
            raise LexiconError(f"{path}: there is no such list; lists are {_known()}")
        _check(path, _form(path.name.removesuffix(_SUFFIX)))


def _check(path: Traversable, form: _Form) -> None:
    found = table(path)
    wanted = {column for column in form.columns if column not in form.optional}
    if not wanted <= set(found.heading) <= set(form.columns) or len(set(found.heading)) < len(found.heading):
        optional = f" (may be left out: {', '.join(sorted(form.optional))})" if form.optional else ""
        raise LexiconError(
            f"{path}: columns {', '.join(form.columns)} wanted{optional}, {', '.join(found.heading) or 'none'} found"
        )
    for number, row in found.rows:
        for column in form.columns:
            value = row.get(column, "")
            if not value and column not in form.optional:
                raise LexiconError(f"{path}:{number}: {column} is empty, a value is wanted")
            if value and column in form.allowed and value not in form.allowed[column]:
                allowed = ", ".join(sorted(form.allowed[column]))
                raise LexiconError(f"{path}:{number}: {column} {value!r} found; allowed are {allowed}")


def _inside(folder: Traversable) -> list[Traversable]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise LexiconError(f"{folder}: is no folder that can be opened ({error.strerror})") from error
    return [entry for entry in entries if not entry.name.startswith((".", "~$"))]


@cache
def _names() -> tuple[str, ...]:
    ours = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in ours if name.endswith(_SUFFIX)))


def _known() -> str:
    return " ".join(f"{name}{_SUFFIX}" for name in _names())


@cache
def _form(name: str) -> _Form:
    """Return the form of one of our lists, read off it."""
    ours = table(files(__package__) / f"{name}{_SUFFIX}")
    said = [row for _, row in ours.rows]
    optional = frozenset(column for column in ours.heading if any(not row.get(column) for row in said))
    allowed = {
        column: frozenset(value for row in said if (value := row.get(column)))
        for column in ours.heading
        if column in _CLOSED
    }
    if "genre" in allowed and name != _GENRES:
        allowed["genre"] |= _form(_GENRES).allowed["genre"]
    return _Form(ours.heading, optional, allowed)
