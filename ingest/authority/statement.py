"""The authority as SKOS and ORG: divisions, national bodies, and the bodies that every province has."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iri import mint
from ontology.terms import DCTERMS, ORG, RDF, SKOS

from ..lexicon import Lexicon
from ..literals import chinese, node, when
from .authority import Authority

_WITHOUT_BODIES = ("71", "81", "82")
"""Provinces whose bodies are none of these: 台湾, 香港, 澳门."""


def stated(authority: Authority) -> Iterator[Triple]:
    """State the places and bodies that an authority knows, each with its short and former names and what it is a part of.

    Organisations have the IRIs that they have in the graph of a workspace; divisions are named by their codes.
    """
    lexicon = authority.lexicon
    yield from _divisions(lexicon)
    yield from _national(authority)
    yield from _renamed(lexicon)
    for row in lexicon.rows("places"):
        if len(row["code"]) == 2 and row["code"] not in _WITHOUT_BODIES:
            yield from _bodies_of(row, lexicon)


def _divisions(lexicon: Lexicon) -> Iterator[Triple]:
    for row in lexicon.rows("places"):
        its = _place(row["code"])
        yield Triple(its, node(RDF.type), node(SKOS.Concept))
        yield Triple(its, node(SKOS.notation), Literal(row["code"]))
        yield Triple(its, node(SKOS.prefLabel), chinese(row["name"]))
        if row.get("short"):
            yield Triple(its, node(SKOS.altLabel), chinese(row["short"]))
        if row.get("parent"):
            yield Triple(its, node(SKOS.broader), _place(row["parent"]))


def _national(authority: Authority) -> Iterator[Triple]:
    for row in authority.lexicon.rows("organisations"):
        name = authority.bodies.national(row["name"])
        its = _organisation(name, "", "")
        yield from _named(its, name, row["name"], row["word"])
        if row.get("parent"):
            yield Triple(its, node(ORG.subOrganizationOf), _organisation(row["parent"], "", ""))


def _renamed(lexicon: Lexicon) -> Iterator[Triple]:
    """State each change of name as an event: from the organisation of the former name to the one of today."""
    for row in lexicon.rows("renamed"):
        its = _organisation(row["name"], "", "")
        event, former = node(mint("change", row["former"], row["name"])), node(mint("former", row["former"]))
        yield from _named(its, row["name"])
        yield from _named(former, row["former"])
        yield Triple(event, node(RDF.type), node(ORG.ChangeEvent))
        yield Triple(event, node(DCTERMS.date), when(row["since"]))
        yield Triple(event, node(ORG.originalOrganization), former)
        yield Triple(event, node(ORG.resultingOrganization), its)


def _bodies_of(province: dict[str, str], lexicon: Lexicon) -> Iterator[Triple]:
    place, code = province["name"], province["code"]
    for row in lexicon.rows("bodies"):
        if row.get("level", "") not in ("", "省"):
            continue
        its = _organisation(row["name"], "", code, "", "")
        others = [
            name for name in (*row.get("short", "").split(";"), *row.get("former", "").split(";")) if name
        ]
        yield from _named(
            its, row["name"].replace("{}", place), *(name.replace("{}", place) for name in others)
        )
        yield Triple(its, node(DCTERMS.spatial), _place(code))
        if row.get("parent", "") not in ("", "{}"):
            yield Triple(its, node(ORG.subOrganizationOf), _organisation(row["parent"], "", code, "", ""))


def _named(its: NamedNode, name: str, *others: str) -> Iterator[Triple]:
    yield Triple(its, node(RDF.type), node(ORG.Organization))
    yield Triple(its, node(SKOS.prefLabel), chinese(name))
    for other in others:
        if other != name:
            yield Triple(its, node(SKOS.altLabel), chinese(other))


def _organisation(*clue: str) -> NamedNode:
    return node(mint("organisation", "organisation", *clue))


def _place(code: str) -> NamedNode:
    return node(mint("place", code))
