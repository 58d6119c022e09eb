"""The graph of RDF projected onto things and direct edges; the queries that do it lie beside this file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import networkx as nx
from pyoxigraph import Literal

from ontology.drawing import drawing
from ontology.terms import DCTERMS, FOAF, RDF, SCHEMA, SKOS, ZM
from queries.stores import Store

from ..network import Network, Statement
from .evidence import Evidences, quotes
from .rows import names, rows, text

_PINYIN = "zh-latn-pinyin"  # as Oxigraph writes language tags
_DETAILS = tuple(str(p) for p in (SCHEMA.startDate, SCHEMA.location, DCTERMS.identifier, ZM.edition))


def project(store: Store) -> Network:
    """Project everything in the store onto things and direct edges.

    Nodes are IRIs with `kind`, `label`, `aliases`, `pinyin`, `held` (of a meeting: whether some bulletin
    reports it as held), `details` (pairs of property IRI and value) and `statements`. Edges carry `relation`
    (an IRI), `label` (the post, where the relation is to hold one), `dates`, `inferred` (no bulletin says it
    outright), `former` and `evidence`, a tuple of `Quote`.
    Nodes and edges come in the order of their IRIs, whatever order the store gives them in.
    """
    network: Network = nx.MultiDiGraph()
    evidence = quotes(store)
    statements = _statements(store, evidence)
    for iri, thing in sorted(_things(store).items()):
        network.add_node(iri, **thing, statements=statements.get(iri, ()))
    for (source, target, relation, label), edge in sorted(_edges(store, evidence).items()):
        if source in network and target in network:
            network.add_edge(
                source, target, key=f"{relation} {label}".rstrip(), relation=relation, label=label, **edge
            )
    return network


def _things(store: Store) -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(store, "things.rq"):
        value = row["value"]
        language = value.language if isinstance(value, Literal) else None
        said[text(row, "thing")][text(row, "property")].add((text(row, "value"), language or ""))
    kinds = {iri: drawn.kind for iri, drawn in drawing().classes.items() if drawn.kind}
    found = {}
    for iri, statements in said.items():
        kind = min((kinds[cls] for cls, _ in statements[str(RDF.type)] if cls in kinds), default=None)
        if kind:
            held = {value for value, _ in statements[str(ZM.held)]}
            details = ((p, value) for p in _DETAILS for value, _ in sorted(statements[p]))
            found[iri] = {"kind": kind, **_names(iri, statements), "details": tuple(details)}
            found[iri]["held"] = "true" in held if held else None
    return found


def _names(iri: str, statements: Mapping[str, set[tuple[str, str]]]) -> dict[str, Any]:
    called = {
        name: str(property)
        for property in (SKOS.altLabel, DCTERMS.title, FOAF.name, SKOS.prefLabel)
        for name, language in statements[str(property)]
        if language != _PINYIN
    }
    preferred = [name for name, property in called.items() if property == str(SKOS.prefLabel)] or called
    # Bulletins may prefer different names for one thing: the longest says most.
    label = max(preferred, key=lambda name: (len(name), name), default=iri)
    pinyin = sorted(name for name, language in statements[str(SKOS.altLabel)] if language == _PINYIN)
    return {"label": label, "aliases": tuple(sorted(called.keys() - {label})), "pinyin": " / ".join(pinyin)}


def _edges(store: Store, evidence: Evidences) -> dict[tuple[str, str, str, str], dict[str, Any]]:
    found: dict[tuple[str, str, str, str], list[tuple[str, bool, bool, str]]] = defaultdict(list)
    for name in names("edges"):
        for row in rows(store, f"edges/{name}"):
            edge = (text(row, "source"), text(row, "target"), text(row, "relation"), text(row, "label"))
            said = (text(row, "inferred") == "true", text(row, "former") == "true")
            found[edge].append((text(row, "date"), *said, text(row, "fact")))
    return {
        edge: {
            "dates": tuple(sorted({date for date, *_ in said if date})),
            "inferred": all(inferred for _, inferred, _, _ in said),
            "former": all(former for _, _, former, _ in said),
            "evidence": tuple(sorted({quote for *_, fact in said for quote in evidence.get(fact, ())})),
        }
        for edge, said in found.items()
    }


def _statements(store: Store, evidence: Evidences) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, set[Statement]] = defaultdict(set)
    for name in names("statements"):
        for row in rows(store, f"statements/{name}"):
            said = (text(row, "property"), text(row, "date"), text(row, "value"))
            quoted = tuple(sorted(evidence.get(text(row, "fact"), ())))
            found[text(row, "thing")].add(Statement(*said, text(row, "former") == "true", quoted))
    return {thing: tuple(sorted(statements)) for thing, statements in found.items()}
