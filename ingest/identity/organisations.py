"""When two names are one organisation: by the authority, by full name, or by a short one that only one bears."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ontology.facts import Entity, Kind

from ..authority import Located, body, locate, national
from .partition import Clue, joined
from .reading import Thing
from .scope import COUNTRY, is_national, scope
from .seat import SOMEWHERE
from .witness import Witness

_WITHOUT_LARGER = ("省", "自治区", "市", "州", "盟", "")
"""Levels whose places bear names that no other of the country bears, or that are no place of their own."""


def organisation_clues(witnesses: Sequence[Witness]) -> dict[Thing, set[Clue]]:
    """Give each organisation what it is by the authority as a clue, and what full name it is the alias of.

    A name is taken as another's alias where, within its reach, only one organisation is so called; so an
    alias never makes one of two organisations with different full names.
    """
    clues: dict[Thing, set[Clue]] = {}
    called: defaultdict[Clue, set[Clue]] = defaultdict(set)
    shared = _shared_names(witnesses)
    for witness in witnesses:
        naming = _Naming(witness, shared)
        for entity in witness.entities(Kind.ORGANISATION):
            full = naming.clue(entity)
            clues[witness.thing(entity)] = {full}
            for alias in witness.aliases[entity]:
                called[naming.of_name(alias, entity)].add(full)
    names = {clue for of in clues.values() for clue in of}
    links = {alias: full - {alias} for alias, full in called.items() if alias in names}
    meant = _meant(links)
    return {thing: of | {meant[name] for name in of if name in meant} for thing, of in clues.items()}


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that a document spells out, where it does."""

    start: int
    level: str
    place: str


class _Naming:
    """What organisations' names mean in one document."""

    def __init__(self, witness: Witness, shared: frozenset[str]) -> None:
        self._witness = witness
        self._shared = shared
        self._places = sorted(_spelt_out(witness), key=lambda named: (named.start, named.place))
        self._starts = [named.start for named in self._places]

    def clue(self, entity: Entity) -> Clue:
        """Return the clue of an organisation: by its name, or where that leaves the place open by its aliases."""
        own_name = self._located(entity.name)
        if own_name and own_name.relative:
            spelt = {
                self.of_name(alias, entity)
                for alias in sorted(self._witness.aliases[entity])
                if (where := self._located(alias))
                and not where.relative
                and body(where.form) == body(own_name.form)
            }
            if len(spelt) == 1:
                return spelt.pop()
        return self.of_name(entity.name, entity)

    def of_name(self, name: str, entity: Entity) -> Clue:
        """Return the clue of an organisation of this name, which the document says of the entity."""
        where = self._located(name)
        if where is None:
            full = national(name)
            reach = COUNTRY if full else scope(name, self._witness)
            return ("organisation", full or name, entity.qualifier, reach)
        place = where.place or (self._nearest(where.level, entity) if where.relative else "")
        its = body(where.form)
        if not place:
            apart = self._witness.office or self._witness.document
            return ("organisation", *its, SOMEWHERE + where.level, apart, entity.qualifier)
        within = where.within if place in self._shared else ""
        if place in self._shared and not within:
            within = self._witness.document
        return ("organisation", *its, place, within, entity.qualifier)

    def _located(self, name: str) -> Located | None:
        return None if national(name) or is_national(name) else locate(name, self._witness.home)

    def _nearest(self, level: str, entity: Entity) -> str:
        """Return the place of that level that was named last before the entity is, or the only one there is."""
        at = min((its.start for fact in self._witness.about(entity) for its in fact.evidence), default=0)
        before = self._places[: bisect_left(self._starts, at + 1)]
        if near := next((named.place for named in reversed(before) if named.level == level), ""):
            return near
        places = {named.place for named in self._places if named.level == level}
        return places.pop() if len(places) == 1 else ""


def _spelt_out(witness: Witness) -> Iterable[_Named]:
    for entity in witness.entities(Kind.ORGANISATION):
        start = min((its.start for fact in witness.about(entity) for its in fact.evidence), default=0)
        for name in (entity.name, *sorted(witness.aliases[entity])):
            where = None if is_national(name) else locate(name, witness.home)
            if where and where.place and not where.relative:
                yield _Named(start, where.level, where.place)


def _shared_names(witnesses: Sequence[Witness]) -> frozenset[str]:
    """Return the names of counties and smaller places that the documents know in several larger ones."""
    larger: defaultdict[str, set[str]] = defaultdict(set)
    for witness in witnesses:
        for entity in witness.entities(Kind.ORGANISATION):
            where = None if is_national(entity.name) else locate(entity.name, witness.home)
            if where and where.within and not where.place.isdigit() and where.level not in _WITHOUT_LARGER:
                larger[where.place].add(where.within)
    return frozenset(place for place, within in larger.items() if len(within) > 1)


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
