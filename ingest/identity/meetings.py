"""When two names are one meeting: by name and day and organiser, or by a name that was used once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ontology.facts import Entity, Kind, MeetingFact

from .reading import Clue, Thing
from .scope import COUNTRY, is_national, is_single_meeting, scope
from .short_meetings import Named, in_full
from .witness import Witness

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")


@dataclass(slots=True)
class _Meeting:
    name: str
    scope: str
    dates: set[str] = field(default_factory=set)
    organisers: set[Clue] = field(default_factory=set)


def meeting_clues(
    witnesses: Sequence[Witness], organisations: Mapping[Thing, Clue]
) -> dict[Thing, set[Clue]]:
    """Give each meeting its name and day as a clue, within the reach of the name.

    A name that has a number or a year in it needs no day. Where the documents give several organisers (or
    years) for what would be one meeting, only those that give the same stay together; a numbered one that the
    whole country knows by its name is one, whoever is said to hold it.
    """
    meetings = _meetings(witnesses, organisations)
    full = in_full(_placed(meetings))
    groups: defaultdict[Clue, list[Thing]] = defaultdict(list)
    clues: dict[Thing, set[Clue]] = {thing: set() for thing in meetings}
    for thing, meeting in meetings.items():
        days = {date for date in meeting.dates if _DAY.fullmatch(date)}
        if is_single_meeting(meeting.name):
            groups[("session", meeting.name, meeting.scope)].append(thing)
        elif len(days) == 1:
            (day,) = days
            name = full.get((meeting.name, day, meeting.scope), meeting.name)
            groups[("day", name, day, meeting.scope)].append(thing)
        if len(days) == 1 == len(meeting.organisers):
            (organiser,) = meeting.organisers
            clues[thing].add(("organiser", meeting.name, *days, *organiser))
    for group, things in groups.items():
        organisers = set[Clue]().union(*(meetings[thing].organisers for thing in things))
        years = {date[:4] for thing in things for date in meetings[thing].dates}
        for thing in things:
            meeting = meetings[thing]
            apart: list[str] = []
            if len(organisers) > 1 and group[::2] != ("session", COUNTRY):
                apart += ["by", *(min(meeting.organisers) if meeting.organisers else (thing.document,))]
            if len(years) > 1:
                apart += ["in", min((date[:4] for date in meeting.dates), default=thing.document)]
            clues[thing].add((*group, *apart))
    return clues


def _placed(meetings: Mapping[Thing, _Meeting]) -> Iterator[Named]:
    """Yield the meetings of a place of which one day is told."""
    for thing, meeting in meetings.items():
        days = [date for date in meeting.dates if _DAY.fullmatch(date)]
        if len(days) == 1 and meeting.name.startswith("{}") and not is_single_meeting(meeting.name):
            yield Named(meeting.name, days[0], meeting.scope, thing.document)


def reach(name: str, witness: Witness) -> tuple[str, str]:
    """Return a meeting's name and within what it means one: 全省地方志工作会议 in 云岭省 is 云岭省地方志工作会议."""
    name, _ = _dated(name, witness)
    where = None if is_national(name) else witness.locate(name)
    if where and where.place:
        return where.form, where.place + where.within
    return name, scope(name, witness)


def days_of(entity: Entity, witness: Witness) -> set[str]:
    """Return the dates that a document gives to a meeting."""
    told = {fact.date for fact in witness.about(entity) if isinstance(fact, MeetingFact) and fact.meeting == entity}
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


def _meetings(witnesses: Sequence[Witness], organisations: Mapping[Thing, Clue]) -> dict[Thing, _Meeting]:
    meetings: dict[Thing, _Meeting] = {}
    for witness in witnesses:
        for entity in witness.entities(Kind.MEETING):
            meetings[witness.thing(entity)] = meeting = _Meeting(*reach(entity.name, witness))
            meeting.dates |= days_of(entity, witness)
        for fact in witness.facts:
            if isinstance(fact, MeetingFact) and fact.organiser:
                meetings[witness.thing(fact.meeting)].organisers.add(organisations[witness.thing(fact.organiser)])
        _share_days([meetings[witness.thing(entity)] for entity in witness.entities(Kind.MEETING)])
    return meetings


def _share_days(meetings: Sequence[_Meeting]) -> None:
    """Give a meeting the day of the one that its document calls by the same name in other words, if that is one."""
    days: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for meeting in meetings:
        days[meeting.name, meeting.scope] |= {date for date in meeting.dates if _DAY.fullmatch(date)}
    for meeting in meetings:
        if not meeting.dates and len(shared := days[meeting.name, meeting.scope]) == 1:
            meeting.dates |= shared
