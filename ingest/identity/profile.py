"""What the documents tell of a person: posts and where, when, in whose bulletins, in whose company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ontology.facts import Entity, Kind

from .reading import Clue, Thing
from .scope import is_head_post, is_leader, is_single_meeting, level_of_post
from .seat import SOMEWHERE, Seat, employer, office_of, placed
from .witness import Sighting, Witness

Seats = Mapping[int, Clue]
"""What each organisation is, by number: the clue that stands for it."""


Seen = Mapping[str, Sequence[tuple[tuple[str, ...], str, Clue]]]
"""What was seen in each year: of which sort it is, on which date, in which office."""


class Held(NamedTuple):
    """A post as held: where, when it was seen, and whether it was over then."""

    post: str
    office: Clue
    date: str
    former: bool


@dataclass(eq=False)
class Profile:
    """All that documents tell of one person; nothing is added once it was asked what follows from it."""

    name: str
    things: list[Thing] = field(default_factory=list)
    held: set[Held] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    leads_the_country: bool = False
    series: set[str] = field(default_factory=set)
    offices_of_issue: set[Clue] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    met: set[Clue] = field(default_factory=set)

    @cached_property
    def first(self) -> Thing:
        """The first of the things in their order, which stands for all."""
        return min(self.things)

    @cached_property
    def since(self) -> str:
        """The date of the first document that names the person, empty where none has one."""
        return min(self.dates, default="")

    @cached_property
    def offices(self) -> set[Clue]:
        """The organisations that the person has, or had, a post in."""
        return {held.office for held in self.held if held.office}

    @cached_property
    def employers(self) -> set[Clue]:
        """The offices that the person works for, whatever part of them has the post."""
        return {employer(office) for office in self.offices}

    @cached_property
    def seats(self) -> list[Seat]:
        """The offices of which the place is told, in order."""
        return sorted(seat for office in self.offices if (seat := placed(office)))

    @cached_property
    def held_in(self) -> set[tuple[str, Clue]]:
        """The posts, each with its office."""
        return {(held.post, held.office) for held in self.held}

    @cached_property
    def posts(self) -> set[str]:
        """The posts, wherever they are."""
        return {held.post for held in self.held}

    @cached_property
    def left(self) -> dict[Clue, list[str]]:
        """The days by which the person was out of a post, by office."""
        days: defaultdict[Clue, list[str]] = defaultdict(list)
        for held in self.held:
            if held.former and held.date:
                days[held.office].append(held.date)
        return dict(days)

    @cached_property
    def heads(self) -> Seen:
        """Which bodies the person was seen at the head of."""
        return _first_of_each_year(
            ((seat.body, seat.part), held)
            for held, seat in self._there()
            if is_head_post(held.post) and not seat.is_somewhere
        )

    @cached_property
    def stays(self) -> Seen:
        """In which places the person was seen, in offices that do not lead them."""
        return _first_of_each_year(
            ((seat.place,), held) for held, seat in self._there() if not (seat.leads or seat.is_somewhere)
        )

    def _there(self) -> Iterator[tuple[Held, Seat]]:
        """Yield the posts that were held on a day that is told, with the seats that they are in."""
        return ((held, seat) for held in self.held if held.date and not held.former and (seat := placed(held.office)))

    @cached_property
    def told_in(self) -> set[tuple[str, ...]]:
        """The series, and the offices whose bulletins, the person is named in."""
        return {(series,) for series in self.series} | self.offices_of_issue

    @cached_property
    def is_introduced(self) -> bool:
        """Whether some document says what the person is, and where: in a body that is known beyond the document."""
        documents = {thing.document for thing in self.things}
        known = any(placed(office) or office[3] not in documents for office in self.offices)
        return known or bool(self.countries) or self.leads_the_country

    def blocks(self) -> Iterator[tuple[str, ...]]:
        """Yield what somebody shares with whoever could be the same person."""
        if self.leads_the_country:
            yield ("leader",)
        for abroad in self.countries:
            yield ("country", abroad)
        for office in self.offices:
            if seat := placed(office):
                yield ("province", seat.province)
                yield ("body", seat.body)
        yield from self.told_in


def _first_of_each_year(seen: Iterable[tuple[tuple[str, ...], Held]]) -> Seen:
    """Return what was seen first of each sort in each office, by year: of dates of one form the first, which tells most.

    Who had left by that date had left by the later ones; so somebody who is seen a thousand times is as soon compared.
    """
    first: dict[tuple[str, int, tuple[str, ...], Clue], str] = {}
    for label, held in seen:
        key = held.date[:4], len(held.date), label, held.office
        first[key] = min(held.date, first.get(key, held.date))
    by_year: defaultdict[str, list[tuple[tuple[str, ...], str, Clue]]] = defaultdict(list)
    for (year, _, label, office), date in first.items():
        by_year[year].append((label, date, office))
    return dict(by_year)


def profiles(sketched: Mapping[Thing, Profile], key: Mapping[Thing, Clue]) -> list[Profile]:
    """Return the profile of each person, given the key that entities of one person share."""
    found: dict[Clue, Profile] = {}
    for thing, sketch in sketched.items():
        its = found.setdefault(key[thing], Profile(sketch.name))
        its.things += sketch.things
        its.held |= sketch.held
        its.countries |= sketch.countries
        its.leads_the_country |= sketch.leads_the_country
        its.series |= sketch.series
        its.offices_of_issue |= sketch.offices_of_issue
        its.dates |= sketch.dates
        its.company |= sketch.company
        its.met |= sketch.met
    return list(found.values())


def sketches(witness: Witness, seats: Seats, meetings: Mapping[int, Clue]) -> Iterator[Profile]:
    """Yield what a document tells of each person that it names, in their order."""
    company = _company(witness)
    issuer = {employer(seats[witness.numbers[witness.issuer]])} if witness.issuer else set[Clue]()
    posts: defaultdict[Entity, list[Sighting]] = defaultdict(list)
    for sighting in witness.claims.posts:
        posts[sighting.person].append(sighting)
    met: defaultdict[Entity, set[Clue]] = defaultdict(set)
    for participant, meeting in witness.claims.present:
        if not is_single_meeting(meeting.name):
            met[participant].add(meetings[witness.numbers[meeting]])
    for person in witness.entities(Kind.PERSON):
        its = Profile(person.name, [Thing(witness.document, person)])
        its.dates |= {witness.date} - {""}
        its.series |= {witness.series} - {""}
        its.offices_of_issue |= issuer
        its.company |= company[person]
        its.met |= met[person]
        for sighting in posts[person]:
            _add(its, sighting, witness, seats)
        yield its


def office_held(its: Sighting, witness: Witness, seats: Seats) -> Clue:
    """Return the office that a post is in: as said, by the post itself (副省长), else the issuing one; or nothing."""
    if its.organisation:
        return office_of(seats[witness.numbers[its.organisation]])
    if level := level_of_post(its.post):
        place = witness.home.get(level, "")
        return ("organisation", "{}", "", place or SOMEWHERE + level, "" if place else witness.document, "")
    return office_of(seats[witness.numbers[witness.issuer]]) if witness.issuer else ()


def _add(its: Profile, seen: Sighting, witness: Witness, seats: Seats) -> None:
    body = seen.organisation.name if seen.organisation else ""
    leads = is_leader(seen.post, _national(seen, witness, seats))
    its.leads_the_country |= leads
    if abroad := witness.authority.countries.country(body):
        its.countries.add(abroad)
    office = () if leads and not seen.organisation else office_held(seen, witness, seats)
    its.held.add(Held(seen.post, office, seen.date or witness.date, seen.former))


def _national(seen: Sighting, witness: Witness, seats: Seats) -> str:
    clue = seats[witness.numbers[seen.organisation]] if seen.organisation else ()
    return clue[1] if len(clue) == 4 else ""


def _company(witness: Witness) -> defaultdict[Entity, set[str]]:
    """Return with whom each person is named in one breath."""
    of: defaultdict[Entity, set[str]] = defaultdict(set)
    for people in witness.claims.together:
        for person in people:
            of[person] |= {other.name for other in people if other != person}
    return of
