"""Misses: sentences that name a person or a meeting and tell nothing of it, and the share of those that were understood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ontology.coverage import Coverage
from ontology.facts import Kind
from ontology.issues import Issue, IssueKind

from ..draft import Draft
from ..grammar.signs import Signs
from ..mentions import Part, Placed
from . import extractor

_COUNTED = (Part.BODY, Part.LABEL)
_MISSED = frozenset({Kind.PERSON, Kind.MEETING})


@extractor(requires=["related", "sentences", "people", "meetings", "documents", "publications"], assigns=["issues", "coverage"])
def misses(draft: Draft) -> None:
    """Count the sentences that hold something, and make an issue of each with a person or a meeting and no relation."""
    starts = {
        Kind.PERSON: _starts(draft.people),
        Kind.MEETING: _starts(draft.meetings),
        Kind.DOCUMENT: _starts(draft.documents),
        Kind.PUBLICATION: _starts(draft.publications),
    }
    mentions: list[Placed] = [*draft.people, *draft.meetings]
    named = sorted((mention.start, mention.end) for mention in mentions)
    related = draft.related
    counted = []
    for sentence in draft.sentences:
        if sentence.part not in _COUNTED:
            continue
        start, end = sentence.start, sentence.end
        held = frozenset([kind for kind, places in starts.items() if places.within(start, end)])
        understood = sentence.start in related
        counted.append((held, understood))
        if held & _MISSED and not understood:
            evidence = draft.source.evidence(sentence.start, sentence.end)
            here = named[bisect_left(named, (sentence.start,)) : bisect_left(named, (sentence.end,))]
            about = dict.fromkeys("".join(draft.text[start:end].split()) for start, end in here)
            draft.issues.append(Issue(IssueKind.UNREAD_SENTENCE, evidence, "、".join(about)))
    draft.coverage = Coverage.of(counted)


def _starts(mentions: Iterable[Placed]) -> Signs:
    return Signs(mention.start for mention in mentions)
