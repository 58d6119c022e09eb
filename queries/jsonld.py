"""JSON-LD with the vocabulary's own context, a graph at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ontology.context import context
from ontology.model import PREFIXES

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write(
    out: IO[bytes], graphs: Iterable[NamedNode], quads: Callable[[NamedNode], Iterable[Quad]]
) -> None:
    """Write graphs in the order given, each a line: only one at a time is in memory."""
    out.write(b'{"@context": ' + _json(dict(context())) + b',\n"@graph": [')
    for at, graph in enumerate(graphs):
        said = {"@id": graph.value, "@graph": _nodes(quads(graph))}
        out.write((b",\n" if at else b"\n") + _json(said))
    out.write(b"\n]}\n")


def _nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    """Return what is said of each subject, in the order of the quads."""
    nodes: dict[str, dict[str, Any]] = {}
    for quad in quads:
        subject = _iri(quad.subject)
        its = nodes.setdefault(subject, {"@id": subject})
        assert isinstance(quad.predicate, NamedNode)
        key, value = _said(quad.predicate.value, quad.object)
        its[key] = [*its[key], value] if key in its else [value]
    for its in nodes.values():
        its |= {key: values[0] for key, values in its.items() if isinstance(values, list) and len(values) == 1}
    return list(nodes.values())


def _said(predicate: str, term: object) -> tuple[str, object]:
    """Return a property and a value as they stand in a node."""
    if predicate == _TYPE and isinstance(term, NamedNode):
        return "@type", _short(term.value)
    key = _NAMES.get(predicate) or _short(predicate)
    return key, _value(term, _COERCED.get(key))


def _value(term: object, coerced: str | None) -> object:
    if isinstance(term, NamedNode | BlankNode):
        return _iri(term) if coerced == "@id" else {"@id": _iri(term)}
    assert isinstance(term, Literal)
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == (coerced or _STRING):
        return term.value
    return {"@value": term.value} if datatype == _STRING else {"@value": term.value, "@type": _short(datatype)}


def _iri(term: object) -> str:
    return str(term) if isinstance(term, BlankNode) else term.value if isinstance(term, NamedNode) else ""


def _short(iri: str) -> str:
    """Return an IRI as the context has it."""
    found = next(((name, base) for name, base in _BASES if iri.startswith(base) and iri != base), None)
    return f"{found[0]}:{iri.removeprefix(found[1])}" if found else iri


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


_BASES = sorted(((name, str(base)) for name, base in PREFIXES.items()), key=lambda each: -len(each[1]))
_TERMS: Mapping[str, Mapping[str, str]] = {
    name: its for name, its in context().items() if isinstance(its, Mapping)
}
_NAMES = {f"{PREFIXES['zm']}{its['@id'].removeprefix('zm:')}": name for name, its in _TERMS.items()}
_COERCED = {name: its["@type"] for name, its in _TERMS.items() if "@type" in its}
