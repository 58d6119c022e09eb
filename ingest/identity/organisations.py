"""When two names are one organisation: by full name, or by a short one that only one full name bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ontology.facts import Entity, Kind

from .partition import Clue, joined
from .reading import Thing
from .scope import scope
from .witness import Witness


def organisation_clues(witnesses: Sequence[Witness]) -> dict[Thing, set[Clue]]:
    """Give each organisation its full name as a clue, and what full name it is the alias of.

    A name is taken as another's alias where, within its reach, only one organisation is so called; so an
    alias never makes one of two organisations with different full names.
    """
    clues: dict[Thing, set[Clue]] = {}
    called: defaultdict[Clue, set[Clue]] = defaultdict(set)
    for witness in witnesses:
        for entity in witness.entities(Kind.ORGANISATION):
            full = _name_clue(entity.name, witness, entity)
            clues[witness.thing(entity)] = {full}
            for alias in witness.aliases[entity]:
                called[_name_clue(alias, witness)].add(full)
    names = {clue for of in clues.values() for clue in of}
    links = {alias: full - {alias} for alias, full in called.items() if alias in names}
    meant = _meant(links)
    return {thing: of | {meant[name] for name in of if name in meant} for thing, of in clues.items()}


def _meant(links: dict[Clue, set[Clue]]) -> dict[Clue, Clue]:
    """Settle each alias whose full names are one by now; to settle one may settle others."""
    meant: dict[Clue, Clue] = {}
    while True:
        root = joined({alias, full} for alias, full in meant.items())
        settled = {
            alias: min(full)
            for alias, full in links.items()
            if alias not in meant and len({root(clue) for clue in full}) == 1
        }
        if not settled:
            return meant
        meant |= settled


def _name_clue(name: str, witness: Witness, entity: Entity | None = None) -> Clue:
    qualifier = entity.qualifier if entity else ""
    return ("organisation", name, qualifier, scope(name, witness.office, witness.document))
