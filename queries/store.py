"""What every store can do, and what a query brings back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat, Triple

from .dataset import Dataset

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Graph: TypeAlias = tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT query: one term, or None where unbound, for each variable."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def by_variable(self) -> Iterator[dict[str, Term | None]]:
        """Yield the rows, each by its variables."""
        return (dict(zip(self.variables, row, strict=True)) for row in self.rows)


class Store(Protocol):
    """Named graphs, written whole and asked in SPARQL 1.1."""

    @property
    def index(self) -> Path | None:
        """The file in which an index of its things may be (`queries.index`): of a store that nobody writes in any more."""

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all that a graph holds: whole, or not at all.

        A graph left without quads is gone. Raises ValueError where a quad is of another graph, and
        StoreError where the store cannot be written.
        """

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph; one that is not there is removed already. Raises StoreError like `replace`."""

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads of any graphs at the greatest speed; an interrupted filling leaves a part behind."""

    def load(self, graphs: Mapping[NamedNode, bytes]) -> None:
        """Add graphs, each as N-Quads that all end with its name, at the greatest speed: else like `fill`.

        They are gone through twice. Millions of quads are best loaded at once.
        """

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, in order."""

    def size(self) -> int:
        """Return the number of quads."""

    def quads(self, graphs: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of these graphs (of all where None), graph by graph, as a set: in no order."""

    def query(
        self,
        sparql: str,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> Rows | Graph | bool:
        """Answer a query: rows for SELECT, a graph for CONSTRUCT and DESCRIBE, a truth for ASK.

        Where neither `dataset` nor the query itself says which graphs it sees, the default graph is the union
        of all graphs, a set in which each triple is once (save where a server repeats it, as Virtuoso does),
        and `GRAPH ?g` reaches each one; `dataset` goes before FROM. Relative IRIs are resolved against `base`; where there is none, they are refused. The
        prefixes of `ontology.model` need not be declared. Nothing is fetched: SERVICE is refused. Raises
        QueryError, TooMuch where an answer has more than `limit` rows or triples, or StoreError for a broken
        store.
        """

    def results(
        self,
        sparql: str,
        form: QueryResultsFormat,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> bytes | Graph:
        """Answer a query like `query`, but with rows or a truth as bytes in a format, which takes less time where they are many."""

    def update(self, sparql: str, dataset: Dataset | None = None, base: str | None = None) -> None:
        """Carry an update out, whole or not at all: `dataset` stands for USING in each of its operations.

        The default graph is the union of all others, so an update that writes there is refused. Nothing is
        fetched: LOAD and SERVICE are refused. Raises QueryError, or StoreError like `replace`.
        """

    def dump(self, form: str, out: IO[bytes], graphs: Collection[NamedNode] | None = None) -> None:
        """Write graphs (all where None) in a form of `queries.serialise.FORMS`: see `serialise.write`."""

    def backup(self, folder: Path) -> None:
        """Make a folder with a copy of the whole store, which can be opened as one.

        On the same disk it is made of hard links. Raises StoreError where the store is not on this disk, or
        the folder is there already.
        """

    def distil(self, folder: Path) -> None:
        """Make a store in an empty folder of what this one holds now, without a byte of what was removed from it.

        Raises StoreError where it cannot be written.
        """

    def compact(self) -> None:
        """Lay what is stored in order, so that it is found sooner: worth its time where much of it was written anew."""

    def flush(self) -> None:
        """Wait until all that was written is safe on disk."""

    def close(self) -> None:
        """Let go of the store. It must not be used afterwards."""


def select(store: Store, sparql: str) -> Rows:
    """Return what a query brings that is known to be a SELECT query. Raises like `Store.query`."""
    found = store.query(sparql)
    assert isinstance(found, Rows), f"this is no SELECT query: {sparql}"
    return found
