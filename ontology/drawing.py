"""How the graph is drawn: colours, shapes and lines, as the Turtle files have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rdflib import Literal, URIRef

from .facts import Kind
from .model import graph, labels, one, ordered
from .terms import ZM


@dataclass(frozen=True, slots=True)
class DrawnClass:
    """How the things of a class are drawn: colour as #rrggbb, shape by its vis-network name.

    `labelled_by` is the property whose value labels a node; `kind` is what facts call such a thing, None for
    a class that is no kind of entity (posts, bulletins).
    """

    iri: str
    kind: Kind | None
    zh: str
    en: str
    colour: str
    shape: str
    labelled_by: str


@dataclass(frozen=True, slots=True)
class DrawnRelation:
    """How a direct property is drawn: a line of that colour, as wide as that many pixels."""

    iri: str
    zh: str
    en: str
    colour: str
    width: float
    dashed: bool
    arrow: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the graph is drawn: classes and relations by IRI, in the order in which a legend lists them."""

    classes: Mapping[str, DrawnClass]
    relations: Mapping[str, DrawnRelation]


@cache
def drawing() -> Drawing:
    """Return how classes and direct properties are drawn."""
    return Drawing(
        classes=MappingProxyType({str(iri): _class(iri) for iri in ordered(graph().subjects(ZM.shape))}),
        relations=MappingProxyType({str(iri): _relation(iri) for iri in ordered(graph().subjects(ZM.line))}),
    )


def _class(iri: URIRef) -> DrawnClass:
    kind = graph().value(iri, ZM.kind)
    return DrawnClass(
        iri=str(iri),
        kind=None if kind is None else Kind(str(kind)),
        zh=labels("zh")[str(iri)],
        en=labels("en")[str(iri)],
        colour=one(iri, ZM.colour),
        shape=one(iri, ZM.shape),
        labelled_by=one(iri, ZM.drawnLabel),
    )


def _relation(iri: URIRef) -> DrawnRelation:
    return DrawnRelation(
        iri=str(iri),
        zh=labels("zh")[str(iri)],
        en=labels("en")[str(iri)],
        colour=one(iri, ZM.colour),
        width=float(one(iri, ZM.width)),
        dashed=one(iri, ZM.line) == "dashed",
        arrow=(iri, ZM.arrow, Literal(True)) in graph(),
    )
