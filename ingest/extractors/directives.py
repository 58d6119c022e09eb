"""Directives: which document, instruction, aim or meeting led to which publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ontology.facts import Confidence, DirectiveFact, Entity, Kind, Status

from ..draft import Draft
from ..grammar.directives import (
    Cue,
    Motive,
    at_once,
    clauses,
    compiles,
    continues,
    cues,
    follows,
    owed,
    prompts,
    proposed,
)
from ..impetus import Impetus, Source
from ..mentions import Part, Sentence
from ..works import PublicationMention
from . import extractor

#: What is done with a book that is there, or said of it.
_IN_PASSING = re.compile("听取|汇报|介绍|参观|赠送|颁奖|走访|观看|通报了|宣读|点评")
#: 以《甲》如期出版的实绩迎接… and 《甲》编纂工作领导小组 do nothing for the book.
_AS_GIFT = re.compile("以[^，]*(?:实绩|行动|成绩|成果|成效)")
_BODY = re.compile(
    "等?(?:编纂|编写|编修|编撰)?(?:工作)?(?:委员会|领导小组|编委会|编辑部|专班|专家组|组成人员)"
)
#: 关于《甲》修订再版工作部署
_ABOUT = re.compile("(?:关于|对|就)$")
_ORDERED = re.compile("[^，；。《]{0,16}(?:部署|要求|指示|批示|安排|决定|意见|精神)")
_UNDERTAKE = re.compile("纳入|列入|列为|启动|编纂|编写|编修|编撰|编印|续修|新修|重修|纂修|承编|组编|撰写|整理|立项|创办|推出")
_STATING = re.compile("明确|提出|要求|部署|规定|强调|对[^，]*作[出了][^，]{0,4}(?:部署|安排|规定)")
_ITEM = re.compile("[一二三四五六七八九十]是|（[一二三四五六七八九十]+）")
_THEREFORE = re.compile("据此|^为此|(?:按照?|根据|依照)(?:上述|这一|此)(?:要求|部署|指示|批示)")
_CHEAP = re.compile("批示|指示|决定|讲话|》[^，。]{0,6}(?:要求|提出|明确|规定)")
#: 高度重视《甲》编纂，多次作出批示
_CARES = re.compile("重视|关心|关注|支持|肯定")


def _is_item(text: str, sentence: Sentence) -> bool:
    return sentence.item or _ITEM.match(text, sentence.start) is not None


@dataclass(slots=True)
class _Segment:
    """What has been read of a part of a sentence, up to ；: sources at work, books spoken of, who proposed something."""

    active: list[Source] = field(default_factory=list)
    decided: list[Source] = field(default_factory=list)
    spoken: list[PublicationMention] = field(default_factory=list)
    proposed: list[Source] = field(default_factory=list)
    used: bool = False
    aiming: bool = False


@extractor(requires=["publications", "documents", "meetings", "sentences"], assigns=["facts", "related"])
def directives(draft: Draft) -> None:
    """State every pair of a source and the publication that it led to."""
    if not draft.publications:
        return
    text: str = draft.text
    books = [publication.start for publication in draft.publications]
    seen: set[tuple[Entity, Entity]] = set()
    before: list[Source] = []
    last_order: Entity | None = None
    topic: Sequence[PublicationMention] = ()
    listing = False
    for sentence in draft.sentences:
        if sentence.part not in (Part.BODY, Part.LABEL, Part.HEADLINE):
            continue
        book = bisect_left(books, sentence.start)
        named = book < len(books) and books[book] < sentence.end
        prompted = prompts(text, sentence.start, sentence.end)
        if not named and not prompted and not _CHEAP.search(text, sentence.start, sentence.end):
            before, listing = [], listing and _is_item(text, sentence)
            topic = ()
            continue
        here = Impetus(draft, sentence, last_order)
        listing &= _is_item(text, sentence)
        reading = _Reading(here, before, listing, topic if prompted and not named else ())
        for source, target in reading.pairs():
            draft.related.add(sentence.start)
            if (source.entity, target) not in seen:
                seen.add((source.entity, target))
                through = here.meeting
                draft.facts.append(
                    DirectiveFact(
                        evidence=(draft.source.evidence(sentence.start, sentence.end),),
                        extractor="directives",
                        confidence=source.confidence,
                        source=source.entity,
                        target=target,
                        through=through if through != source.entity and source.entity.kind is not Kind.MEETING else None,
                    )
                )
        # 会议决定： governs the list of items that follows
        listing |= reading.decides and here.text.rstrip().endswith("：")
        before, last_order = reading.sources, here.last_order
        topic = here.publications[:1]


class _Reading:
    """The reading of one sentence, clause by clause."""

    def __init__(self, here: Impetus, before: list[Source], listing: bool, topic: Sequence[PublicationMention]) -> None:
        self._here = here
        self._topic = topic
        self._before = before
        self._listing = listing
        self.sources: list[Source] = []
        self.decides = False

    def pairs(self) -> Iterator[tuple[Source, Entity]]:
        """Yield each source with each publication that it led to."""
        here = self._here
        segment = self._segment(first=True)
        ended = 0
        for start, end in clauses(here.mask):
            if ended and any(stop in here.text[ended:start] for stop in "；。！？"):
                # 会议决定：一、…；二、…
                listed = segment.decided if self.decides and "：" in here.mask[:start] else []
                segment = self._segment()
                segment.decided = segment.decided or listed
            ended = end
            books = here.books(start, end)
            yield from self._clause(start, end, books, segment)
            segment.spoken += books

    def _segment(self, first: bool = False) -> _Segment:
        segment = _Segment(decided=self._here.deciding() if self._listing else [])
        if first and self._before and (_THEREFORE.search(self._here.text) or at_once(self._here.text)):
            segment.active = [source._replace(confidence=Confidence.PATTERN) for source in self._before]
        return segment

    def _clause(
        self, start: int, end: int, books: list[PublicationMention], segment: _Segment
    ) -> Iterator[tuple[Source, Entity]]:
        here = self._here
        if segment.aiming and not books and continues(here.mask, start, end):
            segment.active += here.aim(here.text[start:end])
            return
        segment.aiming = False
        if _STATING.match(here.text, start, end):
            segment.active += here.issued(start)
        if _THEREFORE.search(here.text, start, end):
            segment.active += segment.proposed or here.told_before(start)
        if provided := here.providing(start, end):
            segment.active += provided
            self.sources = segment.active
        if follows(here.mask, start, end):
            segment.active += segment.proposed or here.passed(start)
            if not books and compiles(here.mask, start, end):
                yield from _pairs(segment.active, self._topic)
        elif told := proposed(here.mask, start, end):
            segment.proposed = here.proposing(*told)
        for cue in cues(here.mask, start, end):
            if cue.motive is Motive.DECIDE:
                self.decides = True
                segment.decided = here.deciding(cue) or segment.decided
                if not books and not segment.active and _UNDERTAKE.search(here.mask, cue.start, end):
                    yield from _pairs(segment.decided, filter(_undertaken, segment.spoken))
                continue
            aside = [p for p in books if self._about(p, cue)]
            books = [p for p in books if p not in aside]
            target = next((here.at(p) for p in books if here.at(p) > cue.first and not self._titled(p)), None)
            found = here.named(cue, target)
            if not found:
                continue
            # 《甲》要按照…; 《甲》是落实…的举措; 该书…，是落实…的成果
            subject = [p for p in books if here.at(p) < cue.start]
            order = cue.motive is Motive.INSTRUCT and not books
            has_made = order and (compiles(here.mask, cue.start, end) or _CARES.search(here.mask, 0, start))
            if not subject and (has_made or owed(here.mask, start, end)):
                subject = [p for p in segment.spoken if p.start == segment.spoken[-1].start]
            yield from _pairs(found, subject)
            if segment.used:
                segment.active, segment.used = [], False
            segment.active += found
            segment.aiming = here.mask.startswith("为", start) and found[-1].entity.kind is Kind.AIM
            self.sources = segment.active
        targets = [] if _IN_PASSING.search(here.mask, start, end) else [p for p in books if self._worked(p, start)]
        if targets and segment.active:
            yield from _pairs(segment.active, targets)
            segment.used = True
        elif _UNDERTAKE.search(here.mask, start, end):
            yield from _pairs(segment.decided, filter(_undertaken, targets))

    def _titled(self, publication: PublicationMention) -> bool:
        """Tell whether the book is only named in the title of a document."""
        return any(d.start <= publication.start and publication.end <= d.end for d in self._here.documents)

    def _about(self, publication: PublicationMention, cue: Cue) -> bool:
        """Tell whether the book is only what the source is about: 落实国家民委关于《甲》修订工作部署."""
        at = self._here.at(publication)
        behind = at + publication.end - publication.start
        about = cue.motive is Motive.OBEY and _ABOUT.search(self._here.text, cue.first, at)
        return bool(about) and _ORDERED.match(self._here.text, behind) is not None

    def _worked(self, publication: PublicationMention, start: int) -> bool:
        """Tell whether the clause has the book itself worked on."""
        text = self._here.text
        behind = self._here.at(publication) + publication.end - publication.start
        return publication.worked and not _AS_GIFT.match(text, start) and not _BODY.match(text, behind)


def _undertaken(publication: PublicationMention) -> bool:
    return publication.status in (Status.PLANNED, Status.COMPILING)


def _pairs(sources: list[Source], targets: Iterable[PublicationMention]) -> Iterator[tuple[Source, Entity]]:
    for target in targets:
        for source in sources:
            yield source, target.entity
