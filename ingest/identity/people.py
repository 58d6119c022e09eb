"""When two of one name are one person: by what they are, where, when and among whom; never by the name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ontology.facts import Entity, Kind

from ..authority import Authority
from .likeness import Likeness
from .profile import Profile, Seats, office_held
from .reading import Clue, Thing
from .resemblance import reasons
from .scope import is_single_post, scope
from .seat import office_of
from .witness import Sighting, Witness

_NEAR = 12
"""With how many of the next in time a person is compared, among all that could be the same."""

_NEARLY_ALL = 0.9
"""In how many of the documents of a series that say who is meant it must be one and the same person."""


def person_clues(witness: Witness, seats: Seats) -> dict[Entity, set[Clue]]:
    """Give each person of a document the offices held as clues, each with the name.

    A post without an organisation, or in a body that has no name outside the office that issues the
    bulletin (人事处, 机关党委), is a clue to that office.
    """
    inner = _inner(witness)
    clues: dict[Entity, set[Clue]] = {person: set() for person in witness.entities(Kind.PERSON)}
    for sighting in witness.claims.posts:
        clues[sighting.person].update(_offices(sighting, witness, inner, seats))
    return clues


def introduced_alike(people: Sequence[Profile], authority: Authority) -> Iterator[Likeness]:
    """Compare the people of whom some document says what they are, where two of one name share something."""
    blocks: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in people:
        if profile.is_introduced:
            for block in {(profile.name,), *((profile.name, *of) for of in profile.blocks())}:
                blocks[block].append(profile)
    yield from _compared(blocks, authority)


def bare_alike(people: Sequence[Profile], authority: Authority) -> Iterator[Likeness]:
    """Compare the people named without a post with those that their series or office has introduced, else with each other.

    Who is named so is taken for known to the readers: for the one that the series tells of, or tells of in nearly
    all of its documents; in the bulletins of an office, for one of its own people. Where several are known so,
    nobody is meant for sure.
    """
    blocks: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in people:
        for told_in in profile.told_in or {()}:
            blocks[profile.name, *told_in].append(profile)
    lone: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for block, among in sorted(blocks.items()):
        known = [profile for profile in among if profile.is_introduced]
        known = [profile for profile in known if block[1:] in profile.employers] or known
        bare = [profile for profile in among if not profile.is_introduced]
        if not known:
            lone[block] = bare
        elif len(block) > 1 and (best := _best_known(known)):
            yield from (_likeness(profile, best, authority) for profile in bare)
    yield from _compared(lone, authority)


def _best_known(known: Sequence[Profile]) -> Profile | None:
    best = max(known, key=lambda profile: len(profile.things))
    told = sum(len(profile.things) for profile in known)
    return best if len(best.things) >= _NEARLY_ALL * told else None


def _compared(blocks: Mapping[tuple[str, ...], list[Profile]], authority: Authority) -> Iterator[Likeness]:
    """Compare each of a block with the next few in time, each pair once."""
    seen: set[tuple[Thing, Thing]] = set()
    for _, block in sorted(blocks.items()):
        ranked = sorted(block, key=lambda profile: (profile.since, profile.first))
        for at, profile in enumerate(ranked):
            for other in ranked[at + 1 : at + 1 + _NEAR]:
                pair = (profile.first, other.first)
                if pair not in seen:
                    seen.add(pair)
                    yield _likeness(profile, other, authority)


def _likeness(one: Profile, other: Profile, authority: Authority) -> Likeness:
    first, second = sorted((one, other), key=lambda profile: profile.first)
    return Likeness(first.first, second.first, reasons(first, second, authority))


def _offices(its: Sighting, witness: Witness, inner: frozenset[Entity], seats: Seats) -> Iterator[Clue]:
    name = its.person.name
    if is_single_post(its.post):
        yield ("post", name, its.post)
        return
    if office := office_held(its, witness, seats):
        # a whole country is no office: its president and its premier can bear one name
        abroad = office[1] == witness.authority.countries.country(office[1])
        yield ("office", name, *office, its.post) if abroad else ("office", name, *office)
    if witness.issuer and its.organisation in inner:
        yield ("office", name, *office_of(seats[witness.numbers[witness.issuer]]))


def _inner(witness: Witness) -> frozenset[Entity]:
    """Return the bodies inside the issuing office: by the document's word, or by their names."""
    if not witness.issuer:
        return frozenset()
    parts = {part for part, whole in witness.claims.parts if whole == witness.issuer}
    nameless = {
        entity
        for entity in witness.entities(Kind.ORGANISATION)
        if entity != witness.issuer and scope(entity.name, witness) == witness.office
    }
    return frozenset(parts | nameless)
