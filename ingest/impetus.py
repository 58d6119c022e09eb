"""The things that move somebody to make a book, as one sentence names them: documents, instructions, aims, meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from ontology.facts import Confidence, Entity, Kind

from .draft import Draft
from .grammar.directives import Cue, Motive, masked, provides, trimmed, unclipped
from .grammar.editions import core
from .mentions import MeetingMention, Sentence, beginning
from .works import DocumentMention, PublicationMention

_ORDER = re.compile("批示|指示|讲话|嘱托|号召|论述|寄语|来信|回信|贺信")
_BARE_ORDER = re.compile("^(?:重要)?(?:批示|指示)(?:指示|批示)?$")
_LEADER = re.compile(
    "(?:书记|省长|市长|县长|区长|州长|主席|总理|主任|领导|部长|厅长|局长|同志|中央|国务院|[省市县区州盟旗]委|政府|政协|人大常委会|"
    "编委会)[^，]*(?:要求|部署|嘱咐|叮嘱|安排|决策|号召|倡议|提案|建议)"
)
_HOLDER = re.compile("(?:书记|省长|市长|县长|区长|州长|主席|总理|部长|厅长|局长|主任|院长|校长)[\u4e00-\u9fff·]{2,8}?(?:同志)?(?:在|$)")
_INITIATIVE = re.compile("“[^“”]{2,20}”[^“”]{0,8}(?:工程|行动|计划|部署|要求|战略|活动)")
_BARE = re.compile(
    "^(?:该|此|上述|这一|这个)?(?P<genre>通知|意见|规划|方案|条例|决定|办法|要点|纲要|计划|批复|细则|规定)$"
)
_MEETING = re.compile("会议|全会|大会|例会|座谈会|推进会|部署会|启动会|常委会|常务会|党组会|办公会|党委会")
#: 印发《意见》，明确…: what follows is the document's.
_ISSUING = re.compile("(?:印发|出台|下发|发布|公布|颁布|转发)[^，；。]*《[^》]*》[^，；。]*，$")
#: What is done at once upon a resolution: 通过《决议》，《甲》随之立项.
_PASSING = re.compile("(?:印发|出台|下发|发布|公布|颁布|转发|通过)[^，；。]*《[^》]*》[^，；。]*，$")
_SO_THAT = re.compile("为(?:了|深入|全面|认真|切实|进一步)*$")
_ON_PAPER = re.compile("上的|作出的")
_JOINTS = re.compile(
    "(?<=》)[和及与、]|[和及与、](?=《)|(?<=[示话神求])[和及与、]|[和及与、](?=[^和及与、]{2,8}(?:批示|"
    "指示))"
)
_PURPOSE = re.compile("(?:的需要|服务|工作大局)$")
_SERVING = re.compile("^(?:服务于?|更好服务|推动实现)")
_OWNED = re.compile("^((?:(?!关于|提出)[^在对就“《]){2,20})的((?:重要)?(?:批示|指示|签批|要求|讲话)(?:精神)?)$")
_M = TypeVar("_M", PublicationMention, DocumentMention, MeetingMention)


class Source(NamedTuple):
    """A thing that moves, and how surely it was read."""

    entity: Entity
    confidence: Confidence


class Impetus:
    """What one sentence names as moving; `last_order` is the instruction that was spoken of before it."""

    def __init__(self, draft: Draft, sentence: Sentence, last_order: Entity | None) -> None:
        self._draft = draft
        self._base = sentence.start
        self.end = sentence.end
        self.text: str = draft.text[sentence.start : sentence.end]
        self.mask = masked(self.text)
        span = sentence.start, sentence.end
        self.publications = beginning(draft.publications, *span)
        self.documents = beginning(draft.documents, *span)
        self.meetings = beginning(draft.meetings, *span)
        self.last_order = last_order

    def at(self, mention: _M) -> int:
        """Return where a mention starts in the sentence."""
        return mention.start - self._base

    def books(self, start: int, end: int) -> list[PublicationMention]:
        """Return the publications that a clause of the sentence names."""
        return list(beginning(self.publications, self._base + start, self._base + end))

    def _leader(self, before: int) -> str:
        """Return who was last named with his post in the sentence before a place, as written; or nothing."""
        told = [p for p in beginning(self._draft.people, self._base, self._base + before) if p.posts]
        return self._draft.text[min(told[-1].start, *(post.start for post in told[-1].posts)) : told[-1].end] if told else ""

    @property
    def meeting(self) -> Entity | None:
        """The meeting at which the sentence is said."""
        for mention in self.meetings:
            if mention.entities and (mention.held or not mention.named):
                return mention.entities[0]
        return None

    def deciding(self, cue: Cue | None = None) -> list[Source]:
        """Return the meeting that decides: the last one named before the cue, else the last one held."""
        if cue and not self._decided_by_meeting(cue):
            return []
        here = [m for m in self.meetings if m.entities and (cue is None or self.at(m) < cue.start)]
        held = [m for m in self._draft.meetings if m.held and m.entities and m.start < self.end]
        found: list[MeetingMention] = here or held
        if cue and self.mask[cue.first - 1 : cue.first] in ("经", "由"):
            # 经县委常委会会议同意: that meeting, be it told of nowhere else
            words = self.text[cue.first : cue.last]
            meant = [m for m in here if cue.first <= self.at(m)]
            return [Source(meant[-1].entities[0] if meant else Entity(Kind.MEETING, words), Confidence.STATED)]
        return [Source(found[-1].entities[0], Confidence.STATED)] if found else []

    def _decided_by_meeting(self, cue: Cue) -> bool:
        """Tell whether the subject of a decision is a meeting: named in the clause, or before where it has none."""
        subject = self.text[cue.first : cue.last].strip()
        before = self.text[: cue.first]
        return bool(_MEETING.search(subject or before)) and not (not subject and _ISSUING.search(before))

    def issued(self, start: int) -> list[Source]:
        """Return the document whose issue was told just before: 印发《意见》，明确…."""
        return self.told_before(start) if _ISSUING.search(self.text[:start]) else []

    def passed(self, start: int) -> list[Source]:
        """Return the document that was issued or passed just before."""
        return self.told_before(start) if _PASSING.search(self.text[:start]) else []

    def providing(self, start: int, end: int) -> list[Source]:
        """Return the documents of a clause that are said to ask for something: 《规划》提出编纂《甲》."""
        return [
            Source(d.entity, Confidence.STATED)
            for d in self.documents
            if start <= self.at(d) < end and provides(self.text, d.end - self._base)
        ]

    def proposing(self, first: int, last: int) -> list[Source]:
        """Return who proposed something: a leader with his words, or a meeting."""
        words = self.text[first:last]
        if _HOLDER.search(words):
            return [Source(Entity(Kind.INSTRUCTION, words), Confidence.PATTERN)]
        meetings = [m for m in self.meetings if m.named and m.entities and first < m.end - self._base <= last]
        return [Source(m.entities[0], Confidence.STATED) for m in meetings] or list(self._orders(first, last))

    def told_before(self, start: int) -> list[Source]:
        """Return the last document that the sentence names before a clause."""
        return [Source(d.entity, Confidence.STATED) for d in self.documents if self.at(d) < start][-1:]

    def aim(self, name: str) -> list[Source]:
        """Return an aim by its words, without the verb that says that it is served."""
        name = _PURPOSE.sub("", _SERVING.sub("", name).strip("，、 "))
        if not 4 <= len(name) <= 40 or "《" in name or _ORDER.search(name):
            return []
        return [Source(Entity(Kind.AIM, name), Confidence.PATTERN)]

    def named(self, cue: Cue, target: int | None) -> list[Source]:
        """Return the things that a cue names; `target` is where the book stands, if behind it in the clause."""
        last = cue.last
        if target is not None and cue.first < target < last:
            last = cue.first + len(unclipped(self.text[cue.first : target]))
        words = self.text[cue.first : last]
        if cue.motive is Motive.INSTRUCT and not words:
            who = self._leader(cue.start)
            if who:
                self.last_order = Entity(Kind.INSTRUCTION, f"{who}{cue.noun}")
            return [Source(self.last_order, Confidence.PATTERN)] if self.last_order else []
        if cue.motive is Motive.INSTRUCT:
            self.last_order = Entity(Kind.INSTRUCTION, _plain(f"{trimmed(words)}的{cue.noun}"))
            return [Source(self.last_order, Confidence.STATED)]
        if cue.motive is Motive.AIM:
            return self.aim(words)
        if cue.motive is Motive.ASSIGN:
            return self.proposing(cue.first, last)
        found = [*self._papers(cue.first, last), *self._orders(cue.first, last)]
        if found or cue.motive is not Motive.OBEY:
            return found
        if _SO_THAT.search(self.text[: cue.start]):
            return self.aim(trimmed(words))
        if self.mask[: cue.start].endswith("是"):
            # 《甲》是落实…的举措, 是按照…编纂的
            name = unclipped(re.sub("的[^的]{2,12}$", "", words))
            if name.endswith(("部署", "要求")):
                return [Source(Entity(Kind.INSTRUCTION, name), Confidence.PATTERN)]
            return self.aim(trimmed(name))
        return []

    def _papers(self, first: int, last: int) -> Iterator[Source]:
        for document in self._documents(first, last):
            yield Source(document.entity, Confidence.STATED)

    def _documents(self, first: int, last: int) -> list[DocumentMention]:
        """Return the documents in a span, but not those that bear an instruction: 在《报告》上的批示."""
        return [
            d
            for d in self.documents
            if first <= self.at(d) < last
            and not (_ON_PAPER.match(self.text, d.end - self._base) and _ORDER.search(self.text, d.end - self._base, last))
        ]

    def _orders(self, first: int, last: int) -> Iterator[Source]:
        """Yield what else than a document the words name: instructions, meetings, documents referred back to."""
        words = self.text[first:last]
        for document in self._documents(first, last):
            words = words.replace(self.text[self.at(document) : document.end - self._base], "《》", 1)
        words = words.strip("，、 ")
        # what stands in quotes is not cut
        cuts = [0, *(at for joint in _JOINTS.finditer(masked(words)) for at in joint.span()), len(words)]
        for piece in (words[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)):
            if piece and "《》" not in piece and (source := self._order(piece, first)):
                yield source

    def _order(self, piece: str, first: int) -> Source | None:
        name = trimmed(piece)
        if bare := _BARE.match(name):
            found = [
                d.entity
                for d in self._draft.documents
                if d.start < self._base + first and core(d.entity.name).endswith(bare["genre"])
            ]
            return Source(found[-1], Confidence.PATTERN) if found else None
        if _BARE_ORDER.match(name) and self.last_order:
            return Source(self.last_order, Confidence.PATTERN)
        if not _ORDER.search(piece) and (word := _LEADER.search(piece)):
            name = piece[: word.end()]
        if _ORDER.search(piece) or _INITIATIVE.search(piece) or _LEADER.search(piece):
            self.last_order = Entity(Kind.INSTRUCTION, _plain(name))
            return Source(self.last_order, Confidence.STATED)
        for mention in self.meetings:
            words = self.text[self.at(mention) : mention.end - self._base]
            if mention.named and mention.entities and words in piece:
                return Source(mention.entities[0], Confidence.STATED)
        return None


def _plain(name: str) -> str:
    """Write an instruction one way: 省长的批示 is 省长批示; what says its content keeps its 的."""
    return _OWNED.sub(r"\1\2", name)
