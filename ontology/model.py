"""The model as the Turtle files have it: what its terms are called, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from . import terms
from .facts import Kind
from .terms import RDFS, SKOS, ZM, ZMB, ZMC, ZMG, ZMR, ZMS

VOCABULARY = ("zhimai.ttl", "roles.ttl", "states.ttl", "trust.ttl", "genres.ttl")
"""The files that make the vocabulary; shapes and alignments are beside it, not in it."""

PREFIXES = MappingProxyType({name.lower(): str(getattr(terms, name)) for name in terms.__all__})
"""The prefixes that queries and exports write, with their namespaces."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A role, a state, a confidence, a basis or a genre: `notation` is what facts call it."""

    iri: str
    notation: str
    zh: str
    en: str


def read(*names: str) -> Graph:
    """Return files of the vocabulary's folder as one graph."""
    whole = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        whole.bind(prefix, namespace)
    for name in names:
        whole.parse(data=files(__package__).joinpath(name).read_text("utf-8"), format="turtle")
    return whole


@cache
def graph() -> Graph:
    """Return the whole vocabulary as one graph. It is shared: add nothing to it."""
    return read(*VOCABULARY)


@cache
def labels(lang: str) -> Mapping[str, str]:
    """Return what each class, property and concept is called in zh or en, by IRI.

    Raises ValueError for another language.
    """
    if lang not in ("zh", "en"):
        raise ValueError(f"no labels in {lang!r}; languages are zh, en")
    called = (pair for name in (RDFS.label, SKOS.prefLabel) for pair in graph().subject_objects(name))
    return MappingProxyType({str(term): str(label) for term, label in called if _language(label) == lang})


@cache
def classes() -> Mapping[Kind, URIRef]:
    """Return the class of each kind of entity."""
    return MappingProxyType({Kind(one(cls, ZM.kind)): cls for cls in ordered(graph().subjects(ZM.kind))})


@cache
def fact_classes() -> Mapping[str, URIRef]:
    """Return the class of the node that a fact becomes, by the kind of the fact."""
    pairs = graph().subject_objects(ZM.factKind)
    return MappingProxyType(dict(sorted((str(kind), _iri(cls)) for cls, kind in pairs)))


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of a scheme (role, state, confidence, basis or genre) in their order.

    Raises ValueError where there is no such scheme.
    """
    schemes = {"role": ZMR, "state": ZMS, "confidence": ZMC, "basis": ZMB, "genre": ZMG}
    if scheme not in schemes:
        raise ValueError(f"no scheme {scheme!r}; schemes are {', '.join(schemes)}")
    members = ordered(graph().subjects(SKOS.inScheme, URIRef(str(schemes[scheme]))))
    return tuple(
        Concept(str(iri), one(iri, SKOS.notation), labels("zh")[str(iri)], labels("en")[str(iri)])
        for iri in members
    )


@cache
def genres() -> Mapping[str, URIRef]:
    """Return the genres of official documents by every name they go by: 规划, and its notation `plan`."""
    found: dict[str, URIRef] = {}
    for concept in concepts("genre"):
        iri = URIRef(concept.iri)
        found |= {str(name): iri for name in graph().objects(iri, SKOS.altLabel)}
        found |= {concept.zh: iri, concept.notation: iri}
    return MappingProxyType(found)


@cache
def direct_properties() -> Mapping[str, URIRef]:
    """Return the direct property that is stated beside a participation, by the notation of its role."""
    roles = ordered(graph().subjects(ZM.direct))
    return MappingProxyType({one(role, SKOS.notation): URIRef(one(role, ZM.direct)) for role in roles})


def ordered(terms: Iterable[Node]) -> list[URIRef]:
    """Sort terms by their order in a list of their like; those without one come last, by IRI."""

    def place(term: URIRef) -> tuple[int, str]:
        order = graph().value(term, ZM.order)
        return (1 << 20 if order is None else int(str(order)), str(term))

    return sorted((_iri(term) for term in terms), key=place)


def one(term: Node, prop: URIRef) -> str:
    """Return the one value that the vocabulary gives for a property of a term."""
    (value,) = graph().objects(term, prop)
    return str(value)


def _iri(term: Node) -> URIRef:
    assert isinstance(term, URIRef), term
    return term


def _language(label: Node) -> str | None:
    return label.language if isinstance(label, Literal) else None
