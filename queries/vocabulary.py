"""The vocabulary as a graph of the store: what classes, roles and states are called."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ontology import model
from ontology.iri import BASE

from .serialise import nquads

ONTOLOGY = NamedNode(f"{BASE}ontology")
"""The graph that it is in."""


@cache
def vocabulary() -> tuple[tuple[Quad, ...], str]:
    """Return the vocabulary, and the hash of its N-Quads."""
    found = (triple for name in model.VOCABULARY for triple in parse(_turtle(name), RdfFormat.TURTLE))
    quads = tuple(Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY) for triple in found)
    return quads, sha256(nquads(quads)).hexdigest()


def _turtle(name: str) -> bytes:
    return files("ontology").joinpath(name).read_bytes()
