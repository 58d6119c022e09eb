"""What a document can claim: the kinds of thing, the types of fact, and their form as JSON Lines.

An `Entity` is a thing that a document speaks of; a `Fact` is a claim about such things. No fact can be built
without the words that say it, without the name of the extractor that read it, or without saying how sure
the reading is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """The kinds of thing that a bulletin speaks of."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    MEETING = "meeting"
    DOCUMENT = "document"
    PUBLICATION = "publication"
    SPEECH = "speech"
    INSTRUCTION = "instruction"
    AIM = "aim"


class Role(StrEnum):
    """As what somebody was at a meeting."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    OBSERVER = "observer"


class Status(StrEnum):
    """How far a publication has come, in the order in which it comes there."""

    PLANNED = "planned"
    COMPILING = "compiling"
    REVIEWING = "reviewing"
    PUBLISHED = "published"


class Confidence(StrEnum):
    """How a fact was read: said outright, by a pattern that needed its context, or guessed."""

    STATED = "stated"
    PATTERN = "pattern"
    GUESSED = "guessed"

    def and_(self, other: Confidence) -> Confidence:
        """Return how sure is what rests on both: the less sure of them."""
        order = list(Confidence)
        return max(self, other, key=order.index)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words at a place: `text` is the raw text from `start` up to `end`, in characters; pages count from 1."""

    start: int
    end: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing that one document speaks of.

    Two entities of a document are the same when kind, name and qualifier are. The qualifier tells namesakes
    apart: the date of a meeting, the edition of a book. Aliases are the other names the document uses.
    """

    kind: Kind
    name: str
    qualifier: str = ""
    aliases: tuple[str, ...] = field(default=(), compare=False)

    def __hash__(self) -> int:
        """Return a hash that is had at once: entities are looked up by the million, and seldom share a name."""
        return hash(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim with its evidence. Dates are EDTF: year, year and month, or day."""

    kind: ClassVar[str]

    evidence: tuple[Evidence, ...]
    extractor: str
    confidence: Confidence

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        raise NotImplementedError

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinFact(Fact):
    """What masthead and colophon say of the bulletin itself."""

    kind: ClassVar[str] = "bulletin"

    title: str | None = None
    series: str | None = None
    issue: str | None = None
    total_issue: str | None = None
    issuer: Entity | None = None
    date: str | None = None
    printed: str | None = None
    printer: Entity | None = None
    disclosure: str | None = None
    copies: str | None = None
    reported_to: tuple[Entity, ...] = ()
    sent_to: tuple[Entity, ...] = ()

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {
            "series": self.series,
            "issue": self.issue,
            "total_issue": self.total_issue,
            "issuer": _name(self.issuer),
            "date": self.date,
            "printed": self.printed,
            "printer": _name(self.printer),
            "disclosure": self.disclosure,
            "copies": self.copies,
            "reported_to": [e.name for e in self.reported_to],
            "sent_to": [e.name for e in self.sent_to],
        }

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield from (e for e in (self.issuer, self.printer) if e)
        yield from self.reported_to
        yield from self.sent_to


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """The document names this person."""

    kind: ClassVar[str] = "person"

    person: Entity

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {"name": self.person.name}

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.person


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact(Fact):
    """The document names this organisation; `parent` is the organisation that it is a part of."""

    kind: ClassVar[str] = "organisation"

    organisation: Entity
    parent: Entity | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {
            "name": self.organisation.name,
            "aliases": list(self.organisation.aliases),
            "parent": _name(self.parent),
        }

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.organisation
        if self.parent:
            yield self.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFact(Fact):
    """A sighting: on that date the person held that post, or had held it before (`former`).

    `began` and `ended` are when the words of the evidence say that the holding began or ended: appointed, elected,
    relieved. They are None where the words do not say so, or not when.
    """

    kind: ClassVar[str] = "post"

    person: Entity
    post: str
    organisation: Entity | None = None
    date: str | None = None
    former: bool = False
    began: str | None = None
    ended: str | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {
            "person": self.person.name,
            "post": self.post,
            "organisation": _name(self.organisation),
            "date": self.date,
            "former": self.former or None,
            "began": self.began,
            "ended": self.ended,
        }

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.person
        if self.organisation:
            yield self.organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    """The document reports this meeting as held, or only mentions it (`held` is false)."""

    kind: ClassVar[str] = "meeting"

    meeting: Entity
    held: bool
    date: str | None = None
    organiser: Entity | None = None
    place: str | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {
            "meeting": self.meeting.name,
            "date": self.date,
            "organiser": _name(self.organiser),
            "place": self.place,
            "held": self.held,
        }

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.meeting
        if self.organiser:
            yield self.organiser


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFact(Fact):
    """A person or a group was at the meeting in that role, perhaps on behalf of somebody."""

    kind: ClassVar[str] = "attendance"

    participant: Entity
    meeting: Entity
    role: Role
    on_behalf_of: Entity | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        who = "group" if self.participant.kind is Kind.GROUP else "person"
        return {
            who: self.participant.name,
            "meeting": self.meeting.name,
            "role": self.role.value,
            "on_behalf_of": _name(self.on_behalf_of),
        }

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield from (self.participant, self.meeting)
        if self.on_behalf_of:
            yield self.on_behalf_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    """The document names this official document; `number` is its 发文字号, written 川府发〔2023〕9号."""

    kind: ClassVar[str] = "document"

    document: Entity
    genre: str | None = None
    number: str | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {"title": self.document.name, "genre": self.genre, "number": self.number}

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.document


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFact(Fact):
    """The document says how far this book, gazetteer, yearbook, journal or atlas has come."""

    kind: ClassVar[str] = "publication"

    publication: Entity
    status: Status
    date: str | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {"title": self.publication.name, "status": self.status.value, "date": self.date}

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield self.publication


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveyedFact(Fact):
    """The meeting conveyed or studied the subject: another meeting, a document, a speech."""

    kind: ClassVar[str] = "conveyed"

    meeting: Entity
    subject: Entity

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {"meeting": self.meeting.name, "subject": self.subject.name}

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield from (self.meeting, self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveFact(Fact):
    """The source led to the publication; `through` is the meeting that passed it on, where one did."""

    kind: ClassVar[str] = "directive"

    source: Entity
    target: Entity
    through: Entity | None = None

    def said(self) -> dict[str, object]:
        """Return what the fact says, by the keys of its kind, without evidence or provenance."""
        return {"source": self.source.name, "target": self.target.name, "through": _name(self.through)}

    def entities(self) -> Iterator[Entity]:
        """Yield the things that the fact speaks of."""
        yield from (self.source, self.target)
        if self.through:
            yield self.through


def as_row(fact: Fact, document: str) -> dict[str, object]:
    """Return the fact as one JSON object of `zhimai facts`, without the keys that it leaves open."""
    row: dict[str, object] = {"kind": fact.kind, "document": document}
    row |= {key: value for key, value in fact.said().items() if value not in (None, "", [])}
    row["confidence"] = fact.confidence.value
    row["extractor"] = fact.extractor
    row["evidence"] = [
        {"text": e.text, "start": e.start, "end": e.end, "page": e.page}
        if e.page
        else {"text": e.text, "start": e.start, "end": e.end}
        for e in fact.evidence
    ]
    return row


def _name(entity: Entity | None) -> str | None:
    return entity.name if entity else None
