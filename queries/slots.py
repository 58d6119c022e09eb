"""The places of a query where values go: `VALUES ?name { UNDEF }`, wherever they are wanted.

A slot that begins an option, `OPTIONAL { VALUES ?name { UNDEF } ?thing :says ?name }`, takes it with it where it goes; where
there are values, the option is none any more: so what they leave over is all that is looked at.

A slot for several variables at once, `VALUES (?a ?b) { (UNDEF UNDEF) }`, is called by all of them, "a b", and takes
its values in one sequence, row after row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .store import Term

_SLOT = re.compile(r"[ \t]*VALUES (?:\?(\w+) \{ UNDEF \}|\(([?\w ]+)\) \{ \((?:UNDEF ?)+\) \})[ \t]*\n?")
_OPTION = re.compile(r"[ \t]*OPTIONAL \{ VALUES \?(\w+) \{ UNDEF \} (?:[^{}]|\{[^{}]*\})*\}[ \t]*\n?")
_ROW = re.compile(r"UNDEF|\((?:UNDEF ?)+\)")


def slots(sparql: str) -> frozenset[str]:
    """Return the names of all slots of a query."""
    return frozenset(_name(slot) for slot in _SLOT.finditer(sparql))


def filled(sparql: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with terms in their slots; a slot without any goes, and so does its restriction."""

    def put(slot: re.Match[str]) -> str:
        values, width = terms.get(_name(slot), ()), len(_name(slot).split())
        rows = [" ".join(map(str, values[at : at + width])) for at in range(0, len(values), width)]
        said = " ".join(rows if width == 1 else (f"({row})" for row in rows))
        return _ROW.sub(lambda _: said, slot[0]) if rows else ""

    def settle(option: re.Match[str]) -> str:
        return option[0].replace("OPTIONAL ", "", 1) if terms.get(option[1]) else ""

    return _SLOT.sub(put, _OPTION.sub(settle, sparql))


def _name(slot: re.Match[str]) -> str:
    return slot[1] or slot[2].replace("?", "")
