"""What SELECT and ASK bring, in the formats of SPARQL 1.1 results: JSON, XML, CSV, TSV."""

from __future__ import annotations

import json
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)

from .store import Rows, Term

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRING = "http://www.w3.org/2001/XMLSchema#string"
#: What stands between two rows, or at each of them, and perhaps in a text, too: there is at most one row more than these.
_BETWEEN = MappingProxyType(
    {
        QueryResultsFormat.JSON: b"},{",
        QueryResultsFormat.XML: b"<result>",
        QueryResultsFormat.CSV: b"\n",
        QueryResultsFormat.TSV: b"\n",
    }
)


def results(found: Rows | bool, form: QueryResultsFormat = QueryResultsFormat.JSON) -> bytes:
    """Return rows or a truth in a format."""
    said = _json(found)
    if form == QueryResultsFormat.JSON:
        return said
    # the library writes only what it has read, and reads what we write
    return parse_query_results(said, format=QueryResultsFormat.JSON).serialize(format=form) or b""


def written(solutions: QuerySolutions, form: QueryResultsFormat, limit: int | None) -> bytes | None:
    """Return solutions in a format, written by the library as they are found; None where they may be more than `limit`."""
    out = _Limited(_BETWEEN[form], limit)
    try:
        solutions.serialize(out, format=form)
    except _Full:
        return None
    return out.getvalue()


class _Full(Exception):
    """A mark stands there as often as it may."""


class _Limited(BytesIO):
    """Bytes in which a mark stands less than so many times."""

    def __init__(self, mark: bytes, limit: int | None) -> None:
        super().__init__()
        self._mark, self._limit, self._count, self._end = mark, limit, 0, b""

    def write(self, said: ReadableBuffer, /) -> int:
        """Take bytes. Raises _Full."""
        if self._limit is not None:
            part = self._end + bytes(said)
            self._count += part.count(self._mark)
            self._end = part[len(part) - len(self._mark) + 1 :]  # a mark may be cut in two
            if self._count >= self._limit:
                raise _Full
        return super().write(said)


def _json(found: Rows | bool) -> bytes:
    """Return rows or a truth as JSON, which loses nothing."""
    if isinstance(found, bool):
        said: dict[str, object] = {"head": {}, "boolean": found}
    else:
        bindings = [
            {name: _binding(term) for name, term in zip(found.variables, row, strict=True) if term is not None}
            for row in found
        ]
        said = {"head": {"vars": found.variables}, "results": {"bindings": bindings}}
    return (json.dumps(said, ensure_ascii=False) + "\n").encode("utf-8")


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        said: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            said["xml:lang"] = term.language
        elif term.datatype.value != _STRING:
            said["datatype"] = term.datatype.value
        return said
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
