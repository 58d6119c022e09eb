"""All people that documents name: held in few bytes each, and settled name by name, for only namesakes can be one.

What was judged the same under two names is settled together.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, cast

from ontology.facts import Entity, Kind

from ..authority import Authority
from .clues import Ages, Keys, Numbered
from .forest import Forest
from .likeness import Likeness, weights
from .partition import Bonds, partition
from .people import bare_alike, introduced_alike, person_clues
from .profile import Held, Profile, Seats, profiles, sketches
from .reading import Clue, Thing
from .roll import Roll
from .witness import Witness


class Crowd:
    """What each document tells of each person that it names, by name."""

    def __init__(self) -> None:
        self._values = Numbered[Hashable]()
        self._named: defaultdict[str, array[int]] = defaultdict(_numbers)

    def hear(self, witness: Witness, seats: Seats, meetings: Mapping[int, Clue]) -> None:
        """Take in what a document says; its organisations and its meetings must be settled by then."""
        clues = person_clues(witness, seats)
        for its in sketches(witness, seats, meetings):
            person = its.first.entity
            self._named[person.name].extend(self._written(witness.numbers[person], its, clues[person]))

    def settle(self, roll: Roll, ages: Ages, bonds: Bonds, keys: Keys) -> Iterator[Likeness]:
        """Write into the keys who is one with whom, and yield how alike namesakes are that are two."""
        for names, its_bonds in _together(sorted(self._named), bonds):
            numbers: dict[Thing, int] = {}
            sketched: dict[Thing, Profile] = {}
            clues: dict[Thing, set[Clue]] = {}
            for name in names:
                for number, its, of in self._read(name, roll):
                    numbers[its.first], sketched[its.first], clues[its.first] = number, its, of
            age = {thing: ages(number) for thing, number in numbers.items()}
            settled, found = _settled(sketched, clues, age.__getitem__, its_bonds, roll.authority)
            for thing, key in settled.items():
                keys.put(numbers[thing], key)
            yield from (like for like in found if settled[like.one] != settled[like.other])

    def _written(self, thing: int, its: Profile, clues: Iterable[Clue]) -> Iterator[int]:
        """Yield numbers that `_read` makes a profile of."""
        number = self._values.number
        yield from (thing, number(its.first.entity.qualifier), its.leads_the_country, len(its.held))
        for held in its.held:
            yield from (number((held.post, held.office, held.former)), number(held.date))
        for values in (clues, its.countries, its.series, its.offices_of_issue, its.dates, its.company, its.met):
            each = list(values)
            yield len(each)
            yield from map(number, each)

    def _read(self, name: str, roll: Roll) -> Iterator[tuple[int, Profile, set[Clue]]]:
        """Yield each thing of a name by its number, with what its document tells of it, and its clues."""
        numbers, values = iter(self._named[name]), cast(list[Any], self._values.items)

        def some() -> set[Any]:
            return {values[next(numbers)] for _ in range(next(numbers))}

        for thing in numbers:
            entity = Entity(Kind.PERSON, name, values[next(numbers)])
            its = Profile(name, [Thing(roll.documents[roll.place(thing)], entity)], leads_the_country=bool(next(numbers)))
            for _ in range(next(numbers)):
                (post, office, former), date = values[next(numbers)], values[next(numbers)]
                its.held.add(Held(post, office, date, former))
            clues = some()
            its.countries, its.series, its.offices_of_issue = some(), some(), some()
            its.dates, its.company, its.met = some(), some(), some()
            yield thing, its, clues


def _numbers() -> array[int]:
    return array("I")


def _settled(
    sketched: Mapping[Thing, Profile],
    clues: Mapping[Thing, set[Clue]],
    age: Callable[[Thing], str],
    bonds: Bonds,
    authority: Authority,
) -> tuple[dict[Thing, Clue], list[Likeness]]:
    """Settle people in three rounds: by clues, then those that are introduced, then those only named."""
    found: list[Likeness] = []
    for compare in (introduced_alike, bare_alike):
        keys = partition(clues, age, _with_apart(bonds, found), found)
        found += compare(profiles(sketched, keys), authority)
    return partition(clues, age, _with_apart(bonds, found), found), found


def _with_apart(bonds: Bonds, alike: Iterable[Likeness]) -> Bonds:
    apart = ((like.one, like.other) for like in alike if like.score <= weights()["apart"])
    return Bonds(bonds.same, (*bonds.different, *apart))


def _together(names: Iterable[str], bonds: Bonds) -> Iterator[tuple[list[str], Bonds]]:
    """Yield the names that are settled together, in order, with what was judged of people who bear them."""
    groups = [*bonds.same, *map(frozenset, bonds.different)]
    judged = [group for group in groups if next(iter(group)).entity.kind is Kind.PERSON]
    forest = Forest[str]()
    for group in judged:
        forest.join(sorted({thing.entity.name for thing in group}))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        members[forest.root(name)].append(name)
    same, different = defaultdict[str, list[frozenset[Thing]]](list), defaultdict[str, list[tuple[Thing, Thing]]](list)
    for its in bonds.same:
        same[forest.root(min(its).entity.name)].append(its)
    for one, other in bonds.different:
        different[forest.root(one.entity.name)].append((one, other))
    for root, together in members.items():
        yield together, Bonds(tuple(same[root]), tuple(different[root]))
