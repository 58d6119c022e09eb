"""What every store can do, and what a query brings back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

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


class Store(Protocol):
    """Named graphs, written whole and asked in SPARQL 1.1."""

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all that a graph holds: whole, or not at all.

        A graph left without quads is gone. Raises ValueError where a quad is of another graph, and
        StoreError where the store cannot be written.
        """

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph; one that is not there is removed already. Raises StoreError like `replace`."""

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads of any graphs at the greatest speed; an interrupted filling leaves a part behind."""

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, in order."""

    def size(self) -> int:
        """Return the number of quads."""

    def quads(self, graphs: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of these graphs (of all where None), graph by graph, as a set: in no order."""

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows | Graph | bool:
        """Answer a query: rows for SELECT, a graph for CONSTRUCT and DESCRIBE, a truth for ASK.

        The default graph is the union of all graphs, and `GRAPH ?g` reaches each one. The prefixes of
        `ontology.model` need not be declared. A bound variable stands for its term wherever it is in
        scope, inside FILTER, OPTIONAL, UNION, MINUS and EXISTS too. Two limits are those of Oxigraph 0.5
        and measured in the tests: of a SELECT, a variable can be bound only if it is among those selected;
        and `BOUND(?x)` is false for it, so a query with optional values says `COALESCE(?x, …)` instead.
        Nothing is fetched: SERVICE is refused. Raises QueryError, or StoreError for a broken store.
        """

    def dump(self, form: str, out: IO[bytes], graphs: Collection[NamedNode] | None = None) -> None:
        """Write graphs (all where None) in a form of `queries.serialise.FORMS`: see `serialise.write`."""

    def flush(self) -> None:
        """Wait until all that was written is safe on disk."""

    def close(self) -> None:
        """Let go of the store. It must not be used afterwards."""
