"""What waits to be loaded: in memory or in a file, the same."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from queries import spool
from queries.errors import StoreError
from queries.spool import Spool, Watched

GRAPHS = {NamedNode(f"http://example.org/{number}"): f"第{number}份".encode() * number for number in (3, 1, 40, 2)}


@pytest.fixture(params=[20, 16_000_000], ids=["in a file", "in memory"])
def waiting(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    monkeypatch.setattr(spool, "_FEW", request.param)
    its = Spool(tmp_path)
    for graph, lines in GRAPHS.items():
        its.put(graph, lines)
    yield its
    its.clear()


def test_graphs_come_back_in_their_order_and_again(waiting: Spool) -> None:
    assert list(waiting.items()) == list(waiting.items()) == list(GRAPHS.items())
    assert len(waiting) == len(GRAPHS)


def test_graphs_are_found_and_more_are_put_in_after_one_was_read(waiting: Spool) -> None:
    graph, other = NamedNode("http://example.org/other"), next(iter(GRAPHS))
    assert other in waiting and graph not in waiting
    assert waiting[other] == GRAPHS[other]
    waiting.put(graph, b"more")
    assert dict(waiting) == {**GRAPHS, graph: b"more"}


def test_nothing_is_left_in_the_folder(waiting: Spool, tmp_path: Path) -> None:
    waiting.clear()
    assert not len(waiting) and not list(tmp_path.iterdir())


def test_somebody_watches(waiting: Spool) -> None:
    seen = []

    def watch(graphs: Iterable[NamedNode], number: int) -> Iterator[NamedNode]:
        for graph in graphs:
            seen.append((graph, number))
            yield graph

    assert list(Watched(waiting, watch).values()) == list(GRAPHS.values())
    assert seen == [(graph, len(GRAPHS)) for graph in GRAPHS]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_FEW", 20)
    its = Spool(tmp_path / "gone")
    with pytest.raises(StoreError, match="what waits to be loaded cannot be written: No such file"):
        for graph, lines in GRAPHS.items():
            its.put(graph, lines)
    its.clear()
