"""Where documents are at home that do not say so themselves: by the places they name, and by what others tell of these."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from ontology.facts import Kind

from ..authority import Located, is_province, province_of
from .scope import is_national
from .witness import Witness

_TOLD_OFTEN_ENOUGH = 2
"""In how many documents a place or a series must be told to be of a province, and of no other, to be of it in all."""


def homes_of(documents: Collection[Witness]) -> list[Mapping[str, str]]:
    """Return where each document is at home, with its province where its series or the places it names leave no doubt.

    Whoever names cities and counties of one province, and no province, is there himself.
    """
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    homes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for witness in documents:
        own = province_of(witness.home)
        if witness.series and own:
            homes[witness.series][own] += 1
        within = [(where.place, where.within) for where in _spelt_out(witness)]
        for place, province in [*within, *((place, own) for place in witness.home.values())]:
            if is_province(province) and not place.isdigit() and not is_province(place):
                told[place][province].add(witness.document)
    provinces, series = _provinces(told), _homes_of_series(homes)
    return [_home(witness, provinces, series) for witness in documents]


def _home(witness: Witness, provinces: Mapping[str, str], series: Mapping[str, str]) -> Mapping[str, str]:
    if province_of(witness.home):
        return witness.home
    if (province := series.get(witness.series)) and not witness.home:
        return {witness.authority.places.level(province): province}
    named = set(witness.home.values()) or {where.place for where in _spelt_out(witness)}
    if any(map(is_province, named)):
        return witness.home
    found = {province for place in named if (province := _province(place, provinces))}
    if len(found) != 1:
        return witness.home
    province = found.pop()
    return {**witness.home, witness.authority.places.level(province): province}


def _homes_of_series(homes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the province of each series that has one in several documents, and in none another."""
    return {
        series: next(iter(found))
        for series, found in homes.items()
        if len(found) == 1 and found.total() >= _TOLD_OFTEN_ENOUGH
    }


def _province(place: str, provinces: Mapping[str, str]) -> str:
    return place[:2] if place.isdigit() else provinces.get(place, "")


def _provinces(told: Mapping[str, Mapping[str, set[str]]]) -> dict[str, str]:
    """Return the province of each place that no list knows, and that documents agree on."""
    return {
        place: province
        for place, by_province in told.items()
        for province, documents in by_province.items()
        if len(by_province) == 1 and len(documents) >= _TOLD_OFTEN_ENOUGH
    }


def _spelt_out(witness: Witness) -> Iterator[Located]:
    """Yield the places that a document names in full, as where an organisation is or a meeting was."""
    names = {entity.name for entity in witness.entities(Kind.ORGANISATION)}
    venues = {its.place + _SOMETHING for its in witness.claims.meetings if its.place}
    for name in sorted(names | venues):
        if witness.national(name) or is_national(name):
            continue
        where = witness.locate(name)
        if where and where.place and not where.relative:
            yield where


_SOMETHING = "某处"
