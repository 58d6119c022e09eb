"""The graphs of a workspace while it is open: the generation that counts, and the next one as soon as something changes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from ontology.iri import BASE

from .errors import StoreError
from .generations import Generations
from .store import Store
from .stores import open_store

_BULLETINS = f"{BASE}bulletin/"


class Graphs:
    """The graphs of a store of which generation `number` counts; 0 where there is none yet.

    `present` are those that are there. `at_work` is the number of the generation that is being made, 0 where
    nothing has changed.
    """

    def __init__(self, generations: Generations, number: int, *, read_only: bool, fresh: bool) -> None:
        """Open the generation that counts, or none for a `fresh` start. Raises StoreError where whoever reads finds none."""
        self._generations = generations
        self._number = number
        self.at_work = 0
        self.store: Store = open_store("memory:")
        if number and not fresh:
            try:
                self.store = generations.read(number)
            except StoreError:
                if read_only:
                    raise
        self.present = set(self.store.graphs())

    def bulletins(self) -> tuple[NamedNode, ...]:
        """Return the graphs of documents, in order, and no others."""
        return tuple(sorted(filter(_is_bulletin, self.present), key=str))

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make these quads all that a graph holds."""
        self._begin()
        self.store.replace(graph, quads)
        self.present.add(graph)

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph."""
        self._begin()
        self.store.remove(graph)
        self.present.discard(graph)

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads to what there is."""
        self._begin()
        self.store.fill(quads)

    def distil(self) -> None:
        """Make another generation, in which what was removed has left no trace."""
        self._begin()
        current, self.at_work = self.store, self.at_work + 1
        self.store = self._generations.distil(current, self.at_work)
        current.close()

    def flush(self) -> int:
        """Make all that was changed last on disk, and return the number of the generation that it is in."""
        if self.at_work:
            self.store.flush()
        return self.at_work or self._number

    def settle(self) -> None:
        """Go on with the generation that was made: from now on it is others' to read, and nobody's to write."""
        if self.at_work:
            self.store.close()
            self.store = self._generations.read(self.at_work)
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
        with contextlib.suppress(StoreError):  # all that counts was flushed when it was committed
            self.store.close()

    def _begin(self) -> None:
        """Make the next generation of the store, if that was not done yet."""
        if not self.at_work:
            current, self.at_work = self.store, self._number + 1
            if self.present:
                self.store = self._generations.copy(current, self.at_work)
            else:
                self.store = self._generations.fresh(self.at_work)
            current.close()


def _is_bulletin(graph: NamedNode) -> bool:
    return graph.value.startswith(_BULLETINS)
