"""What lies around things: with what each is tied, and by which relation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pyoxigraph import NamedNode

from ontology.facts import Kind
from queries.store import Store

from ..network import Network
from ..payload import payload
from ..projection import part
from ..projection.things import things
from ..rows import Queries, text
from .graph import Bare, Edition, Long

STEP = 30
"""How many things an expansion adds at most."""
_FAR = 8
_WIDE = 4000

_QUERIES = Queries(__package__)
#: A relation's IRI, and whether it leads from the thing or to it.
Way: TypeAlias = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Ties(Long):
    """Count with how many things a thing is tied."""

    iri: NamedNode

    def __call__(self, graph: Bare | Edition) -> dict[Way, int]:
        """Return the counts by relation and direction."""
        found = neighbours(graph.store, [self.iri]).get(self.iri.value, {})
        return {way: len(others) for way, others in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Picture(Long):
    """Draw things, with the edges among them and to those that are drawn already."""

    wanted: tuple[NamedNode, ...]
    beside: tuple[NamedNode, ...] = ()
    placed: bool = True

    def __call__(self, graph: Bare | Edition) -> dict[str, Any]:
        """Return what a drawing knows, as `viz.payload` has it; each thing's `left_out` is with how many it is tied."""
        new = tuple(iri for iri in dict.fromkeys(self.wanted) if iri not in set(self.beside))
        network = part(graph.store, new, self.beside) if new else Network()
        ties = _counts(graph.store, "asked/degrees.rq", (iri.value for iri in new))
        for iri in new:
            if iri.value in network:
                network.nodes[iri.value]["left_out"] = ties[iri.value]
        return payload(network, {iri.value for iri in self.beside}, placed=self.placed)


@dataclass(frozen=True, slots=True)
class Expand(Long):
    """Draw what a thing is tied to, by one relation or by any, that is not drawn yet: the most named first."""

    iri: NamedNode
    way: Way | None
    beside: tuple[NamedNode, ...]

    def __call__(self, graph: Bare | Edition) -> dict[str, Any]:
        """Return what is to be added, and under `left` how many more there are."""
        ways = neighbours(graph.store, [self.iri]).get(self.iri.value, {})
        meant = {other for way, others in ways.items() if self.way in (None, way) for other in others}
        new = sorted(meant - {iri.value for iri in self.beside} - {self.iri.value})
        weights = _counts(graph.store, "asked/weights.rq", new)  # in how many bulletins each is named
        first = sorted(new, key=lambda iri: (-weights[iri], iri))[:STEP]
        wanted = tuple(map(NamedNode, first))
        if self.iri not in self.beside:
            wanted = (self.iri, *wanted)
        placed = not self.beside  # beside others there is a place for it, which only who sees them knows
        return Picture(wanted, self.beside, placed)(graph) | {"left": len(new) - len(first)}


@dataclass(frozen=True, slots=True)
class Path(Long):
    """Find a shortest way from one thing to another."""

    one: NamedNode
    other: NamedNode

    def __call__(self, graph: Bare | Edition) -> tuple[NamedNode, ...]:
        """Return the things along it, both ends included; none where there is no way, or only a very long one."""
        came: dict[str, dict[str, str]] = {self.one.value: {self.one.value: ""}, self.other.value: {self.other.value: ""}}
        front = {self.one.value: [self.one.value], self.other.value: [self.other.value]}
        for _ in range(_FAR):
            start = min(front, key=lambda end: (len(front[end]), end))
            opposite = self.other.value if start == self.one.value else self.one.value
            if met := sorted(came[start].keys() & came[opposite].keys()):
                return self._joined(came, met[0])
            found = neighbours(graph.store, [NamedNode(iri) for iri in front[start]])
            front[start] = []
            for iri in sorted(found):
                for other in sorted({o for others in found[iri].values() for o in others}):
                    if other not in came[start]:
                        came[start][other] = iri
                        front[start].append(other)
            if met := sorted(came[start].keys() & came[opposite].keys()):
                return self._joined(came, met[0])
            if not front[start] or len(front[start]) > _WIDE:
                break
        return ()

    def _joined(self, came: Mapping[str, Mapping[str, str]], middle: str) -> tuple[NamedNode, ...]:
        there, back = _back(came[self.one.value], middle), _back(came[self.other.value], middle)
        return tuple(map(NamedNode, (*reversed(there), *back[1:])))


@dataclass(frozen=True, slots=True)
class Heart:
    """Pick a picture to begin with: the people and books that are named most, and what ties most of them together."""

    people: int = 14
    books: int = 6
    between: int = 16

    def __call__(self, graph: Edition) -> tuple[NamedNode, ...]:
        """Return its things."""
        most = ((Kind.PERSON, self.people), (Kind.PUBLICATION, self.books))
        named = [its.iri for kind, count in most for its in graph.names.suggest("", count, kind)]
        ties = Counter(
            other
            for ways in neighbours(graph.store, named).values()
            for other in {other for others in ways.values() for other in others}
        )
        between = sorted(ties.keys() - {iri.value for iri in named}, key=lambda iri: (-ties[iri], iri))
        return (*named, *map(NamedNode, between[: self.between]))


def neighbours(store: Store, wanted: Sequence[NamedNode]) -> dict[str, dict[Way, list[str]]]:
    """Return what each of these things is tied to, by relation and direction."""
    found: defaultdict[str, defaultdict[Way, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _QUERIES.rows(store, "asked/neighbours.rq", thing=wanted) if wanted else ():
        found[text(row, "thing")][text(row, "relation"), text(row, "forward") == "true"].append(text(row, "other"))
    return {iri: dict(ways) for iri, ways in found.items()}


def known(store: Store, wanted: Collection[NamedNode]) -> tuple[NamedNode, ...]:
    """Return those of the things that the graph knows, in the order given."""
    found = things(store, list(wanted)) if wanted else {}
    return tuple(iri for iri in wanted if iri.value in found)


def _counts(store: Store, query: str, wanted: Iterable[str]) -> Counter[str]:
    """Return what a query counts of each of these things."""
    named = list(map(NamedNode, wanted))
    rows = _QUERIES.rows(store, query, thing=named) if named else ()
    return Counter({text(row, "thing"): int(text(row, "n")) for row in rows})


def _back(came: Mapping[str, str], at: str) -> list[str]:
    """Return the way back from a thing to where the search began."""
    way = []
    while at:
        way.append(at)
        at = came[at]
    return way
