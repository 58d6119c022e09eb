"""Misses: sentences that name a person or a meeting and from which nothing was taken."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import PersonFact
from ontology.issues import Issue, IssueKind

from ..mentions import Part


@Language.component(
    "misses",
    requires=["doc._.facts", "doc._.sentences", "doc._.people", "doc._.meetings"],
    assigns=["doc._.issues"],
)
def misses(doc: Doc) -> Doc:
    """Make an issue of every body sentence with a person or a meeting that no fact points at."""
    source = doc._.source
    read = {e.start for fact in doc._.facts if not isinstance(fact, PersonFact) for e in fact.evidence}
    named = sorted([p.start for p in doc._.people] + [m.start for m in doc._.meetings if m.entities])
    for sentence in doc._.sentences:
        if sentence.part is not Part.BODY or bisect_left(named, sentence.start) == bisect_left(named, sentence.end):
            continue
        evidence = source.evidence(sentence.start, sentence.end)
        if evidence.start not in read:
            message = "a person or a meeting is named here, and nothing was understood of it"
            doc._.issues.append(Issue(IssueKind.UNREAD_SENTENCE, evidence, message))
    return doc
