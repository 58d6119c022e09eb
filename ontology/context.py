"""The vocabulary as a JSON-LD context."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rdflib import URIRef
from rdflib.namespace import OWL

from .model import PREFIXES, graph, ordered
from .terms import RDF, RDFS, XSD


@cache
def context() -> Mapping[str, object]:
    """Return a JSON-LD 1.1 context: the prefixes, and our own properties by their bare names.

    What links to a thing is an IRI; a value has a type where the vocabulary gives it a single one.
    """
    terms: dict[str, object] = dict(PREFIXES)
    for prop in ordered(graph().subjects(RDF.type, OWL.ObjectProperty)):
        terms[_local(prop)] = {"@id": f"zm:{_local(prop)}", "@type": "@id"}
    for prop in ordered(graph().subjects(RDF.type, OWL.DatatypeProperty)):
        of = graph().value(prop, RDFS.range)
        typed = {} if of in (None, XSD.string) else {"@type": str(of)}
        terms[_local(prop)] = {"@id": f"zm:{_local(prop)}", **typed}
    return MappingProxyType(terms)


def _local(iri: URIRef) -> str:
    return str(iri).rpartition("#")[2]
