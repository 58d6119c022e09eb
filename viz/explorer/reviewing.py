"""What a person can be asked to judge: pairs that may be one thing. Who joins the rooms brings it about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from queries.answer import Text

VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that tell of one side: with date, file, bulletin and place."""

    text: str
    start: int
    end: int
    date: str
    file: str
    bulletin: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its IRI, what it is called, the words that tell most of it, and a bulletin to know it by, with its title."""

    iri: str
    name: str
    passages: tuple[Passage, ...]
    bulletin: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things of a kind that may be one, how likely, and the reasons for and against it."""

    kind: str
    score: float
    reasons: Text
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that was made; its state is standing, idle or undone."""

    number: int
    verdict: str
    one: str
    other: str
    who: str
    when: str
    why: str
    state: str


class Reviewer(Protocol):
    """Whoever knows what is doubtful, and takes judgements. Each may take a while, and raises Refused."""

    @property
    def edits(self) -> bool:
        """Say whether judgements are taken."""

    def pairs(self) -> Sequence[Pair]:
        """Return the doubtful pairs, the likeliest first."""

    def judgements(self) -> Sequence[Judged]:
        """Return all judgements that were made."""

    def judge(self, verdict: str, one: str, other: str, why: str) -> int:
        """Judge two things, by their IRIs, and return the number of the judgement."""

    def undo(self, number: int) -> None:
        """Take a judgement back."""
