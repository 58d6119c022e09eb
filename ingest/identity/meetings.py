"""When two names are one meeting: by name and day and organiser, or by a name that was used once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ontology.facts import Entity, Kind, MeetingFact

from .reading import Clue, Thing
from .scope import COUNTRY, is_national, is_single_meeting, scope
from .witness import Witness

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    groups: defaultdict[Clue, list[Thing]] = defaultdict(list)
    clues: dict[Thing, set[Clue]] = {thing: set() for thing in meetings}
    for thing, meeting in meetings.items():
        days = {date for date in meeting.dates if _DAY.fullmatch(date)}
        if is_single_meeting(meeting.name):
            groups[("session", meeting.name, meeting.scope)].append(thing)
        elif len(days) == 1:
            groups[("day", meeting.name, *days, meeting.scope)].append(thing)
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


def reach(name: str, witness: Witness) -> tuple[str, str]:
    """Return a meeting's name and within what it means one: 全省地方志工作会议 in 云岭省 is 云岭省地方志工作会议."""
    where = None if is_national(name) else witness.locate(name)
    if where and where.place:
        return where.form, where.place + where.within
    return name, scope(name, witness)


def days_of(entity: Entity, witness: Witness) -> set[str]:
    """Return the dates that a document gives to a meeting."""
    told = {fact.date for fact in witness.about(entity) if isinstance(fact, MeetingFact) and fact.meeting == entity}
    return {date for date in (*told, entity.qualifier) if date and re.match(r"\d{4}", date)}


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
