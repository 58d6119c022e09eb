"""From entities to the references that judgements name them by, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ontology.facts import Entity, Kind

from .judgements import Judgement, Reference, Verdict, check
from .partition import Bonds
from .reading import Reading, Thing
from .roll import Roll
from .witness import Witness

_TOLD = 3
"""How many files and descriptions a reference keeps: enough to find the entity when some of them are gone."""

_HASH = 16
"""How many characters of a hash a reference keeps: no two files of a workspace will ever share them."""


class Mention(NamedTuple):
    """An entity of a document, with the files that the document was read from, and what it tells of the entity."""

    thing: Thing
    sources: tuple[str, ...]
    known_as: frozenset[str]


def mentioned(witness: Witness, thing: Thing) -> Mention:
    """Return what a document tells of an entity."""
    return Mention(thing, witness.sources, descriptions(witness, thing.entity))


def reference(things: Iterable[Thing], readings: Iterable[Reading], *, part: bool = False) -> Reference:
    """Return the reference to what these things are, be it all of an entity or only what some documents tell of it.

    A `part` names all of its documents, since it is told from the rest by nothing else. Raises ValueError where
    no reading tells of them, or there are none.
    """
    members, roll = list(things), Roll(sorted(readings, key=lambda its: its.sha256))
    if not members or not {thing.document for thing in members} <= set(roll.documents):
        raise ValueError("a reference needs things, and the readings that tell of them")
    return refer([mentioned(roll.witness(thing.document), thing) for thing in members], part=part)


def refer(mentions: Iterable[Mention], *, part: bool = False) -> Reference:
    """Return the reference to an entity, given where all that is one with it is told of; any order gives the same."""
    members = list(mentions)
    entity = min((its.thing.entity for its in members), key=lambda entity: (-len(entity.name), entity))
    bearers = [its for its in members if _name(its.thing.entity) == _name(entity)]
    sources = sorted({(source, its.thing.document) for its in bearers for source in its.sources})[: None if part else _TOLD]
    known_as = sorted({words for its in bearers for words in its.known_as})
    return Reference(
        entity.kind,
        *_name(entity),
        tuple(source for source, _ in sources),
        tuple(known_as[:_TOLD]),
        tuple(document[:_HASH] for _, document in sources),
    )


class Link(NamedTuple):
    """An entity, by its IRI, and the judgement on whether it is what the other side says, elsewhere."""

    iri: str
    judgement: Judgement


class Bound(NamedTuple):
    """What judgements say of the things that were read: `of` has what both sides of each judgement are.

    A judgement waits where nothing is read on one of its sides.
    """

    bonds: Bonds
    of: Mapping[Judgement, tuple[frozenset[Thing], frozenset[Thing]]]

    @property
    def waiting(self) -> tuple[Judgement, ...]:
        """The judgements that nothing is read of on one of their sides."""
        return tuple(
            judgement for judgement, (one, other) in self.of.items() if not (one and (other or judgement.other.iri))
        )

    def links(self, iris: Mapping[Thing, str]) -> tuple[Link, ...]:
        """Return what was judged of things elsewhere, in the order of the judgements."""
        return tuple(
            Link(iris[min(one)], judgement) for judgement, (one, _) in self.of.items() if one and judgement.other.iri
        )

    def overruled(self, iris: Mapping[Thing, str]) -> tuple[Judgement, ...]:
        """Return the judgements of difference whose sides the others make one."""
        return tuple(
            judgement
            for judgement, (one, other) in self.of.items()
            if judgement.verdict is Verdict.DIFFERENT
            and {iris[its] for its in one} & {iris[its] for its in other}
        )


def bind(judgements: Iterable[Judgement], roll: Roll) -> Bound:
    """Say of the things that were read what was judged of their references.

    Raises Contradiction where the judgements contradict each other.
    """
    agreed = check(judgements)
    found = _Finder((its for judgement in agreed for its in (judgement.one, judgement.other)), roll)
    of = {judgement: (found.things(judgement.one), found.things(judgement.other)) for judgement in agreed}
    same: list[frozenset[Thing]] = []
    pairs: dict[Verdict, list[tuple[Thing, Thing]]] = {verdict: [] for verdict in Verdict}
    elsewhere: defaultdict[str, frozenset[Thing]] = defaultdict(frozenset)
    for judgement, (one, other) in of.items():
        if judgement.verdict is Verdict.SAME and judgement.other.iri:
            elsewhere[judgement.other.iri] |= one
        if judgement.verdict is not Verdict.UNSURE:
            same += [group for group in (one, other) if len(group) > 1]
        if one and other:
            if judgement.verdict is Verdict.SAME:
                same.append(one | other)
            elif not one & other:
                pairs[judgement.verdict].append((min(one), min(other)))
    same += [group for group in elsewhere.values() if len(group) > 1]
    return Bound(Bonds(tuple(same), tuple(pairs[Verdict.DIFFERENT]), tuple(pairs[Verdict.UNSURE])), of)


def descriptions(witness: Witness, entity: Entity) -> frozenset[str]:
    """Return what a document tells of an entity in a few words: a person's posts, a meeting's day and organiser."""
    posts = (its for its in witness.claims.posts if its.person == entity)
    told = {(its.organisation.name if its.organisation else "") + its.post for its in posts}
    for its in witness.claims.meetings:
        if its.meeting == entity:
            told.add(" ".join(filter(None, (its.organiser.name if its.organiser else "", its.date))))
    return frozenset(told - {""})


class _Finder:
    """The things that references mean."""

    def __init__(self, references: Iterable[Reference], roll: Roll) -> None:
        self._named: dict[tuple[Kind, str, str], list[Mention]] = {_called(its): [] for its in references}
        for witness in roll if self._named else ():
            for entity in witness.aliases:
                if (named := self._named.get((entity.kind, *_name(entity)))) is not None:
                    named.append(mentioned(witness, Thing(witness.document, entity)))

    def things(self, reference: Reference) -> frozenset[Thing]:
        """Return the entities of that name in the reference's files; where none is left, those so described."""
        named = self._named[_called(reference)]
        if there := frozenset(its for file in files(reference) for its in _in_file(named, *file)):
            return there
        known = set(reference.known_as)
        return frozenset(its.thing for its in named if known & its.known_as)


def _called(reference: Reference) -> tuple[Kind, str, str]:
    return reference.kind, reference.name, reference.qualifier


def _in_file(named: Sequence[Mention], source: str, hashed: str) -> list[Thing]:
    """Return what is in the file of that hash, whatever its name, or else, when it was corrected, of that name."""
    by_hash = [its.thing for its in named if hashed and its.thing.document.startswith(hashed)]
    return by_hash or [its.thing for its in named if source in its.sources]


def files(reference: Reference) -> list[tuple[str, str]]:
    """Return the files of a reference, each with the beginning of its hash, empty where that is not known."""
    return list(zip_longest(reference.sources, reference.hashes[: len(reference.sources)], fillvalue=""))


def follow(reference: Reference, documents: Mapping[str, str]) -> Reference:
    """Return the reference to the same entity, now that files are called so, and their bytes have these hashes.

    A file that was renamed goes by its new name, a corrected one by its new hash; of what is gone, all stays.
    """
    names: dict[str, str] = {}
    for name, document in sorted(documents.items(), reverse=True):
        names[document[:_HASH]] = name
    found = [
        (source, hashed)
        if documents.get(source, "").startswith(hashed or "-")
        else (names[hashed], hashed)
        if hashed in names
        else (source, documents[source][:_HASH] if source in documents else hashed)
        for source, hashed in files(reference)
    ]
    return replace(reference, sources=tuple(source for source, _ in found), hashes=tuple(hashed for _, hashed in found))


def _name(entity: Entity) -> tuple[str, str]:
    return entity.name, entity.qualifier
