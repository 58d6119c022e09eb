"""A section of the page about a thing: one question that is asked of it, with the words behind every line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode

from queries.answer import Answer, Column, plain
from queries.names import GROUPED
from queries.question import Question, read_question
from queries.store import Store

from ..network import Quote
from ..projection.evidence import quotes
from .lines import Line, Row, lines, shown
from .picking import Picked, picked

MOST = 2000
"""How many lines of a section may be wanted."""

WORDS = 12
"""Of how many facts of a line the words are shown; that somebody holds a post may be said every week."""

_FACT = "fact"


@dataclass(frozen=True, slots=True)
class Section:
    """What a question brought about a thing: its first lines, and how many there are in all.

    `groups` counts the lines that there would be of each group, by its IRI, whichever is shown.
    """

    name: str
    answer: Answer
    said: Mapping[str, set[Quote]]
    total: int
    groups: Mapping[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown: those in which anything stands."""
        return shown(self.answer, (_FACT,))

    def lines(self, lang: str) -> Iterator[Line]:
        """Yield the lines, in a language."""
        return lines(self.answer, self.columns, lang, self._words)

    def _words(self, row: Row) -> tuple[set[Quote], int]:
        facts = row.get(_FACT, ())
        return {quote for fact in facts for quote in self.said.get(plain(fact), ())}, max(0, len(facts) - WORDS)


@cache
def sections() -> Mapping[str, Question]:
    """Return the questions that make the sections, in their order, by name: `20-roster.rq` is `roster`."""
    found = sorted((files(__package__) / "sections").iterdir(), key=lambda file: file.name)
    names = [(file.name.removesuffix(".rq").partition("-")[2], file) for file in found if file.name.endswith(".rq")]
    return {name: read_question(name, file.read_text(encoding="utf-8")) for name, file in names}


def filled(store: Store, thing: NamedNode, kind: str, limits: Mapping[str, int], most: int, only: str) -> tuple[Section, ...]:
    """Return the sections on a thing that have anything to tell, `most` lines of each, or as many as `limits` says.

    Of a section with groups, those of the group `only` are told, if it is not empty.
    """
    found = []
    for name, question in sections().items():
        (parameter,) = question.header.parameters
        if kind not in GROUPED[parameter.type] and parameter.type != "thing":
            continue
        answer, its = _asked(store, question, thing, limits.get(name, most), only)
        if answer.rows or its.groups:
            found.append(Section(name, answer, _said(store, answer), its.total, its.groups))
    return tuple(found)


def _asked(store: Store, question: Question, thing: NamedNode, most: int, only: str) -> tuple[Answer, Picked]:
    """Return the first lines that a question has on a thing, and what was picked.

    Where it can be asked for some of its rows, it is told which.
    """
    (parameter,) = question.header.parameters
    if not (some := question.header.some):
        answer = question.answer(store, {parameter.name: (thing,)})
        return replace(answer, rows=answer.rows[:most]), Picked(len(answer), ())
    found = picked(store, question.name, thing, most, only)
    if not found.terms:
        return Answer(question.name, question.header.title, question.header.columns, (), ""), found
    terms = [term for row in found.terms for term in (thing, *row)]
    return question.answer(store, {f"{parameter.name} {some}": terms}), found


def _said(store: Store, answer: Answer) -> Mapping[str, set[Quote]]:
    """Return the words of the facts that an answer names, of each line the first few."""
    if _FACT not in {column.name for column in answer.columns}:
        return {}
    facts = {fact: None for cell in answer.cells(_FACT) for fact in cell[:WORDS] if isinstance(fact, NamedNode)}
    return quotes(store, list(facts)) if facts else {}
