"""The closest paths between two things along what ties things, and the facts that tell of each of their links.

SPARQL can say whether a path is there, but neither which way it goes nor which of many is the closest. So the things around
both ends are looked up, in the index beside the store where there is one, until they meet (`closest`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology.iri import BASE

from .answer import plain
from .closest import PATHS, closest
from .dates import within
from .index import connected
from .slots import filled
from .store import Store, Term, select
from .tied import Tied
from .ties import Row, few, ties
from .ties.around import degrees, neighbours

Path: TypeAlias = tuple[NamedNode, ...]
#: The terms of `since` and of `until`, if there are any.
Period: TypeAlias = Mapping[str, Sequence[Term]]
ALWAYS: Period = MappingProxyType({})

_NOTHING = NamedNode(f"{BASE}ontology#nothing")
_ISSUED = "SELECT ?fact ?date { VALUES ?fact { UNDEF } ?fact zm:evidence ?evidence . ?evidence oa:hasSource ?bulletin . ?bulletin dcterms:issued ?date }"


def paths(store: Store, ones: Sequence[Term], others: Sequence[Term], period: Period = ALWAYS) -> list[Path]:
    """Return the closest paths between things, the closest first, each from one of `ones` to one of `others`.

    Each link is a tie of which a fact tells, in a period one of that period.
    """
    found = None if period else _along_index(store, ones, others)
    if found is None:
        found = closest(_Asked(store, period), *([its for its in things if isinstance(its, NamedNode)] for things in (ones, others)))
    ordered = sorted((round(length, 6), tuple(map(str, path)), path) for length, path in found)
    return [path for *_, path in ordered[:PATHS]]


def links(store: Store, found: Sequence[Path], period: Period = ALWAYS) -> list[Term]:
    """Return the links of paths for their slot, a few facts of each: path, link, one end, relation, other end, fact."""
    pairs = {frozenset(pair) for path in found for pair in pairwise(path)}
    told = defaultdict[frozenset[Term | None], list[Row]](list)
    for row in _facts(store, [pair for one, other in map(tuple, pairs) for pair in ((one, other), (other, one))], period):
        told[frozenset((row["source"], row["target"]))].append(row)
    terms: list[Term] = []
    for path, nodes in enumerate(found, start=1):
        for link, pair in enumerate(pairwise(nodes), start=1):
            for row in told[frozenset(pair)]:
                ends = (row["source"], row["relation"], row["target"])
                terms += (Literal(path), Literal(link), *(term for term in ends if term is not None), row["fact"] or _NOTHING)
    return terms or [Literal(0), Literal(0), *(_NOTHING,) * 4]  # an empty slot would ask for all there are


def links_slot(one: str, other: str) -> str:
    """Return the name of the slot for the links of paths between two parameters."""
    return f"path step {one} relation {other} fact"


def _along_index(store: Store, ones: Sequence[Term], others: Sequence[Term]) -> list[tuple[float, Path]] | None:
    """Return the closest paths as the index beside a store knows them, None where there is none."""
    index = connected(store.index) if store.index else None
    if index is None:
        return None
    with closing(index):
        tied = Tied(index)
        found = closest(tied, *(tied.numbers([plain(thing) for thing in things]) for things in (ones, others)))
        iris = tied.iris({number for _, path in found for number in path})
        return [(length, tuple(NamedNode(iris[number]) for number in path)) for length, path in found]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is tied to what, as the store is asked for it."""

    store: Store
    period: Period

    def degrees(self, things: Collection[NamedNode]) -> Mapping[NamedNode, int]:
        return degrees(self.store, sorted(things, key=str))

    def around(self, things: Collection[NamedNode]) -> Mapping[NamedNode, Mapping[NamedNode, int]]:
        near = defaultdict[NamedNode, set[NamedNode]](set)
        for thing, other in self._tied(sorted(things, key=str)):
            if thing in things:
                near[thing].add(other)
        ties = self.degrees({other for others in near.values() for other in others})
        return {thing: {other: ties[other] for other in others if other != thing} for thing, others in near.items()}

    def _tied(self, things: Sequence[NamedNode]) -> Iterator[tuple[NamedNode, NamedNode]]:
        if not self.period:
            for thing, ways in neighbours(self.store, things).items():
                yield from ((thing, other) for others in ways.values() for other in others)
            return
        rows = [row for its in ties().values() for asked in (its.from_, its.to) for row in asked(self.store, things)]
        for row in _of(self.store, rows, self.period):
            source, target = row["source"], row["target"]
            if isinstance(source, NamedNode) and isinstance(target, NamedNode):
                yield from ((source, target), (target, source))


def _facts(store: Store, pairs: Sequence[tuple[Term, Term]], period: Period) -> Iterator[Row]:
    """Yield the facts that tell of the ties from the first of each pair to the second: a few, where there are many."""
    rows = [row for its in ties().values() for row in its.between(store, pairs)]
    stated = {(row["source"], row["relation"], row["target"]) for row in rows if row["fact"]}
    telling = [row for row in rows if row["fact"] or (row["source"], row["relation"], row["target"]) not in stated]
    yield from few(_of(store, telling, period), ("source", "relation", "target"))


def _of(store: Store, rows: Sequence[Row], period: Period) -> Iterator[Row]:
    """Yield the rows of a period: what has no date itself is of the day on which its bulletin was issued."""
    if not period:
        yield from rows
        return
    since, until = (next(map(plain, period.get(end, ())), "") for end in ("since", "until"))
    undated = [fact for row in rows if not row.get("date") and (fact := row["fact"])]
    issued = {row[0]: row[1] for row in select(store, filled(_ISSUED, {"fact": undated}))} if undated else {}
    for row in rows:
        date = row.get("date") or issued.get(row["fact"])
        if date is not None and within(plain(date), since, until):
            yield row
