"""A document while it is read: what it says, and what the extractors have found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.coverage import Coverage
from ontology.facts import AttendanceFact, Confidence, ConveyedFact, Entity, Fact, MeetingFact, PostFact
from ontology.issues import Issue

from .grammar.chunks import Chunk
from .grammar.labels import Labelled
from .grammar.offices import Offices
from .grammar.words import Words
from .mentions import (
    DateMention,
    GroupMention,
    Line,
    MeetingMention,
    OrganisationMention,
    PersonMention,
    Proposal,
    Sentence,
    Title,
)
from .source import Source
from .works import DocumentMention, PublicationMention, Run


@dataclass(slots=True, eq=False)
class Draft:
    """What extractors hand to each other; each field is there when the extractor has run that gives it.

    `facts` and `issues` are the outcome. `related`: where the sentences start that tell a relation. `chunks`: the
    pieces of the sentences that may name somebody, by the sentence's number; `rolls`: the labelled lists, by their start.
    """

    source: Source
    text: str = field(init=False)
    facts: list[Fact] = field(init=False, default_factory=list)
    issues: list[Issue] = field(init=False, default_factory=list)
    related: set[int] = field(init=False, default_factory=set)
    words: Words = field(init=False)
    lines: list[Line] = field(init=False)
    sentences: list[Sentence] = field(init=False)
    titles: list[Title] = field(init=False)
    dates: list[DateMention] = field(init=False)
    own_date: str | None = field(init=False)
    proposals: tuple[Proposal, ...] = field(init=False)
    newcomers: dict[str, Confidence] = field(init=False)
    new_offices: list[tuple[int, int]] = field(init=False)
    issuers: list[str] = field(init=False)
    offices: Offices = field(init=False)
    organisations: list[OrganisationMention] = field(init=False)
    meetings: list[MeetingMention] = field(init=False)
    main_meetings: dict[int, list[tuple[int, Entity]]] = field(init=False)
    assemblies: list[MeetingFact] = field(init=False)
    people: list[PersonMention] = field(init=False)
    groups: list[GroupMention] = field(init=False)
    chunks: dict[int, list[Chunk]] = field(init=False)
    rolls: dict[int, Labelled] = field(init=False)
    sightings: list[PostFact] = field(init=False)
    attendance: list[AttendanceFact] = field(init=False)
    runs: list[Run] = field(init=False)
    documents: list[DocumentMention] = field(init=False)
    publications: list[PublicationMention] = field(init=False)
    conveyances: list[ConveyedFact] = field(init=False)
    coverage: Coverage = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.source.text.clean
