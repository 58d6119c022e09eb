"""When two of one name are one person: by an office they share, never by the name alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ontology.facts import Entity, Kind, OrganisationFact, PostFact

from .partition import Clue
from .reading import Thing
from .scope import is_single_post, scope
from .source import Source


def person_clues(sources: Sequence[Source], organisations: Mapping[Thing, Clue]) -> dict[Thing, set[Clue]]:
    """Give each person the offices held as clues, each with the name.

    A post without an organisation, or in a body that has no name outside the office that issues the
    bulletin (人事处, 机关党委), is a clue to that office.
    """
    clues: dict[Thing, set[Clue]] = {}
    for source in sources:
        inner = _inner(source)
        for person in source.entities(Kind.PERSON):
            clues[source.thing(person)] = set()
        for fact in source.facts:
            if isinstance(fact, PostFact):
                clues[source.thing(fact.person)] |= set(_clues(fact, source, inner, organisations))
    return clues


def _clues(
    fact: PostFact, source: Source, inner: frozenset[Entity], organisations: Mapping[Thing, Clue]
) -> Iterator[Clue]:
    name = fact.person.name
    if is_single_post(fact.post):
        yield ("post", name, fact.post)
    elif fact.organisation:
        yield ("office", name, *organisations[source.thing(fact.organisation)])
    if source.issuer and (fact.organisation in inner if fact.organisation else not is_single_post(fact.post)):
        yield ("office", name, *organisations[source.thing(source.issuer)])


def _inner(source: Source) -> frozenset[Entity]:
    """Return the bodies inside the issuing office: by the document's word, or by their names."""
    if not source.issuer:
        return frozenset()
    parts = {
        fact.organisation
        for fact in source.facts
        if isinstance(fact, OrganisationFact) and fact.parent == source.issuer
    }
    nameless = {
        entity
        for entity in source.entities(Kind.ORGANISATION)
        if entity != source.issuer and scope(entity.name, source.office, source.document) == source.office
    }
    return frozenset(parts | nameless)
