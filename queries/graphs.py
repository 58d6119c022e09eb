"""The graphs of a workspace while it is open: the generation that counts, and the next one as soon as something changes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ontology.iri import BASE

from .errors import StoreError
from .generations import Generations
from .spool import Watch, Watched
from .store import Store
from .stores import open_store

_BULLETINS = f"{BASE}bulletin/"
#: The store is laid in order anew once one graph of so many was written since.
_SHARE = 8


class Graphs:
    """The graphs of a store of which generation `number` counts; 0 where there is none yet.

    `present` are those that are there. `at_work` is the number of the generation that is being made, 0 where
    nothing has changed.
    """

    def __init__(self, generations: Generations, number: int, *, read_only: bool, fresh: bool) -> None:
        """Open the generation that counts, or none for a `fresh` start. Raises StoreError where whoever reads finds none."""
        self._generations = generations
        self._number = number
        self._written = 0
        self.at_work = 0
        self._store: Store = open_store("memory:")
        self._waiting = generations.spool()
        if number and not fresh:
            try:
                self._store = generations.read(number)
            except StoreError:
                if read_only:
                    raise
        self.present = set(self._store.graphs())

    @property
    def store(self) -> Store:
        """The store, with all that was changed."""
        self.load()
        return self._store

    def bulletins(self) -> tuple[NamedNode, ...]:
        """Return the graphs of documents, in order, and no others."""
        return tuple(sorted(filter(_is_bulletin, self.present), key=str))

    def put(self, graph: NamedNode, lines: bytes) -> None:
        """Make these N-Quads, all of the graph, all that it holds. Graphs that were not there wait to be loaded together."""
        if not lines or graph in self.present:
            self.replace(graph, parse(lines, RdfFormat.N_QUADS))
            return
        self._begin()
        self._waiting.put(graph, lines)
        self.present.add(graph)
        self._written += 1

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make these quads all that a graph holds."""
        self._begin()
        self._with(graph).replace(graph, quads)
        self.present.add(graph)
        self._written += 1

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph."""
        self._begin()
        self._with(graph).remove(graph)
        self.present.discard(graph)

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads to what there is."""
        self._begin()
        self._store.fill(quads)

    def load(self, watch: Watch = lambda graphs, _: graphs) -> None:
        """Load the graphs that wait, twice gone through while somebody watches."""
        if self._waiting:
            self._store.load(Watched(self._waiting, watch))
            self._waiting.clear()

    def distil(self) -> None:
        """Make another generation, in which what was removed has left no trace."""
        self._begin()
        current, self.at_work = self.store, self.at_work + 1
        self._store = self._generations.distil(current, self.at_work)
        current.close()

    def flush(self) -> int:
        """Make all that was changed last on disk, and return the number of the generation that it is in."""
        if self.at_work:
            if self._written * _SHARE >= len(self.present):
                self.store.compact()
                self._written = 0
            self.store.flush()
        return self.at_work or self._number

    def settle(self) -> None:
        """Go on with the generation that was made: from now on it is others' to read, and nobody's to write."""
        if self.at_work:
            self.store.close()
            self._store = self._generations.read(self.at_work)
            self._number, self.at_work = self.at_work, 0

    def alter(self, change: Callable[[Path], None]) -> int:
        """Let somebody change a copy of the store, and return its number; there is no store to ask after that."""
        self._begin()
        self.store.close()
        change(self._generations.at(self.at_work))
        self._number, self.at_work = self.at_work, 0
        return self._number

    def close(self) -> None:
        """Let go of the store; what was not flushed is lost."""
        self._waiting.clear()
        with contextlib.suppress(StoreError):  # all that counts was flushed when it was committed
            self._store.close()

    def _with(self, graph: NamedNode) -> Store:
        """Return the store with a graph, if that is there at all; others may wait on."""
        return self.store if graph in self._waiting else self._store

    def _begin(self) -> None:
        """Make the next generation of the store, if that was not done yet."""
        if not self.at_work:
            current, self.at_work = self._store, self._number + 1
            if self.present:
                self._store = self._generations.copy(current, self.at_work)
            else:
                self._store = self._generations.fresh(self.at_work)
            current.close()


def _is_bulletin(graph: NamedNode) -> bool:
    return graph.value.startswith(_BULLETINS)
