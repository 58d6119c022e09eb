"""Meetings as facts: which the document reports as held, which it only mentions, when, where and by whom."""

from __future__ import annotations

import re

from ontology.facts import Confidence, Entity, Kind, MeetingFact

from ..draft import Draft
from ..grammar.holders import holder
from ..grammar.imprint import office
from ..lexicon import Tag
from ..mentions import MeetingMention, Sentence, beginning, sentence_of
from . import extractor

_RANGE = re.compile("(?:[（(][^（）()]{1,4}[）)])?[上下]?午?(?:至|到|—|－|-|~|～|—|、|和)")
_NOISE = re.compile(r"\s")
_PLACE = re.compile(r"在([^，。；：、“”]{2,20}?)(?:隆重|顺利|成功|如期|组织|联合|共同)?(?:召开|举行|举办|开幕|开班|闭幕)")
_DAY = re.compile(r"^(?:[今昨][天日]|近日|日前|[0-9]).*$|(?:[0-9]+月)?[0-9]+日(?:[上下]午)?$|[上下]午$")
_ORGANISER = re.compile(r"由([^，。；：]{2,40}?)(?:共同|联合)?(?:主办|举办|召集)")


@extractor(requires=["sentences", "meetings", "dates", "words"], assigns=["assemblies", "facts", "related"])
def assemblies(draft: Draft) -> None:
    """State every meeting once, with the date, place and organiser that the sentences about it give."""
    by_meeting: dict[Entity, list[tuple[MeetingMention, Sentence]]] = {}
    for mention in draft.meetings:
        sentence = sentence_of(draft.sentences, mention.start)
        if mention.reported:
            draft.related.add(sentence.start)
        if mention.named:
            for entity in mention.entities:
                by_meeting.setdefault(entity, []).append((mention, sentence))
    draft.assemblies = [_fact(draft, meeting, said) for meeting, said in by_meeting.items()]
    draft.facts.extend(draft.assemblies)


def _fact(draft: Draft, meeting: Entity, said: list[tuple[MeetingMention, Sentence]]) -> MeetingFact:
    held = any(mention.held for mention, _ in said)
    date, dating = next(
        ((day, s) for mention, s in said if held and (day := _date(draft, mention, s))), (None, None)
    )
    telling = next((s for m, s in said if m.reported), said[0][1])
    place = next((p for m, s in said if m.held and (p := _place(draft, s))), None)
    # a headline reports the meeting, and the text below it says when
    words = sorted({telling, dating or telling})
    return MeetingFact(
        meeting=meeting,
        held=held,
        date=date,
        organiser=next((o for m, s in said if m.held and (o := _organiser(draft, m, s))), None),
        place=place,
        evidence=tuple(draft.source.evidence(s.start, s.end) for s in words),
        extractor="assemblies",
        confidence=_confidence(draft, meeting, said),
    )


def _confidence(draft: Draft, meeting: Entity, said: list[tuple[MeetingMention, Sentence]]) -> Confidence:
    """Tell how surely the meeting is read: some sentence has its whole name, and reports it or only mentions it."""
    whole = any(
        meeting.name in _NOISE.sub("", draft.text[mention.start : mention.end]) for mention, _ in said
    )
    return Confidence.STATED if whole else Confidence.PATTERN


def _date(draft: Draft, mention: MeetingMention, sentence: Sentence) -> str | None:
    """Return the day of a meeting: the date in its own clause, else the first of its sentence."""
    if not mention.held:
        return None
    days = [d for d in beginning(draft.dates, sentence.start, sentence.end) if d.value and len(d.value) == 10]
    # 4月16日至17日: the first day
    days = [d for i, d in enumerate(days) if not i or not _RANGE.fullmatch(draft.text, days[i - 1].end, d.start)]
    near = [d for d in days if d.start < mention.start] or days
    return near[-1].value if near and near[-1].start < mention.start else near[0].value if near else None


def _place(draft: Draft, sentence: Sentence) -> str | None:
    match = _PLACE.search(draft.text, sentence.start, sentence.end)
    # 在甲市5日举行的会议, 在昨天开幕的会议上: the day is no part of the place
    return _DAY.sub("", match.group(1)) or None if match else None


def _organiser(draft: Draft, mention: MeetingMention, sentence: Sentence) -> Entity | None:
    """Return who holds the meeting: the body before the verb, or after 由."""
    if match := _ORGANISER.search(draft.text, sentence.start, sentence.end):
        return Entity(Kind.ORGANISATION, match.group(1))
    words = draft.words.within(sentence.start, mention.start)
    holding = next((w for w in reversed(words) if w[2] & Tag.HOLD), None)
    if not holding:
        return None
    body = holder(draft.text, draft.words, draft.source.names, sentence.start, holding[0])
    several = body.split("、")
    if all(map(office, several)) and not several[0].endswith("委"):
        # 甲办、乙局联合召开: the first leads; 省委、省政府 are one
        body = several[0]
    return Entity(Kind.ORGANISATION, body) if body else None
