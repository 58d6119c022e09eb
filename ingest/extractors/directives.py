"""Directives: which document, instruction, aim or meeting led to which publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Confidence, DirectiveFact, Entity, Kind, Status

from ..grammar.directives import Cue, Motive, clauses, cues, masked, owed, trimmed, unclipped
from ..grammar.editions import core
from ..mentions import MeetingMention, Part, Sentence
from ..works import DocumentMention, PublicationMention

_SEGMENT = re.compile("[；。]")
_ORDER = re.compile("(?:批示|指示|讲话|嘱托|号召|论述|寄语|来信|回信|贺信)")
_LEADER = re.compile("书记|省长|市长|县长|区长|州长|主席|总理|主任|领导|部长|厅长|局长|同志")
_BARE = re.compile("^(?:该|此|上述|这一|这个)?(?P<genre>通知|意见|规划|方案|条例|决定|办法|要点|纲要|计划|批复|细则|规定)$")
_IN_PASSING = re.compile("听取|汇报|介绍|参观|赠送|颁奖|走访|观看|通报了|宣读|点评")
#: 以《甲》如期出版的实绩迎接… and 《甲》编纂工作领导小组 do nothing for the book.
_NO_WORK = re.compile("以[^，]*(?:实绩|行动|成绩|成果|成效)")
_BODY = re.compile("等?(?:编纂|编写|编修|编撰)?(?:工作)?(?:委员会|领导小组|编委会|编辑部|专班|专家组|组成人员)")
_LIST = re.compile("[：:]$")
_ITEM = re.compile("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]|[一二三四五六七八九十]是")
_THEREFORE = re.compile("^(?:据此|为此|按照上述要求|根据上述要求|按此要求|按照这一要求|根据这一要求)，?")


_M = TypeVar("_M", PublicationMention, DocumentMention, MeetingMention)


class _Source(NamedTuple):
    entity: Entity
    confidence: Confidence


@Language.component(
    "directives",
    requires=["doc._.publications", "doc._.documents", "doc._.meetings", "doc._.sentences"],
    assigns=["doc._.facts"],
)
def directives(doc: Doc) -> Doc:
    """State every pair of a source and the publication that it led to."""
    if not doc._.publications:
        return doc
    seen: set[tuple[Entity, Entity]] = set()
    last: list[_Source] = []
    deciding: Sentence | None = None
    for sentence in doc._.sentences:
        if sentence.part not in (Part.BODY, Part.LABEL, Part.HEADLINE):
            continue
        reading = _Reading(doc, sentence, last)
        if deciding and not _ITEM.match(doc._.text, sentence.start):
            deciding = None
        for source, target in reading.pairs(deciding):
            if (source.entity, target) in seen:
                continue
            seen.add((source.entity, target))
            through = reading.meeting
            doc._.facts.append(
                DirectiveFact(
                    evidence=(doc._.source.evidence(sentence.start, sentence.end),),
                    extractor="directives",
                    confidence=source.confidence,
                    source=source.entity,
                    target=target,
                    through=through if through and through.kind is Kind.MEETING and through != source.entity else None,
                )
            )
        if reading.decides and _LIST.search(doc._.text[sentence.start : sentence.end].rstrip()):
            deciding = sentence
        last = reading.last
    return doc


class _Reading:
    """The reading of one sentence: its clauses, the sources that they name, the publications that follow."""

    def __init__(self, doc: Doc, sentence: Sentence, last: list[_Source]) -> None:
        self.doc = doc
        self.sentence = sentence
        self.before = last
        self.last: list[_Source] = []
        self.decides = False
        self.text = doc._.text[sentence.start : sentence.end]
        self.mask = masked(self.text)
        self.publications = _inside(doc._.publications, sentence)
        self.documents = _inside(doc._.documents, sentence)
        self.meetings = _inside(doc._.meetings, sentence)

    @property
    def meeting(self) -> Entity | None:
        """The meeting at which the sentence is said."""
        for mention in self.meetings:
            if mention.entities and (mention.held or not mention.named):
                return mention.entities[0]
        return None

    def pairs(self, deciding: Sentence | None) -> Iterator[tuple[_Source, Entity]]:
        """Yield each source with each publication that it led to."""
        if not self.publications and not _ORDER.search(self.text) and "决定" not in self.text:
            return
        active: list[_Source] = []
        used = False
        decided: list[_Source] = []
        pending: list[PublicationMention] = []
        if deciding and (meeting := self._deciding_meeting()):
            decided = [_Source(meeting, Confidence.STATED)]
        if self.before and _THEREFORE.match(self.text):
            active = [source._replace(confidence=Confidence.PATTERN) for source in self.before]
        ended = 0
        for start, end in clauses(self.mask):
            if "；" in self.text[ended:start] or "。" in self.text[ended:start]:
                active, used, pending, decided = [], False, [], decided if deciding else []
            ended = end
            here = [p for p in self.publications if start <= p.start - self.sentence.start < end]
            for cue in cues(self.mask, start, end):
                if cue.motive is Motive.DECIDE:
                    self.decides = True
                    if (meeting := self._deciding_meeting()) and self._decided_by_meeting(cue):
                        decided = [_Source(meeting, Confidence.STATED)]
                        if not here and not active:
                            yield from _pairs(decided, (p for p in pending if _undertaken(p)))
                    continue
                found = list(self._sources(cue, here))
                if not found:
                    continue
                ahead = [p for p in here if p.start - self.sentence.start < cue.start]
                if not ahead and owed(self.mask, start, end) and pending:
                    ahead = [p for p in pending if p.start == pending[-1].start]
                if ahead:
                    # 《甲》要按照…; 《甲》是落实…的举措
                    yield from _pairs(found, ahead)
                if used:
                    active, used = [], False
                active += found
                self.last = active
            targets = [p for p in here if self._worked(p, start)] if not _IN_PASSING.search(self.mask, start, end) else []
            if targets and active:
                yield from _pairs(active, targets)
                used = True
            elif targets and decided:
                yield from _pairs(decided, filter(_undertaken, targets))
            pending += here

    def _worked(self, publication: PublicationMention, start: int) -> bool:
        """Tell whether the clause has the book itself worked on."""
        base = self.sentence.start
        last = publication.end - base
        return publication.worked and not _NO_WORK.match(self.text, start) and not _BODY.match(self.text, last)

    def _decided_by_meeting(self, cue: Cue) -> bool:
        subject = self.text[cue.first : cue.last]
        return not subject.strip() or bool(re.search("会议?$|全会$|大会$|会上$|[议会]一致$", subject)) or not re.search(
            "党组|党委|编|社|办|市|省", subject)

    def _deciding_meeting(self) -> Entity | None:
        if meeting := self.meeting:
            return meeting
        held = [m for m in self.doc._.meetings if m.held and m.entities and m.start < self.sentence.end]
        return held[-1].entities[0] if held else None

    def _sources(self, cue: Cue, here: list[PublicationMention]) -> Iterator[_Source]:
        """Yield the things that a cue names."""
        base = self.sentence.start
        last = cue.last
        behind = [p.start - base for p in here if p.start - base >= cue.first and not self._nested(p)]
        clipped = bool(behind) and behind[0] < last
        if clipped:
            last = behind[0]
        name = self.text[cue.first : last]
        if clipped:
            name = unclipped(name)
        last = cue.first + len(name)
        if cue.motive is Motive.INSTRUCT:
            yield _Source(Entity(Kind.INSTRUCTION, f"{name}的{cue.noun}"), Confidence.STATED)
        elif cue.motive is Motive.AIM:
            yield from self._aim(name, cue)
        else:
            yield from self._obeyed(cue.first, last)

    def _nested(self, publication: PublicationMention) -> bool:
        return any(d.start <= publication.start and publication.end <= d.end for d in self.documents)

    def _aim(self, name: str, cue: Cue) -> Iterator[_Source]:
        name = re.sub("^(?:服务于?|更好服务|推动实现)", "", name).strip("，、 ")
        name = re.sub("(?:的需要|服务)$", "", name)
        if not 4 <= len(name) <= 40 or "《" in name or _ORDER.search(name):
            return
        yield _Source(Entity(Kind.AIM, name), Confidence.PATTERN)

    def _obeyed(self, first: int, last: int) -> Iterator[_Source]:
        base = self.sentence.start
        documents = [d for d in self.documents if first <= d.start - base < last]
        rest = self.text[first:last]
        for document in documents:
            # 在《调研报告》上的批示 is an instruction, not the report
            behind = self.text[document.end - base : last]
            if re.match("上的|作出的", behind) and _ORDER.search(behind):
                continue
            rest = rest.replace(self.text[document.start - base : document.end - base], "《》", 1)
            yield _Source(document.entity, Confidence.STATED)
        whole = rest.strip("，、 ")
        pieces = re.split("(?<=》)[和及与、]|[和及与、](?=《)|(?<=[示话神])[和及与、]", whole) if documents or "和" in whole else [whole]
        for piece in pieces:
            if piece.startswith("《》") or piece.endswith("《》") or not piece:
                continue
            if source := self._order(piece, first):
                yield source

    def _order(self, piece: str, first: int) -> _Source | None:
        name = trimmed(piece)
        if bare := _BARE.match(name):
            document = self._last_document(bare["genre"], first)
            return _Source(document, Confidence.PATTERN) if document else None
        if _ORDER.search(piece):
            return _Source(Entity(Kind.INSTRUCTION, name), Confidence.STATED)
        base = self.sentence.start
        for mention in self.meetings:
            if mention.named and mention.entities and self.text[mention.start - base : mention.end - base] in piece:
                return _Source(mention.entities[0], Confidence.STATED)
        if _LEADER.search(piece) and re.search("要求|部署|嘱咐|叮嘱", piece):
            return _Source(Entity(Kind.INSTRUCTION, name), Confidence.STATED)
        return None

    def _last_document(self, genre: str, first: int) -> Entity | None:
        at = self.sentence.start + first
        found = [d for d in self.doc._.documents if d.start < at and core(d.entity.name).endswith(genre)]
        return found[-1].entity if found else None


def _undertaken(publication: PublicationMention) -> bool:
    return publication.status in (Status.PLANNED, Status.COMPILING)


def _pairs(sources: Iterable[_Source], targets: Iterable[PublicationMention]) -> Iterator[tuple[_Source, Entity]]:
    for target in targets:
        for source in sources:
            yield source, target.entity


def _inside(mentions: list[_M], sentence: Sentence) -> list[_M]:
    return [m for m in mentions if sentence.start <= m.start < sentence.end]
