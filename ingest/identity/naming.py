"""Which place the names and titles of one document mean: 县地方志办公室 and 《县志》, and 青山县 where there are two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ontology.facts import Entity, Kind

from ..authority import Located
from .scope import is_national
from .seat import SOMEWHERE
from .witness import Witness

_ONE_IN_THE_COUNTRY = ("省", "自治区", "市", "州", "盟")
"""Levels of which no two places have one name, or hardly any."""

_TITLE = re.compile(
    r"(?P<place>.{0,12}[省市县区州旗盟镇乡])(?P<rest>(?:组织史|简史|通史|大事记|概况|年鉴|图志|通志|志|史).*)"
)


class Placed(NamedTuple):
    """A name without its place, and the place: `within` tells two places of one name apart, else it is empty."""

    form: str
    place: str
    within: str


class _Named(NamedTuple):
    """A place that a document spells out, where it does."""

    start: int
    level: str
    place: str


class Naming:
    """What the names of one document mean, given the names that several places share."""

    def __init__(self, witness: Witness, shared: frozenset[str]) -> None:
        self._witness = witness
        self._shared = shared
        self._places = sorted(_antecedents(witness), key=lambda named: (named.start, named.place))
        self._starts = [named.start for named in self._places]

    def organisation(self, name: str, entity: Entity) -> Placed | None:
        """Say what an organisation's name means, which the document says of the entity; None for one without a place."""
        where = _where(name, witness=self._witness)
        return self._placed(where, entity) if where else None

    def title(self, title: str, entity: Entity) -> Placed | None:
        """Say what a gazetteer's or a yearbook's title means, 青山县志 and 县志 alike; None for one without a place."""
        cut = _TITLE.match(title)
        where = self._witness.locate(cut["place"] + _ANY_BODY) if cut else None
        if not cut or not where or where.form != "{}" + _ANY_BODY:
            return None
        return self._placed(where._replace(form="{}" + cut["rest"]), entity)

    def _placed(self, where: Located, entity: Entity) -> Placed:
        place = where.place or self._nearest(where.level, entity)
        if not place:
            return Placed(where.form, SOMEWHERE + where.level, self._witness.office or self._witness.document)
        within = (where.within or self._witness.document) if place in self._shared else ""
        return Placed(where.form, place, within)

    def _nearest(self, level: str, entity: Entity) -> str:
        """Return the place of that level that was named last before the entity is, wherever it is; else nothing."""
        found = {self._before(level, start) for start in self._witness.starts.get(entity, ())}
        return found.pop() if len(found) == 1 else ""

    def _before(self, level: str, start: int) -> str:
        before = self._places[: bisect_right(self._starts, start)]
        return next((named.place for named in reversed(before) if named.level == level), "")


_ANY_BODY = "人民政府"


def _where(name: str, witness: Witness) -> Located | None:
    return None if witness.national(name) or is_national(name) else witness.locate(name)


def _antecedents(witness: Witness) -> list[_Named]:
    """Return the places that a document spells out, of the levels where it does so before it first says 省, 市 or 县.

    Who has said 省地方志办 before he names a province names another one than his own.
    """
    spelt: list[_Named] = []
    first: dict[str, int] = {}
    for entity in witness.entities(Kind.ORGANISATION):
        start = min(witness.starts[entity], default=0)
        for name in (entity.name, *sorted(witness.aliases[entity])):
            where = _where(name, witness)
            if where and where.relative:
                first[where.level] = min(start, first.get(where.level, start))
            elif where and where.place:
                spelt.append(_Named(start, where.level, where.place))
    spoken = {named.level for named in spelt if named.start <= first.get(named.level, named.start)}
    return [named for named in spelt if named.level in spoken]


def shared_names(witnesses: Iterable[Witness]) -> frozenset[str]:
    """Return the names of counties and smaller places that the documents know in several larger ones."""
    larger: defaultdict[str, set[str]] = defaultdict(set)
    for witness in witnesses:
        for entity in witness.entities(Kind.ORGANISATION):
            where = _where(entity.name, witness)
            if (
                where
                and where.within
                and not where.place.isdigit()
                and where.level not in _ONE_IN_THE_COUNTRY
            ):
                larger[where.place].add(where.within)
    return frozenset(place for place, within in larger.items() if len(within) > 1)
