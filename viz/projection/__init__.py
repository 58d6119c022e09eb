"""The graph of RDF projected onto things and direct edges; the queries that do it lie beside this file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from ontology.facts import Kind
from queries.stores import Store
from queries.ties import Ties, few, kind_of, ties

from ..network import Network, Statement
from ..rows import Queries, Row, text
from . import holdings
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
    edges = [row for its in ties().values() for row in its.all(store)]
    statements = [*_said(store, ()), *_QUERIES.rows(store, "seen/statements.rq")]
    return _network(things(store), edges, statements, quotes(store))


def part(store: Store, wanted: Sequence[NamedNode], beside: Sequence[NamedNode] = ()) -> Network:
    """Project these things, those beside them, and all edges but those among the latter: as `project` would.

    Of what is beside, nothing is told but the kind. What rests on a great many facts is told by the words of a
    few, the first and the last by date.
    """
    every = [*wanted, *beside]
    asked = [(wanted, every), (beside, wanted)] if beside else [(wanted, wanted)]
    edges = [row for sources, targets in asked for its in ties().values() for row in _between(store, its, sources, targets)]
    statements = [*_said(store, wanted), *holdings.statements(store, wanted)]
    facts = sorted({*_few(edges, ("source", "target", "relation", "label")), *_few(statements, ("thing", "property", "value"))}, key=str)
    known = {iri.value: {"kind": kind_of(iri)} for iri in beside}
    return _network(known | things(store, wanted), edges, statements, quotes(store, facts) if facts else {})


def _between(store: Store, its: Ties, sources: Sequence[NamedNode], targets: Sequence[NamedNode]) -> Iterator[Row]:
    """Yield the edges of one kind of tie from these to those; holdings of posts, by the few dates that tell of each."""
    if its.name == holdings.TIES:
        return holdings.edges(store, *its.fitting(sources, targets))
    return its.between(store, its.tied(store, sources, targets))


def _few(rows: Iterable[Row], what: Sequence[str]) -> Iterator[NamedNode]:
    """Yield the facts that tell what the rows say, at most a few of what is the same."""
    for row in few([row for row in rows if row.get("fact")], what):
        if isinstance(fact := row["fact"], NamedNode):
            yield fact


def _network(
    known: Mapping[str, dict[str, Any]], edges: Iterable[Row], statements: Iterable[Row], evidence: Evidences
) -> Network:
    network: Network = nx.MultiDiGraph()
    told = _statements(statements, evidence)
    for iri, thing in sorted(known.items()):
        if thing["kind"] in set(Kind):  # a post is the name of a line, a bulletin is where words stand
            network.add_node(iri, **thing, statements=told.get(iri, ()))
    for (source, target, relation, label), edge in sorted(_edges(edges, evidence).items()):
        if source in network and target in network:
            network.add_edge(
                source, target, key=f"{relation} {label}".rstrip(), relation=relation, label=label, **edge
            )
    return network


def _edges(rows: Iterable[Row], evidence: Evidences) -> dict[tuple[str, str, str, str], dict[str, Any]]:
    found: dict[tuple[str, str, str, str], list[tuple[str, bool, bool, str]]] = defaultdict(list)
    for row in rows:
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


def _said(store: Store, wanted: Sequence[NamedNode]) -> list[Row]:
    names = _QUERIES.names("statements")
    return [row for name in names for row in _QUERIES.rows(store, f"statements/{name}", thing=wanted)]


def _statements(rows: Iterable[Row], evidence: Evidences) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, set[Statement]] = defaultdict(set)
    for row in rows:
        said = (text(row, "property"), text(row, "date"), text(row, "value"))
        quoted = tuple(sorted(evidence.get(text(row, "fact"), ())))
        found[text(row, "thing")].add(Statement(*said, text(row, "former") == "true", quoted))
    return {thing: tuple(sorted(statements)) for thing, statements in found.items()}
