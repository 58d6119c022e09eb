"""Attendance: who was at which meeting as what."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ontology.facts import AttendanceFact, Confidence, Entity, Role

from ..draft import Draft
from ..grammar.chunks import Chunk
from ..grammar.participation import Taker, takes_part
from ..lexicon import Lexicon
from ..mentions import GroupMention, MeetingMention, PersonMention, Sentence, beginning
from . import extractor
from .meetings import main_meeting

_ANY = re.compile("[本此这该]?次?(?:会议|大会)")
_PAST = re.compile("[一二三四五六七八九十百0-9]+多?余?年(?:之|以)?前|当年|此前|早在|曾几何时")
#: What is told of after a meeting.
_OVER = re.compile("(?:会|会议|大会|[^，。；]{2,16}(?:会|式|班|活动))(?:结束)?之?后，")
Participant = PersonMention | GroupMention


@extractor(requires=["sentences", "chunks", "people", "newcomers", "groups", "meetings", "main_meetings", "rolls"], assigns=["attendance", "facts", "related"])
def attendance(draft: Draft) -> None:
    """State for every participant the roles that the verbs give."""
    facts: dict[tuple[Entity, Entity, Role], AttendanceFact] = {}
    participants: list[Participant] = sorted([*draft.people, *draft.groups], key=lambda p: p.start)
    starts = [p.start for p in participants]
    meant = {mention.start: mention for mention in draft.meetings}
    roles = _roles(draft.source.lexicon, "verb")
    text, words, sentences = draft.text, draft.words, draft.sentences
    rolls, related = draft.rolls, draft.related
    for i, pieces in draft.chunks.items():
        sentence = sentences[i]
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if first == last:
            continue
        if roll := rolls.get(sentence.start):
            role = _roles(draft.source.lexicon, "label").get(roll.label)
            if role:
                for meeting in _meetings(draft, sentence, None, sentence.end, meant):
                    related.add(sentence.start)
                    for k in range(first, last):
                        key = (participants[k].entity, meeting, role)
                        facts.setdefault(key, _fact(draft, sentence, *key, named=False))
            continue
        takers = [Taker(_start(draft, participants[k]), participants[k].end, k) for k in range(first, last)]
        for part in takes_part(text, words, pieces, takers, roles):
            here = _all_so_far(draft, sentence) if part.every else _meetings(draft, sentence, part.meeting, part.at, meant)
            for meeting in here:
                for k in part.subjects:
                    related.add(sentence.start)
                    key = (participants[k].entity, meeting, roles[part.word])
                    if key not in facts:
                        facts[key] = _fact(draft, sentence, *key, named=_is_named(draft, part.meeting))
    draft.attendance = list(facts.values())
    draft.facts.extend(draft.attendance)


@cache
def _roles(lexicon: Lexicon, use: str) -> dict[str, Role]:
    return {r["word"]: Role(r["role"]) for r in lexicon.rows("roles") if r["class"] == use and r["role"]}


def _start(draft: Draft, participant: Participant) -> int:
    """Return where the phrase of a participant begins: with his first post that no comma cuts off."""
    posts = participant.posts if isinstance(participant, PersonMention) else ()
    if not posts:
        return participant.start
    comma = draft.text.rfind("，", min(post.start for post in posts), participant.start)
    ahead = [post.start for post in posts if comma < post.start and post.end <= participant.start]
    return min([participant.start, *ahead])


def _meetings(
    draft: Draft, sentence: Sentence, named: Chunk | None, at: int, meant: dict[int, MeetingMention]
) -> tuple[Entity, ...]:
    """Return the meeting that the clause names, else the one that the section has come to."""
    if named and (mention := meant.get(named.start)) and mention.entities and (mention.named or not _OVER.match(draft.text, sentence.start)):
        return mention.entities
    if _PAST.match(draft.text, sentence.start):
        # 十年前，张三在此讲话: at no meeting that is told of here
        return ()
    over = _OVER.match(draft.text, sentence.start)
    # 县志办召开会议 传达全会精神 丁一主持: what the sentence itself reports comes first
    own: MeetingMention | None = next(
        (m for m in reversed(beginning(draft.meetings, sentence.start, at)) if m.reported and (m.named or not over)), None
    )
    if own or over:
        # 首发式后，张三到某县调研，县长李四陪同: that one is over
        return own.entities if own else ()
    main = main_meeting(draft, sentence.section, at)
    return (main,) if main else ()


def _all_so_far(draft: Draft, sentence: Sentence) -> tuple[Entity, ...]:
    """Return every meeting that the section has reported up to a sentence."""
    opening = next(s.start for s in draft.sentences if s.section == sentence.section)
    told = (m for m in beginning(draft.meetings, opening, sentence.start) if m.reported)
    return tuple(dict.fromkeys(meeting for mention in told for meeting in mention.entities))


def _is_named(draft: Draft, meeting: Chunk | None) -> bool:
    """Tell whether the clause names the meeting, be it only by its kind, as 座谈会; 会议 refers to any."""
    return meeting is not None and not _ANY.fullmatch(draft.text, meeting.start, meeting.end)


def _fact(
    draft: Draft, sentence: Sentence, participant: Entity, meeting: Entity, role: Role, named: bool
) -> AttendanceFact:
    read = Confidence.STATED if named else Confidence.PATTERN
    return AttendanceFact(
        participant=participant,
        meeting=meeting,
        role=role,
        evidence=(draft.source.evidence(sentence.start, sentence.end),),
        extractor="attendance",
        confidence=read.and_(draft.newcomers.get(participant.name, read)),
    )
