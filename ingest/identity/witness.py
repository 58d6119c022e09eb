"""One document as identity sees it: who issued it and when, the facts, the entities by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.facts import BulletinFact, Entity, Fact, Kind

from .reading import Reading, Thing


@dataclass(frozen=True, slots=True)
class Witness:
    """One document: `aliases` holds every entity of it, with the other names the document uses for it."""

    document: str
    issuer: Entity | None
    date: str
    facts: tuple[Fact, ...]
    aliases: dict[Entity, frozenset[str]]

    @property
    def office(self) -> str:
        """The name of the office that issued the bulletin, empty where it is unknown."""
        return self.issuer.name if self.issuer else ""

    def thing(self, entity: Entity) -> Thing:
        """Name an entity of this document among those of all documents."""
        return Thing(self.document, entity)

    def entities(self, kind: Kind) -> Iterator[Entity]:
        """Yield the entities of that kind."""
        yield from (entity for entity in self.aliases if entity.kind is kind)


def witnesses(readings: Iterable[Reading]) -> tuple[Witness, ...]:
    """Gather readings by document, in an order of their own; a document that was read twice counts once."""
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for reading in readings:
        facts[reading.sha256] += reading.facts
    return tuple(_witness(document, tuple(of)) for document, of in sorted(facts.items()))


def _witness(document: str, facts: tuple[Fact, ...]) -> Witness:
    mastheads = [fact for fact in facts if isinstance(fact, BulletinFact)]
    issuers = sorted(fact.issuer for fact in mastheads if fact.issuer)
    dates = sorted(fact.date for fact in mastheads if fact.date)
    aliases: defaultdict[Entity, set[str]] = defaultdict(set)
    for fact in facts:
        for entity in fact.entities():
            aliases[entity].update(entity.aliases)
    return Witness(
        document=document,
        issuer=issuers[0] if issuers else None,
        date=dates[0] if dates else "",
        facts=facts,
        aliases={entity: frozenset(of) for entity, of in aliases.items()},
    )
