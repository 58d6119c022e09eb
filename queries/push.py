"""Putting graphs on a server: only what is not there yet, and so again and again.

The server keeps a graph of notes: the hash of each graph that was put there, and whose they are. A hash is struck
out before its graph is touched and noted after it; so whoever is killed in between only does that graph again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from ontology.iri import BASE, mint
from ontology.terms import DCTERMS, SCHEMA

from .errors import StoreError
from .journal import Run
from .serialise import nquads
from .store import Store, select

NOTES = NamedNode(f"{BASE}pushed")
"""The graph of notes."""

_HASH, _OWNER = NamedNode(str(SCHEMA.sha256)), NamedNode(str(DCTERMS.source))


class Push:
    """What must be done so that a store elsewhere has the graphs that one has here.

    `load` are the graphs to put there, `gone` those to remove, `same` those that are there already.
    """

    def __init__(self, here: Store, there: Store, owner: NamedNode, *, instead: bool = False) -> None:
        """Compare the two; nothing is changed yet.

        Raises StoreError where another owner's graphs are there, unless these shall take their place.
        """
        self._here, self._there = here, there
        self._noted = dict(_notes(there, _HASH))
        self._owner, self._owners = owner, {value for _, value in _notes(there, _OWNER)}
        if self._owners - {owner.value} and not instead:
            raise StoreError(
                "the server holds the graph of another workspace, which would be lost: name another server, or"
                " say --replace"
            )
        self._hashes = {graph: sha256(nquads(here.quads([graph]))).hexdigest() for graph in here.graphs()}
        present = set(there.graphs())
        there_already = {
            graph for graph, its in self._hashes.items() if self._noted.get(graph) == its and graph in present
        }
        self.load = tuple(graph for graph in self._hashes if graph not in there_already)
        self.gone = tuple(sorted(self._noted.keys() - self._hashes.keys(), key=str))
        self.same = tuple(sorted(there_already, key=str))

    def steps(self, batch: int) -> Iterator[NamedNode]:
        """Do it, and yield each graph as it is done. So many graphs at a time share their notes."""
        if self._owners != {self._owner.value}:
            noted = [_note(graph, its) for graph, its in self._noted.items()]
            self._there.replace(NOTES, [*noted, Quad(NOTES, _OWNER, Literal(self._owner.value), NOTES)])
        for graphs in _batches(self.gone, batch):
            for graph in graphs:
                self._there.remove(graph)
                yield graph
            self._strike_out(graphs)
        for graphs in _batches(self.load, batch):
            self._strike_out(graphs)
            for graph in graphs:
                self._there.replace(graph, self._here.quads([graph]))
                yield graph
            self._there.fill(_note(graph, self._hashes[graph]) for graph in graphs)

    def _strike_out(self, graphs: Iterable[NamedNode]) -> None:
        notes = [_note(graph, self._noted[graph]).triple for graph in graphs if graph in self._noted]
        if notes:
            self._there.update(f"DELETE DATA {{ GRAPH {NOTES} {{ {' . '.join(map(str, notes))} }} }}")


def owner_of(runs: Sequence[Run]) -> NamedNode:
    """Return the IRI of the workspace that began with the first of these runs; its copies are the same."""
    first = runs[0]
    return NamedNode(mint("workspace", first.began, *sorted(first.added.values())))


def _note(graph: NamedNode, its_hash: str) -> Quad:
    return Quad(graph, _HASH, Literal(its_hash), NOTES)


def _notes(store: Store, about: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for graph, value in select(store, f"SELECT ?graph ?value {{ GRAPH {NOTES} {{ ?graph {about} ?value }} }}"):
        if isinstance(graph, NamedNode) and isinstance(value, Literal):
            yield graph, value.value


def _batches(graphs: Sequence[NamedNode], size: int) -> Iterator[Sequence[NamedNode]]:
    for start in range(0, len(graphs), size):
        yield graphs[start : start + size]
