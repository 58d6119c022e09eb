"""The closest paths between two things, around those that know everybody.

SPARQL can say whether a path is there, but neither which way it goes nor which of many is the closest. So the
things around both ends are fetched, link by link, until they meet, and the paths are found among these. What a
link is, who asks decides: for a question it is what bulletins tell of both, for a picture a line between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import chain, islice, pairwise, product
from math import log
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology.iri import BASE

from .slots import filled
from .store import Store, Term, select

if TYPE_CHECKING:
    import networkx as nx

LINKS, PATHS = 6, 5
"""How many links a path has at most, and how many paths are told."""
HUB = 400
"""What is tied to more things than this is an end of paths, never a bridge: everybody is there."""

Path: TypeAlias = tuple[Term, ...]
#: Tells what is one link away from each of some things, in order.
Neighbours: TypeAlias = Callable[[Sequence[Term]], Mapping[Term, Sequence[Term]]]
Network: TypeAlias = "nx.Graph[Term]"
_NOTHING = NamedNode(f"{BASE}nothing")
_TRIED = 50  # paths may be short and have too many links
_WIDEST = 2000  # things whose neighbours are asked for at once


def paths(
    store: Store, ones: Sequence[Term], others: Sequence[Term], period: Mapping[str, Sequence[Term]]
) -> list[Path]:
    """Return the closest paths between things through what bulletins tell, as `closest` does.

    `period` has the terms of `since` and `until`, if there are any.
    """
    return closest(partial(_told, store, period), ones, others)


def closest(neighbours: Neighbours, ones: Sequence[Term], others: Sequence[Term]) -> list[Path]:
    """Return the closest paths between things, the closest first; each begins with one of `ones`."""
    found = _around(neighbours, ones, others)
    each = (_paths(found, one, other) for one, other in product(ones, others) if one != other)
    nearest = sorted(
        chain.from_iterable(islice(its, PATHS) for its in each), key=lambda its: (its[0], str(its[1]))
    )
    return [path for _, path in nearest[:PATHS]]


def links(found: Sequence[Path]) -> list[Term]:
    """Return the links of paths for their slot: which path, which link of it, and its ends, either way round."""
    terms: list[Term] = []
    for path, nodes in enumerate(found, start=1):
        for link, (near, far) in enumerate(pairwise(nodes), start=1):
            place = (Literal(path), Literal(link))
            terms += (*place, near, far, *place, far, near)
    return terms or [
        Literal(0),
        Literal(0),
        _NOTHING,
        _NOTHING,
    ]  # an empty slot would ask for all links there are


def links_slot(one: str, other: str) -> str:
    """Return the name of the slot for the links of paths between two parameters."""
    return f"path step {one} {other}"


def _around(neighbours: Neighbours, ones: Sequence[Term], others: Sequence[Term]) -> Network:
    """Return what lies around both ends as far as they need to go to meet, and one link more; nodes know their degree."""
    import networkx as nx  # the other questions need not wait for it

    around: Network = nx.Graph()
    around.add_nodes_from((*ones, *others), degree=1)
    sides = [(set(ones), set(ones)), (set(others), set(others))]  # what is known, and the border of it
    further = 1
    for _ in range(LINKS):
        met = bool(sides[0][0] & sides[1][0])
        if met and not further or not all(border for _, border in sides):
            break
        further -= met
        known, border = min(sides, key=lambda its: len(its[1]))
        asked = sorted(border, key=str)
        border.clear()
        for node, near in neighbours(asked).items():
            if len(near) <= HUB or node in ones or node in others:
                around.add_edges_from((node, each) for each in near)
                border |= set(near) - known
            around.add_node(node, degree=len(near))
        known |= border
    return around


def _paths(graph: Network, one: Term, other: Term) -> Iterator[tuple[float, Path]]:
    """Yield paths with their lengths, the shortest first; a link is the longer, the more its ends are tied to."""
    import networkx as nx

    if one not in graph or other not in graph:
        return
    there, back = (
        nx.single_source_shortest_path_length(graph, one),
        nx.single_source_shortest_path_length(graph, other),
    )
    # a copy: a view would ask of each node, each time that one comes by, whether it is in it
    between = graph.subgraph(node for node in there if node in back and there[node] + back[node] <= LINKS).copy()
    if one not in between or other not in between:
        return
    weights = {node: log(its.get("degree", between.degree(node))) for node, its in between.nodes.items()}

    def length(near: Term, far: Term, _: object) -> float:
        return 1 + weights[near] + weights[far]

    for nodes in islice(nx.shortest_simple_paths(between, one, other, weight=length), _TRIED):
        if len(nodes) > LINKS + 1:
            continue
        yield sum(length(*pair, None) for pair in pairwise(nodes)), tuple(nodes)


def _told(store: Store, period: Mapping[str, Sequence[Term]], nodes: Sequence[Term]) -> dict[Term, list[Term]]:
    """Return what bulletins tell of together with each of these things, in order."""
    found: dict[Term, set[Term]] = {node: set() for node in nodes}
    for start in range(0, len(nodes), _WIDEST):
        asked = filled(_steps("steps_within" if period else "steps"), {**period, "near": nodes[start : start + _WIDEST]})
        for near, far in select(store, asked):
            if near in found and isinstance(far, NamedNode) and far != near:
                found[near].add(far)
    return {node: sorted(near, key=str) for node, near in found.items()}


@cache
def _steps(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text("utf-8")
