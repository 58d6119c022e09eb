"""Values as typed RDF literals."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from ontology.terms import EDTF, XSD

_CACHED = 1 << 16


@lru_cache(maxsize=_CACHED)
def node(iri: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(iri)


@lru_cache(maxsize=_CACHED)
def chinese(text: str) -> Literal:
    """Return a name or a title: Chinese in simplified characters."""
    return Literal(text, language="zh-Hans")


@lru_cache(maxsize=_CACHED)
def when(edtf: str) -> Literal:
    """Type a date by how precise it is: a day, a month, a year, or anything else that EDTF can say."""
    return Literal(edtf, datatype=node(_datatype(edtf)))


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day."""
    return _datatype(text) != EDTF.EDTF


def count(number: str) -> Literal:
    """Return a number of copies as an integer, or as it stands where it is not written in digits."""
    return Literal(int(number)) if number.isdecimal() else Literal(number)


def _datatype(edtf: str) -> URIRef:
    if re.fullmatch(r"\d{4}", edtf, re.ASCII):
        return XSD.gYear
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", edtf, re.ASCII):
        return XSD.gYearMonth
    if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf, re.ASCII) and _is_day(edtf):
        return XSD.date
    return EDTF.EDTF


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
