"""Organisations, books and meetings of one name that nothing proves to be one: what is left for a person to judge.

Only what a person could answer is asked: of which place a body or a book is where few places come into question, and
which meeting is meant where one of that name was held a short time before or after.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from ontology.facts import Kind

from ..authority import Places, province_of
from .clues import Keys
from .likeness import Reason, reason
from .meetings import days_of, reach
from .reading import Clue
from .seat import Seat, placed
from .witness import Witness

Item = TypeVar("Item")

_FEW = 3
"""Among how many places a person is asked to choose."""

_MOST = 0.9
"""In how many of the bodies named the province must be one and the same, to be that of the others."""

_DAYS, _MONTH = 3, 31


class Pair(NamedTuple):
    """Two things, by number, and why they may be one, beside that they have one name."""

    one: int
    other: int
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class _Bearer:
    """One of those that bear a name, in how many documents it may be: the first of them by number, and how many."""

    first: int
    count: int = 0
    provinces: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    told: frozenset[date] = frozenset()

    def after(self, other: _Bearer) -> int | None:
        """Return the days between what the two are told of, None where a date is not known."""
        return min((abs((a - b).days) for a in self.days or self.told for b in other.days or other.told), default=None)


class Namesakes:
    """What may be of one place, or the meeting of one day; none of it is ever one for that alone."""

    def __init__(self, keys: Keys, places: Places) -> None:
        self._keys, self._places = keys, places
        self._seated: dict[Kind, dict[Seat, _Bearer]] = {Kind.ORGANISATION: {}, Kind.PUBLICATION: {}}
        self._named: defaultdict[tuple[str, str], dict[Clue, _Bearer]] = defaultdict(dict)

    def hear(self, witness: Witness) -> None:
        """Take in what a document says; all of it must be settled by then."""
        provinces = frozenset({province_of(witness.home)} - {""})
        for kind, bearers in self._seated.items():
            for entity in witness.entities(kind):
                thing = witness.numbers[entity]
                if seat := _seat(self._keys[thing]):
                    its = bearers.setdefault(seat, _Bearer(thing))
                    its.count += 1
                    its.provinces = _both(its.provinces, provinces)
        told = _dates(frozenset({witness.date}))
        for entity in witness.entities(Kind.MEETING):
            name, scope = reach(entity.name, witness)
            if scope != witness.document:  # else it is a name that says nothing beyond the document
                thing = witness.numbers[entity]
                its = self._named[name, scope].setdefault(self._keys[thing], _Bearer(thing))
                its.days = _both(its.days, _dates(frozenset(days_of(entity, witness))))
                its.told = _both(its.told, told)

    def alike(self) -> Iterator[Pair]:
        """Yield the pairs of all that were heard of, with what speaks for their being one."""
        for bearers in self._seated.values():
            yield from self._of_a_place(bearers)
        yield from self._of_a_day()

    def _of_a_place(self, bearers: Mapping[Seat, _Bearer]) -> Iterator[Pair]:
        """Compare each that is of an untold place with those of its province; of one document for each place only one."""
        known: defaultdict[tuple[str, ...], list[Seat]] = defaultdict(list)
        for seat in sorted(bearers):
            if not seat.is_somewhere:
                known[_sort(seat, self._places)].append(seat)
        usual = _usual_province(bearers)
        asked: set[tuple[str, str]] = set()
        for seat in sorted(filter(lambda seat: seat.is_somewhere, bearers), key=lambda seat: (seat.part, seat)):
            provinces = bearers[seat].provinces or usual
            fitting = [
                other
                for other in known[_sort(seat, self._places)]
                if provinces & ({other.province} - {""} or bearers[other].provinces)
            ]
            for other in fitting if len(fitting) <= _FEW else ():
                if (seat.within, other.place) not in asked:
                    asked.add((seat.within, other.place))
                    told = "same province" if bearers[seat].provinces else "province of most"
                    yield _pair(bearers[seat], bearers[other], reason(told, self._places.name(min(provinces))))

    def _of_a_day(self) -> Iterator[Pair]:
        """Compare meetings that are held on one day, and those of an untold day with what is nearest."""
        for _, of in sorted(self._named.items()):
            ranked = sorted(of.values(), key=lambda its: (min(its.days or its.told, default=date.min), its.first))
            held = [its for its in ranked if its.days]
            for one, other in pairwise(held):
                if one.days & other.days:
                    yield _pair(one, other, reason("one day", min(one.days & other.days).isoformat()))
            untold = [its for its in ranked if not its.days]
            nearest = _Nearest(held)
            for its in untold if held else ():
                yield from _near(its, nearest.to(its), _MONTH)
            for one, other in pairwise(untold) if not held else ():
                yield from _near(one, other, _DAYS)


class _Nearest:
    """Of bearers whose days are known, the one that is nearest to another: of several the first."""

    def __init__(self, held: Sequence[_Bearer]) -> None:
        self._first = min(held, key=lambda its: its.first, default=None)
        self._of: dict[date, _Bearer] = {}
        for its in held:
            for day in its.days:
                if day not in self._of or its.first < self._of[day].first:
                    self._of[day] = its
        self._days = sorted(self._of)

    def to(self, its: _Bearer) -> _Bearer:
        """Return the one that is nearest to what is told of on some days; the first of all where there are none."""
        near = [
            (abs((told - day).days), self._of[day].first, day)
            for told in its.told
            for at in [bisect_left(self._days, told)]
            for day in self._days[max(at - 1, 0) : at + 1]
        ]
        found = self._of[min(near)[2]] if near else self._first
        assert found
        return found


def _both(one: frozenset[Item], other: frozenset[Item]) -> frozenset[Item]:
    """Return what is in either of two, which is one of them where it can be."""
    return one if other <= one else other if one <= other else one | other


def _near(one: _Bearer, other: _Bearer, most: int) -> Iterator[Pair]:
    apart = one.after(other)
    if apart is None:
        yield _pair(one, other)
    elif apart <= most:
        yield _pair(one, other, reason("told of within days" if apart <= _DAYS else "told of within a month"))


def _pair(one: _Bearer, other: _Bearer, *reasons: Reason) -> Pair:
    return Pair(min(one.first, other.first), max(one.first, other.first), reasons)


def _seat(key: Clue) -> Seat | None:
    """Return the seat of an organisation, or of a book that is named after a place."""
    return Seat(key[1], key[4], *key[2:4]) if key[0] == "title" and len(key) == 5 else placed(key)


def _sort(seat: Seat, places: Places) -> tuple[str, ...]:
    return seat.body, seat.part, seat.level(places)


def _usual_province(bearers: Mapping[Seat, _Bearer]) -> frozenset[str]:
    """Return the one province that nearly all is in that says where it is."""
    told = Counter[str]()
    for seat, bearer in bearers.items():
        told[seat.province] += 0 if seat.is_somewhere else bearer.count
    most = max(sorted(told), key=lambda province: told[province], default="")
    return frozenset({most} if most and told[most] >= _MOST * told.total() else ())


@lru_cache(maxsize=1 << 15)
def _dates(found: frozenset[str]) -> frozenset[date]:
    """Return those that are days of the calendar: not months, years or nothing."""
    days = set()
    for told in found:
        with suppress(ValueError):
            days.add(date.fromisoformat(told))
    return frozenset(days)
