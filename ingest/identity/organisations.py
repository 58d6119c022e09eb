"""When two names are one organisation: by the authority, by full name, or by a short one that only one bears."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping

from ontology.facts import Entity, Kind

from ..authority import Authority, Body
from .clues import Clues, Keys
from .forest import joined
from .naming import Naming, Placed
from .reading import Clue
from .scope import COUNTRY, scope
from .seat import SOMEWHERE
from .witness import Witness

Spot = tuple[Body, str, str]
"""A body at a place, with what the place is in where several bear its name."""


class Organisations:
    """What each organisation is by the authority, as a clue, and what full name it is the alias of.

    A name is taken as another's alias where, within its reach, only one organisation is so called; so an
    alias never makes one of two organisations with different full names. 人事处 is that of the issuing office. A body that is merged with another
    in some places is that other, where no document names both.
    """

    def __init__(self, keys: Keys, authority: Authority) -> None:
        self._authority = authority
        self._clues = Clues(Kind.ORGANISATION, keys)
        self._known = keys.clues
        self._things, self._full = array("I"), array("I")
        self._called: defaultdict[Clue, set[Clue]] = defaultdict(set)
        self._beside: set[Spot] = set()

    def hear(self, witness: Witness, naming: Naming) -> None:
        """Take in what a document says."""
        office = naming.organisation(witness.issuer.name, witness.issuer) if witness.issuer else None
        spots: set[Spot] = set()
        for entity in self._clues.enter(witness):
            placed = _placed(entity, witness, naming)
            full = self._known.number(_clue(entity.name, entity, placed, witness, office))
            self._things.append(witness.numbers[entity])
            self._full.append(full)
            if placed:
                spots.add((witness.body(placed.form), placed.place, placed.within))
            for alias in witness.aliases[entity]:
                spelt = naming.organisation(alias, entity)
                self._called[_clue(alias, entity, spelt, witness, office)].add(self._known.items[full])
        self._beside |= {spot for spot in spots if (_other(spot[0], self._authority), *spot[1:]) in spots}

    def clues(self) -> Clues:
        """Return the clues of all organisations that were heard of."""
        of: dict[int, set[Clue]] = {}
        for number in dict.fromkeys(self._full):
            full = self._known.items[number]
            merged = _merged(full, self._beside, self._authority)
            of[number] = {full, merged} if merged else {full}
        names = {clue for clues in of.values() for clue in clues}
        meant = _meant({alias: full - {alias} for alias, full in self._called.items() if alias in names})
        for clues in of.values():
            clues |= {meant[name] for name in clues if name in meant}
        for thing, number in zip(self._things, self._full, strict=True):
            self._clues.give(thing, of[number])
        return self._clues


def _placed(entity: Entity, witness: Witness, naming: Naming) -> Placed | None:
    """Say which body of which place an organisation is, by its name, or by another one that spells the place out."""
    placed = naming.organisation(entity.name, entity)
    if placed and placed.place.startswith(SOMEWHERE):
        others = {naming.organisation(alias, entity) for alias in witness.aliases[entity]}
        known = {
            other
            for other in others
            if other
            and not other.place.startswith(SOMEWHERE)
            and witness.body(other.form) == witness.body(placed.form)
        }
        return known.pop() if len(known) == 1 else placed
    return placed


def _clue(name: str, entity: Entity, placed: Placed | None, witness: Witness, office: Placed | None) -> Clue:
    if placed:
        return ("organisation", *witness.body(placed.form), placed.place, placed.within, entity.qualifier)
    full = witness.national(name)
    reach = COUNTRY if full else scope(name, witness)
    if office and reach == witness.office:
        return (
            "organisation",
            witness.body(office.form).name,
            name,
            office.place,
            office.within,
            entity.qualifier,
        )
    return ("organisation", full or name, entity.qualifier, reach)


def _other(its: Body, authority: Authority) -> Body:
    return Body(authority.bodies.merged(its.name), its.part)


def _merged(clue: Clue, beside: set[Spot], authority: Authority) -> Clue | None:
    """Return the clue of the body that the one of this clue is merged with, if it is."""
    if len(clue) != 6 or not (other := authority.bodies.merged(clue[1])):
        return None
    kind, name, part, place, within, qualifier = clue
    if (Body(name), place, within) in beside:
        return None
    return (kind, other, part, place, within, qualifier)


def _meant(links: Mapping[Clue, set[Clue]]) -> dict[Clue, Clue]:
    """Settle each alias whose full names are one by now; to settle one may settle others."""
    meant: dict[Clue, Clue] = {}
    while True:
        root = joined({alias, full} for alias, full in meant.items())
        settled = {
            alias: min(full)
            for alias, full in links.items()
            if alias not in meant and full and len({root(clue) for clue in full}) == 1
        }
        if not settled:
            return meant
        meant |= settled
