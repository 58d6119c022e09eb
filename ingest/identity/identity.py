"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ontology.facts import Entity, Kind
from ontology.iri import bulletin_iri, mint

from ..authority import Authority, ours
from .doubts import Doubt, doubts
from .homes import with_homes
from .judgements import Judgement
from .likeness import Likeness, weights
from .meetings import meeting_clues
from .namesakes import namesakes_alike
from .naming import Naming, namings
from .organisations import organisation_clues
from .partition import Bonds, own, partition
from .people import bare_alike, introduced_alike, person_clues
from .profile import profiles, sketches
from .reading import Clue, Reading, Thing
from .references import Link, bind
from .scope import is_single_post
from .witness import Witness, witnesses
from .works import document_clues, publication_clues, versions

_LOCAL = (Kind.GROUP, Kind.SPEECH, Kind.INSTRUCTION, Kind.AIM)


class IdentityError(LookupError):
    """An entity was asked for that no reading told of."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entities of which documents are one thing.

    `iris` holds the IRI of each, `names` the name of each IRI, `versions` the IRI of the work that an edition is
    one of, `doubts` the pairs that may be one and were not taken for one, those most likely one first, `waiting`
    the judgements that nothing is read of on one of their sides, `overruled` those that others leave no room for,
    `links` what was judged of things elsewhere.
    """

    iris: Mapping[Thing, str]
    names: Mapping[str, str]
    versions: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    waiting: tuple[Judgement, ...] = ()
    overruled: tuple[Judgement, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def idle(self) -> tuple[Judgement, ...]:
        """The judgements that have no effect on what was read."""
        return (*self.waiting, *self.overruled)

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

    def within(self, sha256: str, entities: Iterable[Entity]) -> Identity:
        """Return what it says of the entities of one document. Raises IdentityError like `iri`."""
        iris = {Thing(sha256, entity): self.iri(sha256, entity) for entity in entities}
        names = {iri: self.names[iri] for iri in iris.values()}
        return Identity(iris, names, {iri: self.versions[iri] for iri in names if iri in self.versions})

    def name(self, iri: str) -> str:
        """Return the name that a thing goes by in all documents: the fullest that they use."""
        return self.names[iri]

    def post(self, sha256: str, post: str, organisation: Entity | None) -> str:
        """Return the IRI of a post: in its organisation, in the country, or in this document only."""
        if organisation:
            return mint("post", post, self.iri(sha256, organisation))
        return mint("post", post) if is_single_post(post) else mint("post", post, bulletin_iri(sha256))


def resolve(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), authority: Authority | None = None
) -> Identity:
    """Decide which entities of the readings are one, holding to what was judged of them and what is known beforehand.

    The order of the readings makes no difference; without a judgement, all is as it was before it. Raises
    Contradiction where the judgements contradict each other.
    """
    authority = authority or ours()
    read = with_homes(witnesses(readings, authority))
    named = namings(read)
    bound = bind(judgements, read)
    decision = _Decision(read, named, bound.bonds, authority)
    minted = {(thing.entity.kind, key) for thing, key in decision.keys.items()}
    iri = {(kind, key): mint(kind.value, *key) for kind, key in minted}
    iris = {thing: iri[thing.entity.kind, key] for thing, key in decision.keys.items()}
    alike = [like for like in decision.alike if iris[like.one] != iris[like.other]]
    return Identity(
        iris,
        _names(iris),
        versions(read, named, iris),
        doubts(alike, bound.bonds, iris, read),
        bound.waiting,
        bound.overruled(iris),
        bound.links(iris),
    )


class _Decision:
    """What is decided on the way: a key for each thing, the same for those that are one, and how alike others are."""

    def __init__(
        self, read: Sequence[Witness], named: Mapping[str, Naming], bonds: Bonds, authority: Authority
    ) -> None:
        self.keys: dict[Thing, Clue] = {}
        self.alike: list[Likeness] = []
        self.bonds = bonds
        self._authority = authority
        self._dates = {witness.document: witness.date or "9999" for witness in read}
        organisations = self._settle(organisation_clues(read, named, authority))
        meetings = self._settle(meeting_clues(read, organisations))
        self._settle_people(read, organisations, meetings)
        self._settle(document_clues(read, named))
        self._settle(publication_clues(read, named))
        for kind in _LOCAL:
            self._settle(_local_clues(read, kind))
        self.alike += namesakes_alike(read, self.keys, authority.places)

    def _settle_people(
        self, read: Sequence[Witness], organisations: Mapping[Thing, Clue], meetings: Mapping[Thing, Clue]
    ) -> None:
        """Settle people in three rounds: by clues, then those that are introduced, then those only named."""
        clues, sketched = person_clues(read, organisations), sketches(read, organisations, meetings)
        found: list[Likeness] = []
        for compare in (introduced_alike, bare_alike):
            keys = self._settle(clues, found)
            found += compare(profiles(sketched, keys), self._authority)
        self._settle(clues, found)
        self.alike += found

    def _settle(
        self, clues: Mapping[Thing, Iterable[Clue]], alike: Sequence[Likeness] = ()
    ) -> dict[Thing, Clue]:
        apart = tuple((like.one, like.other) for like in alike if like.score <= weights()["apart"])
        bonds = Bonds(self.bonds.same, (*self.bonds.different, *apart))
        settled = partition(clues, lambda thing: self._dates[thing.document], bonds, alike)
        self.keys.update(settled)
        return settled


def _local_clues(read: Iterable[Witness], kind: Kind) -> dict[Thing, set[Clue]]:
    things = (witness.thing(entity) for witness in read for entity in witness.entities(kind))
    return {thing: {own(thing)} for thing in things}


def _names(iris: Mapping[Thing, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for thing, iri in iris.items():
        name = thing.entity.name
        names[iri] = min(names.get(iri, name), name, key=lambda name: (-len(name), name))
    return names
