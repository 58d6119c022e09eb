"""What lies around things: with what each is tied, by which relation, and with how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ..slots import filled
from ..store import Store, Term, select
from . import ways

#: A relation's IRI, and whether it leads from the thing or to it.
Way: TypeAlias = tuple[str, bool]
_WIDEST = 2000  # things that are asked about at once


def neighbours(store: Store, things: Sequence[Term]) -> dict[NamedNode, dict[Way, list[NamedNode]]]:
    """Return what each of these things is tied to, by relation and direction."""
    found: defaultdict[NamedNode, defaultdict[Way, list[NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for asked in _parts(things):
        for thing, relation, forward, other in select(store, filled(_neighbours(), {"thing": asked})):
            assert isinstance(relation, NamedNode) and isinstance(forward, Literal)
            if isinstance(thing, NamedNode) and isinstance(other, NamedNode):
                found[thing][relation.value, forward.value in ("true", "1")].append(other)
    return {thing: dict(its) for thing, its in found.items()}


def degrees(store: Store, things: Sequence[Term]) -> Mapping[NamedNode, int]:
    """Return with how many others each of these things is tied."""
    found: Counter[NamedNode] = Counter()
    for asked in _parts(things):
        for thing, count in select(store, filled(_degrees(), {"thing": asked})):
            if isinstance(thing, NamedNode) and isinstance(count, Literal):
                found[thing] = int(count.value)
    return found


def _parts(things: Sequence[Term]) -> Iterator[Sequence[Term]]:
    return (things[start : start + _WIDEST] for start in range(0, len(things), _WIDEST))


@cache
def _neighbours() -> str:
    """Return the query, relation by relation: with the relations as values, Oxigraph looks through all that any of them says."""
    asked = [
        f"{{ VALUES ?thing {{ UNDEF }} {pattern} BIND ({relation} AS ?relation) BIND ({forward} AS ?forward) }}"
        for relation, way in ways().items()
        for forward, pattern in (("true", f"?thing {way} ?other"), ("false", f"?other {way} ?thing"))
    ]
    return f"SELECT DISTINCT ?thing ?relation ?forward ?other {{ {' UNION '.join(asked)} }}"


@cache
def _degrees() -> str:
    each = "|".join(f"({way})|^({way})" for way in ways().values())
    return (
        f"SELECT ?thing (COUNT(DISTINCT ?other) AS ?n) {{ VALUES ?thing {{ UNDEF }} ?thing ({each}) ?other"
        " FILTER(?other != ?thing) } GROUP BY ?thing"
    )
