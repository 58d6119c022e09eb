"""Attendance: who was at which meeting as what."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import AttendanceFact, Confidence, Entity, Role

from ..grammar.chunks import Chunk
from ..grammar.participation import Taker, takes_part
from ..lexicon import Lexicon
from ..mentions import GroupMention, MeetingMention, PersonMention, Sentence, beginning
from . import extension
from .meetings import main_meeting

extension("attendance")

_ANY = re.compile("[本此这该]?次?(?:会议|大会)")
_PAST = re.compile("[一二三四五六七八九十百0-9]+多?余?年(?:之|以)?前|当年|此前|早在|曾几何时")
Participant = PersonMention | GroupMention


@Language.component(
    "attendance",
    requires=["doc._.sentences", "doc._.chunks", "doc._.people", "doc._.newcomers", "doc._.groups", "doc._.meetings", "doc._.main_meetings", "doc._.rolls"],
    assigns=["doc._.attendance", "doc._.facts", "doc._.related"],
)
def attendance(doc: Doc) -> Doc:
    """State for every participant the roles that the verbs give."""
    facts: dict[tuple[Entity, Entity, Role], AttendanceFact] = {}
    participants: list[Participant] = sorted([*doc._.people, *doc._.groups], key=lambda p: p.start)
    starts = [p.start for p in participants]
    meant = {mention.start: mention for mention in doc._.meetings}
    roles = _roles(doc._.source.lexicon, "verb")
    text, words, sentences = doc._.text, doc._.words, doc._.sentences
    rolls, related = doc._.rolls, doc._.related
    for i, pieces in doc._.chunks.items():
        sentence = sentences[i]
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if first == last:
            continue
        if roll := rolls.get(sentence.start):
            role = _roles(doc._.source.lexicon, "label").get(roll.label)
            if role:
                for meeting in _meetings(doc, sentence, None, sentence.end, meant):
                    related.add(sentence.start)
                    for k in range(first, last):
                        key = (participants[k].entity, meeting, role)
                        facts.setdefault(key, _fact(doc, sentence, *key, named=False))
            continue
        takers = [Taker(_start(doc, participants[k]), participants[k].end, k) for k in range(first, last)]
        for part in takes_part(text, words, pieces, takers, roles):
            here = _all_so_far(doc, sentence) if part.every else _meetings(doc, sentence, part.meeting, part.at, meant)
            for meeting in here:
                for k in part.subjects:
                    related.add(sentence.start)
                    key = (participants[k].entity, meeting, roles[part.word])
                    if key not in facts:
                        facts[key] = _fact(doc, sentence, *key, named=_is_named(doc, part.meeting))
    doc._.attendance = list(facts.values())
    doc._.facts.extend(doc._.attendance)
    return doc


@cache
def _roles(lexicon: Lexicon, use: str) -> dict[str, Role]:
    return {r["word"]: Role(r["role"]) for r in lexicon.rows("roles") if r["class"] == use and r["role"]}


def _start(doc: Doc, participant: Participant) -> int:
    """Return where the phrase of a participant begins: with his first post that no comma cuts off."""
    posts = participant.posts if isinstance(participant, PersonMention) else ()
    if not posts:
        return participant.start
    comma = doc._.text.rfind("，", min(post.start for post in posts), participant.start)
    ahead = [post.start for post in posts if comma < post.start and post.end <= participant.start]
    return min([participant.start, *ahead])


def _meetings(
    doc: Doc, sentence: Sentence, named: Chunk | None, at: int, meant: dict[int, MeetingMention]
) -> tuple[Entity, ...]:
    """Return the meeting that the clause names, else the one that the section has come to."""
    if named and (mention := meant.get(named.start)) and mention.entities:
        return mention.entities
    if _PAST.match(doc._.text, sentence.start):
        # 十年前，张三在此讲话: at no meeting that is told of here
        return ()
    # 县志办召开会议 传达全会精神 丁一主持: what the sentence itself reports comes first
    own: MeetingMention | None = next(
        (m for m in reversed(beginning(doc._.meetings, sentence.start, at)) if m.reported), None
    )
    if own:
        return own.entities
    main = main_meeting(doc, sentence.section, at)
    return (main,) if main else ()


def _all_so_far(doc: Doc, sentence: Sentence) -> tuple[Entity, ...]:
    """Return every meeting that the section has reported up to a sentence."""
    opening = next(s.start for s in doc._.sentences if s.section == sentence.section)
    told = (m for m in beginning(doc._.meetings, opening, sentence.start) if m.reported)
    return tuple(dict.fromkeys(meeting for mention in told for meeting in mention.entities))


def _is_named(doc: Doc, meeting: Chunk | None) -> bool:
    """Tell whether the clause names the meeting, be it only by its kind, as 座谈会; 会议 refers to any."""
    return meeting is not None and not _ANY.fullmatch(doc._.text, meeting.start, meeting.end)


def _fact(
    doc: Doc, sentence: Sentence, participant: Entity, meeting: Entity, role: Role, named: bool
) -> AttendanceFact:
    read = Confidence.STATED if named else Confidence.PATTERN
    return AttendanceFact(
        participant=participant,
        meeting=meeting,
        role=role,
        evidence=(doc._.source.evidence(sentence.start, sentence.end),),
        extractor="attendance",
        confidence=read.and_(doc._.newcomers.get(participant.name, read)),
    )
