"""The graph of RDF projected onto things and direct edges; the queries that do it lie beside this file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from ontology.facts import Kind
from ontology.iri import BASE
from queries.stores import Store

from ..network import Network, Statement
from ..rows import Queries, Row, text
from . import holdings
from .evidence import Evidences, quotes
from .things import things

_QUERIES = Queries(__name__)
#: Between which kinds the edges of a query lead; of any kind, where none is named.
_ENDS: Mapping[str, tuple[tuple[Kind, ...], tuple[Kind, ...]]] = {
    "attendance": ((Kind.PERSON, Kind.GROUP), (Kind.MEETING,)),
    "conveyed": ((Kind.MEETING,), tuple(set(Kind) - {Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})),
    "impetus": ((), (Kind.PUBLICATION,)),
    "organisers": ((Kind.MEETING,), (Kind.ORGANISATION,)),
    "parts": ((Kind.ORGANISATION,), (Kind.ORGANISATION,)),
}
_WORDS = 8  # facts of which the words are fetched, of those that say the same


def project(store: Store) -> Network:
    """Project everything in the store onto things and direct edges.

    Nodes are IRIs with `kind`, `label`, `aliases`, `pinyin`, `held` (of a meeting: whether some bulletin
    reports it as held), `details` (pairs of property IRI and value) and `statements`. Edges carry `relation`
    (an IRI), `label` (the post, where the relation is to hold one), `dates`, `inferred` (no bulletin says it
    outright), `former` and `evidence`, a tuple of `Quote`.
    Nodes and edges come in the order of their IRIs, whatever order the store gives them in.
    """
    edges = [row for name in _QUERIES.names("edges") for row in _QUERIES.rows(store, f"edges/{name}")]
    edges.extend(_QUERIES.rows(store, "seen/edges.rq"))
    statements = [*_said(store, ()), *_QUERIES.rows(store, "seen/statements.rq")]
    return _network(things(store), edges, statements, quotes(store))


def part(store: Store, wanted: Sequence[NamedNode], beside: Sequence[NamedNode] = ()) -> Network:
    """Project these things, those beside them, and all edges but those among the latter: as `project` would.

    Of what is beside, nothing is told but the kind. What rests on a great many facts is told by the words of a
    few, the first and the last by date.
    """
    every = [*wanted, *beside]
    asked = [(wanted, every), (beside, wanted)] if beside else [(wanted, wanted)]
    edges = [
        row
        for sources, targets in asked
        for name in _QUERIES.names("edges")
        for row in _between(store, name, sources, targets)
    ]
    edges.extend(row for sources, targets in asked for row in _held(store, sources, targets))
    statements = [*_said(store, wanted), *holdings.statements(store, wanted)]
    facts = sorted({*_few(edges, ("source", "target", "relation", "label")), *_few(statements, ("thing", "property", "value"))}, key=str)
    known = {iri.value: {"kind": _kind(iri)} for iri in beside}
    return _network(known | things(store, wanted), edges, statements, quotes(store, facts) if facts else {})


def _between(store: Store, name: str, sources: Sequence[NamedNode], targets: Sequence[NamedNode]) -> Iterator[Row]:
    """Yield the edges of one query from these to those; it is not asked where nothing is of a kind that it leads between.

    Which are tied at all is asked first, of one end alone: of two long lists at once, Oxigraph tries every pair.
    """
    froms, tos = _ENDS[name.removesuffix(".rq")]
    ends = {iri for iri in sources if not froms or _kind(iri) in froms}, {iri for iri in targets if not tos or _kind(iri) in tos}
    if not all(ends):
        return iter(())
    tied = _QUERIES.rows(store, f"pairs/{name}", source=list(ends[0]), target=list(ends[1]))
    pairs = [(row["source"], row["target"]) for row in tied if row["source"] in ends[0] and row["target"] in ends[1]]
    flat = [term for pair in pairs for term in pair if term]
    return _QUERIES.rows(store, f"edges/{name}", **{"source target": flat}) if flat else iter(())


def _held(store: Store, sources: Sequence[NamedNode], targets: Sequence[NamedNode]) -> Iterator[Row]:
    """Yield the posts that these were seen to hold in those."""
    people = [iri for iri in sources if _kind(iri) is Kind.PERSON]
    offices = [iri for iri in targets if _kind(iri) is Kind.ORGANISATION]
    return holdings.edges(store, people, offices) if people and offices else iter(())


def _kind(iri: NamedNode) -> Kind | None:
    """Return the kind of a thing, which its address tells; None of what is no thing."""
    word = iri.value.removeprefix(BASE).partition("/")[0]
    return Kind(word) if word in set(Kind) else None


def _few(rows: Iterable[Row], what: Sequence[str]) -> Iterator[NamedNode]:
    """Yield the facts that tell what the rows say, at most a few of what is the same: the first and the last."""
    said: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        if isinstance(fact := row.get("fact"), NamedNode):
            said[tuple(text(row, name) for name in what)].append((text(row, "date"), fact.value))
    for facts in said.values():
        ordered = sorted(set(facts))
        chosen = ordered if len(ordered) <= _WORDS else (*ordered[: _WORDS // 2], *ordered[-_WORDS // 2 :])
        yield from (NamedNode(fact) for _, fact in chosen)


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
