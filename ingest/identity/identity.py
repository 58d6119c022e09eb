"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ontology.facts import Entity
from ontology.iri import bulletin_iri, mint

from ..authority import Authority
from .decision import decide
from .doubts import Doubt, doubts
from .iris import Iris
from .judgements import Judgement
from .reading import Reading, Thing
from .references import Link, bind
from .roll import Roll
from .scope import is_single_post


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
    readings: Iterable[Reading] | Roll, judgements: Iterable[Judgement] = (), authority: Authority | None = None
) -> Identity:
    """Decide which entities of the readings are one, holding to what was judged of them and what is known beforehand.

    The order of the readings makes no difference; without a judgement, all is as it was before it. Whoever has many
    calls the roll himself, reading by reading, with the authority. Raises Contradiction where the judgements contradict
    each other.
    """
    roll = readings if isinstance(readings, Roll) else Roll(sorted(readings, key=lambda its: its.sha256), authority)
    bound = bind(judgements, roll)
    keys, alike, versions = decide(roll, bound.bonds)
    iris = Iris(roll, keys)
    return Identity(
        iris,
        iris.names(),
        {iris.of(edition): iris.of(work) for edition, work in versions},
        doubts(alike, bound.bonds, iris, roll),
        bound.waiting,
        bound.overruled(iris),
        bound.links(iris),
    )
