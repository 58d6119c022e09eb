"""Words at a place: what the extractors find in the clean text before anything is claimed of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from ontology.facts import Entity, Kind

from .grammar.items import Post


class Part(StrEnum):
    """What a line of a bulletin is."""

    MASTHEAD = "masthead"
    HEADLINE = "headline"
    BODY = "body"
    LABEL = "label"
    COLOPHON = "colophon"


class Line(NamedTuple):
    """A paragraph of the clean text; `section` counts the news items of the document, from 0."""

    start: int
    end: int
    part: Part
    section: int


class Sentence(NamedTuple):
    """A sentence of a paragraph; `item` says that the number of a list, 一、 or 2. , stands before it."""

    start: int
    end: int
    part: Part
    section: int
    item: bool = False


class DateMention(NamedTuple):
    """A date as written, with the EDTF date that it means, None where nothing tells."""

    start: int
    end: int
    value: str | None


class Title(NamedTuple):
    """A title in 《》, or one without; `start` and `end` include the marks."""

    start: int
    end: int
    name: str
    marked: bool = True


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A named person at a place, with the posts that the phrase gives there."""

    start: int
    end: int
    entity: Entity
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupMention:
    """Unnamed people at a place."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A meeting at a place; `entities` are several where coordination names several at once.

    `held`: the document reports the meeting as held; `reported`: it does so in this very sentence.
    """

    start: int
    end: int
    entities: tuple[Entity, ...]
    held: bool = False
    named: bool = True
    reported: bool = False


class OrganisationMention(NamedTuple):
    """An organisation at a place, with the words for what it is a part of, empty where nothing tells."""

    start: int
    end: int
    entity: Entity
    parent: str = ""


class Proposal(NamedTuple):
    """A span that a model takes for the name of a thing of that kind."""

    start: int
    end: int
    kind: Kind


class Placed(Protocol):
    """Words at a place of the clean text."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


_P = TypeVar("_P", bound=Placed)
_start = attrgetter("start")


def beginning(mentions: Sequence[_P], start: int, end: int) -> Sequence[_P]:
    """Return those that begin in a span, of mentions in the order of their places."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]


def sentence_of(sentences: Sequence[Sentence], at: int) -> Sentence:
    """Return the sentence that a place is in."""
    return sentences[bisect_right(sentences, at, key=_start) - 1]


def holding(mentions: Sequence[Placed], places: Iterable[int]) -> set[int]:
    """Return the numbers of those that one of the places is in, of mentions in order of which none begins within another."""
    starts = list(map(_start, mentions))
    found = ((bisect_right(starts, at) - 1, at) for at in places)
    return {i for i, at in found if i >= 0 and at < mentions[i].end}
