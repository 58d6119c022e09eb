"""References that lead nowhere: a 会议, a 李主任, a 该书 of which the document does not say which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.issues import Issue, IssueKind

from ..draft import Draft
from ..grammar.posts import POSTS
from ..mentions import Part, Sentence
from . import extractor

_TOLD_IN = (Part.BODY, Part.LABEL)
_BOOK = re.compile("该书|此书|该志书|此志书|这部书|这套书|这部志书")
#: What a clause begins behind.
_CLAUSE = ("", "\n", "。", "，", "；", "：", "！", "？")
#: Surnames that speak for a person without a given name.
_COMMON = 2


@extractor(requires=["sentences", "groups", "meetings", "publications"], assigns=["issues"])
def references(draft: Draft) -> None:
    """Report what refers to a meeting, a person or a book that nothing tells."""
    found = sorted([*_meetings(draft), *_people(draft), *_books(draft)])
    sentences = iter(draft.sentences)
    sentence: Sentence | None = next(sentences, None)
    for start, end in found:
        while sentence and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence and sentence.part in _TOLD_IN:
            evidence = draft.source.evidence(sentence.start, sentence.end)
            draft.issues.append(Issue(IssueKind.UNRESOLVED_REFERENCE, evidence, draft.text[start:end]))


def _meetings(draft: Draft) -> Iterator[tuple[int, int]]:
    for mention in draft.meetings:
        # 一次重要的大会 refers to none; 会议 at the beginning of a clause does
        if not mention.entities and draft.text[mention.start - 1 : mention.start] in _CLAUSE:
            yield mention.start, mention.end


def _people(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield 李主任 and the like, which were read as people without a name: a surname and a post."""
    names = draft.source.names
    for group in draft.groups:
        words = draft.words.within(group.start, group.end)
        surname = draft.text[group.start : words[-1][0]] if words and words[-1][1] == group.end else ""
        if words and words[-1][2] & POSTS and surname and names.surname(surname) == surname and names.tier(surname) <= _COMMON:
            yield group.start, group.end


def _books(draft: Draft) -> Iterator[tuple[int, int]]:
    known = {mention.start for mention in draft.publications}
    for match in _BOOK.finditer(draft.text):
        if match.start() not in known:
            yield match.span()
