"""Graphs that wait to be loaded, as N-Quads: in memory while they are few, then in a file that has no name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TypeAlias

from pyoxigraph import NamedNode

from .errors import StoreError

Watch: TypeAlias = Callable[[Iterable[NamedNode], int], Iterable[NamedNode]]
"""Shows how far one has come among so many graphs."""

_FEW = 16_000_000
"""How many bytes wait in memory."""


class Spool(Mapping[NamedNode, bytes]):
    """The N-Quads of each graph, in the order in which they were put in."""

    def __init__(self, folder: Path) -> None:
        """Begin without graphs. Where there are many they wait in a file in the folder, gone when this is."""
        self._folder = folder
        self._lines: SpooledTemporaryFile[bytes] | None = None
        self._places: dict[NamedNode, tuple[int, int]] = {}
        self._end = 0

    def put(self, graph: NamedNode, lines: bytes) -> None:
        """Let the N-Quads of a graph wait that was not put in before. Raises StoreError where the disk is full."""
        try:
            if self._lines is None:
                self._lines = SpooledTemporaryFile(_FEW, dir=str(self._folder))  # noqa: SIM115 - `clear` closes it
            self._lines.seek(self._end)
            self._lines.write(lines)
        except OSError as error:
            raise StoreError(f"what waits to be loaded cannot be written: {error.strerror}") from None
        self._places[graph] = self._end, len(lines)
        self._end += len(lines)

    def __getitem__(self, graph: NamedNode) -> bytes:
        begin, length = self._places[graph]
        assert self._lines is not None
        self._lines.seek(begin)
        return self._lines.read(length)

    def __contains__(self, graph: object) -> bool:
        return graph in self._places

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def clear(self) -> None:
        """Let go of all."""
        if self._lines is not None:
            self._lines.close()
        self._lines, self._places, self._end = None, {}, 0


class Watched(Mapping[NamedNode, bytes]):
    """Graphs that show how far one has come whenever one goes through them."""

    def __init__(self, graphs: Mapping[NamedNode, bytes], watch: Watch) -> None:
        self._graphs, self._watch = graphs, watch

    def __getitem__(self, graph: NamedNode) -> bytes:
        return self._graphs[graph]

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._watch(self._graphs, len(self._graphs)))

    def __len__(self) -> int:
        return len(self._graphs)
