"""Which rows a section has, in their order, and what its question is told of those that are shown.

A question that says `some` in its header need not be asked for all its rows, which may be thousands: of most, the query
of its name in `sections/rows` tells which there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from queries.store import Store, Term

from ..projection import holdings
from ..rows import Queries, Row, text
from .account import decided

_QUERIES = Queries(__package__ or "")
#: What tells in a query that a holding lasts, and that it is a thing of the past.
_FORMER = {False: "now", True: "once"}
#: Where a row stands: by date, those without one last, by name, and by what tells it from others.
_Place: TypeAlias = tuple[bool, str, str, str]


@dataclass(frozen=True, slots=True)
class Picked:
    """How many rows there are, and the terms that stand in the question for those that are shown."""

    total: int
    terms: tuple[tuple[Term, ...], ...]


def picked(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick the first rows of a section on a thing."""
    return _PICKS.get(name, _things)(store, name, thing, most)


def _things(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick rows that are told apart by a thing."""
    rows = _QUERIES.rows(store, f"sections/rows/{name}.rq", thing=[thing])
    found = _in_order((row, (text(row, "row"),)) for row in rows)
    return Picked(len(found), tuple((NamedNode(iri),) for (iri,) in found[:most]))


def _steps(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick steps from one thing to another, by the facts that tell of them; without an object, they lead to the thing itself."""
    facts: defaultdict[tuple[str, ...], dict[NamedNode, None]] = defaultdict(dict)
    found = _QUERIES.rows(store, f"sections/rows/{name}.rq", thing=[thing])
    rows = [(row, (text(row, "subject"), text(row, "object"))) for row in found]
    for row, step in rows:
        facts[step][NamedNode(text(row, "fact"))] = None
    chosen = _in_order(rows)[:most]
    return Picked(len(facts), tuple((fact,) for step in chosen for fact in facts[step]))


def _holdings(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick rows that are told apart by a holding, and by whether it is a thing of the past: by a few facts of each."""
    rows = list(_QUERIES.rows(store, f"sections/rows/{name}.rq", thing=[thing]))
    dates = holdings.dates(store, list({NamedNode(text(row, "row")): None for row in rows}))
    found: dict[tuple[str, bool], _Place] = {}
    for row in rows:
        iri = text(row, "row")
        date = text(dates.get(iri, {}), "first")
        place = (not date, date, text(row, "name"), iri)
        for its in ((iri, former) for former in (False, True) if text(row, _FORMER[former]) == "true"):
            found[its] = min(found.get(its, place), place)
    chosen = sorted(found, key=lambda its: (found[its], its))[:most]
    return Picked(len(found), tuple(_facts(store, chosen, dates)))


def _facts(store: Store, chosen: Sequence[tuple[str, bool]], dates: Mapping[str, Row]) -> Iterator[tuple[Term, ...]]:
    """Yield facts of the first and the last date of each, with on how many days it was seen."""
    now, once = ([NamedNode(iri) for iri, former in chosen if former is past] for past in (False, True))
    lasting = holdings.seen_in(
        store, [dates[iri.value] for iri in now if iri.value in dates], [iri for iri in now if iri.value not in dates]
    )
    past = holdings.once_in(store, once)
    for iri, former in chosen:
        told = (past if former else lasting)[iri]
        days = text(dates[iri], "dates").split() if iri in dates and not former else told
        ends = dict.fromkeys((min(told), max(told))) if told else ()
        others = set() if former else {fact for facts in past[iri].values() for fact in facts}
        yield from ((fact, Literal(len(days))) for date in ends for fact in told[date] if fact not in others)


def _decided(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick the publications on which a meeting decided, by the facts that say so."""
    found = decided(store, thing)
    return Picked(len(found), tuple(chain.from_iterable(list(found.values())[:most])))


def _in_order(rows: Iterable[tuple[Row, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Return what tells rows apart, each once and in its place: by date, those without one last, and by name."""
    found: dict[tuple[str, ...], tuple[bool, str, str]] = {}
    for row, its in rows:
        date = text(row, "date")
        found[its] = min(found.get(its, place := (not date, date, text(row, "name"))), place)
    return sorted(found, key=lambda its: (found[its], its))


_PICKS: Mapping[str, Callable[[Store, str, NamedNode, int], Picked]] = MappingProxyType(
    {"posts": _holdings, "people": _holdings, "holders": _holdings, "decided": _decided, "chain": _steps}
)
