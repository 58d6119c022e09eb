"""Publications: where a book, gazetteer, yearbook or journal is named, and how far it has come."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ontology.facts import Confidence, Entity, Kind, PublicationFact, Status

from ..draft import Draft
from ..grammar.editions import core, within
from ..grammar.overlaps import Spans
from ..grammar.publication_states import (
    Clause,
    Cue,
    PublicationStates,
    Where,
    furthest,
    of_one_place,
    to_come,
)
from ..grammar.publication_titles import PublicationTitles
from ..grammar.surroundings import clause_start, clauses, closing, opening, part_start
from ..lexicon import Lexicon
from ..mentions import DateMention, Part, Sentence, sentence_of
from ..works import PublicationMention, Run, Work
from . import extractor
from .works import title_kinds

#: Something is listed in a register that nobody reads: 列入《世界遗产名录》.
_LISTED, _LIST_REACH = re.compile("(?:列入|入选|载入|登上|申报|进入)了?$"), 4
_PERIODICAL = re.compile("(?:报|学报|学刊|杂志|期刊|[双半]?月刊|季刊|集刊|史志|通讯)$")
_BACK = re.compile(
    "(?P<two>两书|两部志书|两部书)|该书|此书|该志|此志|该丛书|这部书|这套书|这部志书|"
    "(?<![的些各部份种类本家])(?:志稿|书稿)"
)
#: 第二辑正在编目, 英文版正在翻译: another volume or edition is spoken of.
_ANOTHER = re.compile("第[0-9一二三四五六七八九十]+[卷辑期批册]|[0-9]{4}年?卷|[\u4e00-\u9fff]{1,5}文版")
#: A yearbook is not the same as one year of it.
#: 《大事记》: a name so short is the end of a longer one.
_SHORT = 4
_YEARLY = re.compile(r"年鉴[（(][0-9]{4}年?卷?[）)]")


class _Told(NamedTuple):
    """A state that a sentence tells of a publication, the date that it gives, and whether 《》 name the publication there."""

    cue: Cue
    sentence: Sentence
    date: str | None
    named: bool


@dataclass(slots=True)
class _Publication:
    """A publication of the text while its mentions are being gathered."""

    names: list[str]
    qualifier: str
    told: list[_Told] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def entity(self) -> Entity:
        names = sorted(set(self.names), key=lambda name: (-len(name), name))
        return Entity(Kind.PUBLICATION, names[0], self.qualifier, tuple(names[1:]))

    def counting(self, told: list[_Told]) -> list[_Told]:
        """Keep what counts: a periodical comes out all the time, only its founding is work on it."""
        periodical = any(_PERIODICAL.search(name) for name in self.names)
        return [item for item in told if item.cue.founding] if periodical else told


@dataclass(slots=True)
class _Place:
    start: int
    end: int
    sentence: Sentence
    publications: list[_Publication]
    told: list[_Told] = field(default_factory=list)


@cache
def _states(lexicon: Lexicon) -> PublicationStates:
    return PublicationStates(lexicon)


@extractor(requires=["runs", "sentences", "dates", "documents", "words"], assigns=["publications", "facts", "related"])
def publications(draft: Draft) -> None:
    """Find the publications, read their states, and state of each the furthest that the text says it reached."""
    named: dict[tuple[str, str], _Publication] = {}
    places = sorted(_places(draft, named), key=lambda place: place.start)
    known = _merge(list(named.values()), places)
    places = _with_references(draft, places)
    _read(draft, places)
    entities = {id(publication): publication.entity() for publication in known}
    draft.publications = [
        _mention(place, publication, entities[id(publication)])
        for place in places
        for publication in place.publications
    ]
    unique = {id(publication): publication for place in places for publication in place.publications}
    draft.facts.extend(_fact(draft, publication, entities[id(publication)]) for publication in unique.values())


def _places(draft: Draft, known: dict[tuple[str, str], _Publication]) -> Iterator[_Place]:
    """Yield where publications are named, in 《》 and without."""
    taken = Spans(
        [(run.start, run.end) for run in draft.runs] + [(mention.start, mention.end) for mention in draft.documents]
    )
    alone = {w.title.name for run in draft.runs for w in run.works if not (w.marks.edition or w.marks.volume)}
    for run in draft.runs:
        works = [work for work in run.works if work.kind is Kind.PUBLICATION]
        if works and not (works[0].title.name.endswith("名录") and _listed(draft.text, run)):
            found = [_add(known, *_named(work, alone), run.sentence) for work in works]
            yield _Place(works[0].title.start, works[-1].marks.end, run.sentence, found)
    titles = PublicationTitles(draft.text, draft.words, title_kinds(draft.source.lexicon))
    for sentence in draft.sentences:
        if sentence.part in (Part.MASTHEAD, Part.COLOPHON):
            continue
        for group in titles.find(sentence.start, sentence.end):
            if not taken.touch(group[0].start, group[-1].end):
                found = [_add(known, item.name, item.edition, sentence) for item in group]
                yield _Place(group[0].start, group[-1].end, sentence, found)


def _listed(text: str, run: Run) -> bool:
    """Tell whether something is listed in what a title names."""
    return _LISTED.search(text, max(run.start - _LIST_REACH, run.sentence.start), run.start) is not None


def _named(work: Work, alone: set[str]) -> tuple[str, str]:
    """Return the name and the qualifier; an edition is part of the name where it stands in brackets or beside another.

    《甲》（英文版） is a book of its own, and so is 《甲》英文版 in a text that also speaks of 《甲》 (`alone`).
    """
    name, marks = work.title.name, work.marks
    if marks.volume:
        return name, marks.volume
    if marks.edition and (marks.bracketed or name in alone):
        return f"{name}（{marks.edition}）", marks.edition
    return name, marks.edition or within(name).edition


def _add(
    known: dict[tuple[str, str], _Publication], name: str, qualifier: str, sentence: Sentence
) -> _Publication:
    key = "".join(name.split()), qualifier
    publication = known.setdefault(key, _Publication([name], qualifier))
    publication.sentences.append(sentence)
    return publication


def _merge(known: list[_Publication], places: list[_Place]) -> list[_Publication]:
    """Let a name without its years, or 《大事记》 alone, mean the one publication that it can mean; return the others."""
    fitting: defaultdict[tuple[str, str], list[_Publication]] = defaultdict(list)
    for publication in known:
        bare = core(publication.names[0])
        if not _YEARLY.search(publication.names[0]):
            for short in {bare, *(bare[-n:] for n in range(1, _SHORT + 1))}:
                fitting[short, publication.qualifier].append(publication)
    meant: dict[int, _Publication] = {}
    for publication in known:
        name = publication.names[0]
        fits = [
            other
            for other in fitting.get((name, publication.qualifier), ())
            if name != other.names[0] and id(other) not in meant
        ]
        if len(fits) == 1 and core(name) == name:
            fits[0].names.append(name)
            fits[0].sentences.extend(publication.sentences)
            meant[id(publication)] = fits[0]
    for place in places:
        place.publications = [_last(meant, publication) for publication in place.publications]
    return [publication for publication in known if id(publication) not in meant]


def _last(meant: dict[int, _Publication], publication: _Publication) -> _Publication:
    while id(publication) in meant:
        publication = meant[id(publication)]
    return publication


def _with_references(draft: Draft, places: list[_Place]) -> list[_Place]:
    """Add the places where 该书, 志稿 and the like speak of the publication named last."""
    if not places:
        return places
    text, out, sentences = draft.text, list(places), draft.sentences
    starts = [place.start for place in places]
    sections: defaultdict[int, list[_Place]] = defaultdict(list)
    for place in places:
        sections[place.sentence.section].append(place)
    headlines = {section: _headline(here) for section, here in sections.items()}
    for match in _BACK.finditer(text, places[0].end):
        sentence = sentence_of(sentences, match.start())
        last = bisect_right(starts, match.start()) - 1
        if sentence.part not in (Part.BODY, Part.LABEL) or match.start() < places[last].end:
            continue
        if sentence.section not in sections:
            continue
        count = 2 if match["two"] else 1
        # the one in the headline, else the last ones before
        meant = headlines[sentence.section]
        if len(meant) != count:
            meant = _before(sections[sentence.section], match.start(), count)
        if meant:
            out.append(_Place(match.start(), match.end(), sentence, meant))
    return sorted(out, key=lambda place: place.start)


def _headline(places: list[_Place]) -> list[_Publication]:
    named = (place.publications for place in places if place.sentence.part is Part.HEADLINE)
    return list({id(publication): publication for found in named for publication in found}.values())


def _before(places: list[_Place], at: int, count: int) -> list[_Publication]:
    """Return the last publications that the places before this one name."""
    found: list[_Publication] = []
    i = bisect_left(places, at, key=lambda place: place.start)
    while i and len(found) < count:
        i -= 1
        found = places[i].publications + found
    return found[-count:]


def _read(draft: Draft, places: list[_Place]) -> None:
    """Give each place the states that the words around it tell."""
    states = _states(draft.source.lexicon)
    text, own = draft.text, draft.own_date
    dates = [date for date in draft.dates if date.value]
    # Documents bound what is said of a publication as other publications do.
    stops = sorted([(p.start, p.end) for p in places] + [(m.start, m.end) for m in draft.documents])
    for place in places:
        sentence = place.sentence
        i = bisect_left(stops, (place.start,))
        previous = max(stops[i - 1][1], sentence.start) if i else sentence.start
        j = bisect_left(stops, (place.end,))
        # 《甲》作为《乙》的姊妹篇同步编纂: what it is likened to bounds nothing
        j += text.startswith("作为", place.end)
        following = min(stops[j][0], sentence.end) if j < len(stops) else sentence.end
        first = opening(text, sentence.start, previous, place.start)
        last = closing(text, place.end, following, sentence.end)
        inherited = to_come(text[part_start(text, sentence.start, first) : first])
        near = states.cues(Clause(text, first, place.start, Where.BEFORE, inherited, first))
        later: list[Cue] = []
        ahead = inherited or to_come(text[first : place.start])
        for start, end in clauses(text, place.end, last):
            if start == place.end:
                near += states.cues(Clause(text, start, end, Where.BESIDE, ahead, first))
            elif _ANOTHER.match(text, start, end):
                break
            else:
                later += states.cues(Clause(text, start, end, Where.AFTER, ahead, start))
            ahead = ahead or to_come(text[start:end])
        for cue in of_one_place(near, later):
            begin = clause_start(text, sentence.start, cue.start)
            day = _day(dates, begin, cue.start)
            told = _Told(cue, sentence, day, text[place.start] == "《")
            if own and day:
                # the day tells: one to come is not reached, one that is past is, unless words say otherwise
                words, beyond = text[begin : cue.start], cue.status in (Status.REVIEWING, Status.PUBLISHED)
                if day > own[: len(day)]:
                    cue = cue._replace(reached="已" in words) if beyond else cue
                    told = told._replace(cue=cue, date=None)
                elif beyond and not to_come(words):
                    told = told._replace(cue=cue._replace(reached=True))
            place.told.append(told)
        for publication in place.publications:
            if counting := publication.counting(place.told):
                draft.related.add(sentence.start)
                publication.told.extend(counting)


def _day(dates: list[DateMention], start: int, end: int) -> str | None:
    """Return the last date told in a span."""
    i = bisect_left(dates, (end,)) - 1
    return dates[i].value if i >= 0 and start <= dates[i].start and dates[i].end <= end else None


def _mention(place: _Place, publication: _Publication, entity: Entity) -> PublicationMention:
    cue = furthest([item.cue for item in publication.counting(place.told)])
    status, reached = (cue.status, cue.reached) if cue else (None, False)
    return PublicationMention(place.start, place.end, entity, status, reached, cue is not None)


def _fact(draft: Draft, publication: _Publication, entity: Entity) -> PublicationFact:
    cue = furthest([item.cue for item in publication.told])
    told = next((item for item in publication.told if cue and item.cue[:2] == cue[:2]), None)
    if cue and told:
        made = cue.reached and cue.status is not Status.PLANNED
        sentence, status, date = told.sentence, cue.status, told.date if made else None
        # one that is to come is concluded from, and 该书 or a title without 《》 needs what stands around it
        confidence = Confidence.STATED if cue.reached and told.named else Confidence.PATTERN
    else:
        # What is spoken of without a word on its making is there to be read.
        sentence, status, date = publication.sentences[0], Status.PUBLISHED, None
        confidence = Confidence.GUESSED
    return PublicationFact(
        evidence=(draft.source.evidence(sentence.start, sentence.end),),
        extractor="publications",
        confidence=confidence,
        publication=entity,
        status=status,
        date=date,
    )
