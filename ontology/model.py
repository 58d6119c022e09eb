"""The model as the Turtle files have it: what a term is called, and how it is drawn."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rdflib import Graph, URIRef

from .terms import SKOS, ZMG

_FILES = ("genres.ttl",)


@cache
def graph() -> Graph:
    """Return the whole vocabulary as one graph. It is shared: add nothing to it."""
    whole = Graph()
    for name in _FILES:
        whole.parse(data=files(__package__).joinpath(name).read_text("utf-8"), format="turtle")
    return whole


@cache
def genres() -> dict[str, URIRef]:
    """Return the IRI of each genre of official documents by its Chinese name."""
    found: dict[str, URIRef] = {}
    for genre in graph().subjects(SKOS.inScheme, URIRef(str(ZMG))):
        for label in graph().objects(genre, SKOS.prefLabel):
            if getattr(label, "language", None) == "zh" and isinstance(genre, URIRef):
                found[str(label)] = genre
    return found
