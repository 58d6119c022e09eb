"""What was not understood, in all bulletins: for people to look through, and to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from ontology.iri import bulletin_iri
from ontology.issues import IssueKind
from queries.answer import Answer, Column, Text
from queries.store import Term

from ..projection.evidence import titles
from .graph import Edition

#: What issues are called.
KINDS: Mapping[str, Text] = {
    IssueKind.UNREAD_SENTENCE: Text("没有读懂的句子", "unread sentence"),
    IssueKind.UNKNOWN_POST: Text("不认识的职务", "unknown post"),
    IssueKind.UNRESOLVED_REFERENCE: Text("不知所指", "unresolved reference"),
    IssueKind.INCOMPLETE_DATE: Text("日期不全", "incomplete date"),
    IssueKind.UNREADABLE_DATE: Text("日期读不出", "unreadable date"),
}


@dataclass(frozen=True, slots=True)
class Missed:
    """A place that was not understood: what is the matter, with which words, in which sentence of which bulletin."""

    kind: str
    about: str
    words: str
    start: int
    end: int
    bulletin: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Miss:
    """Gather all that was not understood."""

    def __call__(self, graph: Edition) -> tuple[Missed, ...]:
        """Return it, the latest bulletins first, and each in the order of its text."""
        told = titles(graph.store)
        found = []
        for digest in sorted(set(graph.opened.sources.values())):
            iri = bulletin_iri(digest)
            date, title, _ = told.get(iri, ("", "", ""))
            issues = (row["issue"] for row in graph.archive.rows(digest) if "issue" in row)
            for its in issues:
                words = its["evidence"]
                found.append(Missed(its["kind"], its["about"], words["text"], words["start"], words["end"], iri, title, date))
        found.sort(key=lambda its: (its.title, its.bulletin, its.start))
        return tuple(sorted(found, key=lambda its: its.date, reverse=True))


def sifted(found: Sequence[Missed], kind: str, text: str) -> list[Missed]:
    """Return those of a kind, of any where none is told, in which a text stands."""
    return [its for its in found if kind in ("", its.kind) and (text in its.words or text in its.about or text in its.title)]


def answer(found: Sequence[Missed]) -> Answer:
    """Return what was not understood as an answer, to be written to a file."""
    columns = (
        Column("kind", Text("类别", "Kind"), words=dict(KINDS)),
        Column("about", Text("有关", "About")),
        Column("words", Text("原文", "Words"), quote=True),
        Column("title", Text("简讯", "Bulletin")),
        Column("date", Text("日期", "Date")),
        Column("start", Text("起", "Offset")),
    )

    def row(its: Missed) -> tuple[tuple[Term, ...], ...]:
        values = (its.kind, its.about, its.words, its.title, its.date, its.start)
        return tuple((Literal(value),) if value != "" else () for value in values)

    return Answer("issues", Text("没有读懂的地方", "What was not understood"), columns, tuple(map(row, found)), "")
