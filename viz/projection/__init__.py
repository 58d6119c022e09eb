"""The graph of RDF projected onto things and direct edges; the queries that do it lie beside this file."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import networkx as nx

from ontology.facts import Kind
from queries.stores import Store

from ..network import Network, Statement
from ..rows import Queries, text
from .evidence import Evidences, quotes
from .things import things

_QUERIES = Queries(__name__)


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
    for iri, thing in sorted(things(store).items()):
        if thing["kind"] in set(Kind):  # a post is the name of a line, a bulletin is where words stand
            network.add_node(iri, **thing, statements=statements.get(iri, ()))
    for (source, target, relation, label), edge in sorted(_edges(store, evidence).items()):
        if source in network and target in network:
            network.add_edge(
                source, target, key=f"{relation} {label}".rstrip(), relation=relation, label=label, **edge
            )
    return network


def _edges(store: Store, evidence: Evidences) -> dict[tuple[str, str, str, str], dict[str, Any]]:
    found: dict[tuple[str, str, str, str], list[tuple[str, bool, bool, str]]] = defaultdict(list)
    for name in _QUERIES.names("edges"):
        for row in _QUERIES.rows(store, f"edges/{name}"):
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
    for name in _QUERIES.names("statements"):
        for row in _QUERIES.rows(store, f"statements/{name}"):
            said = (text(row, "property"), text(row, "date"), text(row, "value"))
            quoted = tuple(sorted(evidence.get(text(row, "fact"), ())))
            found[text(row, "thing")].add(Statement(*said, text(row, "former") == "true", quoted))
    return {thing: tuple(sorted(statements)) for thing, statements in found.items()}
