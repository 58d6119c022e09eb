"""One document as identity sees it: who issued it, where and when, the entities, and what tells who they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from ontology.facts import (
    AttendanceFact,
    BulletinFact,
    DocumentFact,
    Entity,
    Fact,
    Kind,
    MeetingFact,
    OrganisationFact,
    PostFact,
)

from ..authority import Authority, Body, Located

_DIGITS = re.compile(r"\d+")


class Sighting(NamedTuple):
    """A post in which a document shows a person; the date is empty where it gives none."""

    person: Entity
    post: str
    organisation: Entity | None
    date: str
    former: bool


class Session(NamedTuple):
    """A meeting of which a document tells; date and place are empty where it gives none."""

    meeting: Entity
    date: str
    organiser: Entity | None
    place: str


class Claims(NamedTuple):
    """What a document says that tells who is who, without its words.

    `parts` are organisations with what they are part of, `numbers` official documents with theirs, `present` people and
    groups with the meetings that they, or others on their behalf, were at, `together` those people who are named in one breath.
    """

    posts: tuple[Sighting, ...] = ()
    meetings: tuple[Session, ...] = ()
    parts: tuple[tuple[Entity, Entity], ...] = ()
    numbers: tuple[tuple[Entity, str], ...] = ()
    present: tuple[tuple[Entity, Entity], ...] = ()
    together: tuple[tuple[Entity, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """One document.

    `sources` are the names of the files that it was read from. `series` is that of the masthead, else the name
    of the file with # for its digits, since numbered files of a folder are mostly of one sort. `home` holds the
    places by level, by what masthead and colophon say; `aliases` every entity, in order, with its other names here;
    `starts` where the words begin that speak of it; `numbers` its number among the entities of all documents.
    """

    document: str
    sources: tuple[str, ...]
    issuer: Entity | None
    series: str
    home: Mapping[str, str]
    date: str
    claims: Claims
    aliases: Mapping[Entity, frozenset[str]]
    starts: Mapping[Entity, tuple[int, ...]]
    numbers: Mapping[Entity, int]
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

    def entities(self, kind: Kind) -> Iterator[Entity]:
        """Yield the entities of that kind."""
        return (entity for entity in self.aliases if entity.kind is kind)

    def namesakes(self, kind: Kind) -> Iterator[tuple[Entity, Entity]]:
        """Yield the pairs of entities of that kind that have one name and differ by qualifier."""
        named: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities(kind):
            named[entity.name].append(entity)
        for group in named.values():
            yield from combinations(group, 2)


def witness(document: str, sources: Iterable[str], facts: Iterable[Fact], authority: Authority) -> Witness:
    """Hear the document of that hash, read from those files: what it says goes in, its words stay out."""
    told, files = tuple(facts), tuple(sorted(set(sources)))
    mastheads = [fact for fact in told if isinstance(fact, BulletinFact)]
    issuers = sorted(fact.issuer for fact in mastheads if fact.issuer)
    printers = sorted(fact.printer for fact in mastheads if fact.printer)
    series = sorted(fact.series for fact in mastheads if fact.series)
    titles = sorted(fact.title for fact in mastheads if fact.title)
    dates = sorted(fact.date for fact in mastheads if fact.date) or _seen(told)
    aliases: defaultdict[Entity, set[str]] = defaultdict(set)
    starts: defaultdict[Entity, set[int]] = defaultdict(set)
    for fact in told:
        for entity in fact.entities():
            aliases[entity].update(entity.aliases)
            starts[entity].update(evidence.start for evidence in fact.evidence)
    entities = sorted(aliases)
    return Witness(
        document=document,
        sources=files,
        issuer=issuers[0] if issuers else None,
        series=next(iter(series or sorted(filter(None, map(_numbered, files)))), ""),
        home=authority.places.home([*(entity.name for entity in (*issuers, *printers)), *series, *titles]),
        date=dates[0] if dates else "",
        claims=_claims(told),
        aliases={entity: frozenset(aliases[entity]) for entity in entities},
        starts={entity: tuple(sorted(starts[entity])) for entity in entities},
        numbers={entity: number for number, entity in enumerate(entities)},
        authority=authority,
    )


def _claims(facts: Iterable[Fact]) -> Claims:
    posts, meetings, together = list[Sighting](), list[Session](), defaultdict[tuple[int, int], set[Entity]](set)
    parts, numbers, present = set[tuple[Entity, Entity]](), set[tuple[Entity, str]](), set[tuple[Entity, Entity]]()
    for fact in facts:
        match fact:
            case PostFact():
                posts.append(Sighting(fact.person, fact.post, fact.organisation, fact.date or "", fact.former))
            case MeetingFact():
                meetings.append(Session(fact.meeting, fact.date or "", fact.organiser, fact.place or ""))
            case OrganisationFact(parent=Entity() as parent):
                parts.add((fact.organisation, parent))
            case DocumentFact(number=str(number)) if number:
                numbers.add((fact.document, number))
            case AttendanceFact():
                present.update((entity, fact.meeting) for entity in fact.entities() if entity != fact.meeting)
        people = [entity for entity in fact.entities() if entity.kind is Kind.PERSON]
        for evidence in fact.evidence if people else ():
            together[evidence.start, evidence.end].update(people)
    return Claims(
        tuple(dict.fromkeys(posts)),
        tuple(dict.fromkeys(meetings)),
        tuple(sorted(parts)),
        tuple(sorted(numbers)),
        tuple(sorted(present)),
        tuple(sorted({tuple(sorted(people)) for people in together.values() if len(people) > 1})),
    )


def _numbered(source: str) -> str:
    return _DIGITS.sub("#", source) if _DIGITS.search(source) else ""


def _seen(facts: Iterable[Fact]) -> list[str]:
    """Return the date on which most posts were seen, which is the document's own."""
    seen = Counter(fact.date for fact in facts if isinstance(fact, PostFact) and fact.date)
    return sorted(seen, key=lambda date: (-seen[date], date))
