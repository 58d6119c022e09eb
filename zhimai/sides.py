"""The sides of a judgement, as people name them: 王伟, 王伟（云岭省图书馆）, or an IRI."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from .door import Refused

if TYPE_CHECKING:
    from ingest.identity import Testimony, Thing
    from queries.names import Names

_BRACKETS = re.compile(r"(?P<name>.*[^（(\s])\s*[（(](?P<told>[^（()）]+)[)）]")
_SHOWN = 5
"""How many things are named in a message."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a person means by a name: an entity, as what documents, or only some of them, tell of it."""

    name: str
    iri: str
    things: frozenset[Thing]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something that no document tells of, by the IRI that it has elsewhere, and what it is called there."""

    iri: str
    name: str = ""


def elsewhere(wanted: str) -> Elsewhere | None:
    """Return what a name means if it is the IRI of something elsewhere, else None."""
    from ontology.iri import BASE

    if not wanted.startswith(("http://", "https://")) or wanted.startswith(BASE):
        return None
    from pyoxigraph import NamedNode

    try:
        return Elsewhere(NamedNode(wanted).value)
    except ValueError:
        raise Refused(f"{wanted!r} is no IRI") from None


Members: TypeAlias = "Mapping[str, frozenset[Thing]]"
"""What documents tell of each entity, by IRI."""

Choose: TypeAlias = Callable[[str, Sequence[Side]], Side]
"""What to do where a name fits several: ask which is meant, or raise Refused."""


def meant(wanted: str, members: Members, testimony: Testimony, names: Names, choose: Choose) -> Side:
    """Return what a person means by a name.

    Brackets behind it hold what tells the entity from others of the name: a post, a body, a date, a file, or
    several of these with 、 between them. The side is then the part of it that is so told of.

    Raises NameNotFound where nothing bears the name, and Refused where nothing of that name can be judged or
    fits what stands in brackets.
    """
    from queries.errors import NameNotFound

    try:
        found = _named(wanted, members, testimony, names)
    except NameNotFound:
        if not (brackets := _BRACKETS.fullmatch(wanted.strip())):
            raise
        called = _named(brackets["name"], members, testimony, names)
        found = list(_told(called, brackets["told"], testimony))
        if not found:
            some = "; ".join(str(testimony.reference(its.things)) for its in called[:_SHOWN])
            raise Refused(f"nothing tells of {brackets['name']} as {brackets['told']}; there is {some}") from None
    side = found[0] if len(found) == 1 else choose(wanted, found)
    return replace(side, name=wanted)


def parted(one: Side, other: Side, testimony: Testimony) -> tuple[Side, Side]:
    """Return two sides of one entity that have nothing in common.

    One that takes in the other is what is left without it; of two names of the entity, each side is what is
    called so. Raises Refused where the two cannot be told apart.
    """
    if one.things == other.things:
        one, other = _called(one), _called(other)
    if one.things > other.things:
        one = replace(one, things=one.things - other.things)
    elif other.things > one.things:
        other = replace(other, things=other.things - one.things)
    if shared := sorted(one.things & other.things):
        alike = one.things == other.things
        tells = chain.from_iterable(map(testimony.tells, shared if alike else shared[:1]))
        told = [words for words in dict.fromkeys(tells) if words != shared[0].entity.name]
        raise Refused(
            f"{one.name} and {other.name} are one; to tell a part of it from the rest, say which, as in "
            f"{shared[0].entity.name}（{told[0] if told else '…'}）: it is told of as {'、'.join(told[:_SHOWN])}"
            if alike
            else f"one document tells of {one.name} and of {other.name} as one: {'、'.join(told)}"
        )
    return one, other


def _named(wanted: str, members: Members, testimony: Testimony, names: Names) -> list[Side]:
    """Return all that some document calls just so; where none does, what else the name may mean."""
    from ingest.identity import JUDGED
    from queries.spelling import fold

    key = fold(wanted)
    called = {
        iri: things
        for iri, things in members.items()
        if any(fold(name) == key for thing in things for name in testimony.names(thing))
    }
    found = called or {
        its.iri.value: members[its.iri.value] for its in names.find("thing", wanted) if its.iri.value in members
    }
    kinds = {iri: min(things).entity.kind for iri, things in found.items()}
    sides = [Side(wanted, iri, things) for iri, things in sorted(found.items()) if kinds[iri] in JUDGED]
    if not sides:
        kind = next(iter(kinds.values()), "unknown")
        raise Refused(f"{wanted} is of kind {kind}; only these are judged: {', '.join(JUDGED)}")
    return sides


def _told(called: Sequence[Side], told: str, testimony: Testimony) -> Iterator[Side]:
    """Yield what is so told of those that all of it is told of."""
    from queries.spelling import fold

    clues = [fold(clue) for clue in told.split("、")]
    for its in called:
        words = {thing: {fold(word) for word in testimony.tells(thing)} for thing in its.things}
        fits = [{thing for thing, of in words.items() if any(clue in word for word in of)} for clue in clues]
        if all(fits):
            yield replace(its, things=frozenset(set.intersection(*fits) or set.union(*fits)))


def _called(its: Side) -> Side:
    """Return what of an entity is called just so; all of it where nothing is."""
    from queries.spelling import fold

    things = frozenset(thing for thing in its.things if fold(thing.entity.name) == fold(its.name))
    return replace(its, things=things or its.things)
