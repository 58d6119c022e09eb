"""Organisations, meetings and works of one name that nothing proves to be one: what is left for a person to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ontology.facts import Kind, MeetingFact

from ..authority import Places, province_of
from .likeness import Likeness, Reason, reason
from .reading import Clue, Thing
from .seat import Seat, placed
from .witness import Witness

KINDS = (Kind.ORGANISATION, Kind.MEETING, Kind.DOCUMENT, Kind.PUBLICATION)
_NEAR = 3
"""With how many of the next in time a thing is compared, among all of its name."""


@dataclass(eq=False)
class _Bearer:
    """One of those that bear a name, and what is told of it that may tell it from another."""

    seat: Seat | None
    things: list[Thing] = field(default_factory=list)
    provinces: set[str] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)

    @cached_property
    def first(self) -> Thing:
        """The first of the things in their order, which stands for all."""
        return min(self.things)


def namesakes_alike(
    witnesses: Sequence[Witness], keys: Mapping[Thing, Clue], places: Places
) -> Iterator[Likeness]:
    """Compare what has one name, or is one body of which the place is not told; none of it is ever one for that alone."""
    blocks: defaultdict[tuple[str, ...], dict[Clue, _Bearer]] = defaultdict(dict)
    for witness in witnesses:
        provinces = {province_of(witness.home)} - {""}
        for entity in (entity for entity in witness.aliases if entity.kind in KINDS):
            thing = witness.thing(entity)
            seat = placed(keys[thing]) if entity.kind is Kind.ORGANISATION else None
            named = (*seat[:2], seat.level(places)) if seat else (entity.name, entity.qualifier)
            its = blocks[entity.kind.value, *named].setdefault(keys[thing], _Bearer(seat))
            its.things.append(thing)
            its.provinces |= provinces
            its.series |= {witness.series} - {""}
            its.dates |= {witness.date} - {""}
            if entity.kind is Kind.MEETING:
                its.days |= {
                    fact.date for fact in witness.about(entity) if isinstance(fact, MeetingFact) and fact.date
                }
    for _, bearers in sorted(blocks.items()):
        ranked = sorted(bearers.values(), key=lambda its: (min(its.dates, default=""), its.first))
        yield from _compared(ranked, places)


def _compared(bearers: Sequence[_Bearer], places: Places) -> Iterator[Likeness]:
    for at, one in enumerate(bearers):
        for other in bearers[at + 1 : at + 1 + _NEAR]:
            if not (one.seat and other.seat and not one.seat.is_somewhere and not other.seat.is_somewhere):
                first, second = sorted((one.first, other.first))
                yield Likeness(first, second, tuple(_reasons(one, other, places)))


def _reasons(one: _Bearer, other: _Bearer, places: Places) -> Iterator[Reason]:
    yield reason("one name", one.first.entity.name)
    if shared := one.series & other.series:
        yield reason("one series", min(shared))
    if one.provinces & other.provinces:
        yield reason("same province", places.name(min(one.provinces & other.provinces)))
    elif one.provinces and other.provinces:
        yield reason("other province")
    if one.days and other.days and not one.days & other.days:
        yield reason("other day")
