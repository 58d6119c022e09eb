"""When two titles are one work: official documents by number or title, publications by title and edition."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

from ontology.facts import Entity, Kind

from .clues import Clues, Keys
from .naming import Naming
from .reading import Clue
from .scope import scope_of_title
from .witness import Witness

_YEAR_IN_BRACKETS = re.compile(r"[〔\[(【](\d{4})[〕\])】]")


class Documents:
    """The number of each official document as a clue, or its title.

    A title joins what has the number and what has none, unless papers of different numbers bear it.
    """

    def __init__(self, keys: Keys) -> None:
        self._clues = Clues(Kind.DOCUMENT, keys)
        self._numbers: defaultdict[int, set[str]] = defaultdict(set)
        self._titles: defaultdict[Clue, list[int]] = defaultdict(list)

    def hear(self, witness: Witness, naming: Naming) -> None:
        """Take in what a document says."""
        for entity in self._clues.enter(witness):
            self._titles[_title(entity.name, entity, witness, naming)].append(witness.numbers[entity])
        for entity, number in witness.claims.numbers:
            self._numbers[witness.numbers[entity]].add(_number(number))

    def clues(self) -> Clues:
        """Return the clues of all official documents that were heard of."""
        for thing, numbers in self._numbers.items():
            self._clues.give(thing, [("number", number) for number in numbers])
        for title, things in self._titles.items():
            known = set[str]().union(*(self._numbers.get(thing, ()) for thing in things))
            if len(known) <= 1:
                self._clues.give_each((thing, title) for thing in things)
        return self._clues


class Publications:
    """The title and edition of each publication as a clue; 《县志》 is that of the county one is at home in.

    A book of several editions is a work, where some document names it without an edition: 《雪线图志》（英文版） is
    an edition of 《雪线图志》.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._clues = Clues(Kind.PUBLICATION, keys)
        self._works: dict[int, int] = {}
        self._editions = array("I")
        self._of = array("I")

    def hear(self, witness: Witness, naming: Naming) -> None:
        """Take in what a document says."""
        for entity in self._clues.enter(witness):
            thing = witness.numbers[entity]
            self._clues.give(thing, (_title(entity.name, entity, witness, naming),))
            bare = Entity(entity.kind, _without_edition(entity))
            work = self._keys.clues.number(_title(bare.name, bare, witness, naming))
            if entity.qualifier:
                self._editions.append(thing)
                self._of.append(work)
            else:
                self._works[work] = thing

    def clues(self) -> Clues:
        """Return the clues of all publications that were heard of."""
        return self._clues

    def versions(self) -> Iterator[tuple[int, int]]:
        """Yield each edition with the work that it is one of, by the numbers of things that they are."""
        pairs = zip(self._editions, self._of, strict=True)
        return ((edition, self._works[work]) for edition, work in pairs if work in self._works)


def _title(title: str, entity: Entity, witness: Witness, naming: Naming) -> Clue:
    if placed := naming.title(title, entity):
        return ("title", *placed, entity.qualifier)
    return ("title", title, entity.qualifier, scope_of_title(title, witness))


def _without_edition(entity: Entity) -> str:
    """Return the title alone, where the edition is written in it, in brackets or behind it."""
    edition = re.escape(entity.qualifier)
    return re.sub(rf"[（(]?{edition}[）)]?$", "", entity.name) or entity.name if edition else entity.name


def _number(number: str) -> str:
    """Write a 发文字号 in one way: 川府发[2023] 9号 as 川府发〔2023〕9号."""
    tight = re.sub(r"\s", "", normalize("NFKC", number))
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", tight)
