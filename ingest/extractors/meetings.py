"""Meetings: where one is named or referred to, and which mentions mean the same one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from ontology.facts import Entity, Kind

from ..draft import Draft
from ..grammar.holders import holder
from ..grammar.meeting_names import MeetingName, MeetingNames
from ..grammar.same_meetings import NTH, Meeting, Meetings
from ..grammar.sayings import said_from
from ..lexicon import Tag
from ..mentions import MeetingMention, Part, Sentence, beginning
from . import extractor

#: 第三次会议, 2025年第6次党组会议, 今年第九次集体学习会: told by a number, the body that holds it makes it a name.
_NTH_ALONE = re.compile(
    f"{NTH}"
    r"(?:全体|委员长|主任|主席|常务|全体委员|党组|办公|室务|馆务|院务|局务|部务|办务|工作|专题|集体|集中|理论|学习|扩大|（扩大）)*(?:会议?|例会|学习)"
)
#: 全体干部职工会议, 机关党员大会: every office has them.
_OF_STAFF_ALONE = re.compile("(?:全体|机关|全办|全馆|处级以上|领导|干部|职工|党员|工作人员|支部|换届选举){1,4}(?:大会|会议)")
#: 某峰会时, 某大会以来: a meeting that something else is dated by.
_SINCE = re.compile("时|期间|以来|之际|之?后|前")
_BACK = re.compile("^(?:本次|此次|这次|该|本|此)")
#: How many mentions back 全会 or 读书班 may refer.
_BACKWARDS = 200
_ASIDE = re.compile("会前|会后|会上|此前|随后|会议期间|期间|同时")
_PAUSE = re.compile("[。；，、]")
_AHEAD = re.compile(
    r"(?:关于|适时|择期|择机|届时|将|拟|即将|定于|拟于|计划|筹备|筹办|同意|商定|约定|建议|提议|呼吁|倡议|决定|希望|申请|敦促|期待)[^，。；]{0,12}$"
)
#: How far the words around a verb reach that say when, and how long a clause may be.
_NEAR, _FAR = 20, 200


#: A plenary within a session: 第一次全体会议.
_PLENARY = re.compile("第[一二三四五六七八九十]+次全体会议|闭幕会议?|开幕会议?|全体会议")
#: A meeting before a congress opens, and what leads to it: 大会15日举行预备会议.
_PREPARATORY = "预备会议"
_SESSION = re.compile("[次届](?:会议|全会|代表大会|全体会议)$")
#: 每两个月召开一次会议
_HABIT = re.compile("[一两几多数]次")
#: Days back to which a document tells news.
_NEWS = 62
_ATTENDED = re.compile("(?:出席|参加|列席|主持|见证)(?:了|并主持)?$")
_PLANNED = re.compile("将|拟|计划|准备|邀请|希望|欢迎|要求|应当?|如期|筹备")


class _Found(NamedTuple):
    """A meeting as written, its sentence, and whether the sentence reports it as held."""

    sentence: Sentence
    name: MeetingName
    held: bool


@extractor(requires=["sentences", "words", "titles", "dates", "own_date"], assigns=["meetings", "main_meetings"])
def meetings(draft: Draft) -> None:
    """Find the mentions of meetings and give each its entity; what refers back gets the section's main meeting."""
    found = list(_apart(draft, list(_found(draft))))
    known = Meetings()
    for sentence, name, held in found:
        for text in name.names:
            known.add(text, sentence.section, held)
    draft.meetings = list(_mentions(draft, found, known))


def _found(draft: Draft) -> Iterator[_Found]:
    """Yield the meetings in their order; a plenary of a session is a part of it."""
    finder = MeetingNames(draft.text, draft.words)
    session: dict[int, tuple[Sentence, str]] = {}
    for sentence in draft.sentences:
        if sentence.part not in (Part.HEADLINE, Part.BODY):
            continue
        names = finder.find(sentence.start, sentence.end)
        said = said_from(draft.text, sentence.start, sentence.end) if names else 0
        preparatory = next((name for name in names if _prepares(draft, name)), None) if names else None
        for i, bare in enumerate(names):
            name = bare._replace(names=_names(draft, sentence, bare))
            where, of = session.get(sentence.section, (None, ""))
            if bare is preparatory:
                whose = next((one.names[-1] for one in reversed(names[:i]) if one.names), of)
                name = bare._replace(names=(f"{whose}{_PREPARATORY}",))
            elif of and name.names and _PLENARY.fullmatch(name.names[0]):
                whole = (f"{of}{name.names[0]}",) if where is sentence else ()
                name = name._replace(names=whole, part=True)
            elif name.names and _SESSION.search(name.names[-1]):
                session[sentence.section] = sentence, name.names[-1]
            ahead = preparatory is not None and name.end <= preparatory.start
            yield _Found(sentence, name, name.start < said and not ahead and _held(draft, sentence, name))


def _apart(draft: Draft, found: list[_Found]) -> Iterator[_Found]:
    """Name a meeting by its holder where it conveys one of the same name: 县志办召开总结会议，传达省委总结会议精神."""
    conveyed = {text for _, name, _ in found if draft.text.startswith("精神", name.end) for text in name.names}
    for item in found:
        name = item.name
        if item.held and len(name.names) == 1 and any(other != name.names[0] and other.endswith(name.names[0]) for other in conveyed):
            whose = _holder(draft, item.sentence, name)
            item = item._replace(name=name._replace(names=(f"{whose}{name.names[0]}",)))
        yield item


def _prepares(draft: Draft, name: MeetingName) -> bool:
    """Tell whether a congress holds the meeting before it opens: 大会15日举行预备会议."""
    before = draft.words.before(name.start)
    return draft.text[name.start : name.end] == _PREPARATORY and before is not None and bool(before[2] & Tag.HOLD)


def _names(draft: Draft, sentence: Sentence, name: MeetingName) -> tuple[str, ...]:
    """Name 会议, 第三次会议 by whoever holds it: 中共中央政治局召开会议 is the meeting of that bureau."""
    alone = len(name.names) == 1 and (_NTH_ALONE.fullmatch(name.names[0]) or _OF_STAFF_ALONE.fullmatch(name.names[0]))
    if name.part or name.names and not alone or _HABIT.match(draft.text, name.start):
        return name.names
    holder = _holder(draft, sentence, name)
    own = name.names[0] if alone else draft.text[name.start : name.end]
    return (f"{holder}{own}",) if holder else name.names


def _holder(draft: Draft, sentence: Sentence, name: MeetingName) -> str:
    """Return the body before the verb of holding, where the meeting is that verb's object."""
    words = draft.words.within(max(sentence.start, name.start - _NEAR), name.start)
    if not words or not words[-1][2] & Tag.HOLD or draft.text[words[-1][1] : name.start] not in ("", "了"):
        return ""
    return holder(draft.text, draft.words, draft.source.names, sentence.start, words[-1][0])


def _held(draft: Draft, sentence: Sentence, name: MeetingName) -> bool:
    """Tell whether the sentence reports the meeting as held: a verb of holding beside it, not one to come."""
    words, text = draft.words, draft.text
    if _to_come(draft, sentence, name):
        return False
    if text.startswith("精神", name.end) and text[name.start - 1 : name.start] != "的":
        # 开展某大会精神学习活动; but 传达5日召开的某大会精神 says that it was held
        return False
    if name.names and not name.part and _ATTENDED.search(draft.text, max(sentence.start, name.start - 6), name.start):
        # somebody was there on a day; in 出席会议的代表 it only says which
        planned = _PLANNED.search(draft.text, max(sentence.start, name.start - 40), name.start)
        return draft.text[name.end : name.end + 1] != "的" and not planned and _recent(draft, sentence, name)
    before = [w for w in words.within(max(sentence.start, name.start - 12), name.start) if w[2] & Tag.HOLD]
    if before and before[-1][1] >= name.start - 1:
        at = before[-1][0]
        return not _AHEAD.search(text, max(sentence.start, at - _NEAR), at)
    end = min(sentence.end, name.end + _FAR)
    stop = _PAUSE.search(text, name.end, end)
    end = stop.start() if stop else end
    if any(tag & Tag.HOLD for _, _, tag in words.within(name.end, end)):
        return not _AHEAD.search(text, max(name.end, end - _NEAR), end)
    return False


def _recent(draft: Draft, sentence: Sentence, name: MeetingName) -> bool:
    """Tell whether a sentence tells a day of the last two months before the name."""
    own = draft.own_date
    days = [d.value for d in beginning(draft.dates, sentence.start, name.start) if d.value]
    if not own or not days or len(days[-1]) < 10:
        return False
    return 0 <= (date.fromisoformat(own) - date.fromisoformat(days[-1])).days <= _NEWS


def _to_come(draft: Draft, sentence: Sentence, name: MeetingName) -> bool:
    """Tell whether the date of the meeting's own clause lies behind the document's own: 3月上旬召开全省会议."""
    own = draft.own_date
    start = max(sentence.start, name.start - _FAR)
    clause = max(draft.text.rfind(mark, start, name.start) for mark in "，；：")
    near = [d.value for d in beginning(draft.dates, max(clause, start), name.start) if d.value]
    return bool(own and near and near[-1] > own[: len(near[-1])])


def _mentions(
    draft: Draft, found: list[_Found], known: Meetings
) -> Iterator[MeetingMention]:
    entities = {id(meeting): _entity(meeting) for meeting in known.all}
    main: dict[int, Meeting] = {}
    turns = defaultdict[int, list[tuple[int, Entity]]](list)
    draft.main_meetings = turns
    for meeting in known.all:
        if meeting.held and meeting.section not in main:
            main[meeting.section] = meeting
            turns[meeting.section].append((-1, entities[id(meeting)]))
    seen: list[Meeting] = []
    for sentence, name, reported in found:
        meant = _unique(m for text in name.names for m in known.named(text))
        if not meant:
            head = draft.text[name.start : name.end]
            here = _antecedent(head, name.part, seen, main.get(sentence.section))
            yield MeetingMention(
                name.start, name.end, (entities[id(here)],) if here else (), bool(here and here.held), named=False
            )
            continue
        seen.extend(meant)
        turned = turns[sentence.section][-1][0] if turns[sentence.section] else -1
        # 召开党员大会并开展主题党日: the first is what the section goes on about
        also = turned >= sentence.start and draft.text.find("并", turned, name.start) >= 0
        if meant[-1].held and reported and not also and _turns(draft, sentence) and not _SINCE.match(draft.text, name.end):
            # a paragraph that begins with another meeting goes on about that one
            main[sentence.section] = meant[-1]
            turns[sentence.section].append((name.start, entities[id(meant[-1])]))
        yield MeetingMention(
            name.start,
            name.end,
            tuple(entities[id(m)] for m in meant),
            held=any(m.held for m in meant),
            reported=reported,
        )


def _turns(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a sentence can turn to another meeting: it opens a paragraph or begins with a date, and not with 会后."""
    text = draft.text
    if _ASIDE.match(text, sentence.start):
        return False
    opens = sentence.item or sentence.start == 0 or text[sentence.start - 1] == "\n"
    return opens or bool(beginning(draft.dates, sentence.start, sentence.start + 3))


def main_meeting(draft: Draft, section: int, at: int) -> Entity | None:
    """Return the meeting that a section is about at a place, or None where it reports none as held."""
    turns = draft.main_meetings.get(section, [])
    i = bisect_right(turns, at, key=itemgetter(0))
    return turns[i - 1][1] if i else None


def _unique(meetings: Iterator[Meeting]) -> list[Meeting]:
    return list({id(meeting): meeting for meeting in meetings}.values())


def _antecedent(head: str, part: bool, seen: list[Meeting], main: Meeting | None) -> Meeting | None:
    """Return what 全会, 读书班 or 开班式 refers back to: the main meeting where it is of that kind, else the last one that is.

    会议 and 大会 tell no kind.
    """
    head = _BACK.sub("", head)
    kind = "班" if part and head[0] in "开结" and ("班" in head or "业" in head) else head
    if part and kind != "班" or kind in ("会议", "大会", "活动"):
        return main
    if main and any(name.endswith(kind) for name in main.names):
        return main
    return next((m for m in reversed(seen[-_BACKWARDS:]) if any(n.endswith(kind) for n in m.names)), main)


def _entity(meeting: Meeting) -> Entity:
    names = sorted(set(meeting.names), key=lambda name: (-len(name), name))
    return Entity(Kind.MEETING, names[0].strip("“”") if "”" not in names[0][1:-1] else names[0], aliases=tuple(names[1:]))
