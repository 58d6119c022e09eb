"""Official documents: where one is named, in 《》 or without, its genre and its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Confidence, DocumentFact, Entity, Kind

from ..grammar.document_titles import DocumentTitles
from ..grammar.editions import NUMBER, core
from ..lexicon import Lexicon
from ..mentions import Part, Sentence
from ..works import DocumentMention
from . import extension
from .works import title_kinds

extension("documents")


@cache
def _titles(lexicon: Lexicon) -> DocumentTitles:
    return DocumentTitles(lexicon)


@dataclass(slots=True)
class _Document:
    """A document of the text while its mentions are being gathered."""

    names: list[str]
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


@Language.component(
    "documents", requires=["doc._.runs", "doc._.sentences"], assigns=["doc._.documents", "doc._.facts"]
)
def documents(doc: Doc) -> Doc:
    """Find the documents, tell which names mean the same one, and state each once."""
    known: list[_Document] = []
    places = [*_marked(doc, known), *_unmarked(doc, known)]
    entities = {id(document): document.entity() for document in known}
    doc._.documents = sorted(
        DocumentMention(place.start, place.end, entities[id(place.document)], place.marked) for place in places
    )
    doc._.facts.extend(_fact(doc, document, entities[id(document)]) for document in known)
    return doc


def _marked(doc: Doc, known: list[_Document]) -> list[_Place]:
    """Gather the titles in 《》; a short one (《意见》) is the document that it stands for."""
    judge = title_kinds(doc._.source.lexicon)
    places: list[_Place] = []
    short: list[tuple[int, int, str, Sentence]] = []
    for run in doc._.runs:
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


def _add(known: list[_Document], name: str, genre: str | None, sentence: Sentence) -> _Document:
    for document in known:
        if any(_same(name, other) for other in document.names):
            document.names.append(name)
            document.sentences.append(sentence)
            return document
    known.append(_Document([name], genre, sentences=[sentence]))
    return known[-1]


def _same(one: str, other: str) -> bool:
    """Tell whether two titles are one document: one lacks only the issuer, or the brackets at the end."""
    a, b = sorted((core(_plain(one)), core(_plain(other))), key=len)
    if a == b:
        return True
    issuer = b.removesuffix(a)
    return issuer != b and (a.startswith("关于") or issuer == "中华人民共和国" or (b.startswith("关于") and issuer == "关于"))


def _plain(name: str) -> str:
    return "".join(c for c in name if c not in " 　《》〈〉")


def _unmarked(doc: Doc, known: list[_Document]) -> Iterator[_Place]:
    finder = _titles(doc._.source.lexicon)
    judge = title_kinds(doc._.source.lexicon)
    taken = [(run.start, run.end) for run in doc._.runs]
    for sentence in doc._.sentences:
        if sentence.part not in (Part.BODY, Part.HEADLINE, Part.LABEL):
            continue
        for named in finder.find(doc._.text, sentence.start, sentence.end):
            if any(a < named.end and named.start < b for a, b in taken if not named.start <= a < b <= named.end):
                continue
            if any(a <= named.start and named.end <= b for a, b in taken):
                continue
            genre = judge.genres.get(judge.genre(core(named.name)), judge.genres.get(named.genre))
            document = _add(known, named.name, genre, sentence)
            yield _Place(named.start, named.end, document, False)


def _fact(doc: Doc, document: _Document, entity: Entity) -> DocumentFact:
    sentence = document.sentences[0]
    return DocumentFact(
        evidence=(doc._.source.evidence(sentence.start, sentence.end),),
        extractor="documents",
        confidence=Confidence.STATED,
        document=entity,
        genre=document.genre,
        number=document.number or None,
    )
