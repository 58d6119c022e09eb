"""What is in the graph, at a glance: how much of each kind, over which time, from which offices, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.iri import bulletin_iri

from ..legend import kinds
from ..rows import Queries, Row, text
from .graph import Edition

_QUERIES = Queries(__package__)
_LATEST = 8
_OFFICES = 8


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin as a list shows it."""

    iri: str
    title: str
    date: str
    series: str
    issue: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office, and how many bulletins it issued."""

    iri: str
    label: str
    bulletins: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What the graph holds: `counts` by kind in the order of the legend, `first` and `last` day of issue."""

    counts: dict[str, int]
    first: str
    last: str
    offices: tuple[Office, ...]
    latest: tuple[Bulletin, ...]


@dataclass(frozen=True, slots=True)
class Take:
    """Look the whole graph over."""

    def __call__(self, graph: Edition) -> Survey:
        """Return what it holds."""
        store = graph.store
        counted = {text(row, "class"): int(text(row, "n")) for row in _QUERIES.rows(store, "asked/counts.rq")}
        found = {its.iri: its for its in map(_bulletin, _QUERIES.rows(store, "asked/bulletins.rq"))}
        # without a date, names of files like 20230101 tell which is the latest
        names = {bulletin_iri(digest): name for name, digest in graph.opened.sources.items()}
        bulletins = sorted(found.values(), key=lambda its: (its.date, names.get(its.iri, ""), its.iri), reverse=True)
        dates = [its.date for its in bulletins if its.date]
        offices = sorted(map(_office, _QUERIES.rows(store, "asked/offices.rq")), key=lambda its: (-its.bulletins, its.label))
        return Survey(
            counts={kind: counted.get(entry.iri, 0) for kind, entry in kinds().items()},
            first=min(dates, default=""),
            last=max(dates, default=""),
            offices=tuple(offices[:_OFFICES]),
            latest=tuple(bulletins[:_LATEST]),
        )


def _bulletin(row: Row) -> Bulletin:
    return Bulletin(*(text(row, name) for name in ("bulletin", "title", "date", "series", "issue")))


def _office(row: Row) -> Office:
    return Office(text(row, "office"), text(row, "label"), int(text(row, "n")))
