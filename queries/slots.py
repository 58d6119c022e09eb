"""The places of a query where values go: `VALUES ?name { UNDEF }`, wherever they are wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .store import Term

_SLOT = re.compile(r"[ \t]*VALUES \?(\w+) \{ UNDEF \}[ \t]*\n?")


def slots(sparql: str) -> frozenset[str]:
    """Return the names of all slots of a query."""
    return frozenset(slot[1] for slot in _SLOT.finditer(sparql))


def filled(sparql: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with terms in their slots; a slot without any goes, and so does its restriction."""

    def put(slot: re.Match[str]) -> str:
        values = terms.get(slot[1], ())
        return slot[0].replace("UNDEF", " ".join(map(str, values))) if values else ""

    return _SLOT.sub(put, sparql)
