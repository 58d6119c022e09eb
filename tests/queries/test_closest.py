"""The closest paths are those that trying all would find."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

import networkx as nx
import pytest

from queries.closest import LINKS, PATHS, closest


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network that is all there; it tells what was looked around at."""

    graph: nx.Graph[int]
    asked: list[int]

    def degrees(self, things: Collection[int]) -> Mapping[int, int]:
        return {thing: self.graph.degree(thing) for thing in things if self.graph.degree(thing)}

    def around(self, things: Collection[int]) -> Mapping[int, Mapping[int, int]]:
        self.asked.extend(things)
        return {thing: {other: self.graph.degree(other) for other in self.graph[thing]} for thing in things}


def length(graph: nx.Graph[int], path: Collection[int]) -> float:
    return sum(1 + log(graph.degree(one)) + log(graph.degree(other)) for one, other in pairwise(path))


def lengths(graph: nx.Graph[int], ones: Collection[int], others: Collection[int], hub: int) -> list[float]:
    """Return how long the closest paths are, of all that there are."""
    found = []
    for one in ones:
        for other in set(others) - {one}:
            ends = {*ones, *others} - {one, other}
            bridges = [node for node in graph if node in (one, other) or node not in ends and graph.degree(node) <= hub]
            found += [length(graph, path) for path in nx.all_simple_paths(graph.subgraph(bridges), one, other, cutoff=LINKS)]
    return sorted(found)[:PATHS]


@pytest.mark.parametrize("seed", range(0, 40, 4))
@pytest.mark.parametrize(("ones", "others"), [([0], [1]), ([0, 1], [2, 3]), ([0, 1], [1, 2])], ids=["two", "namesakes", "among them"])
def test_closest_are_the_closest_of_all(seed: int, ones: list[int], others: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.closest.HUB", 9)
    graph = nx.gnm_random_graph(24, 30 + seed, seed=seed)
    found = closest(Drawn(graph, []), ones, others)
    assert [its for its, _ in found][:PATHS] == pytest.approx(lengths(graph, ones, others, 9))
    assert [length(graph, path) for _, path in found] == pytest.approx([its for its, _ in found])
    assert all(path[0] in ones and path[-1] in others and len(path) <= LINKS + 1 for _, path in found)


def test_what_everybody_is_tied_to_is_not_looked_around_at() -> None:
    graph = nx.star_graph(1000)
    graph.add_edges_from([(1, 2000), (2000, 2001), (2001, 2)])
    network = Drawn(graph, [])
    assert [path for _, path in closest(network, [1], [2])] == [(1, 2000, 2001, 2)]
    assert 0 not in network.asked


def test_a_small_meeting_ties_closer_than_a_great_one() -> None:
    great, small = 2, 3
    graph = nx.Graph([(0, great), (great, 1), (0, small), (small, 1), *((great, other) for other in range(10, 90))])
    assert [path for _, path in closest(Drawn(graph, []), [0], [1])] == [(0, small, 1), (0, great, 1)]
