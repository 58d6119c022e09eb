"""Organisations, books and meetings of one name that nothing proves to be one: what is left for a person to judge.

Only what a person could answer is asked: of which place a body or a book is where few places come into question, and
which meeting is meant where one of that name was held a short time before or after.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ontology.facts import Kind

from ..authority import Places, province_of
from .likeness import Likeness, Reason, reason
from .meetings import days_of, reach
from .reading import Clue, Thing
from .seat import Seat, placed
from .witness import Witness

_FEW = 3
"""Among how many places a person is asked to choose."""

_MOST = 0.9
"""In how many of the bodies named the province must be one and the same, to be that of the others."""

_DAYS, _MONTH = 3, 31


@dataclass(slots=True)
class _Bearer:
    """One of those that bear a name, in how many documents it may be."""

    things: list[Thing] = field(default_factory=list)
    provinces: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    told: set[date] = field(default_factory=set)

    def after(self, other: _Bearer) -> int | None:
        """Return the days between what the two are told of, None where a date is not known."""
        return min((abs((a - b).days) for a in self.days or self.told for b in other.days or other.told), default=None)


def namesakes_alike(
    witnesses: Sequence[Witness], keys: Mapping[Thing, Clue], places: Places
) -> Iterator[Likeness]:
    """Compare what may be of one place, or the meeting of one day; none of it is ever one for that alone."""
    for kind in (Kind.ORGANISATION, Kind.PUBLICATION):
        yield from _of_a_place(witnesses, keys, places, kind)
    yield from _of_a_day(witnesses, keys)


def _of_a_place(
    witnesses: Sequence[Witness], keys: Mapping[Thing, Clue], places: Places, kind: Kind
) -> Iterator[Likeness]:
    """Compare each that is of an untold place with those of its province; of one document for each place only one."""
    bearers: defaultdict[Seat, _Bearer] = defaultdict(_Bearer)
    for witness in witnesses:
        for entity in witness.entities(kind):
            if seat := _seat(keys[witness.thing(entity)]):
                bearers[seat].things.append(witness.thing(entity))
                bearers[seat].provinces |= {province_of(witness.home)} - {""}
    known: defaultdict[tuple[str, ...], list[Seat]] = defaultdict(list)
    for seat in sorted(bearers):
        if not seat.is_somewhere:
            known[_sort(seat, places)].append(seat)
    usual = _usual_province(bearers)
    asked: set[tuple[str, str]] = set()
    for seat in sorted(filter(lambda seat: seat.is_somewhere, bearers), key=lambda seat: (seat.part, seat)):
        provinces = bearers[seat].provinces or usual
        fitting = [
            other
            for other in known[_sort(seat, places)]
            if provinces & ({other.province} - {""} or bearers[other].provinces)
        ]
        for other in fitting if len(fitting) <= _FEW else ():
            if (seat.within, other.place) not in asked:
                asked.add((seat.within, other.place))
                told = "same province" if bearers[seat].provinces else "province of most"
                yield _likeness(bearers[seat], bearers[other], reason(told, places.name(min(provinces))))


def _of_a_day(witnesses: Sequence[Witness], keys: Mapping[Thing, Clue]) -> Iterator[Likeness]:
    """Compare meetings that are held on one day, and those of an untold day with what is nearest."""
    named: defaultdict[tuple[str, str], dict[Clue, _Bearer]] = defaultdict(dict)
    for witness in witnesses:
        for entity in witness.entities(Kind.MEETING):
            name, scope = reach(entity.name, witness)
            if scope != witness.document:  # else it is a name that says nothing beyond the document
                its = named[name, scope].setdefault(keys[witness.thing(entity)], _Bearer())
                its.things.append(witness.thing(entity))
                its.days |= _dates(days_of(entity, witness))
                its.told |= _dates({witness.date})
    for _, of in sorted(named.items()):
        ranked = sorted(of.values(), key=lambda its: (min(its.days or its.told, default=date.min), min(its.things)))
        held = [its for its in ranked if its.days]
        for one, other in pairwise(held):
            if one.days & other.days:
                yield _likeness(one, other, reason("one day", min(one.days & other.days).isoformat()))
        untold = [its for its in ranked if not its.days]
        for its in untold if held else ():
            yield from _near(its, min(held, key=lambda other: (its.after(other) or 0, min(other.things))), _MONTH)
        for one, other in pairwise(untold) if not held else ():
            yield from _near(one, other, _DAYS)


def _near(one: _Bearer, other: _Bearer, most: int) -> Iterator[Likeness]:
    apart = one.after(other)
    if apart is None:
        yield _likeness(one, other)
    elif apart <= most:
        yield _likeness(one, other, reason("told of within days" if apart <= _DAYS else "told of within a month"))


def _likeness(one: _Bearer, other: _Bearer, *more: Reason) -> Likeness:
    first, second = sorted((min(one.things), min(other.things)))
    return Likeness(first, second, (*more, reason("one name", first.entity.name)))


def _seat(key: Clue) -> Seat | None:
    """Return the seat of an organisation, or of a book that is named after a place."""
    return Seat(key[1], key[4], *key[2:4]) if key[0] == "title" and len(key) == 5 else placed(key)


def _sort(seat: Seat, places: Places) -> tuple[str, ...]:
    return seat.body, seat.part, seat.level(places)


def _usual_province(bearers: Mapping[Seat, _Bearer]) -> set[str]:
    """Return the one province that nearly all is in that says where it is."""
    told = Counter[str]()
    for seat, bearer in bearers.items():
        told[seat.province] += 0 if seat.is_somewhere else len(bearer.things)
    most = max(sorted(told), key=lambda province: told[province], default="")
    return {most} if most and told[most] >= _MOST * told.total() else set()


def _dates(found: set[str]) -> set[date]:
    """Return those that are days of the calendar: not months, years or nothing."""
    days = set()
    for told in found:
        with suppress(ValueError):
            days.add(date.fromisoformat(told))
    return days
