"""On what day an act was done that began or ended the holding of a post: the date that governs its verb.

The nearest date before the verb in its sentence; else that of the sentence before it which reports a meeting or a
decision; else, in a notice of appointments, the day of the notice. Where none of these tells, the day is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from ontology.facts import Confidence

from .draft import Draft
from .grammar.dates import last
from .grammar.items import Act, Turn
from .mentions import DateMention, Part, Sentence, beginning, sentence_of

#: Dates of something else: 1970年3月出生, 2020年成立的, 3月以来.
_OTHER = re.compile("[，]?(?:出生|生(?![产活效前])|参加工作|入党|加入|毕业|成立|组建|创办|以来|以前|之前|前(?!往)|后|至今|的(?!决定))")
#: What may stand between a date and a verb that only tells of the holding: 2020年3月起任, 2020年3月，在大会上任.
_BESIDE = re.compile("(?:起|开始)?，?(?:在[^，。；]*，)?[^，。；]{0,16}")
_TO = re.compile("至|到|—{1,2}|－|-|~")
#: 自3月6日起, behind the act.
_FROM, _ON = re.compile("[自从]$"), re.compile("起|开始|算起")
#: 3月6日，县长致电祝贺丁一当选: the day is not that of the act.
_PRESUPPOSED = re.compile("祝贺|贺电|贺信|庆祝|致贺|得知|听到|唁电|悼念|哀悼")
_NEAR, _DAY = 24, len("2031-03-06")
_DECIDES = re.compile("决定|会议|大会|全会|研究|批准|同意|任免|公告|令|选举|表决|投票|通知")
_NOTICE = re.compile("(?:任|免|职)[^。，]{0,24}(?:通知|决定|名单|公告|命令|令|通报)|主席令|公示|免职|任职|任免")


_start = attrgetter("start")


class Tenure(NamedTuple):
    """When a holding began and ended, as far as one act tells, and on what day it was seen: dates in EDTF."""

    began: str | None = None
    ended: str | None = None
    seen: str | None = None
    confidence: Confidence = Confidence.STATED


class ActDays:
    """Dates the acts of one document."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        heads = [draft.text[line.start : line.end] for line in draft.lines if line.part is Part.HEADLINE]
        self._found: dict[int, str | None] = {}
        self._notice = bool(heads) and _NOTICE.search(heads[0]) is not None

    def tenure(self, act: Act | None) -> Tenure:
        """Return what an act tells of the time of a holding."""
        if act is None:
            return Tenure()
        sentence = sentence_of(self._draft.sentences, act.at)
        if act.turn is Turn.HOLDS:
            return self._held(act, sentence)
        confidence = Confidence.PATTERN if act.inferred else Confidence.STATED
        told = self._in_sentence(act, sentence)
        since = told.end if told else max(sentence.start, act.at - _NEAR)
        if _PRESUPPOSED.search(self._draft.text, since, act.at):
            return Tenure(confidence=confidence)
        day = self._whole(told) if told else None
        if told is None and sentence.part is not Part.HEADLINE and (day := self._before(sentence) or self._of_notice()):
            confidence = Confidence.PATTERN
        return Tenure(
            began=day if act.turn is Turn.BEGINS else None,
            ended=day if act.turn is Turn.ENDS else None,
            seen=day,
            confidence=confidence,
        )

    def _held(self, act: Act, sentence: Sentence) -> Tenure:
        """Read 1998年6月至2003年3月任局长, 2020年3月起任局长: a date beside the verb tells when the holding began."""
        told = self._in_sentence(act, sentence)
        if not told or not told.value or not _BESIDE.fullmatch(self._draft.text, told.end, act.at):
            return Tenure()
        if (first := self._to(told, sentence)) and first.value:
            # 2019年至2023年 are two dates
            return Tenure(first.value, told.value, first.value) if in_order(first.value, told.value) else Tenure()
        end = last(self._draft.text[told.start : told.end], told.value)
        if end == told.value:
            return Tenure(began=told.value, seen=told.value)
        return Tenure(told.value, end, told.value) if in_order(told.value, end) else Tenure()

    def _to(self, told: DateMention, sentence: Sentence) -> DateMention | None:
        """Return the date from which a period goes to this one."""
        before = beginning(self._draft.dates, sentence.start, told.start)
        return before[-1] if before and _TO.fullmatch(self._draft.text, before[-1].end, told.start) else None

    def _in_sentence(self, act: Act, sentence: Sentence) -> DateMention | None:
        text, dates = self._draft.text, self._draft.dates
        for mention in beginning(dates, act.at, sentence.end):
            if _FROM.search(text[mention.start - 1 : mention.start]) and _ON.match(text, mention.end):
                return mention
        return self._last(beginning(dates, sentence.start, act.at))

    def _before(self, sentence: Sentence) -> str | None:
        """Return the day of the meeting or the decision of which a sentence before this one in the news item tells."""
        sentences, found = self._draft.sentences, self._found
        at = bisect_left(sentences, sentence.start, key=_start)
        # each sentence is looked at once, however many acts a list has
        first = at
        while first not in found and first > 0 and sentences[first - 1].section == sentence.section:
            first -= 1
        found.setdefault(first, None)
        for i in range(first, at):
            told = self._told(sentences[i])
            decides = told and _DECIDES.search(self._draft.text, sentences[i].start, sentences[i].end)
            found[i + 1] = found[i] if not told else self._whole(told) if decides else None
        return found[at]

    def _told(self, sentence: Sentence) -> DateMention | None:
        """Return the last day in a sentence; a year alone is that of a report, and a day to come that of the next meeting."""
        own = self._draft.own_date
        return self._last(
            [
                mention
                for mention in beginning(self._draft.dates, sentence.start, sentence.end)
                if mention.value and len(mention.value) == _DAY and (own is None or mention.value <= own)
            ]
        )

    def _of_notice(self) -> str | None:
        return self._draft.own_date if self._notice else None

    def _last(self, mentions: Sequence[DateMention]) -> DateMention | None:
        text = self._draft.text
        return next((mention for mention in reversed(mentions) if not _OTHER.match(text, mention.end)), None)

    def _whole(self, mention: DateMention) -> str | None:
        """Return a date as far as it tells one day: of a meeting from the 5th to the 7th, only the month."""
        if not mention.value:
            return None
        end = last(self._draft.text[mention.start : mention.end], mention.value)
        same = [a for a, b in zip(mention.value.split("-"), end.split("-"), strict=False) if a == b]
        return "-".join(same) or None if end != mention.value else mention.value


def in_order(began: str, ended: str) -> bool:
    """Tell whether a holding does not end before it begins, as far as both dates are precise."""
    return ended[: len(began)] >= began[: len(ended)]
