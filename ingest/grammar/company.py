"""Names that no post makes sure: by the company they keep in a list and by their looks they are names, or they are not."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from .items import Item, Person, Post
from .names import Names

#: How far apart two neighbours in a list stand: 、, 和, 以及.
_NEXT = 2


class Company:
    """The people in one phrase, as they stand beside each other."""

    def __init__(self, names: Names, known: Container[str], found: Sequence[Item]) -> None:
        self._names = names
        self._known = known
        self._found = found
        self._people = [item for item in found if isinstance(item, Person)]
        # 行动上同丁一: a name inside other words speaks for no neighbour
        inside = {item.start for before, item in pairwise(found) if before.end == item.start and not isinstance(before, Post)}
        self._sure = any(self._certain(one) and one.start not in inside for one in self._people) or self._is_list()

    def accepts(self, person: Person, supported: bool) -> bool:
        """Tell whether a person of the phrase is one; `supported` says whether the sentence speaks for it."""
        if self._certain(person):
            return True
        if not person.bare:
            return len(self._people) > 1 and not self._names.by_chance(person.name) or supported
        if self._sure:
            return self._fits(person)
        if self._names.spelt(person.name):
            return True
        return supported and self._names.plausible(person.name, self._tier()) and not self._names.clause(person.name)

    def _certain(self, person: Person) -> bool:
        return person.name in self._known or not person.bare and not person.doubtful

    def _tier(self) -> int:
        """Return how rare the family names may be: rare ones only beside one that is none."""
        return 3 if len(self._people) > 1 and any(self._names.plausible(p.name) for p in self._people) else 2

    def _is_list(self) -> bool:
        """Tell whether the phrase is nothing but three names or more: 张三、李四、王五, not 夏收、夏种、夏管."""
        people = self._people
        if len(people) < 3 or len(people) < len(self._found):
            return False
        initials = {person.name[0] for person in people}
        if len(initials) == 1 and self._names.tier(people[0].name) > 1:
            return False
        doubtful = [person for person in people if not self._names.looks_like_one(person.name)]
        return 3 * len(doubtful) < len(people)

    def _fits(self, person: Person) -> bool:
        """Tell whether a name in a sure list is one: it is no place, and beside a name where it is a word as well."""
        if self._names.misplaced(person.name):
            return False
        return not self._names.lookalike(person.name) or any(
            other is not person and -_NEXT <= other.start - person.end <= _NEXT
            or other is not person and -_NEXT <= person.start - other.end <= _NEXT
            for other in self._people
        )
