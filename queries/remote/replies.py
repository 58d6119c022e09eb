"""What a server's answer says: SPARQL results in JSON, and RDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from ..errors import StoreError
from ..store import Graph, Rows, Term
from .transport import Reply

#: What Virtuoso gives for the answer to ASK: a row with a number.
_TRUTH = ("__ASK_RETVAL",)
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def rows_or_truth(reply: Reply) -> Rows | bool:
    """Return the solutions of a SELECT query, or the answer to an ASK query.

    Source: https://www.w3.org/TR/sparql11-results-json/. Raises StoreError where it is malformed or cut off.
    """
    _refuse_part(reply)
    try:
        said = json.loads(reply.body)
        if "boolean" in said:
            return bool(said["boolean"])
        variables = tuple(str(name) for name in said["head"]["vars"])
        rows = (
            tuple(_term(row[name]) if name in row else None for name in variables)
            for row in said["results"]["bindings"]
        )
        if variables == _TRUTH:
            return any(term == Literal(1) for row in rows for term in row)
        return Rows(variables, tuple(rows))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _malformed(reply, error) from None


def graph(reply: Reply) -> Graph:
    """Return the triples that a CONSTRUCT or DESCRIBE query made. Raises StoreError like `rows_or_truth`."""
    _refuse_part(reply)
    form = RdfFormat.from_media_type(reply.headers.get("Content-Type") or "")
    try:
        return tuple(statement.triple for statement in parse(reply.body, form or RdfFormat.TURTLE))
    except (ValueError, SyntaxError) as error:
        raise _malformed(reply, error) from None


def _term(said: Mapping[str, Any]) -> Term:
    kind, value = said["type"], said["value"]
    if kind == "uri":
        return NamedNode(value)
    if kind == "bnode":
        return BlankNode(value.removeprefix("nodeID://"))  # Virtuoso makes them look like addresses
    if kind not in ("literal", "typed-literal"):
        raise ValueError(f"a term of type {kind}")
    if language := said.get("xml:lang"):
        return Literal(value, language=language)
    if (datatype := said.get("datatype")) is None:
        return Literal(value)
    if datatype == _BOOLEAN:  # which Virtuoso keeps as numbers
        value = {"1": "true", "0": "false"}.get(value, value)
    return Literal(value, datatype=NamedNode(datatype))


def _refuse_part(reply: Reply) -> None:
    """Raise StoreError where Virtuoso says, in a header only, that it did not send all there is."""
    if most := reply.headers.get("X-SPARQL-MaxRows"):
        raise StoreError(
            f"the server cuts answers off at {most} rows: have ResultSetMaxRows in its virtuoso.ini made larger"
        )
    if reply.headers.get("X-SQL-State"):
        told = " ".join((reply.headers.get("X-SQL-Message") or "it ran out of time").split())
        raise StoreError(f"the server answered in part only: {told}")


def _malformed(reply: Reply, error: Exception) -> StoreError:
    kind = reply.headers.get("Content-Type") or "nothing known"
    return StoreError(
        f"the answer cannot be read ({kind}: {' '.join(str(error).split())[:80]}): is this a SPARQL endpoint?"
    )
