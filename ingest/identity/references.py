"""From entities to the references that judgements name them by, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ontology.facts import Entity, Kind, MeetingFact, PostFact

from .judgements import Judgement, Reference, Verdict, check
from .partition import Bonds
from .reading import Reading, Thing
from .witness import Witness, witnesses

_TOLD = 3
"""How many files and descriptions a reference keeps: enough to find the entity when some of them are gone."""

_HASH = 16
"""How many characters of a hash a reference keeps: no two files of a workspace will ever share them."""


def reference(things: Iterable[Thing], readings: Iterable[Reading], *, part: bool = False) -> Reference:
    """Return the reference to what these things are, be it all of an entity or only what some documents tell of it.

    A `part` names all of its documents, since it is told from the rest by nothing else. Raises ValueError where
    no reading tells of them, or there are none.
    """
    members = list(things)
    by_document = {witness.document: witness for witness in witnesses(readings)}
    if not members or not {thing.document for thing in members} <= by_document.keys():
        raise ValueError("a reference needs things, and the readings that tell of them")
    return refer(members, by_document, part=part)


def refer(things: Iterable[Thing], by_document: Mapping[str, Witness], *, part: bool = False) -> Reference:
    """Return the reference to an entity, given all that is one with it; any document order gives the same."""
    members = sorted(things)
    entity = min((thing.entity for thing in members), key=lambda entity: (-len(entity.name), entity))
    bearers = [thing for thing in members if (thing.entity.name, thing.entity.qualifier) == _name(entity)]
    sources = sorted(
        {(source, thing.document) for thing in bearers for source in by_document[thing.document].sources}
    )[: None if part else _TOLD]
    known_as = sorted(
        {words for thing in bearers for words in descriptions(by_document[thing.document], thing)}
    )
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


def bind(judgements: Iterable[Judgement], read: Sequence[Witness]) -> Bound:
    """Say of the things that were read what was judged of their references.

    Raises Contradiction where the judgements contradict each other.
    """
    agreed = check(judgements)
    found = _Finder(read if agreed else ())
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


def descriptions(witness: Witness, thing: Thing) -> set[str]:
    """Return what a document tells of an entity in a few words: a person's posts, a meeting's day and organiser."""
    told: set[str] = set()
    for fact in witness.about(thing.entity):
        if isinstance(fact, PostFact) and fact.person == thing.entity:
            told.add((fact.organisation.name if fact.organisation else "") + fact.post)
        elif isinstance(fact, MeetingFact) and fact.meeting == thing.entity:
            organiser = fact.organiser.name if fact.organiser else ""
            told.add(" ".join(filter(None, (organiser, fact.date))))
    return told - {""}


class _Finder:
    """The things that references mean."""

    def __init__(self, read: Sequence[Witness]) -> None:
        self._named: defaultdict[tuple[Kind, str, str], list[tuple[Witness, Thing]]] = defaultdict(list)
        for witness in read:
            for entity in witness.aliases:
                self._named[entity.kind, *_name(entity)].append((witness, witness.thing(entity)))

    def things(self, reference: Reference) -> frozenset[Thing]:
        """Return the entities of that name in the reference's files; where none is left, those so described."""
        named = self._named[reference.kind, reference.name, reference.qualifier]
        if there := frozenset(its for file in files(reference) for its in _in_file(named, *file)):
            return there
        known = set(reference.known_as)
        return frozenset(thing for witness, thing in named if known & descriptions(witness, thing))


def _in_file(named: Sequence[tuple[Witness, Thing]], source: str, hashed: str) -> list[Thing]:
    """Return what is in the file of that hash, whatever its name, or else, when it was corrected, of that name."""
    by_hash = [thing for witness, thing in named if hashed and witness.document.startswith(hashed)]
    return by_hash or [thing for witness, thing in named if source in witness.sources]


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
