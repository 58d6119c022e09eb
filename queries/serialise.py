"""Quads and triples as files: Turtle, N-Quads, TriG, JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import IO

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    serialize,
)

from ontology.model import PREFIXES

from .errors import StoreError

FORMS = MappingProxyType(
    {
        "turtle": RdfFormat.TURTLE,
        "nquads": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
        "jsonld": RdfFormat.JSON_LD,
    }
)


def write(
    form: str, out: IO[bytes], graphs: Iterable[NamedNode], quads: Callable[[NamedNode], Iterable[Quad]]
) -> None:
    """Write graphs, in the order given, as UTF-8: the same content gives the same bytes.

    One graph at a time is held in memory and sorted, so N-Quads come as lines that are sorted within their
    graph. Turtle has no graphs: it is the union of them all, and all of it is held in memory. Blank nodes
    keep the labels that the store gave them; the graphs of bulletins hold none.

    Raises StoreError where the form is unknown.
    """
    if form not in FORMS:
        raise StoreError(f"no form {form!r} to write a graph in; forms are {', '.join(FORMS)}")
    if form == "turtle":
        out.write(turtle(quad.triple for graph in graphs for quad in quads(graph)))
    elif form == "trig":
        out.write(_HEAD)
        for graph in graphs:
            out.write(_body(ordered(quads(graph)), RdfFormat.TRIG))
    elif form == "jsonld":
        from . import jsonld  # it reads the vocabulary, which other forms do without

        jsonld.write(out, graphs, lambda graph: ordered(quads(graph)))
    else:
        serialize((quad for graph in graphs for quad in ordered(quads(graph))), out, FORMS[form])


def turtle(triples: Iterable[Triple]) -> bytes:
    """Return triples, such as CONSTRUCT brings, as Turtle: sorted, and each once."""
    return _HEAD + _body(sorted(set(triples), key=str), RdfFormat.TURTLE)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads: sorted, each once, blank nodes canonical: equal bytes, equal content."""
    each = set(quads)
    if any(isinstance(node, BlankNode) for quad in each for node in (quad.subject, quad.object)):
        dataset = Dataset(each)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        each = set(dataset)
    written = serialize(ordered(each), format=RdfFormat.N_QUADS)
    assert written is not None
    return written


def triples_of(graph: NamedNode, lines: bytes) -> bytes:
    """Return the N-Quads of one graph as N-Triples."""
    return lines.replace(f" {graph} .\n".encode(), b" .\n")  # within a literal there is no line break


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads each once, in the order of their lines in N-Quads."""
    return sorted(set(quads), key=str)


# pyoxigraph declares prefixes in an order that differs from run to run, so they are declared here, and what
# it declares is cut off.
_HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())).encode()


def _body(statements: list[Quad] | list[Triple], form: RdfFormat) -> bytes:
    written = serialize(statements, format=form, prefixes=dict(PREFIXES)) if statements else b""
    assert written is not None
    return written.split(b"\n", len(PREFIXES))[-1]
