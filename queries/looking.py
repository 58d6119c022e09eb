"""Searches in the index of names: each way in which a thing may fit what was typed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice, pairwise
from unicodedata import normalize

from pyoxigraph import NamedNode

from ontology.iri import BASE

from .index import BETWEEN, INSIDE, Way
from .spelling import fold, syllables

_LATIN = re.compile(r"[a-z0-9]+")
_ANY, _TAIL = "*", "#"
_NEAR, _LIKE = 5, 500
_THING = "SELECT thing.iri, thing.kind, thing.label, thing.weight, thing.names"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in the graph, and the name by which it was found; its weight is in how many bulletins it is named."""

    iri: NamedNode
    kind: str
    label: str
    weight: int
    called: str
    names: tuple[str, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Looking:
    """A search among things of some kinds, of all where none is told; each step is one way to fit."""

    index: sqlite3.Connection
    kinds: tuple[str, ...] = ()

    def steps(self, wanted: str) -> Iterator[Iterator[Named]]:
        """Yield what fits a name, each way apart, the surest first."""
        if wanted.startswith(BASE):
            yield self._things("thing.iri = ?", wanted)
            return
        pieces = normalize("NFKC", wanted).split(_ANY)
        if len(pieces) > 1:
            yield self._like([fold(piece) for piece in pieces])
            return
        name, mark, tail = wanted.rpartition(_TAIL)
        if mark and tail and fold(name):
            for step in self.steps(name):
                yield (each for each in step if each.iri.value.endswith(tail.strip()))
        if key := fold(wanted):
            yield from self._whole(key)
            if _LATIN.fullmatch(key):
                yield self._match("spelt", f"pinyin : {key}*", key)
            yield self._part(key)
            yield self._inside(key)

    def begun(self, key: str) -> Iterator[Iterator[Named]]:
        """Yield what fits a name that may not yet have been typed whole."""
        yield from self._whole(key)
        if _LATIN.fullmatch(key):
            yield self._match("spelt", f"{{pinyin initials}} : {key}*", key)
        # of the heaviest that have it as a part: to go through all for the beginnings would take long
        heaviest = list(islice(self._part(key), _LIKE))
        yield iter(sorted(heaviest, key=lambda each: not fold(each.called).startswith(key)))
        yield self._inside(key)

    def all(self) -> Iterator[Named]:
        """Yield all things, the heaviest first."""
        return self._things("TRUE")

    def near(self, key: str) -> list[str]:
        """Return the labels of what sounds or is written alike."""
        pairs = map("".join, pairwise(key)) if len(key) > 2 else iter(key)
        phrases = [_phrase(pair) for pair in pairs]
        alike = self._match("part", f"name : ({' OR '.join(phrases)})", key) if phrases else iter(())
        called = {
            fold(name): each.label for each in islice(alike, _LIKE) for name in (each.called, each.label)
        }
        written = [called[name] for name in get_close_matches(key, sorted(called), n=_NEAR, cutoff=0.5)]
        sound = "".join(syllables(key))
        sounding = self._match("spelt", f"pinyin : {sound}", key) if _LATIN.fullmatch(sound) else iter(())
        return list(dict.fromkeys([*sorted(each.label for each in islice(sounding, _LIKE)), *written]))

    def _whole(self, key: str) -> Iterator[Iterator[Named]]:
        for way in Way:
            yield self._rows("name", "name.thing", "name.key = ? AND name.way = ?", [key, way], key)
        if _LATIN.fullmatch(key):
            for column in ("pinyin", "initials"):
                yield self._match("spelt", f"{column} : {key}", key)

    def _part(self, key: str) -> Iterator[Named]:
        return self._match("part", f"name : {_phrase(key)}", key)

    def _inside(self, key: str) -> Iterator[Named]:
        """Look for names that go on so from some character on, in pinyin or in initials."""
        if len(key) < 2 or not _LATIN.fullmatch(key):
            return iter(())
        return self._match("spelt", f"inside : {key[:INSIDE]}*", key)

    def _like(self, pieces: list[str]) -> Iterator[Named]:
        """Look for names in which these pieces stand in this order, from beginning to end, with anything between."""
        told = " AND ".join(f"name : {_phrase(piece)}" for piece in pieces if piece)
        pattern = re.compile(".*".join(pieces))
        found = self._match("part", told, "") if told else self.all()
        return (
            replace(each, called=fitting[0])
            for each in found
            if (fitting := [name for name in each.names if pattern.fullmatch(fold(name))])
        )

    def _match(self, table: str, told: str, key: str) -> Iterator[Named]:
        kinds = f"kind : ({' OR '.join(self.kinds)}) AND " if self.kinds else ""
        return self._rows(table, f"{table}.rowid", f"{table} MATCH ?", [kinds + told], key)

    def _rows(
        self, table: str, at: str, condition: str, values: Sequence[str | int], key: str
    ) -> Iterator[Named]:
        """Yield the things that rows of a table tell of, in order."""
        among = f" AND thing.kind IN ({', '.join('?' * len(self.kinds))})" if self.kinds else ""
        sql = f"{_THING} FROM {table} JOIN thing ON thing.id = {at} WHERE {condition}{among} ORDER BY {at}"
        return self._named(sql, [*values, *self.kinds], key)

    def _things(self, condition: str, *values: str) -> Iterator[Named]:
        # one kind has an index in order; of several, most things are
        among = f"{'' if len(self.kinds) == 1 else '+'}thing.kind IN ({', '.join('?' * len(self.kinds))})"
        sql = f"{_THING} FROM thing WHERE {condition} AND {among if self.kinds else 'TRUE'} ORDER BY thing.id"
        return self._named(sql, [*values, *self.kinds], "")

    def _named(self, sql: str, values: Sequence[str | int], key: str) -> Iterator[Named]:
        for iri, kind, label, weight, names in self.index.execute(sql, values):
            its = tuple(names.split(BETWEEN))
            keys = [fold(name) for name in its] if len(its) > 1 else []
            fitting = [name for name, its_key in zip(its, keys, strict=False) if key in its_key]
            yield Named(NamedNode(iri), kind, label, weight, next(iter(fitting), label), its)


def _phrase(key: str) -> str:
    """Return a search for a part of a name: a phrase of tokens, or the beginning of one."""
    return f'"{" ".join(map("".join, pairwise(key)))}"' if len(key) > 1 else f"{key}*"
