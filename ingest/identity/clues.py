"""Clues of millions of things, in arrays: which thing holds which, which may not become one, and what they turn out to be."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from ontology.facts import Entity, Kind

from .partition import Bonds, own, partition
from .reading import Clue
from .roll import Roll
from .witness import Witness

Item = TypeVar("Item", bound=Hashable)


class Numbered(Generic[Item]):
    """Values, each once, and by number."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._numbers: dict[Item, int] = {}

    def number(self, item: Item) -> int:
        """Return the number of a value, a new one where it has none."""
        if (number := self._numbers.setdefault(item, len(self.items))) == len(self.items):
            self.items.append(item)
        return number


class Keys(Mapping[int, Clue]):
    """The clue that stands for each thing, by number, the same for things that are one."""

    def __init__(self, size: int) -> None:
        self.clues = Numbered[Clue]()
        self.numbers = array("i", [-1]) * size

    def __getitem__(self, thing: int) -> Clue:
        if (number := self.numbers[thing]) < 0:
            raise KeyError(thing)
        return self.clues.items[number]

    def __iter__(self) -> Iterator[int]:
        return (thing for thing, number in enumerate(self.numbers) if number >= 0)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def put(self, thing: int, key: Clue) -> None:
        """Let a clue stand for a thing."""
        self.numbers[thing] = self.clues.number(key)


class Clues:
    """The clues of all things of a kind."""

    def __init__(self, kind: Kind, keys: Keys) -> None:
        self._kind, self._keys = kind, keys
        self._things, self._holders, self._held = array("I"), array("I"), array("I")
        self._namesakes: list[tuple[int, int]] = []

    def enter(self, witness: Witness) -> list[Entity]:
        """Take in the things of a document, to be given clues, and return them."""
        entities = list(witness.entities(self._kind))
        self._things.extend(witness.numbers[entity] for entity in entities)
        for one, other in witness.namesakes(self._kind):
            self._namesakes.append((witness.numbers[one], witness.numbers[other]))
        return entities

    def give(self, thing: int, clues: Iterable[Clue]) -> None:
        """Give clues to a thing."""
        for clue in clues:
            self._holders.append(thing)
            self._held.append(self._keys.clues.number(clue))

    def give_each(self, pairs: Iterable[tuple[int, Clue]]) -> None:
        """Give a clue each to things."""
        for thing, clue in pairs:
            self.give(thing, (clue,))

    def settle(self, roll: Roll, ages: Ages, bonds: Bonds) -> None:
        """Write into the keys what stands for each thing: as `partition` would, for many.

        Where nothing must stay apart, what is joined by a clue is one, and the eldest gives the key; so no more
        than a few numbers a thing are needed. The others are left to `partition`.
        """
        forest, judged = _Roots(roll.size), self._judged(roll, bonds)
        first = array("i", [-1]) * len(self._keys.clues.items)
        for thing, clue in zip(self._holders, self._held, strict=True):
            if first[clue] < 0:
                first[clue] = thing
            else:
                forest.join(first[clue], thing)
        for group in judged.same:
            numbers = sorted(map(roll.number, group))
            for other in numbers[1:]:
                forest.join(numbers[0], other)
        apart = [*self._namesakes, *((roll.number(one), roll.number(other)) for one, other in judged.different)]
        torn = {root for one, other in apart if (root := forest.root(one)) == forest.root(other)}
        self._settle_whole(roll, ages, forest, torn)
        self._settle_torn(roll, ages, forest, torn, judged)

    def _judged(self, roll: Roll, bonds: Bonds) -> Bonds:
        """Return the bonds of things of this kind."""
        same = (frozenset(its for its in group if its.entity.kind is self._kind) for group in bonds.same)
        different = ((one, other) for one, other in bonds.different if one.entity.kind is other.entity.kind is self._kind)
        return Bonds(tuple(filter(None, same)), tuple(different))

    def _settle_whole(self, roll: Roll, ages: Ages, forest: _Roots, torn: set[int]) -> None:
        clues = self._keys.clues.items
        least = array("i", [-1]) * roll.size
        for thing, clue in zip(self._holders, self._held, strict=True):
            if (known := least[thing]) < 0 or clues[clue] < clues[known]:
                least[thing] = clue
        eldest: dict[int, tuple[str, Clue]] = {}
        for thing in self._things:
            root = forest.root(thing)
            if root not in torn:
                age, oldest = ages(thing), eldest.get(root)
                if oldest is None or age <= oldest[0]:
                    aged = age, clues[least[thing]] if least[thing] >= 0 else own(roll.thing(thing))
                    eldest[root] = min(aged, oldest or aged)
        for thing in self._things:
            if (root := forest.root(thing)) not in torn:
                self._keys.put(thing, eldest[root][1])

    def _settle_torn(self, roll: Roll, ages: Ages, forest: _Roots, torn: set[int], judged: Bonds) -> None:
        held: dict[int, set[Clue]] = {thing: set() for thing in self._things if forest.root(thing) in torn}
        for thing, clue in zip(self._holders, self._held, strict=True):
            if thing in held:
                held[thing].add(self._keys.clues.items[clue])
        numbers = {roll.thing(number): number for number in held}
        islands = {thing: held[number] for thing, number in numbers.items()}
        for its, key in partition(islands, lambda thing: ages(numbers[thing]), judged).items():
            self._keys.put(numbers[its], key)


class Ages:
    """How old things are: the date of their document, or the end of all days."""

    def __init__(self, roll: Roll) -> None:
        known: dict[str, str] = {}
        self._roll = roll
        self._dates = [known.setdefault(witness.date or "9999", witness.date or "9999") for witness in roll]

    def __call__(self, thing: int) -> str:
        """Return the age of a thing, by its number."""
        return self._dates[self._roll.place(thing)]


class _Roots:
    """What is joined to what, by number."""

    def __init__(self, size: int) -> None:
        self._up = array("I", range(size))

    def root(self, node: int) -> int:
        """Return the one that stands for all that the node is joined to."""
        up = self._up
        while (above := up[node]) != node:
            up[node] = node = up[above]
        return node

    def join(self, one: int, other: int) -> None:
        """Make one of two."""
        self._up[self.root(other)] = self.root(one)
