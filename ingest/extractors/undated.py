"""Dates that could not be told, where something is said to have happened on them: each is an issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ontology.issues import Issue, IssueKind

from ..grammar.dates import Found, find
from ..lexicon import Tag
from ..mentions import Part, Sentence

#: A year that has every day that any year has.
_LEAP = 2000
_HAPPENS = Tag.ASSEMBLY | Tag.HOLD
_TOLD_IN = (Part.HEADLINE, Part.BODY, Part.LABEL)
_UNSAID = "×xXＸｘ某*＊○"
#: What looks like a day and is none that we can read: of the lunar calendar, or left open by the writer.
_UNREADABLE = re.compile(
    "(?:农历|阴历|旧历)[^，。；、的]{0,6}?(?:月|正月|腊月)(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?)?日?"
    f"|(?:[0-9]{{1,2}}|[{_UNSAID}]{{1,2}})月[{_UNSAID}]{{1,2}}日|[{_UNSAID}]{{1,2}}月(?:[0-9]{{1,2}}|[{_UNSAID}]{{1,2}})日"
)


@Language.component(
    "undated",
    requires=["doc._.dates", "doc._.sentences", "doc._.words", "doc._.related"],
    assigns=["doc._.issues"],
)
def undated(doc: Doc) -> Doc:
    """Report the days that nothing makes whole, that do not exist, and those that are written in no way we read."""
    text, dates = doc._.text, doc._.dates
    starts = [mention.start for mention in dates]
    for sentence in doc._.sentences:
        if sentence.part not in _TOLD_IN or not _tells(doc, sentence):
            continue
        evidence = doc._.source.evidence(sentence.start, sentence.end)
        for kind, words in _doubts(doc, sentence, starts):
            doc._.issues.append(Issue(kind, evidence, words))
        for match in _UNREADABLE.finditer(text, sentence.start, sentence.end):
            doc._.issues.append(Issue(IssueKind.UNREADABLE_DATE, evidence, match.group()))
    return doc


def _tells(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence reports what happened on its dates."""
    held = any(tag & _HAPPENS for _, _, tag in doc._.words.within(sentence.start, sentence.end))
    return held or sentence.start in doc._.related


def _doubts(doc: Doc, sentence: Sentence, starts: list[int]) -> Iterator[tuple[IssueKind, str]]:
    for mention in doc._.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
        words = doc._.text[mention.start : mention.end]
        found = next(find(words), None)
        if mention.value or found is None or not _exact(found):
            continue
        yield IssueKind.UNREADABLE_DATE if _impossible(found) else IssueKind.INCOMPLETE_DATE, words


def _impossible(found: Found) -> bool:
    """Tell whether the calendar has no such day: 2月30日."""
    if not (found.month and found.day):
        return False
    try:
        date(found.year or _LEAP, found.month, found.day)
    except ValueError:
        return True
    return False


def _exact(found: Found) -> bool:
    """Tell whether a date means one day: 近日 and 去年 do not."""
    return found.day is not None or (
        found.word[:1] in tuple("今昨前明同当次翌上本这下") and found.word[-1:] in tuple("天日晚晨早夜一二三四五六")
    )
