"""The queries of a folder, asked of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from queries.slots import filled
from queries.store import Store, Term, select

Row: TypeAlias = Mapping[str, Term | None]


@dataclass(frozen=True, slots=True)
class Queries:
    """The `.rq` files that lie beside a package's code."""

    package: str

    def names(self, folder: str) -> list[str]:
        """Return the names of the query files of a folder, sorted."""
        found = (files(self.package) / folder).iterdir()
        return sorted(entry.name for entry in found if entry.name.endswith(".rq"))

    def rows(self, store: Store, name: str, **terms: Sequence[Term]) -> Iterator[Row]:
        """Ask the query of that file name, with these terms in its slots, and yield its rows by variable."""
        yield from select(store, filled(query(self.package, name), terms)).by_variable()


def text(row: Row, variable: str) -> str:
    """Return the text of a column, empty where it is unbound or the query has no such column."""
    term = row.get(variable)
    return term.value if isinstance(term, NamedNode | Literal) else ""


@cache
def query(package: str, name: str) -> str:
    """Return the text of a query file that lies beside a package's code."""
    return (files(package) / name).read_text(encoding="utf-8")
