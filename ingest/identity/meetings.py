"""When two names are one meeting: by name and day and organiser, or by a name that was used once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from ontology.facts import Entity, Kind

from .clues import Clues, Keys
from .reading import Clue
from .scope import COUNTRY, is_national, is_single_meeting, scope
from .short_meetings import Named, in_full
from .witness import Witness

Item = TypeVar("Item", bound=Hashable)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")


class _Meeting(NamedTuple):
    name: str
    scope: str
    document: str
    dates: frozenset[str]
    organisers: frozenset[int]
    """The organisations that hold it, by number."""

    @property
    def day(self) -> str:
        """The day on which it was held, empty where none is told, or several are."""
        days = [date for date in self.dates if _DAY.fullmatch(date)]
        return days[0] if len(days) == 1 else ""


class Meetings:
    """The name and the day of each meeting as a clue, within the reach of the name.

    A name that has a number or a year in it needs no day. Where the documents give several organisers (or
    years) for what would be one meeting, only those that give the same stay together; a numbered one that the
    whole country knows by its name is one, whoever is said to hold it.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._clues = Clues(Kind.MEETING, keys)
        self._meetings: dict[int, _Meeting] = {}
        self._same: dict[object, Any] = {}

    def hear(self, witness: Witness) -> None:
        """Take in what a document says."""
        found = {entity: (*reach(entity.name, witness), days_of(entity, witness)) for entity in self._clues.enter(witness)}
        days: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        organisers: defaultdict[Entity, set[int]] = defaultdict(set)
        for name, scope_of_name, dates in found.values():
            days[name, scope_of_name] |= {date for date in dates if _DAY.fullmatch(date)}
        for its in witness.claims.meetings:
            if its.organiser:
                organisers[its.meeting].add(witness.numbers[its.organiser])
        for entity, (name, scope_of_name, dates) in found.items():
            shared = days[name, scope_of_name]  # of the one that the document calls by the same name in other words
            told = dates or (shared if len(shared) == 1 else set())
            self._meetings[witness.numbers[entity]] = _Meeting(
                self._once(name),
                self._once(scope_of_name),
                witness.document,
                self._once(frozenset(told)),
                self._once(frozenset(organisers[entity])),
            )

    def clues(self) -> Clues:
        """Return the clues of all meetings that were heard of; the organisations must be settled by then."""
        full = in_full(self._placed())
        groups: defaultdict[Clue, list[int]] = defaultdict(list)
        for thing, meeting in self._meetings.items():
            day, organisers = meeting.day, self._organisers(meeting)
            if is_single_meeting(meeting.name):
                groups[("session", meeting.name, meeting.scope)].append(thing)
            elif day:
                name = full.get((meeting.name, day, meeting.scope), meeting.name)
                groups[("day", name, day, meeting.scope)].append(thing)
            if day and len(organisers) == 1:
                (organiser,) = organisers
                self._clues.give(thing, [("organiser", meeting.name, day, *organiser)])
        for group, things in groups.items():
            self._clues.give_each(self._told_apart(group, things))
        return self._clues

    def _told_apart(self, group: Clue, things: Sequence[int]) -> Iterator[tuple[int, Clue]]:
        """Yield the clue of each that would be one meeting, with what tells it from the others."""
        held = {thing: self._organisers(self._meetings[thing]) for thing in things}
        organisers = set[Clue]().union(*held.values())
        years = {date[:4] for thing in things for date in self._meetings[thing].dates}
        for thing in things:
            meeting = self._meetings[thing]
            apart: list[str] = []
            if len(organisers) > 1 and group[::2] != ("session", COUNTRY):
                apart += ["by", *min(held[thing], default=(meeting.document,))]
            if len(years) > 1:
                apart += ["in", min((date[:4] for date in meeting.dates), default=meeting.document)]
            yield thing, (*group, *apart)

    def _organisers(self, meeting: _Meeting) -> set[Clue]:
        return {self._keys[organiser] for organiser in meeting.organisers}

    def _placed(self) -> Iterator[Named]:
        """Yield the meetings of a place of which one day is told."""
        for meeting in self._meetings.values():
            if meeting.name.startswith("{}") and (day := meeting.day) and not is_single_meeting(meeting.name):
                yield Named(meeting.name, day, meeting.scope, meeting.document)

    def _once(self, value: Item) -> Item:
        """Return a value that equals this one, the same for all: there are millions of meetings, and few days."""
        known: Item = self._same.setdefault(value, value)
        return known


def reach(name: str, witness: Witness) -> tuple[str, str]:
    """Return a meeting's name and within what it means one: 全省地方志工作会议 in 云岭省 is 云岭省地方志工作会议."""
    name, _ = _dated(name, witness)
    where = None if is_national(name) else witness.locate(name)
    if where and where.place:
        return where.form, where.place + where.within
    return name, scope(name, witness)


def days_of(entity: Entity, witness: Witness) -> set[str]:
    """Return the dates that a document gives to a meeting."""
    told = {its.date for its in witness.claims.meetings if its.meeting == entity}
    _, day = _dated(entity.name, witness)
    return {date for date in (*told, entity.qualifier, day) if date and re.match(r"\d{4}", date)}


def _dated(name: str, witness: Witness) -> tuple[str, str]:
    """Take the day out of a name that begins with it: 4月16日全省方志工作会 is of the 4月16日 before the bulletin's own."""
    match = _DATED.match(name)
    if not match or match.end() == len(name) or not (match[1] or witness.date):
        return name, ""
    day = f"{int(match[2]):02}-{int(match[3]):02}"
    year = int(match[1] or witness.date[:4])
    if not match[1] and len(witness.date) == 10 and day > witness.date[5:]:
        year -= 1
    return name[match.end() :], f"{year}-{day}"
