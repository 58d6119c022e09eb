"""The graph of a drawn country in a workspace: two million triples, as those of read bulletins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from ingest.emit import emit
from queries.endpoint.calls import Size
from queries.workspace import Workspace
from tests.bench._country import country, identity_of

BULLETINS = 1500


def drawn(folder: Path, bulletins: int = BULLETINS) -> Path:
    """Return a workspace of so many bulletins, made where it is not there yet."""
    if not folder.is_dir():
        with Workspace.open(folder) as opened:
            opened.store.fill(quads(bulletins))
            opened.commit()
    return folder


def quads(bulletins: int) -> Iterator[Quad]:
    """Yield the quads of so many bulletins."""
    for document, facts in country().bulletins(bulletins):
        yield from emit(document, facts, identity_of(document, facts))


def triples(folder: Path) -> int:
    """Return how many triples the union of a workspace's graphs has."""
    with Workspace.open(folder, read_only=True) as opened:
        return Size()(opened.store)
