"""What people judged things to be elsewhere, as quads of a graph of its own: the link, and who said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef

from ontology.iri import BASE, LINKS
from ontology.terms import DCTERMS, OA, RDF, RDFS, SKOS, XSD

from .identity import Link, Verdict
from .literals import chinese, node

_GRAPH = NamedNode(LINKS)


def links(found: Iterable[Link]) -> Iterator[Quad]:
    """State what was judged the same: a skos:exactMatch, and the judgement as a Web Annotation that identifies the thing."""
    for link in (link for link in found if link.judgement.verdict is Verdict.SAME):
        for subject, predicate, value in _triples(link):
            yield Quad(subject, node(predicate), value, _GRAPH)


def _triples(link: Link) -> Iterator[tuple[NamedNode, URIRef, NamedNode | Literal]]:
    judgement = link.judgement
    thing, elsewhere = NamedNode(link.iri), NamedNode(judgement.other.iri)
    said = NamedNode(f"{BASE}judgement/{judgement.number}")
    yield (thing, SKOS.exactMatch, elsewhere)
    yield (elsewhere, RDFS.label, chinese(judgement.other.name))
    yield (said, RDF.type, node(OA.Annotation))
    yield (said, OA.motivatedBy, node(OA.identifying))
    yield (said, OA.hasTarget, thing)
    yield (said, OA.hasBody, elsewhere)
    if judgement.who:
        yield (said, DCTERMS.creator, Literal(judgement.who))
    if judgement.when:
        yield (said, DCTERMS.created, Literal(judgement.when, datatype=node(XSD.dateTime)))
    if judgement.why:
        yield (said, RDFS.comment, Literal(judgement.why))
