"""Misses: sentences that name a person or a meeting and tell nothing of it, and the share of those that were understood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from ontology.coverage import Coverage
from ontology.facts import Kind
from ontology.issues import Issue, IssueKind

from ..mentions import Part
from . import extension

extension("coverage")

_COUNTED = (Part.BODY, Part.LABEL)
_MISSED = frozenset({Kind.PERSON, Kind.MEETING})


@Language.component(
    "misses",
    requires=[
        "doc._.related",
        "doc._.sentences",
        "doc._.people",
        "doc._.meetings",
        "doc._.documents",
        "doc._.publications",
    ],
    assigns=["doc._.issues", "doc._.coverage"],
)
def misses(doc: Doc) -> Doc:
    """Count the sentences that hold something, and make an issue of each with a person or a meeting and no relation."""
    starts = {
        Kind.PERSON: _starts(doc._.people),
        Kind.MEETING: _starts(doc._.meetings),
        Kind.DOCUMENT: _starts(doc._.documents),
        Kind.PUBLICATION: _starts(doc._.publications),
    }
    named = sorted((mention.start, mention.end) for mention in [*doc._.people, *doc._.meetings])
    related = doc._.related
    counted = []
    for sentence in doc._.sentences:
        if sentence.part not in _COUNTED:
            continue
        held = frozenset(kind for kind, places in starts.items() if _any(places, sentence.start, sentence.end))
        understood = sentence.start in related
        counted.append((held, understood))
        if held & _MISSED and not understood:
            evidence = doc._.source.evidence(sentence.start, sentence.end)
            here = named[bisect_left(named, (sentence.start,)) : bisect_left(named, (sentence.end,))]
            about = dict.fromkeys("".join(doc._.text[start:end].split()) for start, end in here)
            doc._.issues.append(Issue(IssueKind.UNREAD_SENTENCE, evidence, "、".join(about)))
    doc._.coverage = Coverage.of(counted)
    return doc


def _starts(mentions: Iterable[object]) -> list[int]:
    return sorted(mention.start for mention in mentions)  # type: ignore[attr-defined]


def _any(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)
