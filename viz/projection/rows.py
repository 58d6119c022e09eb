"""The queries of this folder, asked of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from queries.stores import Rows, Store, Term

Row = Mapping[str, Term | None]

_FOLDER = files(__package__)


def names(folder: str) -> list[str]:
    """Return the names of the query files of a folder beside this file, sorted."""
    return sorted(entry.name for entry in (_FOLDER / folder).iterdir() if entry.name.endswith(".rq"))


def rows(store: Store, name: str) -> Iterator[Row]:
    """Ask the query of that file name, and yield its rows by variable."""
    found = store.query(_query(name))
    assert isinstance(found, Rows), f"{name} is no SELECT query"
    for row in found:
        yield dict(zip(found.variables, row, strict=True))


def text(row: Row, variable: str) -> str:
    """Return the text of a column, empty where it is unbound or the query has no such column."""
    term = row.get(variable)
    return term.value if isinstance(term, NamedNode | Literal) else ""


@cache
def _query(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
