"""What is served here, as RDF: the SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import Namespace

from ontology.model import PREFIXES
from ontology.terms import DCTERMS, RDF, VOID

from .calls import Statistics
from .formats import GRAPHS, RESULTS

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
"""https://www.w3.org/TR/sparql11-service-description/"""


def description(address: str, numbers: Statistics, *, updates: bool) -> Graph:
    """Return the description of the service at an address and of the graph that it serves."""
    said = Graph()
    said.bind("sd", SD)
    service, dataset, default = (URIRef(f"{address}{part}") for part in ("", "#dataset", "#graph"))
    said.add((service, RDF.type, SD.Service))
    said.add((service, SD.endpoint, service))
    said.add((service, SD.feature, SD.UnionDefaultGraph))
    said.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    if updates:
        said.add((service, SD.supportedLanguage, SD.SPARQL11Update))
    for each in (*RESULTS, *GRAPHS):
        said.add((service, SD.resultFormat, URIRef(each.form.iri)))
    said.add((service, SD.defaultDataset, dataset))
    said.add((dataset, RDF.type, SD.Dataset))
    said.add((dataset, SD.defaultGraph, default))
    said.add((default, RDF.type, SD.Graph))
    said.add((dataset, VOID.sparqlEndpoint, service))
    add_void(said, dataset, numbers)
    return said


def add_void(said: Graph, dataset: URIRef, numbers: Statistics) -> None:
    """Add what the Vocabulary of Interlinked Datasets says of a dataset: https://www.w3.org/TR/void/"""
    said.add((dataset, RDF.type, VOID.Dataset))
    said.add((dataset, DCTERMS.title, Literal("志脉", lang="zh")))
    said.add((dataset, VOID.triples, Literal(numbers.triples)))
    said.add((dataset, VOID.documents, Literal(numbers.graphs)))
    said.add((dataset, VOID.distinctSubjects, Literal(numbers.subjects)))
    for namespace in sorted({str(iri) for iri in PREFIXES.values()}):
        if any(name.startswith(namespace) for name, _ in (*numbers.classes, *numbers.properties)):
            said.add((dataset, VOID.vocabulary, URIRef(namespace)))
    for at, (cls, count) in enumerate(numbers.classes):
        part = URIRef(f"{dataset}-class-{at}")  # no blank nodes: the same numbers are the same bytes
        said.add((dataset, VOID.classPartition, part))
        said.add((part, VOID["class"], URIRef(cls)))
        said.add((part, VOID.entities, Literal(count)))
    for at, (name, count) in enumerate(numbers.properties):
        part = URIRef(f"{dataset}-property-{at}")
        said.add((dataset, VOID.propertyPartition, part))
        said.add((part, VOID.property, URIRef(name)))
        said.add((part, VOID.triples, Literal(count)))
