"""What is known of things themselves: kind, names, and the few facts that a card shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from ontology.terms import DCTERMS, FOAF, RDF, SCHEMA, SKOS, ZM
from queries.stores import Store

from ..legend import kinds
from ..rows import Queries, text

_QUERIES = Queries(__package__ or "")
_PINYIN = "zh-latn-pinyin"  # as Oxigraph writes language tags
_DETAILS = tuple(str(p) for p in (SCHEMA.startDate, SCHEMA.location, DCTERMS.identifier, ZM.edition))


def things(store: Store, wanted: Sequence[NamedNode] = ()) -> dict[str, dict[str, Any]]:
    """Return the things of these IRIs, or all where none are named, by IRI.

    Each has `kind`, `label`, `aliases`, `pinyin`, `details` (pairs of property IRI and value) and `held` (of a
    meeting: whether some bulletin reports it as held).
    """
    said: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for row in _QUERIES.rows(store, "things.rq", thing=wanted):
        value = row["value"]
        language = value.language if isinstance(value, Literal) else None
        said[text(row, "thing")][text(row, "property")].add((text(row, "value"), language or ""))
    known = {entry.iri: kind for kind, entry in kinds().items()}
    found = {}
    for iri, statements in said.items():
        kind = min((known[cls] for cls, _ in statements[str(RDF.type)] if cls in known), default=None)
        if kind:
            held = {value for value, _ in statements[str(ZM.held)]}
            details = ((p, value) for p in _DETAILS for value, _ in sorted(statements[p]))
            found[iri] = {"kind": kind, **_names(iri, statements), "details": tuple(details)}
            found[iri]["held"] = "true" in held if held else None
    return found


def _names(iri: str, statements: Mapping[str, set[tuple[str, str]]]) -> dict[str, Any]:
    called = {
        name: str(property)
        for property in (SKOS.altLabel, DCTERMS.title, FOAF.name, SKOS.prefLabel)
        for name, language in statements[str(property)]
        if language != _PINYIN
    }
    preferred = [name for name, property in called.items() if property == str(SKOS.prefLabel)] or called
    # Bulletins may prefer different names for one thing: the longest says most.
    label = max(preferred, key=lambda name: (len(name), name), default=iri)
    pinyin = sorted(name for name, language in statements[str(SKOS.altLabel)] if language == _PINYIN)
    return {"label": label, "aliases": tuple(sorted(called.keys() - {label})), "pinyin": " / ".join(pinyin)}
