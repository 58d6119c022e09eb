"""References that lead nowhere: a 会议, a 李主任, a 该书 of which the document does not say which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ontology.issues import Issue, IssueKind

from ..grammar.phrases import POSTS
from ..mentions import Part, Sentence

_TOLD_IN = (Part.BODY, Part.LABEL)
_BOOK = re.compile("该书|此书|该志书|此志书|这部书|这套书|这部志书")
#: What a clause begins behind.
_CLAUSE = ("", "\n", "。", "，", "；", "：", "！", "？")
#: Surnames that speak for a person without a given name.
_COMMON = 2


@Language.component(
    "references",
    requires=["doc._.sentences", "doc._.groups", "doc._.meetings", "doc._.publications"],
    assigns=["doc._.issues"],
)
def references(doc: Doc) -> Doc:
    """Report what refers to a meeting, a person or a book that nothing tells."""
    found = sorted([*_meetings(doc), *_people(doc), *_books(doc)])
    sentences = iter(doc._.sentences)
    sentence: Sentence | None = next(sentences, None)
    for start, end in found:
        while sentence and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence and sentence.part in _TOLD_IN:
            evidence = doc._.source.evidence(sentence.start, sentence.end)
            doc._.issues.append(Issue(IssueKind.UNRESOLVED_REFERENCE, evidence, doc._.text[start:end]))
    return doc


def _meetings(doc: Doc) -> Iterator[tuple[int, int]]:
    for mention in doc._.meetings:
        # 一次重要的大会 refers to none; 会议 at the beginning of a clause does
        if not mention.entities and doc._.text[mention.start - 1 : mention.start] in _CLAUSE:
            yield mention.start, mention.end


def _people(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield 李主任 and the like, which were read as people without a name: a surname and a post."""
    names = doc._.source.names
    for group in doc._.groups:
        words = doc._.words.within(group.start, group.end)
        surname = doc._.text[group.start : words[-1][0]] if words and words[-1][1] == group.end else ""
        if words and words[-1][2] & POSTS and surname and names.surname(surname) == surname and names.tier(surname) <= _COMMON:
            yield group.start, group.end


def _books(doc: Doc) -> Iterator[tuple[int, int]]:
    known = {mention.start for mention in doc._.publications}
    for match in _BOOK.finditer(doc._.text):
        if match.start() not in known:
            yield match.span()
