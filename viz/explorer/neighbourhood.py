"""What lies around things: with what each is tied, and by which relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from ontology.facts import Kind
from queries.paths import paths
from queries.store import Store
from queries.ties.around import Way, degrees, neighbours

from ..network import Network
from ..payload import payload
from ..projection import part
from ..projection.things import things
from .graph import Bare, Edition, Graph, Long

STEP = 30
"""How many things an expansion adds at most."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What is added to a picture, as `viz.payload` has it, how much is left, and with how many things the thing is tied."""

    drawn: dict[str, Any]
    left: int
    ties: Mapping[Way, int]


@dataclass(frozen=True, slots=True)
class Around(Long):
    """Find what a thing is tied to."""

    iri: NamedNode

    def __call__(self, graph: Bare | Edition) -> dict[Way, list[str]]:
        """Return the things by relation and direction."""
        ways = neighbours(graph.store, [self.iri]).get(self.iri, {})
        return {way: [other.value for other in others] for way, others in sorted(ways.items())}


@dataclass(frozen=True, slots=True)
class Picture(Long):
    """Draw things, with the edges among them and to those that are drawn already."""

    wanted: tuple[NamedNode, ...]
    beside: tuple[NamedNode, ...] = ()
    placed: bool = True

    def __call__(self, graph: Bare | Edition) -> dict[str, Any]:
        """Return what a drawing knows, as `viz.payload` has it, but for the words; each thing's `left_out` is with how many it is tied."""
        new = tuple(iri for iri in dict.fromkeys(self.wanted) if iri not in set(self.beside))
        network = part(graph.store, new, self.beside) if new else Network()
        ties = degrees(graph.store, new)
        for iri in new:
            if iri.value in network:
                network.nodes[iri.value]["left_out"] = ties.get(iri, 0)
        return payload(network, {iri.value for iri in self.beside}, placed=self.placed, worded=False)


async def expand(graph: Graph, iri: NamedNode, way: Way | None, beside: tuple[NamedNode, ...]) -> Expansion:
    """Draw what a thing is tied to, by one relation or by any, that is not drawn yet: the most named first."""
    ways = await graph.ask(Around(iri))
    meant = {other for each, others in ways.items() if way in (None, each) for other in others}
    new = meant - {its.value for its in beside} - {iri.value}
    ranked = await graph.ask(lambda edition: edition.names.ranked(new))
    wanted = ranked[:STEP] if iri in beside else (iri, *ranked[:STEP])
    placed = not beside  # beside others there is a place for it, which only who sees them knows
    drawn = await graph.ask(Picture(wanted, beside, placed))
    return Expansion(drawn, max(0, len(ranked) - STEP), {each: len(others) for each, others in ways.items()})


@dataclass(frozen=True, slots=True)
class Path(Long):
    """Find the closest way from one thing to another along lines that are drawn."""

    one: NamedNode
    other: NamedNode

    def __call__(self, graph: Bare | Edition) -> tuple[NamedNode, ...]:
        """Return the things along it, both ends included; none where there is no way, or only a very long one."""
        if self.one == self.other:
            return (self.one,)
        ways = paths(graph.store, [self.one], [self.other])
        return ways[0] if ways else ()


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
        between = sorted(ties.keys() - set(named), key=lambda iri: (-ties[iri], iri.value))
        return (*named, *between[: self.between])


def known(store: Store, wanted: Collection[NamedNode]) -> tuple[NamedNode, ...]:
    """Return those of the things that the graph knows, in the order given."""
    found = things(store, list(wanted)) if wanted else {}
    return tuple(iri for iri in wanted if iri.value in found)
