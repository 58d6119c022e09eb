"""What ties two things: each line that a picture draws, which is each link that paths go along.

A kind of tie is one `.rq` file, found by looking into this folder: it brings the facts that tell of its ties, from which
thing to which and by which relation. A header in comment lines, which is YAML, says

    from, to    the kinds of thing at its ends; any, where that is left out
    ways        its relations, each with the path that leads along it, from end to end, in the graph
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode

from ontology.facts import Kind
from ontology.iri import BASE
from ontology.model import PREFIXES

from ..preamble import bare, preamble
from ..slots import filled
from ..store import Store, Term, select

_WORDS = 8  # facts of which the words are told, of those that say the same
Row = Mapping[str, Term | None]


@dataclass(frozen=True, slots=True)
class Ties:
    """A kind of tie: the kinds at its ends, the path along each of its relations, and the query for its facts."""

    name: str
    sources: frozenset[Kind]
    targets: frozenset[Kind]
    ways: Mapping[NamedNode, str]
    sparql: str

    def fitting(self, sources: Sequence[Term], targets: Sequence[Term]) -> tuple[list[Term], list[Term]]:
        """Return those that may be at its ends: all but what is of another kind."""
        return _of(self.sources, sources), _of(self.targets, targets)

    def all(self, store: Store) -> Iterator[Row]:
        """Yield every fact that tells of such a tie: rows with `source`, `relation`, `target` and `fact`, and what else there is."""
        yield from select(store, filled(self.sparql, {})).by_variable()

    def from_(self, store: Store, sources: Sequence[Term]) -> Iterator[Row]:
        """Yield the facts that tell of ties that lead from these things."""
        yield from self._rows(store, "source", self.fitting(sources, ())[0])

    def to(self, store: Store, targets: Sequence[Term]) -> Iterator[Row]:
        """Yield the facts that tell of ties that lead to these things."""
        yield from self._rows(store, "target", self.fitting((), targets)[1])

    def between(self, store: Store, pairs: Sequence[tuple[Term, Term]]) -> Iterator[Row]:
        """Yield the facts that tell of ties from the first of each pair to the second."""
        fitting = [pair for pair in pairs if all(self.fitting(pair[:1], pair[1:]))]
        yield from self._rows(store, "source target", [term for pair in fitting for term in pair])

    def tied(self, store: Store, sources: Sequence[Term], targets: Sequence[Term]) -> list[tuple[Term, Term]]:
        """Return which of these are tied to which of those.

        It is asked of one end alone: of two long lists at once, Oxigraph tries every pair.
        """
        sources, targets = self.fitting(sources, targets)
        if not sources or not targets:
            return []
        end, its = ("source", sources) if len(sources) <= len(targets) else ("target", targets)
        asked = " UNION ".join(f"{{ VALUES ?{end} {{ UNDEF }} ?source {way} ?target }}" for way in self.ways.values())
        rows = select(store, filled(f"SELECT DISTINCT ?source ?target {{ {asked} }}", {end: its}))
        ends = set(sources), set(targets)
        return [(source, target) for source, target in rows if source in ends[0] and target in ends[1]]

    def _rows(self, store: Store, slot: str, terms: Sequence[Term]) -> Iterator[Row]:
        if terms:
            yield from select(store, filled(self.sparql, {slot: terms})).by_variable()


def few(rows: Iterable[Row], what: Sequence[str]) -> Iterator[Row]:
    """Yield rows that say the same in these variables by a few of their facts: the first and the last, by date."""
    said: defaultdict[tuple[Term | None, ...], list[Row]] = defaultdict(list)
    for row in rows:
        said[tuple(row.get(name) for name in what)].append(row)
    for its in said.values():
        by_fact = {row["fact"]: row for row in sorted(its, key=_place, reverse=True)}
        ordered = sorted(by_fact.values(), key=_place)
        yield from ordered if len(ordered) <= _WORDS else (*ordered[: _WORDS // 2], *ordered[-_WORDS // 2 :])


@cache
def ties() -> Mapping[str, Ties]:
    """Return all kinds of tie by name, which is that of the file."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".rq")), key=lambda its: its.name)
    return {name: _read(name, file.read_text("utf-8")) for file in found for name in [file.name.removesuffix(".rq")]}


@cache
def ways() -> Mapping[NamedNode, str]:
    """Return the path along each relation by which things are tied."""
    return {relation: way for its in ties().values() for relation, way in its.ways.items()}


def kind_of(thing: Term) -> Kind | None:
    """Return the kind of a thing, which its address tells; None of what is no thing."""
    word = thing.value.removeprefix(BASE).partition("/")[0] if isinstance(thing, NamedNode) else ""
    return Kind(word) if word in set(Kind) else None


def _of(kinds: frozenset[Kind], things: Sequence[Term]) -> list[Term]:
    """Return those of the things that may be of these kinds."""
    return [thing for thing in dict.fromkeys(things) if not kinds or kind_of(thing) in kinds]


def _place(row: Row) -> tuple[str, str]:
    date = row.get("date")
    return (date.value if isinstance(date, Literal) else "", str(row["fact"]))


def _read(name: str, sparql: str) -> Ties:
    said: Any = preamble(sparql)
    return Ties(
        name,
        frozenset(map(Kind, said.get("from", ()))),
        frozenset(map(Kind, said.get("to", ()))),
        {_iri(relation): way for relation, way in said["ways"].items()},
        bare(sparql),
    )


def _iri(short: str) -> NamedNode:
    prefix, _, name = short.partition(":")
    return NamedNode(PREFIXES[prefix] + name)
