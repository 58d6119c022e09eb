"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.facts import Entity, Kind
from ontology.iri import bulletin_iri, mint

from .meetings import meeting_clues
from .organisations import organisation_clues
from .partition import Clue, own, partition
from .people import person_clues
from .reading import Reading, Thing
from .scope import is_single_post
from .witness import Witness, witnesses
from .works import document_clues, publication_clues

_LOCAL = (Kind.GROUP, Kind.SPEECH, Kind.INSTRUCTION, Kind.AIM)


class IdentityError(LookupError):
    """An entity was asked for that no reading told of."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entities of which documents are one thing: the IRI of each, and the name of each IRI."""

    iris: Mapping[Thing, str]
    names: Mapping[str, str]

    def iri(self, sha256: str, entity: Entity) -> str:
        """Return the IRI of an entity of the document with that hash.

        Raises IdentityError where no reading of that document speaks of the entity.
        """
        try:
            return self.iris[Thing(sha256, entity)]
        except KeyError:
            raise IdentityError(
                f"no {entity.kind} {entity.name!r} in document {sha256[:12]}; "
                "resolve identity over all readings before stating their facts"
            ) from None

    def name(self, iri: str) -> str:
        """Return the name that a thing goes by in all documents: the fullest that they use."""
        return self.names[iri]

    def post(self, sha256: str, post: str, organisation: Entity | None) -> str:
        """Return the IRI of a post: in its organisation, in the country, or in this document only."""
        if organisation:
            return mint("post", post, self.iri(sha256, organisation))
        return mint("post", post) if is_single_post(post) else mint("post", post, bulletin_iri(sha256))


def resolve(readings: Iterable[Reading]) -> Identity:
    """Decide which entities of the readings are one; the order of the readings makes no difference."""
    read = witnesses(readings)
    dates = {witness.document: witness.date or "9999" for witness in read}
    keys: dict[Thing, Clue] = {}

    def settle(clues: Mapping[Thing, Iterable[Clue]]) -> dict[Thing, Clue]:
        settled = partition(clues, lambda thing: dates[thing.document])
        keys.update(settled)
        return settled

    organisations = settle(organisation_clues(read))
    settle(person_clues(read, organisations))
    settle(meeting_clues(read, organisations))
    settle(document_clues(read))
    settle(publication_clues(read))
    for kind in _LOCAL:
        settle(_local_clues(read, kind))
    iris = {thing: mint(thing.entity.kind.value, *key) for thing, key in keys.items()}
    return Identity(iris, _names(iris))


def _local_clues(read: Iterable[Witness], kind: Kind) -> dict[Thing, set[Clue]]:
    things = (witness.thing(entity) for witness in read for entity in witness.entities(kind))
    return {thing: {own(thing)} for thing in things}


def _names(iris: Mapping[Thing, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for thing, iri in iris.items():
        name = thing.entity.name
        names[iri] = min(names.get(iri, name), name, key=lambda name: (-len(name), name))
    return names
