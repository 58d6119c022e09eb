"""What documents tell of their entities: for people who judge to read, and for judgements to refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.facts import (
    AttendanceFact,
    ConveyedFact,
    DirectiveFact,
    Evidence,
    Fact,
    MeetingFact,
    PostFact,
    PublicationFact,
)

from .judgements import Reference
from .reading import Thing
from .references import descriptions, mentioned, refer
from .roll import Roll

_TELLING = tuple(
    kind.kind for kind in (PostFact, MeetingFact, PublicationFact, AttendanceFact, DirectiveFact, ConveyedFact)
)
"""Kinds of fact that tell what a thing is, those that tell most first; all others merely name it."""

_DOCUMENTS = 100
"""Of how many documents facts are held, with their words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that tell of a thing: in which document, by hash and first source, of which date, what kinds of fact."""

    document: str
    source: str
    date: str
    evidence: Evidence
    kinds: tuple[str, ...]


class Testimony:
    """What documents tell of things."""

    def __init__(self, roll: Roll, facts: Callable[[str], Sequence[Fact]]) -> None:
        """Call on all documents, whose facts, with their words, are had one by one by their hashes."""
        self._roll = roll
        self._facts = lru_cache(_DOCUMENTS)(facts)  # things are asked about that the same documents tell of

    def reference(self, things: Iterable[Thing], *, part: bool = False) -> Reference:
        """Return the reference to what these things are; a `part` of an entity names all of its documents."""
        return refer((mentioned(self._roll.witness(thing.document), thing) for thing in sorted(things)), part=part)

    def names(self, thing: Thing) -> frozenset[str]:
        """Return the names that a document has for an entity."""
        return self._roll.witness(thing.document).aliases[thing.entity] | {thing.entity.name}

    def tells(self, thing: Thing) -> tuple[str, ...]:
        """Return what tells an entity of a document from others of its name: posts, names, dates, the file."""
        witness = self._roll.witness(thing.document)
        files = (source.rpartition("/")[2] for source in witness.sources)
        told = (*sorted(descriptions(witness, thing.entity)), *sorted(self.names(thing)), thing.entity.qualifier, witness.date)
        return tuple(filter(None, (*told, *files)))

    def passages(self, things: Iterable[Thing]) -> tuple[Passage, ...]:
        """Return all words that tell of things, those that tell most first, then the oldest."""
        found: defaultdict[tuple[str, Evidence], list[Fact]] = defaultdict(list)
        for thing in sorted(things):
            for fact in (fact for fact in self._facts(thing.document) if thing.entity in fact.entities()):
                for evidence in fact.evidence:
                    found[thing.document, evidence].append(fact)
        said = [self._passage(document, evidence, facts) for (document, evidence), facts in found.items()]
        return tuple(sorted(said, key=lambda its: (_order(its.kinds[0]), its.date, its.document, its.evidence)))

    def _passage(self, document: str, evidence: Evidence, facts: list[Fact]) -> Passage:
        witness = self._roll.witness(document)
        kinds = sorted({fact.kind for fact in facts}, key=lambda kind: (_order(kind), kind))
        return Passage(document, next(iter(witness.sources), document), witness.date, evidence, tuple(kinds))


def _order(kind: str) -> int:
    return _TELLING.index(kind) if kind in _TELLING else len(_TELLING)
