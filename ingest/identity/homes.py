"""Where documents are at home that do not say so themselves: by the places they name, and by what others tell of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ontology.facts import Kind, MeetingFact

from ..authority import Located, is_province, province_of
from .scope import is_national
from .witness import Witness

_TOLD_OFTEN_ENOUGH = 2
"""In how many documents a place or a series must be told to be of a province, and of no other, to be of it in all."""


def with_homes(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """Fill in the province that documents are at home in, where their series or the places they name leave no doubt.

    Whoever names cities and counties of one province, and no province, is there himself.
    """
    provinces, series = _provinces(witnesses), _homes_of_series(witnesses)
    return tuple(_with_home(witness, provinces, series) for witness in witnesses)


def _with_home(witness: Witness, provinces: Mapping[str, str], series: Mapping[str, str]) -> Witness:
    if province_of(witness.home):
        return witness
    if (province := series.get(witness.series)) and not witness.home:
        return replace(witness, home={witness.authority.places.level(province): province})
    named = set(witness.home.values()) or {where.place for where in _spelt_out(witness)}
    if any(map(is_province, named)):
        return witness
    found = {province for place in named if (province := _province(place, provinces))}
    if len(found) != 1:
        return witness
    province = found.pop()
    return replace(witness, home={**witness.home, witness.authority.places.level(province): province})


def _homes_of_series(witnesses: Sequence[Witness]) -> dict[str, str]:
    """Return the province of each series that has one in several documents, and in none another."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for witness in witnesses:
        if witness.series and (province := province_of(witness.home)):
            homes[witness.series].append(province)
    return {
        series: found[0]
        for series, found in homes.items()
        if len(found) >= _TOLD_OFTEN_ENOUGH and len(set(found)) == 1
    }


def _province(place: str, provinces: Mapping[str, str]) -> str:
    return place[:2] if place.isdigit() else provinces.get(place, "")


def _provinces(witnesses: Sequence[Witness]) -> dict[str, str]:
    """Return the province of each place that no list knows, and that documents agree on."""
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for witness in witnesses:
        own = province_of(witness.home)
        within = [(where.place, where.within) for where in _spelt_out(witness)]
        for place, province in [*within, *((place, own) for place in witness.home.values())]:
            if is_province(province) and not place.isdigit() and not is_province(place):
                told[place][province].add(witness.document)
    return {
        place: province
        for place, by_province in told.items()
        for province, documents in by_province.items()
        if len(by_province) == 1 and len(documents) >= _TOLD_OFTEN_ENOUGH
    }


def _spelt_out(witness: Witness) -> Iterator[Located]:
    """Yield the places that a document names in full, as where an organisation is or a meeting was."""
    names = {entity.name for entity in witness.entities(Kind.ORGANISATION)}
    venues = {
        fact.place + _SOMETHING for fact in witness.facts if isinstance(fact, MeetingFact) and fact.place
    }
    for name in sorted(names | venues):
        if witness.national(name) or is_national(name):
            continue
        where = witness.locate(name)
        if where and where.place and not where.relative:
            yield where


_SOMETHING = "某处"
