"""Official documents: where one is named, in 《》 or without, its genre and its number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ontology.facts import Confidence, DocumentFact, Entity, Kind

from ..draft import Draft
from ..grammar.document_titles import DocumentTitles
from ..grammar.editions import core
from ..lexicon import Lexicon
from ..mentions import Part, Sentence
from ..works import DocumentMention, Run
from . import extractor
from .works import title_kinds

_MARKS = str.maketrans("", "", " 　《》〈〉")


@cache
def _titles(lexicon: Lexicon) -> DocumentTitles:
    return DocumentTitles(lexicon)


@dataclass(slots=True)
class _Document:
    """A document of the text while its mentions are being gathered."""

    names: list[str]
    keys: set[str]
    genre: str | None
    number: str = ""
    short: str = ""
    marked: bool = True
    sentences: list[Sentence] = field(default_factory=list)

    def entity(self) -> Entity:
        names = sorted(set(self.names), key=lambda name: (-len(name), name))
        aliases = (*names[1:], *([self.short] if self.short and self.short not in names else ()))
        return Entity(Kind.DOCUMENT, names[0], aliases=aliases)


@dataclass(slots=True)
class _Place:
    start: int
    end: int
    document: _Document
    marked: bool


@extractor(requires=["runs", "sentences"], assigns=["documents", "facts"])
def documents(draft: Draft) -> None:
    """Find the documents, tell which names mean the same one, and state each once."""
    known: list[_Document] = []
    places = [*_marked(draft, known), *_unmarked(draft, known)]
    entities = {id(document): document.entity() for document in known}
    draft.documents = sorted(
        DocumentMention(place.start, place.end, entities[id(place.document)], place.marked) for place in places
    )
    draft.facts.extend(_fact(draft, document, entities[id(document)]) for document in known)


def _marked(draft: Draft, known: list[_Document]) -> list[_Place]:
    """Gather the titles in 《》; a short one (《意见》) is the document that it stands for."""
    judge = title_kinds(draft.source.lexicon)
    places: list[_Place] = []
    short: list[tuple[int, int, str, Sentence]] = []
    for run in draft.runs:
        for work in run.works:
            if work.kind is not Kind.DOCUMENT:
                continue
            name = work.title.name
            if name == judge.genre(name):
                short.append((work.title.start, work.marks.end, name, run.sentence))
                continue
            genre = judge.genre(core(name))
            document = _add(known, name, judge.genres.get(genre), run.sentence)
            document.number = document.number or work.marks.number
            document.short = document.short or work.marks.short
            places.append(_Place(work.title.start, work.marks.end, document, True))
    for start, end, name, sentence in short:
        document = _meant(places, start, name) or _add(known, name, judge.genres.get(name), sentence)
        places.append(_Place(start, end, document, True))
    return places


def _meant(places: list[_Place], start: int, name: str) -> _Document | None:
    """Return the document that a short name stands for: one that says so, else the nearest of that genre."""
    fits = [p for p in places if p.document.short == name] or [
        p for p in places if core(p.document.names[0]).endswith(name)
    ]
    before = [p for p in fits if p.start < start]
    return (before[-1] if before else fits[0]).document if fits else None


def _add(
    known: list[_Document], name: str, genre: str | None, sentence: Sentence, marked: bool = True
) -> _Document:
    key = _key(name)
    for document in known:
        if any(_same(key, other) for other in document.keys):
            document.names.append(name)
            document.keys.add(key)
            document.sentences.append(sentence)
            return document
    known.append(_Document([name], {key}, genre, marked=marked, sentences=[sentence]))
    return known[-1]


def _key(name: str) -> str:
    """Return what two writings of a title share: without marks, spaces and brackets at the end."""
    return core(name.translate(_MARKS))


def _same(one: str, other: str) -> bool:
    """Tell whether two titles are one document: one lacks only the issuer before it."""
    if one == other:
        return True
    a, b = (one, other) if len(one) < len(other) else (other, one)
    issuer = b.removesuffix(a)
    return issuer != b and (a.startswith("关于") or issuer in ("中华人民共和国", "关于"))


def _unmarked(draft: Draft, known: list[_Document]) -> Iterator[_Place]:
    finder = _titles(draft.source.lexicon)
    judge = title_kinds(draft.source.lexicon)
    text = draft.text
    hints = finder.hints(text)
    taken = [(run.start, run.end) for run in draft.runs]
    lists: dict[int, list[Run]] = {}
    for run in draft.runs:
        if run.works[-1].kind is Kind.DOCUMENT:
            lists.setdefault(run.sentence.start, []).append(run)
    for sentence in draft.sentences:
        if sentence.part not in (Part.BODY, Part.HEADLINE, Part.LABEL) or not hints.within(sentence.start, sentence.end):
            continue
        start, end = sentence.start, sentence.end
        listed = [named for run in lists.get(start, ()) for named in finder.behind(text, start, run.start, run.end, end)]
        found = {named.start: named for named in (*listed, *finder.find(text, start, end))}
        for named in map(found.__getitem__, sorted(found)):
            # 关于检查《甲法》实施情况的报告 may hold a title, but none may hold or cut it
            i = bisect_right(taken, (named.start, named.end))
            if i and taken[i - 1][1] > named.start or i < len(taken) and taken[i][0] < named.end < taken[i][1]:
                continue
            genre = judge.genres.get(judge.genre(core(named.name)), judge.genres.get(named.genre))
            yield _Place(named.start, named.end, _add(known, named.name, genre, sentence, marked=False), False)


def _fact(draft: Draft, document: _Document, entity: Entity) -> DocumentFact:
    sentence = document.sentences[0]
    return DocumentFact(
        evidence=(draft.source.evidence(sentence.start, sentence.end),),
        extractor="documents",
        # without 《》 it is its last word and its surroundings that make it a title
        confidence=Confidence.STATED if document.marked else Confidence.PATTERN,
        document=entity,
        genre=document.genre,
        number=document.number or None,
    )
