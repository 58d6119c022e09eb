"""When two of one name are one person: by an office they share, never by the name alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ontology.facts import Entity, Kind, OrganisationFact, PostFact

from .partition import Clue
from .reading import Thing
from .scope import is_single_post, scope
from .witness import Witness


def person_clues(witnesses: Sequence[Witness], organisations: Mapping[Thing, Clue]) -> dict[Thing, set[Clue]]:
    """Give each person the offices held as clues, each with the name.

    A post without an organisation, or in a body that has no name outside the office that issues the
    bulletin (人事处, 机关党委), is a clue to that office.
    """
    clues: dict[Thing, set[Clue]] = {}
    for witness in witnesses:
        inner = _inner(witness)
        for person in witness.entities(Kind.PERSON):
            clues[witness.thing(person)] = set()
        for fact in witness.facts:
            if isinstance(fact, PostFact):
                clues[witness.thing(fact.person)] |= set(_clues(fact, witness, inner, organisations))
    return clues


def _clues(
    fact: PostFact, witness: Witness, inner: frozenset[Entity], organisations: Mapping[Thing, Clue]
) -> Iterator[Clue]:
    name = fact.person.name
    if is_single_post(fact.post):
        yield ("post", name, fact.post)
        return
    if fact.organisation:
        yield ("office", name, *organisations[witness.thing(fact.organisation)])
    if witness.issuer and (fact.organisation is None or fact.organisation in inner):
        yield ("office", name, *organisations[witness.thing(witness.issuer)])


def _inner(witness: Witness) -> frozenset[Entity]:
    """Return the bodies inside the issuing office: by the document's word, or by their names."""
    if not witness.issuer:
        return frozenset()
    parts = {
        fact.organisation
        for fact in witness.facts
        if isinstance(fact, OrganisationFact) and fact.parent == witness.issuer
    }
    nameless = {
        entity
        for entity in witness.entities(Kind.ORGANISATION)
        if entity != witness.issuer and scope(entity.name, witness.office, witness.document) == witness.office
    }
    return frozenset(parts | nameless)
