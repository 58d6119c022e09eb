"""Places: the same every time, none taken twice, communities together, parts apart."""

import os
import subprocess
import sys
from itertools import combinations
from math import dist

import networkx as nx
import pytest

from viz.layout import positions, room
from viz.network import Network


def _network(edges: list[tuple[str, str]], *lonely: str) -> Network:
    network: Network = nx.MultiDiGraph()
    network.add_nodes_from(lonely)
    network.add_edges_from(edges)
    return network


def _clique(name: str, size: int) -> list[tuple[str, str]]:
    return list(combinations([f"{name}{i:02}" for i in range(size)], 2))


@pytest.mark.parametrize(
    ("edges", "lonely"),
    [
        ([], []),
        ([], ["a"]),
        ([("a", "a")], []),
        ([("a", "b")], ["c", "d"]),
        ([("a", "b"), ("b", "c")], []),
        ([(f"leaf{i}", "hub") for i in range(40)], []),
        ([(f"a{i}", f"b{i}") for i in range(30)], [f"c{i}" for i in range(30)]),
        (_clique("x", 40) + _clique("y", 40) + [("x00", "y00")], ["z"]),
        (_clique("x", 70), []),
    ],
)
def test_layout_places_everything_and_nothing_twice(edges: list[tuple[str, str]], lonely: list[str]) -> None:
    network = _network(edges, *lonely)
    placed = positions(network)
    assert set(placed) == set(network)
    assert len(set(placed.values())) == len(placed)


@pytest.mark.parametrize("size", [2, 9, 31, 60])
def test_layout_lets_nothing_cover_another_in_a_small_network(size: int) -> None:
    for seed in range(3):
        tree = nx.relabel_nodes(nx.barabasi_albert_graph(size, 1, seed=seed), str) if size > 2 else nx.Graph([("0", "1")])
        placed = positions(_network(list(tree.edges())))
        assert min(dist(one, other) for one, other in combinations(placed.values(), 2)) > 0.75 * room(size)


def test_layout_does_not_depend_on_the_order_of_the_network() -> None:
    edges = _clique("x", 35) + _clique("y", 35) + [("x00", "y00"), ("p", "q")]
    assert positions(_network(edges)) == positions(_network(edges[::-1]))


def test_layout_does_not_depend_on_the_hashes_of_a_run() -> None:
    code = (
        "import networkx as nx\n"
        "from viz.layout import positions\n"
        "graph = nx.relabel_nodes(nx.connected_caveman_graph(12, 9), str)\n"
        "print(sorted(positions(nx.MultiDiGraph(graph)).items()))\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_layout_keeps_communities_together() -> None:
    placed = positions(_network(_clique("x", 40) + _clique("y", 40) + [("x00", "y00")]))
    middle = {
        name: [sum(axis) / 40 for axis in zip(*(p for n, p in placed.items() if n[0] == name), strict=True)]
        for name in "xy"
    }
    strays = [n for n, p in placed.items() if min(middle, key=lambda name: dist(p, middle[name])) != n[0]]
    assert strays == []


def test_layout_sets_unconnected_parts_side_by_side() -> None:
    placed = positions(_network(_clique("x", 12) + _clique("y", 8), "z"))
    boxes = {
        name: [
            f(axis)
            for axis in zip(*(p for n, p in placed.items() if n[0] == name), strict=True)
            for f in (min, max)
        ]
        for name in "xyz"
    }
    overlaps = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if boxes[a][0] <= boxes[b][1]
        and boxes[b][0] <= boxes[a][1]
        and boxes[a][2] <= boxes[b][3]
        and boxes[b][2] <= boxes[a][3]
    ]
    assert overlaps == []


def test_layout_gives_less_room_to_many() -> None:
    assert room(10) > 100 > room(100) > room(2000) > 48
