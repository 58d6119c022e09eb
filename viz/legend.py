"""The legend: how kinds of thing and relations look, in every picture and on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from ontology.drawing import drawing
from ontology.model import labels

#: The outlines that vis-network draws, as SVG paths in a box of 20 by 20.
_OUTLINES = {
    "dot": "M10 2a8 8 0 1 0 .01 0Z",
    "square": "M3 3h14v14H3Z",
    "diamond": "M10 1l9 9-9 9-9-9Z",
    "triangle": "M10 2l9 16H1Z",
    "triangleDown": "M1 2h18l-9 16Z",
    "star": "M10 1l2.6 6.2 6.7.5-5.1 4.3 1.6 6.5L10 15l-5.8 3.5 1.6-6.5L.7 7.7l6.7-.5Z",
    "hexagon": "M5 1.5h10l5 8.5-5 8.5H5L0 10Z",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """How the things of a class look: colour as #rrggbb, shape by its vis-network name, and that shape as a path."""

    iri: str
    zh: str
    en: str
    colour: str
    shape: str
    outline: str


@cache
def kinds() -> Mapping[str, Entry]:
    """Return all that is drawn, in the order of the legend, by the word that stands for it in an IRI.

    That is the kind of an entity, and beside those `post` and `bulletin`.
    """
    drawn = drawing().classes.values()
    return MappingProxyType(
        {
            str(its.kind) if its.kind else its.iri.rpartition("#")[2].lower(): Entry(
                its.iri, its.zh, its.en, its.colour, its.shape, _OUTLINES[its.shape]
            )
            for its in drawn
        }
    )


def called(term: str) -> tuple[str, str]:
    """Return what a term of the vocabulary is called in Chinese and English; words are called what they are."""
    return labels("zh").get(term, term), labels("en").get(term, term)


@cache
def stylesheet() -> str:
    """Return a style sheet that gives whatever bears a kind as its class the kind's colour and shape."""
    return "".join(
        f".{kind} {{ --kind: {entry.colour}; --shape: url(\"{_picture(entry.outline)}\"); }}\n"
        for kind, entry in kinds().items()
    )


def _picture(outline: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="{outline}"/></svg>'
    return f"data:image/svg+xml,{quote(svg)}"
