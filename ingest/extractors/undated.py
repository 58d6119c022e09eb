"""Dates that could not be told, where something is said to have happened on them: each is an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ontology.issues import Issue, IssueKind

from ..draft import Draft
from ..grammar.dates import Found, find
from ..lexicon import Tag
from ..mentions import Part, Sentence, sentence_of
from . import extractor

#: A year that has every day that any year has.
_LEAP = 2000
_HAPPENS = Tag.ASSEMBLY | Tag.HOLD
_TOLD_IN = (Part.HEADLINE, Part.BODY, Part.LABEL)
_UNSAID = "×xXＸｘ某*＊○"
_HINT = re.compile(f"历(?<=[农阴旧]历)|月(?<=[{_UNSAID}]月)|日(?<=[{_UNSAID}]日)")
#: What looks like a day and is none that we can read: of the lunar calendar, or left open by the writer.
_UNREADABLE = re.compile(
    "(?:农历|阴历|旧历)[^，。；、的]{0,6}?(?:月|正月|腊月)(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?)?日?"
    f"|(?:[0-9]{{1,2}}|[{_UNSAID}]{{1,2}})月[{_UNSAID}]{{1,2}}日|[{_UNSAID}]{{1,2}}月(?:[0-9]{{1,2}}|[{_UNSAID}]{{1,2}})日"
)


@extractor(requires=["dates", "sentences", "words", "related"], assigns=["issues"])
def undated(draft: Draft) -> None:
    """Report the days that nothing makes whole, that do not exist, and those that are written in no way we read."""
    found = sorted([*_open(draft), *_unreadable(draft.text)])
    for start, kind, words in found:
        sentence = sentence_of(draft.sentences, start)
        if sentence.part in _TOLD_IN and _tells(draft, sentence):
            evidence = draft.source.evidence(sentence.start, sentence.end)
            draft.issues.append(Issue(kind, evidence, words))


def _tells(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a sentence reports what happened on its dates."""
    held = any(tag & _HAPPENS for _, _, tag in draft.words.within(sentence.start, sentence.end))
    return held or sentence.start in draft.related


def _open(draft: Draft) -> Iterator[tuple[int, IssueKind, str]]:
    """Yield the days that were found and stayed without a value."""
    for mention in draft.dates:
        if mention.value is None:
            words = draft.text[mention.start : mention.end]
            if (found := next(find(words), None)) and _exact(found):
                kind = IssueKind.UNREADABLE_DATE if _impossible(found) else IssueKind.INCOMPLETE_DATE
                yield mention.start, kind, words


def _unreadable(text: str) -> Iterator[tuple[int, IssueKind, str]]:
    """Yield what looks like a day and was not found to be one."""
    # most texts have none of the characters that such a day needs
    if _HINT.search(text):
        for match in _UNREADABLE.finditer(text):
            yield match.start(), IssueKind.UNREADABLE_DATE, match.group()


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
