"""The formats of answers, and which of them a client gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

import mimeparse
from pyoxigraph import QueryResultsFormat, RdfFormat, serialize

from ..results import results
from ..serialise import turtle
from ..store import Graph, Rows
from .protocol import Refused


@dataclass(frozen=True, slots=True)
class Format:
    """A format and the media types that name it, its own first."""

    form: QueryResultsFormat | RdfFormat
    media_types: tuple[str, ...]

    @property
    def content_type(self) -> str:
        """The media type to send, with its encoding."""
        return f"{self.media_types[0]}; charset=utf-8" if self.media_types[0].startswith("text/") else self.media_types[0]


#: For rows and truths, the one for clients that do not care first.
RESULTS: Sequence[Format] = (
    Format(QueryResultsFormat.JSON, ("application/sparql-results+json", "application/json", "text/json")),
    Format(QueryResultsFormat.XML, ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format(QueryResultsFormat.CSV, ("text/csv",)),
    Format(QueryResultsFormat.TSV, ("text/tab-separated-values",)),
)
#: For graphs.
GRAPHS: Sequence[Format] = (
    Format(RdfFormat.TURTLE, ("text/turtle", "application/x-turtle")),
    Format(RdfFormat.JSON_LD, ("application/ld+json",)),
    Format(RdfFormat.RDF_XML, ("application/rdf+xml",)),
    Format(RdfFormat.N_TRIPLES, ("application/n-triples",)),
)


def chosen(formats: Sequence[Format], accept: str) -> Format:
    """Return the format that an Accept header likes best (RFC 9110, 12.5.1). Raises Refused where none is."""
    by_type = {name: each for each in reversed(formats) for name in reversed(each.media_types)}
    try:
        best = mimeparse.best_match(list(by_type), accept or "*/*")
    except mimeparse.MimeTypeParseException:
        best = ""
    if not best:
        offered = ", ".join(each.media_types[0] for each in formats)
        raise Refused(HTTPStatus.NOT_ACCEPTABLE, f"not to be had as {accept}; offered are {offered}")
    return by_type[best]


def for_rows(accept: str) -> tuple[QueryResultsFormat, str] | None:
    """Return the format and the Content-Type that rows get by an Accept header, if they get any."""
    try:
        liked = chosen(RESULTS, accept)
    except Refused:
        return None
    assert isinstance(liked.form, QueryResultsFormat)
    return liked.form, liked.content_type


def written(answer: Rows | Graph | bool, accept: str) -> tuple[bytes, str]:
    """Return an answer in the format that an Accept header likes best, and its Content-Type.

    Raises Refused where no format is liked.
    """
    if isinstance(answer, (bool, Rows)):
        chosen_form = chosen(RESULTS, accept)
        assert isinstance(chosen_form.form, QueryResultsFormat)
        return results(answer, chosen_form.form), chosen_form.content_type
    liked = chosen(GRAPHS, accept)
    if liked.form == RdfFormat.TURTLE:
        return turtle(answer), liked.content_type
    assert isinstance(liked.form, RdfFormat)
    return serialize(answer, format=liked.form) or b"", liked.content_type
