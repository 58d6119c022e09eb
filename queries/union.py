"""The union of all graphs, kept as a set in the store's default graph.

SPARQL asks a set. Oxigraph's own union repeats a triple once for each graph that holds it, so that COUNT counts
too much, and a join of three triples that ten bulletins hold brings a thousand rows. Here each is there once,
from the first graph that holds it until the last one goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from .errors import QueryError
from .serialise import ordered
from .sparql import masked, operations, place_of, writes, written_without_graph

UNION = DefaultGraph()

_TRIPLE = "?s ?p ?o"
_RECONCILE = (
    f"DELETE {{ {_TRIPLE} }} WHERE {{ {_TRIPLE} FILTER NOT EXISTS {{ GRAPH ?g {{ {_TRIPLE} }} }} }} ; "
    f"INSERT {{ {_TRIPLE} }} WHERE {{ GRAPH ?g {{ {_TRIPLE} }} FILTER NOT EXISTS {{ {_TRIPLE} }} }}"
)
_READS = re.compile(r"\bWHERE\b", re.IGNORECASE)


def with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads, each with its triple in the union."""
    for quad in quads:
        yield quad
        yield _in_union(quad)


def replacing(store: Store, graph: NamedNode, quads: Iterable[Quad]) -> str:
    """Return the update that makes a graph hold these quads and no others, empty where it does already."""
    old, new = set(store.quads_for_pattern(None, None, None, graph)), set(quads)
    if not new:
        return removing(graph)
    if any(isinstance(node, BlankNode) for quad in old for node in (quad.subject, quad.object)):
        # what is blank cannot be named to be deleted, so all of it goes and comes
        return " ;\n".join([removing(graph), *_inserting(graph, new)])
    gone = old - new
    lost = [quad for quad in gone if not _held_elsewhere(store, quad)]
    deleting = [f"DELETE DATA {{ {_lines(lost)} GRAPH {graph} {{\n{_lines(gone)} }} }}"] if gone else []
    return " ;\n".join([*deleting, *_inserting(graph, new - old)])


def removing(graph: NamedNode) -> str:
    """Return the update that removes a graph, and from the union what no other graph holds."""
    return (
        f"DELETE {{ {_TRIPLE} }} WHERE {{ GRAPH {graph} {{ {_TRIPLE} }}"
        f" FILTER NOT EXISTS {{ GRAPH ?other {{ {_TRIPLE} }} FILTER(?other != {graph}) }} }} ;\nDROP SILENT GRAPH {graph}"
    )


def reconciling(update: str) -> str:
    """Return somebody's update with the union made right wherever one of its operations reads, and at the end.

    That takes as long as to read all graphs once. Raises QueryError where the update writes in no graph.
    """
    if (offset := written_without_graph(update)) is not None:
        place = place_of(update, offset)
        raise QueryError(f"the update writes in no graph {place}: the default graph is the union of all, so name one")
    parts, changed = [], False
    for operation in operations(update):
        bare = masked(operation)
        parts.append(f"{_RECONCILE} ;{operation}" if changed and _READS.search(bare) else operation)
        changed = True
    last = ";" if writes(parts[-1]) else ""  # a semicolon, a comment or a prefix may stand at the end
    return f"{';'.join(parts)}\n{last}\n{_RECONCILE}"


def merged(store: Store, default: Iterable[NamedNode], named: Iterable[NamedNode]) -> Store:
    """Return a store in memory whose default graph is the union of some graphs, beside named ones."""
    its = Store()
    its.bulk_extend(_in_union(quad) for graph in default for quad in store.quads_for_pattern(None, None, None, graph))
    its.bulk_extend(quad for graph in named for quad in store.quads_for_pattern(None, None, None, graph))
    return its


def _inserting(graph: NamedNode, quads: Iterable[Quad]) -> list[str]:
    lines = _lines(quads)
    return [f"INSERT DATA {{ {lines} GRAPH {graph} {{\n{lines} }} }}"] if lines else []


def _held_elsewhere(store: Store, quad: Quad) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name not in (quad.graph_name, UNION) for other in found)


def _in_union(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, UNION)


def _lines(quads: Iterable[Quad]) -> str:
    return "".join(f"{quad.triple} .\n" for quad in ordered(quads))
