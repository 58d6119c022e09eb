"""The closest paths in a network of which only that is known which was looked at.

A link is the longer, the more its ends are tied to: 1, and the logarithms of both numbers. So of two paths of as many
links, the one through a small meeting is closer than the one through a great office; and what is tied to a very great
many things is an end of paths, never a bridge: everybody is there.

It is looked around from both ends, always where that shows fewer ties, and always at what is nearest first, until
nothing that was not looked at can be on a closer path than those that are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from functools import cache
from heapq import heappop, heappush
from itertools import count
from math import inf, log
from typing import Generic, Protocol, TypeAlias, TypeVar

Node = TypeVar("Node", bound=Hashable)
#: The length of a path, and the things along it.
Path: TypeAlias = tuple[float, tuple[Node, ...]]

LINKS, PATHS = 6, 5
"""How many links a path has at most, and how many paths are told."""
HUB = 400
"""What is tied to more things than this is never a bridge."""

_STRIDE = 1 + 2 * log(2)  # the least that a path grows by: what is less than this behind another is not reached through it
_ENOUGH = 50_000  # ties that are looked at; where some path is known by then, no more are
_TRIED = 5000  # beginnings of paths that are gone on with
_ALIKE = 200  # paths that are told where the last ones are of the same length
_SAME = 1e-9  # by how much lengths differ that are the same, but were added up in another order


class Network(Protocol[Node]):
    """What is tied to what."""

    def degrees(self, things: Collection[Node]) -> Mapping[Node, int]:
        """Return with how many others each of these things is tied."""

    def around(self, things: Collection[Node]) -> Mapping[Node, Mapping[Node, int]]:
        """Return what each of these things is tied to, and with how many that is tied."""


def closest(network: Network[Node], ones: Collection[Node], others: Collection[Node]) -> list[Path[Node]]:
    """Return the closest paths from one of some things to one of others, with their lengths, the closest first.

    There are `PATHS` at most, or more where others are as long as the last of these.
    """
    search = _Search(network, ones, others)
    search.look()
    return list(search.paths())


class _Side(Generic[Node]):
    """What is known from one end: how far each thing is, half of the next link included, and what lies before it."""

    def __init__(self, ends: Mapping[Node, float]) -> None:
        self.far = dict(ends)
        self.links = dict.fromkeys(ends, 0)
        self.before: dict[Node, Node | None] = dict.fromkeys(ends)
        self.border = set(ends)  # what was not looked around at yet

    def nearest(self) -> float:
        """Return how far the nearest thing is that was not looked around at."""
        return min((self.far[node] for node in self.border), default=inf)

    def border_within(self, links: int) -> dict[Node, float]:
        """Return how far things are that were not looked around at, of those that are reached by fewer links than that."""
        return {node: self.far[node] for node in self.border if self.links[node] < links}

    def fewest(self) -> int:
        """Return by how few links a thing is reached that was not looked around at."""
        return min((self.links[node] for node in self.border), default=LINKS)

    def way(self, node: Node | None) -> list[Node]:
        """Return the way from a thing back to the end."""
        found = []
        while node is not None:
            found.append(node)
            node = self.before[node]
        return found


class _Search(Generic[Node]):
    def __init__(self, network: Network[Node], ones: Collection[Node], others: Collection[Node]) -> None:
        self._network = network
        self._ties = dict(network.degrees({*ones, *others}))
        self._starts, self._goals = (frozenset(self._ties.keys() & set(ends)) for ends in (ones, others))
        self._one, self._other = (_Side({end: _weight(self._ties[end]) for end in ends}) for ends in (self._starts, self._goals))
        self._near: defaultdict[Node, set[Node]] = defaultdict(set)  # what was seen to be tied, either way round
        self._met: list[tuple[float, tuple[Node, ...]]] = []  # paths that both sides make where they meet
        self._bound = inf  # no longer path is wanted

    def look(self) -> None:
        """Look around from both ends until the closest paths have been seen."""
        looked = 0
        while looked < _ENOUGH or not self._met:
            sides = ((self._one, self._other), (self._other, self._one))
            borders = [side.border_within(LINKS - other.fewest()) for side, other in sides]
            if not all(borders):
                break  # from one end, there is nothing left
            near = [min(border.values()) for border in borders]
            batches = [
                [node for node, far in border.items() if far <= its + _STRIDE and far + 1 + others <= self._bound + _SAME]
                for border, its, others in zip(borders, near, reversed(near), strict=True)
            ]
            if not all(batches):
                break  # nothing is near enough
            costs = [sum(self._ties[node] for node in batch) for batch in batches]
            at = costs.index(min(costs))
            looked += costs[at]
            self._look_around(batches[at], *sides[at])

    def _look_around(self, batch: Collection[Node], side: _Side[Node], other: _Side[Node]) -> None:
        """Take in what some things are tied to."""
        side.border.difference_update(batch)
        met: list[tuple[float, Node, Node]] = []
        for node, near in self._network.around(batch).items():
            far, links = side.far[node] + 1, side.links[node] + 1
            for each, ties in near.items():
                end = each in self._starts or each in self._goals
                if ties > HUB and not end:
                    continue
                self._near[node].add(each)
                self._near[each].add(node)
                if each in other.far:
                    met.append((far + other.far[each], node, each))
                self._ties[each] = ties
                further = far + 2 * _weight(ties)
                # what has one tie leads nowhere, and ends are no bridges
                if ties > 1 and not end and further < side.far.get(each, inf):
                    side.far[each], side.before[each] = further, node
                    side.links[each] = min(links, side.links.get(each, links))
                    side.border.add(each)
        self._meet(met, side, other)

    def _meet(self, met: Collection[tuple[float, Node, Node]], side: _Side[Node], other: _Side[Node]) -> None:
        """Take in the links at which both sides meet, with the lengths of the paths along them."""
        known = {path for _, path in self._met}
        more = 0
        for length, node, each in sorted(met, key=lambda its: its[0]):
            if more == PATHS or length > self._bound:
                break
            path = (*reversed(side.way(node)), *other.way(each))
            path = path if side is self._one else path[::-1]
            if path not in known and len(path) <= LINKS + 1 and len({*path}) == len(path):
                known.add(path)
                self._met.append((length, path))
                more += 1
        self._met.sort(key=lambda its: its[0])
        if len(self._met) >= PATHS:
            self._bound = self._met[PATHS - 1][0]

    def paths(self) -> Iterator[Path[Node]]:
        """Yield the closest of the paths along what was seen."""
        left, order, told = self._left(), count(), list[float]()
        begun: list[tuple[float, int, float, tuple[Node, ...]]] = [(0.0, next(order), self._one.far[one], (one,)) for one in self._starts if one in left]
        for _ in range(_TRIED):
            if not begun:
                return
            length, _, far, path = heappop(begun)
            if len(told) >= PATHS and length > told[PATHS - 1] + _SAME or len(told) == _ALIKE:
                return
            if len(path) > 1 and path[-1] in self._goals:
                told.append(length)
                yield length, path
                continue
            for each in self._near[path[-1]] if len(path) <= LINKS else ():
                length = far + 1 + left.get(each, inf)
                if length <= self._bound + _SAME and each not in path and (each not in self._starts or each in self._goals):
                    heappush(begun, (length, next(order), far + 1 + 2 * _weight(self._ties[each]), (*path, each)))

    def _left(self) -> dict[Node, float]:
        """Return how far the things on the closest paths are from the other end, along what was seen."""
        left = dict[Node, float]()
        order, unseen = count(), self._one.nearest()
        border: list[tuple[float, int, Node]] = [(self._other.far[other], next(order), other) for other in self._goals]
        while border:
            far, _, node = heappop(border)
            if node in left:
                continue
            left[node] = far
            for each in self._near[node] if node in self._goals or node not in self._starts else ():
                weight = _weight(self._ties[each])
                come = self._one.far.get(each, inf)
                if each not in self._one.before or each in self._one.border:
                    come = min(come, unseen)
                if each not in left and far + 1 + come <= self._bound + _SAME:
                    heappush(border, (far + 1 + 2 * weight, next(order), each))
        return left


@cache
def _weight(ties: int) -> float:
    return log(ties)
