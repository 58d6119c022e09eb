"""Where each thing stands in the drawing: the same place every time, for the same network."""

from __future__ import annotations

from itertools import combinations
from math import hypot, pi, sqrt

import networkx as nx

from .network import Network

_SEED = 1978
_SHAPE = 1.5  # width to height of the whole
_TOGETHER = 60  # as many things are laid out at once; of more, each community by itself
_TURNS = 200  # of forces, until things stand still
_FEW = 80  # of forces within a community of a large picture, where more shortens the lines by a twentieth and takes twice as long

_PUSHES = 100  # at most, until no two things are too near
_LEAST = 0.8  # how near two things may be, in rooms of one thing

# From here on, a length of 1 is the room of one thing.
Point = tuple[float, float]
Places = dict[int, Point]


def room(things: int) -> float:
    """Return the width of the room that each of so many things is given, in pixels at scale 1.

    Few things stand far enough apart for every name; of many, names are read by coming nearer.
    """
    return 48.0 + 90.0 / (1.0 + things / 60.0)


def positions(network: Network) -> dict[str, tuple[int, int]]:
    """Place every node, in pixels at scale 1.

    Communities (people who meet each other) become islands, those that have much to do with each other near
    one another; parts without any edge between them stand side by side, the largest first.
    """
    order = sorted(network)
    number = {node: i for i, node in enumerate(order)}
    # Numbers, because the order in which a set of strings is walked changes from run to run.
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(order)))
    simple.add_edges_from(sorted((number[s], number[t]) for s, t in network.edges() if s != t))
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    placed = _side_by_side([_islands(_ordered(simple, part)) for part in parts])
    wide = room(len(order))
    return {order[i]: (round(x * wide), round(y * wide)) for i, (x, y) in sorted(placed.items())}


def _islands(part: nx.Graph[int]) -> Places:
    if len(part) <= _TOGETHER:
        return _spread(part)
    found = nx.community.louvain_communities(part, seed=_SEED)
    islands = sorted(found, key=lambda island: (-len(island), min(island)))
    home = {node: i for i, island in enumerate(islands) for node in island}
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(len(islands)))
    for source, target in part.edges():
        if home[source] != home[target]:
            weight = between.get_edge_data(home[source], home[target], {"weight": 0})["weight"]
            between.add_edge(home[source], home[target], weight=weight + 1)
    centres = _apart(_force(between), [_radius(len(island)) + 1.0 for island in islands])
    return {
        node: (x + centres[i][0], y + centres[i][1])
        for i, island in enumerate(islands)
        for node, (x, y) in _spread(_ordered(part, island), _FEW).items()
    }


def _spread(part: nx.Graph[int], turns: int = _TURNS) -> Places:
    """Lay out a small graph as a disc around the origin.

    Forces leave a knot in the middle and threads around it. Each thing keeps its direction from the middle
    and its turn among the distances, but gets a distance that gives all the same room.
    """
    found = _force(part, turns)
    outward = sorted(found, key=lambda node: (hypot(*found[node]), node))
    placed: Places = {}
    for turn, node in enumerate(outward):
        x, y = found[node]
        scale = _radius(len(part)) * sqrt((turn + 0.5) / len(part)) / (hypot(x, y) or 1.0)
        placed[node] = (x * scale, y * scale)
    return _parted(placed) if len(part) <= _TOGETHER else placed


def _parted(places: Places) -> Places:
    """Push things apart that lie in one direction at nearly one distance, until none covers another or its name."""
    points = {node: [x, y] for node, (x, y) in places.items()}
    for _ in range(_PUSHES):
        moved = False
        for one, other in combinations(points.values(), 2):
            dx, dy = other[0] - one[0], other[1] - one[1]
            if dx * dx + dy * dy >= _LEAST * _LEAST:
                continue
            apart = hypot(dx, dy) or 1.0
            missing = _LEAST - apart
            if missing > 0.02:
                moved = True
                for point, share in ((one, -missing / 2), (other, missing / 2)):
                    point[0] += dx / apart * share
                    point[1] += dy / apart * share
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in points.items()}


def _force(graph: nx.Graph[int], turns: int = _TURNS) -> Places:
    if len(graph) < 3:
        return {node: (float(i), 0.0) for i, node in enumerate(graph)}
    found = nx.forceatlas2_layout(graph, max_iter=turns, weight="weight", seed=_SEED)
    x0, y0 = (sum(float(point[i]) for point in found.values()) / len(found) for i in (0, 1))
    return {node: (float(x) - x0, float(y) - y0) for node, (x, y) in found.items()}


def _apart(centres: Places, radii: list[float]) -> Places:
    """Draw the centres as close together as the circles around them allow, keeping who is beside whom."""
    points = {i: [x, y] for i, (x, y) in centres.items()}
    far = max(hypot(x, y) for x, y in centres.values()) or 1.0
    for point in points.values():
        point[:] = (c * sqrt(sum(r * r for r in radii)) / far for c in (point[0] * _SHAPE, point[1]))
    for _ in range(300):
        moved = False
        for i, j in combinations(points, 2):
            a, b = points[i], points[j]
            dx, dy = b[0] - a[0], b[1] - a[1]
            apart = hypot(dx, dy) or 1.0
            missing = radii[i] + radii[j] - apart
            if missing > 0.02:
                moved = True
                for point, share in ((a, -radii[j]), (b, radii[i])):
                    point[0] += dx / apart * missing * share / (radii[i] + radii[j])
                    point[1] += dy / apart * missing * share / (radii[i] + radii[j])
        if not moved:
            break
    return {i: (x, y) for i, (x, y) in points.items()}


def _side_by_side(parts: list[Places]) -> Places:
    boxes = [_box(part) for part in parts]
    # Single things and pairs stand closer: there can be hundreds, and they should not take up the drawing.
    gaps = [{1: 0.8, 2: 1.4}.get(len(part), 2.0) for part in parts]
    area = sum((x1 - x0 + gap) * (y1 - y0 + gap) for (x0, y0, x1, y1), gap in zip(boxes, gaps, strict=True))
    width = max([sqrt(area * _SHAPE), *(x1 - x0 for x0, _, x1, _ in boxes)])
    placed: Places = {}
    left = top = row = 0.0
    for part, (x0, y0, x1, y1), gap in zip(parts, boxes, gaps, strict=True):
        if left and left + x1 - x0 > width:
            left, top, row = 0.0, top + row, 0.0
        placed |= {node: (x - x0 + left, y - y0 + top) for node, (x, y) in part.items()}
        left += x1 - x0 + gap
        row = max(row, y1 - y0 + gap)
    return placed


def _box(part: Places) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)


def _radius(things: int) -> float:
    return sqrt(things / pi)


def _ordered(graph: nx.Graph[int], nodes: set[int]) -> nx.Graph[int]:
    # A subgraph view walks its nodes in the order of a set; forces are summed in the order of the nodes.
    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(sorted(nodes))
    part.add_edges_from(sorted(graph.subgraph(nodes).edges()))
    return part
