"""The SPARQL 1.1 Protocol: from an HTTP request to the operation that it asks for.

Source: https://www.w3.org/TR/sparql11-protocol/, sections 2.1 (query) and 2.2 (update).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from ..dataset import Dataset

FORM = "application/x-www-form-urlencoded"


class Verb(StrEnum):
    """What an operation does."""

    QUERY = "query"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, and the graphs that it is to see where the request names some."""

    verb: Verb
    sparql: str
    dataset: Dataset | None = None


class Refused(Exception):
    """A request that is not answered: its status, and one plain sentence why."""

    def __init__(self, status: HTTPStatus, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, sentence, headers)  # all of it, so that it can be sent between processes
        self.status = status
        self.sentence = sentence
        self.headers = headers or {}


#: The parameters that name the graphs of the default graph, and those that GRAPH reaches.
_GRAPHS = {
    Verb.QUERY: ("default-graph-uri", "named-graph-uri"),
    Verb.UPDATE: ("using-graph-uri", "using-named-graph-uri"),
}
_DIRECT = {"application/sparql-query": Verb.QUERY, "application/sparql-update": Verb.UPDATE}

Parameters = Sequence[tuple[str, str]]


def operation(method: str, media_type: str, search: bytes, body: bytes) -> Operation | None:
    """Return the operation of a request, or None where a GET names none and so asks what is served here.

    `media_type` is the whole Content-Type, `search` the part of the address behind the question mark. Each is
    decoded once: an IRI that holds percent-encoded Chinese stays as it is. Raises Refused.
    """
    parameters = _decoded(search, "the address")
    if method in ("GET", "HEAD"):
        if any(name == "update" for name, _ in parameters):
            raise Refused(HTTPStatus.BAD_REQUEST, "an update must be sent by POST, not by GET")
        return _asked(parameters) if parameters else None
    if method != "POST":
        allowed = {"Allow": "GET, HEAD, POST"}
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"{method} is not for here: use GET or POST", allowed)
    kind, _, options = (part.strip().lower() for part in media_type.partition(";"))
    if kind == FORM:
        return _asked([*parameters, *_decoded(body, "the form")])
    if verb := _DIRECT.get(kind):
        encoding = options.removeprefix("charset=").strip('"') if options.startswith("charset=") else "utf-8"
        if encoding not in ("utf-8", "utf8"):
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"SPARQL is sent in UTF-8, not in {encoding}")
        return Operation(verb, _text(body, "the body"), _dataset(verb, parameters))
    wanted = ", ".join((FORM, *_DIRECT))
    said = f"a body of {kind}" if kind else "a body without a Content-Type"
    raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{said} is not understood; send one of {wanted}")


def _asked(parameters: Parameters) -> Operation:
    """Return the operation that parameters name: exactly one query, or exactly one update."""
    asked = [(Verb(name), value) for name, value in parameters if name in tuple(Verb)]
    match asked:
        case [(verb, sparql)]:
            return Operation(verb, sparql, _dataset(verb, parameters))
        case []:
            raise Refused(HTTPStatus.BAD_REQUEST, "no query: name it in the parameter query")
    names = ", ".join(verb.value for verb, _ in asked)
    raise Refused(HTTPStatus.BAD_REQUEST, f"one query or one update at a time, not {len(asked)} ({names})")


def _dataset(verb: Verb, parameters: Parameters) -> Dataset | None:
    """Return the graphs that a request names for its operation, or None where it names none."""
    default, named = (tuple(_graph(v, of) for n, v in parameters if n == of) for of in _GRAPHS[verb])
    return Dataset(default, named) if default or named else None


def _graph(iri: str, parameter: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise Refused(HTTPStatus.BAD_REQUEST, f"{parameter} wants an IRI, not “{iri}”") from None


def _decoded(encoded: bytes, where: str) -> Parameters:
    try:
        return parse_qsl(
            _text(encoded, where), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"{where} cannot be decoded as UTF-8 ({error})") from None


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"{where} is not UTF-8 ({error.reason})") from None
