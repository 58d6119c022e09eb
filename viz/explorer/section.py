"""A section of the page about a thing: one question that is asked of it, with the words behind every line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pyoxigraph import NamedNode

from queries.answer import Answer, Cell, Column, plain
from queries.names import GROUPED
from queries.question import Question, read_question
from queries.store import Store

from ..network import Quote
from ..projection.evidence import quotes

_FACT = "fact"
_DATES = ("date", "told")


@dataclass(frozen=True, slots=True)
class Value:
    """A text in a cell, and the IRI of the thing that it names, if it names one."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the values of each cell, what stands between them, and the words that say it."""

    cells: tuple[tuple[Value, ...], ...]
    quotes: tuple[Quote, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of things in its cells."""
        return tuple(value.text for cell in self.cells for value in cell if value.iri)


@dataclass(frozen=True, slots=True)
class Section:
    """What a question brought about a thing: its first lines, and how many there are in all."""

    name: str
    question: Question
    answer: Answer
    said: Mapping[str, set[Quote]]
    total: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown: those in which anything stands."""
        filled = (any(row[at] for row in self.answer.rows) for at in range(len(self.answer.columns)))
        pairs = zip(self.answer.columns, filled, strict=True)
        return tuple(column for column, full in pairs if full and not column.hidden and column.name != _FACT)

    def lines(self, lang: str) -> Iterator[Line]:
        """Yield the lines, in a language."""
        place = {column.name: at for at, column in enumerate(self.answer.columns)}
        # a column that names things is followed by a hidden one with their IRIs
        naming = {one.name: other.name for one, other in pairwise(self.answer.columns) if other.hidden}
        for row in self.answer.rows:
            cells = tuple(
                _values(column, row[place[column.name]], row[place[naming[column.name]]] if column.name in naming else (), lang)
                for column in self.columns
            )
            facts = row[place[_FACT]] if _FACT in place else ()
            yield Line(cells, tuple(sorted({quote for fact in facts for quote in self.said.get(plain(fact), ())})))


@cache
def sections() -> Mapping[str, Question]:
    """Return the questions that make the sections, in their order, by name: `20-roster.rq` is `roster`."""
    found = sorted((file for file in (files(__package__) / "sections").iterdir()), key=lambda file: file.name)
    names = [(file.name.removesuffix(".rq").partition("-")[2], file) for file in found if file.name.endswith(".rq")]
    return {name: read_question(name, file.read_text(encoding="utf-8")) for name, file in names}


def filled(store: Store, thing: NamedNode, kind: str, limits: Mapping[str, int], most: int) -> tuple[Section, ...]:
    """Return the sections on a thing that have anything to tell, `most` lines of each, or as many as `limits` says."""
    found = []
    for name, question in sections().items():
        (parameter,) = question.header.parameters
        if kind not in GROUPED[parameter.type] and parameter.type != "thing":
            continue
        answer = question.answer(store, {parameter.name: (thing,)})
        if not answer.rows:
            continue
        limit = limits.get(name, most)
        shown = Answer(name, answer.title, answer.columns, answer.rows[:limit], answer.sparql)
        facts = [fact for cell in shown.cells(_FACT) for fact in cell] if _FACT in _names(answer) else []
        said = quotes(store, [fact for fact in dict.fromkeys(facts) if isinstance(fact, NamedNode)]) if facts else {}
        found.append(Section(name, question, shown, said, len(answer)))
    return tuple(found)


def _names(answer: Answer) -> set[str]:
    return {column.name for column in answer.columns}


def _values(column: Column, cell: Cell, things: Cell, lang: str) -> tuple[Value, ...]:
    texts = [column.show((term,), lang) for term in cell]
    if column.name in _DATES and len(texts) > 1:
        return (Value(f"{texts[0]}\n… {texts[-1]}"),)
    if len(things) != len(texts):
        return tuple(map(Value, texts))
    return tuple(Value(text, plain(thing)) for text, thing in zip(texts, things, strict=True))
