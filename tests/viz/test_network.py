"""Neighbours, rank and cuts of a network made by hand."""

import networkx as nx

from viz.network import Network, cut, neighbours, rank


def _network(*edges: tuple[str, str]) -> Network:
    network: Network = nx.MultiDiGraph()
    for node in sorted({node for edge in edges for node in edge}):
        network.add_node(node, label=node.upper())
    network.add_edges_from(edges)
    return network


def test_network_neighbours_are_counted_once_and_in_both_directions() -> None:
    network = _network(("a", "b"), ("a", "b"), ("c", "a"), ("a", "a"))
    assert neighbours(network, "a") == {"b", "c"}


def test_network_rank_is_by_neighbours_then_by_name() -> None:
    network = _network(("a", "hub"), ("b", "hub"), ("c", "hub"), ("c", "b"), ("c", "b"), ("a", "a"))
    assert rank(network, network) == ["hub", "b", "c", "a"]


def test_network_cut_says_what_was_left_out() -> None:
    network = _network(("a", "hub"), ("b", "hub"), ("hub", "c"), ("c", "d"))
    part = cut(network, ["hub", "a"])
    assert {node: part.nodes[node] for node in part} == {
        "a": {"label": "A", "left_out": 0},
        "hub": {"label": "HUB", "left_out": 2},
    }
    assert list(part.edges()) == [("a", "hub")]
    assert part.graph == {"things": 5, "edges": 4}


def test_network_cut_keeps_the_order_of_the_whole() -> None:
    network = _network(("a", "b"), ("b", "c"))
    assert list(cut(network, ["c", "a"])) == list(cut(network, ["a", "c"])) == ["a", "c"]
