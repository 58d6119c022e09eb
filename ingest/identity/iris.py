"""The IRI of each entity of each document, minted once for all that are one."""

from __future__ import annotations

from array import array
from collections.abc import ItemsView, Iterator, Mapping

from ontology.facts import Kind
from ontology.iri import mint

from .clues import Keys
from .reading import Thing
from .roll import Roll


class Iris(Mapping[Thing, str]):
    """The IRI of each thing of a roll, given the key that things which are one have in common."""

    def __init__(self, roll: Roll, keys: Keys) -> None:
        self._roll = roll
        self._numbers, self._iris, self._names = array("I"), list[str](), list[str]()
        minted: dict[tuple[Kind, int], int] = {}  # a document and a publication can have one title
        for witness in roll:
            for entity, thing in witness.numbers.items():
                key = entity.kind, keys.numbers[thing]
                if (number := minted.setdefault(key, len(self._iris))) == len(self._iris):
                    self._iris.append(mint(entity.kind.value, *keys[thing]))
                    self._names.append(entity.name)
                elif _fuller(entity.name, self._names[number]):
                    self._names[number] = entity.name
                self._numbers.append(number)

    def __getitem__(self, thing: Thing) -> str:
        return self.of(self._roll.number(thing))

    def __iter__(self) -> Iterator[Thing]:
        return (Thing(witness.document, entity) for witness in self._roll for entity in witness.numbers)

    def __len__(self) -> int:
        return self._roll.size

    def items(self) -> ItemsView[Thing, str]:
        """Return the things with their IRIs, for which each document is taken up once."""
        return _Items(self)

    def of(self, number: int) -> str:
        """Return the IRI of a thing by its number."""
        return self._iris[self._numbers[number]]

    def names(self) -> dict[str, str]:
        """Return what the thing of each IRI is called: by the fullest name."""
        return dict(zip(self._iris, self._names, strict=True))


class _Items(ItemsView[Thing, str]):
    _mapping: Iris

    def __iter__(self) -> Iterator[tuple[Thing, str]]:
        return ((thing, self._mapping.of(number)) for number, thing in enumerate(self._mapping))


def _fuller(name: str, other: str) -> bool:
    return (-len(name), name) < (-len(other), other)
