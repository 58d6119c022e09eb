"""What is decided on the way to who is who: a key for each thing, the same for those that are one, and how alike others are."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.facts import Kind

from .clues import Ages, Clues, Keys
from .crowd import Crowd
from .likeness import Likeness, reason
from .meetings import Meetings
from .namesakes import Namesakes
from .naming import Naming, shared_names
from .organisations import Organisations
from .partition import Bonds, own
from .reading import Thing
from .roll import Roll
from .works import Documents, Publications

_LOCAL = (Kind.GROUP, Kind.SPEECH, Kind.INSTRUCTION, Kind.AIM)
"""Kinds of thing that no other document speaks of."""


def decide(roll: Roll, bonds: Bonds) -> tuple[Keys, list[Likeness], list[tuple[int, int]]]:
    """Return the key of each thing, the pairs that are worth asking about, and each edition with its work.

    The roll is gone through a few times: for people one must know which organisations and meetings are one.
    """
    keys, ages = Keys(roll.size), Ages(roll)
    versions = _settle_what_people_do(roll, ages, bonds, keys)
    crowd = Crowd()
    for witness in roll:
        crowd.hear(witness, keys, keys)
    alike = [like for like in crowd.settle(roll, ages, bonds, keys) if like.is_doubtful]
    del crowd
    return keys, [*alike, *_namesakes_alike(roll, keys)], versions


def _settle_what_people_do(roll: Roll, ages: Ages, bonds: Bonds, keys: Keys) -> list[tuple[int, int]]:
    """Settle all but people, and return each edition with its work."""
    shared = shared_names(roll)
    organisations, meetings = Organisations(keys, roll.authority), Meetings(keys)
    documents, publications = Documents(keys), Publications(keys)
    local = [Clues(kind, keys) for kind in _LOCAL]
    for witness in roll:
        naming = Naming(witness, shared)
        organisations.hear(witness, naming)
        meetings.hear(witness)
        documents.hear(witness, naming)
        publications.hear(witness, naming)
        for clues in local:
            for entity in clues.enter(witness):
                clues.give(witness.numbers[entity], [own(Thing(witness.document, entity))])
    # a meeting is known by who holds it, so organisations come first
    organisations.clues().settle(roll, ages, bonds)
    for clues in (meetings.clues(), documents.clues(), publications.clues(), *local):
        clues.settle(roll, ages, bonds)
    return list(publications.versions())


def _namesakes_alike(roll: Roll, keys: Keys) -> Iterator[Likeness]:
    namesakes = Namesakes(keys, roll.authority.places)
    for witness in roll:
        namesakes.hear(witness)
    for pair in namesakes.alike():
        if keys.numbers[pair.one] != keys.numbers[pair.other]:
            one, other = roll.thing(pair.one), roll.thing(pair.other)
            like = Likeness(one, other, (*pair.reasons, reason("one name", one.entity.name)))
            if like.is_doubtful:
                yield like
