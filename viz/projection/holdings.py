"""Holdings of posts, each told by a few dates and facts, however often it was seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology.terms import ORG
from queries.stores import Store, Term

from ..rows import Queries, Row, text

_QUERIES = Queries(__package__ or "")
_HOLDS = NamedNode(str(ORG.holds))
_MONTH = len("2024-02")
TIES = "holdings"
"""The kind of tie of which this tells more shortly."""
#: The facts of holdings, by their IRIs, and by date, "" where there is none.
Facts: TypeAlias = defaultdict[str, defaultdict[str, list[NamedNode]]]


def edges(store: Store, sources: Sequence[Term], targets: Sequence[Term]) -> Iterator[Row]:
    """Yield who was seen in which post of which organisation, as `queries/ties/holdings.rq` tells it of all.

    There is a row for the first date of each month and for the last of all, and a fact in those of the very first and last.
    """
    asked = sources and targets
    rows = list(_QUERIES.rows(store, "held/edges.rq", source=sources, target=targets)) if asked else []
    yield from ({**row, "relation": _HOLDS} for row in _dated(store, rows))


def statements(store: Store, wanted: Sequence[NamedNode]) -> Iterator[Row]:
    """Yield who was seen in which post without an organisation, as `seen/statements.rq` tells it of all.

    There is a row for the very first and the last date.
    """
    rows = list(_QUERIES.rows(store, "held/statements.rq", thing=wanted))
    yield from ({**row, "property": _HOLDS} for row in _dated(store, rows) if row["fact"])


def dates(store: Store, holdings: Sequence[NamedNode]) -> dict[str, Row]:
    """Return when each of these was seen, by IRI: the `first` and the `last` date, and all `dates` in one text.

    What was never seen to last on any date, being former, or not dated, is not among them.
    """
    rows = _QUERIES.rows(store, "held/dates.rq", holding=holdings) if holdings else ()
    return {text(its, "holding"): its for its in rows}


def seen_in(store: Store, seen: Iterable[Row], unseen: Sequence[NamedNode]) -> Facts:
    """Return the facts of the first and the last date of holdings, and all those of holdings that were not seen."""
    ends = dict.fromkeys((row["holding"], row[end]) for row in seen for end in ("first", "last"))
    pairs = [term for pair in ends for term in pair if term]
    return _by_date(
        *(_QUERIES.rows(store, "held/facts.rq", **{"holding date": pairs}) if pairs else ()),
        *(_QUERIES.rows(store, "held/unseen.rq", holding=unseen) if unseen else ()),
    )


def once_in(store: Store, holdings: Sequence[NamedNode]) -> Facts:
    """Return the facts that tell of these holdings as things of the past."""
    return _by_date(*(_QUERIES.rows(store, "held/former.rq", holding=holdings) if holdings else ()))


def _by_date(*rows: Row) -> Facts:
    found: Facts = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[text(row, "holding")][text(row, "date")].append(NamedNode(text(row, "fact")))
    return found


def _dated(store: Store, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield each row with each date of its holding that is told, and with the facts that are told of that."""
    holdings = list({NamedNode(text(row, "holding")): None for row in rows})
    if not holdings:
        return
    seen = dates(store, holdings)
    facts = seen_in(store, seen.values(), [holding for holding in holdings if holding.value not in seen])
    for row in rows:
        holding = text(row, "holding")
        every = text(seen[holding], "dates").split() if holding in seen else ()
        for date in sorted({*_monthly(every), *facts[holding]}):
            for fact in facts[holding].get(date, [None]):
                yield {**row, "date": Literal(date) if date else None, "fact": fact}


def _monthly(dates: Iterable[str]) -> set[str]:
    """Return the first date of each month, and the last of all, with which a line is drawn as well as with all of them."""
    ordered = sorted(dates)
    return {*{date[:_MONTH]: date for date in reversed(ordered)}.values(), *ordered[-1:]}
