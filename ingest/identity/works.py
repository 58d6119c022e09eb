"""When two titles are one work: official documents by number or title, publications by title and edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from ontology.facts import DocumentFact, Entity, Kind

from .naming import Naming
from .reading import Clue, Thing
from .scope import scope_of_title
from .witness import Witness

_YEAR_IN_BRACKETS = re.compile(r"[〔\[(【](\d{4})[〕\])】]")


def document_clues(witnesses: Sequence[Witness], named: Mapping[str, Naming]) -> dict[Thing, set[Clue]]:
    """Give each official document its number as a clue, or its title.

    A title joins what has the number and what has none, unless papers of different numbers bear it.
    """
    numbers: defaultdict[Thing, set[str]] = defaultdict(set)
    titles: defaultdict[Clue, list[Thing]] = defaultdict(list)
    clues: dict[Thing, set[Clue]] = {}
    for witness in witnesses:
        for entity in witness.entities(Kind.DOCUMENT):
            thing = witness.thing(entity)
            clues[thing] = set()
            titles[_title(entity.name, entity, witness, named[witness.document])].append(thing)
        for fact in witness.facts:
            if isinstance(fact, DocumentFact) and fact.number:
                numbers[witness.thing(fact.document)].add(_number(fact.number))
    for thing, of in numbers.items():
        clues[thing] |= {("number", number) for number in of}
    for title, things in titles.items():
        known = set[str]().union(*(numbers.get(thing, set()) for thing in things))
        for thing in things:
            if len(known) <= 1:
                clues[thing].add(title)
    return clues


def publication_clues(witnesses: Sequence[Witness], named: Mapping[str, Naming]) -> dict[Thing, set[Clue]]:
    """Give each publication its title and edition as a clue; 《县志》 is that of the county one is at home in."""
    return {
        witness.thing(entity): {_title(entity.name, entity, witness, named[witness.document])}
        for witness in witnesses
        for entity in witness.entities(Kind.PUBLICATION)
    }


def versions(
    witnesses: Sequence[Witness], named: Mapping[str, Naming], iris: Mapping[Thing, str]
) -> dict[str, str]:
    """Return the work that each edition is one of, by IRI: 《雪线图志》（英文版） is one of 《雪线图志》.

    Only a work that some document names without an edition is one.
    """
    works: dict[Clue, str] = {}
    editions: list[tuple[Clue, str]] = []
    for witness in witnesses:
        for entity in witness.entities(Kind.PUBLICATION):
            bare = Entity(entity.kind, _without_edition(entity))
            key = _title(bare.name, bare, witness, named[witness.document])
            if entity.qualifier:
                editions.append((key, iris[witness.thing(entity)]))
            else:
                works[key] = iris[witness.thing(entity)]
    return {edition: works[key] for key, edition in editions if key in works}


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
