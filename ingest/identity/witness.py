"""One document as identity sees it: who issued it, where and when, the facts, the entities by kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ontology.facts import BulletinFact, Entity, Fact, Kind, PostFact

from ..authority import Authority, Body, Located, ours
from .reading import Reading, Thing

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Witness:
    """One document.

    `sources` are the names of the files that it was read from. `series` is that of the masthead, else the name
    of the file with # for its digits, since numbered files of a folder are mostly of one sort. `home` holds the
    places by level, by what masthead and colophon say; `aliases` every entity, with its other names here;
    `telling` the facts that speak of it; `things` what each is among the entities of all documents.
    """

    document: str
    sources: tuple[str, ...]
    issuer: Entity | None
    series: str
    home: Mapping[str, str]
    date: str
    facts: tuple[Fact, ...]
    aliases: Mapping[Entity, frozenset[str]]
    telling: Mapping[Entity, tuple[Fact, ...]]
    things: Mapping[Entity, Thing]
    authority: Authority

    @property
    def office(self) -> str:
        """The office that issued the bulletin, under the same words by whichever name; empty where it is unknown."""
        if not self.issuer:
            return ""
        where = self.locate(self.issuer.name)
        return self.body(where.form).name.replace("{}", where.place) if where else self.issuer.name

    def locate(self, name: str) -> Located | None:
        """Find the place that a name begins with, as this document means it; None where it begins with none."""
        return self.authority.places.locate(name, self.home)

    def body(self, form: str) -> Body:
        """Return the body that a name with {} for its place means."""
        return self.authority.bodies.body(form)

    def national(self, name: str) -> str:
        """Return the full name of a national body by any of its names; empty where it is none."""
        return self.authority.bodies.national(name)

    def thing(self, entity: Entity) -> Thing:
        """Name an entity of this document among those of all documents."""
        return self.things[entity]

    def entities(self, kind: Kind) -> Iterator[Entity]:
        """Yield the entities of that kind."""
        return (entity for entity in self.aliases if entity.kind is kind)

    def about(self, entity: Entity) -> tuple[Fact, ...]:
        """Return the facts that speak of an entity."""
        return self.telling.get(entity, ())


def witnesses(readings: Iterable[Reading], authority: Authority | None = None) -> tuple[Witness, ...]:
    """Gather readings by document, in an order of their own; a document that was read twice counts once."""
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        facts[reading.sha256] += reading.facts
        sources[reading.sha256].update(reading.sources)
    return tuple(
        _witness(document, tuple(sorted(sources[document])), tuple(of), authority or ours())
        for document, of in sorted(facts.items())
    )


def _witness(
    document: str, sources: tuple[str, ...], facts: tuple[Fact, ...], authority: Authority
) -> Witness:
    mastheads = [fact for fact in facts if isinstance(fact, BulletinFact)]
    issuers = sorted(fact.issuer for fact in mastheads if fact.issuer)
    printers = sorted(fact.printer for fact in mastheads if fact.printer)
    series = sorted(fact.series for fact in mastheads if fact.series)
    titles = sorted(fact.title for fact in mastheads if fact.title)
    dates = sorted(fact.date for fact in mastheads if fact.date) or _seen(facts)
    aliases: defaultdict[Entity, set[str]] = defaultdict(set)
    telling: defaultdict[Entity, list[Fact]] = defaultdict(list)
    for fact in facts:
        for entity in dict.fromkeys(fact.entities()):
            aliases[entity].update(entity.aliases)
            telling[entity].append(fact)
    return Witness(
        document=document,
        sources=sources,
        issuer=issuers[0] if issuers else None,
        series=next(iter(series or sorted(filter(None, map(_numbered, sources)))), ""),
        home=authority.places.home([*(entity.name for entity in (*issuers, *printers)), *series, *titles]),
        date=dates[0] if dates else "",
        facts=facts,
        aliases={entity: frozenset(of) for entity, of in aliases.items()},
        telling={entity: tuple(of) for entity, of in telling.items()},
        things={entity: Thing(document, entity) for entity in aliases},
        authority=authority,
    )


def _numbered(source: str) -> str:
    return _DIGITS.sub("#", source) if _DIGITS.search(source) else ""


def _seen(facts: Iterable[Fact]) -> list[str]:
    """Return the date on which most posts were seen, which is the document's own."""
    seen = Counter(fact.date for fact in facts if isinstance(fact, PostFact) and fact.date)
    return sorted(seen, key=lambda date: (-seen[date], date))
