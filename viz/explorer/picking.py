"""Which rows a section has, in their order, and what its question is told of those that are shown.

A question that says `some` in its header need not be asked for all its rows, which may be thousands: of most, the query
of its name in `sections/rows` tells which there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """How many rows there are, and the terms that stand in the question for those that are shown.

    Where rows are of groups, as meetings are by role, these are counted; a row may be of several.
    """

    total: int
    terms: tuple[tuple[Term, ...], ...]
    groups: Mapping[str, int] = field(default_factory=dict)


def picked(store: Store, name: str, thing: NamedNode, most: int, only: str = "") -> Picked:
    """Pick the first rows of a section on a thing, of one group only where its IRI is given and there are groups."""
    if name in _PICKS:
        return _PICKS[name](store, name, thing, most)
    rows = list(_QUERIES.rows(store, f"sections/rows/{name}.rq", thing=[thing]))
    groups = Counter(group for group, _ in {(text(row, "group"), text(row, "row")) for row in rows} if group)
    wanted = [row for row in rows if not (only and groups) or text(row, "group") == only]
    found = _in_order((row, (text(row, "row"),)) for row in wanted)
    return Picked(len(found), tuple((NamedNode(iri),) for (iri,) in found[:most]), groups)


def _steps(store: Store, name: str, thing: NamedNode, most: int) -> Picked:
    """Pick the steps by which a publication came about, by the facts that tell of them.

    What led to it goes before the meetings that conveyed that: of these there may be thousands, which are only counted
    where none has room.
    """
    facts: defaultdict[tuple[str, ...], dict[NamedNode, None]] = defaultdict(dict)
    rows = list(_QUERIES.rows(store, "sections/rows/chain.rq", object=[thing]))
    led = len({text(row, "subject") for row in rows})
    if led >= most:
        (counted,) = _QUERIES.rows(store, "sections/rows/conveyances.rq", thing=[thing])
    elif led:
        rows += _QUERIES.rows(store, "sections/rows/conveyed.rq", thing=[thing])
    steps = [(row, (text(row, "subject"), text(row, "object"))) for row in rows]
    for row, step in steps:
        facts[step][NamedNode(text(row, "fact"))] = None
    total = led + int(text(counted, "n")) if led >= most else len(facts)
    return Picked(total, tuple((fact,) for step in _in_order(steps)[:most] for fact in facts[step]))


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
