"""The graph of runs, in PROV-O: derived from the log, and apart from what the documents say.

A run is a prov:Activity of a version of zhimai. It generated the documents that it took in, invalidated those
it let go of, and influenced those whose graph says something else since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef

from ontology.iri import BASE, bulletin_iri
from ontology.terms import DCTERMS, PROV, RDF, RDFS, SCHEMA, XSD

from .journal import Run

RUNS = NamedNode(f"{BASE}runs")
"""The graph of runs."""

_ACTIVITIES = f"{BASE}run/"
_VERSIONS = f"{BASE}zhimai/"


def runs_graph(runs: Iterable[Run]) -> Iterator[Quad]:
    """State runs as quads of the graph of runs."""
    for run in runs:
        for subject, predicate, value in _triples(run):
            yield Quad(subject, NamedNode(str(predicate)), value, RUNS)


def _triples(run: Run) -> Iterator[tuple[NamedNode, URIRef, NamedNode | Literal]]:
    activity, agent = NamedNode(f"{_ACTIVITIES}{run.number}"), NamedNode(f"{_VERSIONS}{run.version}")
    yield (activity, RDF.type, _node(PROV.Activity))
    yield (activity, RDFS.label, Literal(f"run {run.number}", language="en"))
    yield (activity, PROV.startedAtTime, _time(run.began))
    yield (activity, PROV.endedAtTime, _time(run.ended))
    yield (activity, PROV.wasAssociatedWith, agent)
    for setting, value in sorted(run.settings.items()):
        yield (activity, DCTERMS.description, Literal(f"{setting}={value}"))
    yield (agent, RDF.type, _node(PROV.SoftwareAgent))
    yield (agent, RDFS.label, Literal(f"zhimai {run.version}"))
    yield (agent, SCHEMA.softwareVersion, Literal(run.version))
    for predicate, documents in (
        (PROV.generated, (*run.added.values(), *run.changed.values())),
        (PROV.invalidated, (*run.removed.values(), *run.replaced.values())),
        (PROV.influenced, run.restated.values()),
    ):
        for digest in dict.fromkeys(documents):
            yield (activity, predicate, NamedNode(bulletin_iri(digest)))


def _node(term: URIRef) -> NamedNode:
    return NamedNode(str(term))


def _time(moment: str) -> Literal:
    return Literal(moment, datatype=NamedNode(str(XSD.dateTime)))
