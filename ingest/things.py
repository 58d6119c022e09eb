"""The things that a bulletin speaks of, and the bulletin itself, as triples: what they are and are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from ontology.facts import BulletinFact, Entity, Fact, Kind
from ontology.model import classes
from ontology.terms import DCTERMS, FOAF, RDF, SKOS, ZM

from .literals import chinese, node, when
from .pinyin import LANGUAGE, person

Triple: TypeAlias = tuple[NamedNode, URIRef, NamedNode | Literal]


class File(Protocol):
    """A document as the graph knows it: a file with a name, a media type and a hash."""

    @property
    def name(self) -> str:
        """The name of the file."""

    @property
    def media_type(self) -> str:
        """The media type, such as text/plain."""

    @property
    def sha256(self) -> str:
        """The hexadecimal hash of the bytes."""

    @property
    def address(self) -> str:
        """Where it was published, empty where nobody knows."""

    @property
    def title(self) -> str:
        """Its first heading, empty where the format has none."""

    @property
    def date(self) -> str:
        """The day that its name, its format or its address gives, empty where none does."""


def bulletin(its: NamedNode, document: File, facts: Iterable[Fact]) -> Iterator[Triple]:
    """State what the bulletin is as a file, and what to call it."""
    yield (its, RDF.type, node(ZM.Bulletin))
    yield (its, ZM.fileName, Literal(document.name))
    yield (its, ZM.sha256, Literal(document.sha256))
    yield (its, DCTERMS["format"], Literal(document.media_type))
    if document.address:
        yield (its, DCTERMS.source, NamedNode(document.address))
    mastheads = [fact for fact in facts if isinstance(fact, BulletinFact)]
    yield (its, SKOS.prefLabel, chinese(_title(mastheads) or document.title or document.name))
    if document.date and not any(fact.date for fact in mastheads):
        yield (its, DCTERMS.issued, when(document.date))


def thing(its: NamedNode, entity: Entity, name: str, aliases: Iterable[str]) -> Iterator[Triple]:
    """State what a thing is and is called: by `name` in all documents, by `aliases` in this one."""
    yield (its, RDF.type, node(classes()[entity.kind]))
    yield (its, SKOS.prefLabel, chinese(name))
    for alias in (entity.name, *aliases):
        if alias != name:
            yield (its, SKOS.altLabel, chinese(alias))
    if entity.kind is Kind.PERSON:
        yield (its, FOAF.name, Literal(entity.name))
        for spelling in person(entity.name):
            yield (its, SKOS.altLabel, Literal(spelling, language=LANGUAGE))
    elif entity.kind in (Kind.DOCUMENT, Kind.PUBLICATION):
        yield (its, DCTERMS.title, chinese(name))
    if entity.kind is Kind.PUBLICATION and entity.qualifier:
        yield (its, ZM.edition, Literal(entity.qualifier))


def _title(mastheads: list[BulletinFact]) -> str | None:
    """Return the title, or else series, year and issue; of several readings always the same one."""
    titles = sorted(fact.title for fact in mastheads if fact.title)
    return next(iter(titles or sorted(filter(None, map(_issue, mastheads)))), None)


def _issue(fact: BulletinFact) -> str:
    if not fact.series:
        return ""
    issue = f"第{fact.issue}期" if fact.issue else ""
    return " ".join(part for part in (fact.series, (fact.date or "")[:4], issue) if part)
