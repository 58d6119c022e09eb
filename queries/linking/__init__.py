"""Which things of ours may be which things of a graph of Wikidata's shape: proposals for a person to decide on."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.facts import Kind

from ..store import Store
from .candidates import Along, candidates
from .known import by_name, known
from .weighing import Ground, scale, weigh


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing of ours, one elsewhere, and why they may be one; what the other is called, and said to be, there."""

    thing: str
    name: str
    kind: Kind
    elsewhere: str
    label: str
    description: str
    grounds: tuple[Ground, ...]

    @property
    def score(self) -> int:
        """The sum of the weights."""
        return sum(ground.weight for ground in self.grounds)


def propose(here: Store, there: Store, along: Along = lambda batches: batches) -> tuple[Proposal, ...]:
    """Return what may be one, the likeliest first; what has no name in common is not looked at.

    `along` goes through batches of names, and can show how far we have come.
    """
    bearing = by_name(known(here))
    found = [
        Proposal(its.iri, its.name, its.kind, candidate.iri, candidate.label, candidate.description, grounds)
        for candidate in candidates(there, sorted(bearing), along)
        for its in {its.iri: its for name in candidate.named for its in bearing[name]}.values()
        if (grounds := weigh(its, candidate))
    ]
    likely = (its for its in found if its.score >= scale()["proposed"])
    return tuple(sorted(likely, key=lambda its: (-its.score, its.name, its.thing, its.elsewhere)))
