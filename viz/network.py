"""The graph as networkx holds it: things, the direct edges between them, and cuts of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from ontology.facts import Evidence

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a bulletin (its date, IRI, title and office) that say something, and how surely they were read."""

    date: str
    bulletin: str
    title: str
    words: Evidence
    confidence: str
    office: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What bulletins say of one thing alone: a property (an IRI) and its value (an IRI or words), dated."""

    property: str
    date: str
    value: str
    former: bool
    evidence: tuple[Quote, ...]


def neighbours(network: Network, node: str) -> set[str]:
    """Return the nodes that share an edge with this one, in either direction."""
    return (set(network.succ[node]) | set(network.pred[node])) - {node}


def rank(network: Network, nodes: Iterable[str]) -> list[str]:
    """Sort nodes, most important first: by how many others they touch in the network, then by name."""
    return sorted(
        nodes, key=lambda node: (-len(neighbours(network, node)), network.nodes[node]["label"], node)
    )


def cut(network: Network, nodes: Iterable[str]) -> Network:
    """Cut out these nodes and the edges among them.

    Each node's `left_out` is the number of its neighbours that did not come along; the graph attributes
    `things` and `edges` count the whole that the part was cut from.
    """
    kept = set(nodes)
    part: Network = nx.MultiDiGraph(things=len(network), edges=network.number_of_edges())
    for node in network:  # in the order of the whole, so that equal cuts are equal graphs
        if node in kept:
            part.add_node(node, **network.nodes[node], left_out=len(neighbours(network, node) - kept))
    for source, target, key, edge in network.edges(keys=True, data=True):
        if source in kept and target in kept:
            part.add_edge(source, target, key=key, **edge)
    return part
