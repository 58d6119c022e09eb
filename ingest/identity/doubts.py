"""The pairs that may be one thing and were not taken for one: for a person to judge, the most likely first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .judgements import Reference
from .likeness import Likeness, Reason, weights
from .partition import Bonds
from .reading import Thing
from .references import refer
from .witness import Witness


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one: their IRIs, references to judge them by, the score and its reasons."""

    one: str
    other: str
    references: tuple[Reference, Reference]
    score: float
    reasons: tuple[Reason, ...]


def doubts(
    alike: Iterable[Likeness], bonds: Bonds, iris: Mapping[Thing, str], witnesses: Sequence[Witness]
) -> tuple[Doubt, ...]:
    """Return the pairs that are alike, neither one nor judged nor far from one; of several reasons the best."""
    pairs = (*bonds.different, *bonds.unsure)
    judged = {frozenset({iris[one], iris[other]}) for one, other in pairs}
    best: dict[tuple[str, str], Likeness] = {}
    for like in sorted(alike, key=lambda like: (-like.score, like.one, like.other)):
        one, other = sorted((iris[like.one], iris[like.other]))
        if one != other and like.score >= weights()["doubtful"] and frozenset({one, other}) not in judged:
            best.setdefault((one, other), like)
    members: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing, iri in iris.items():
        members[iri].append(thing)
    by_document = {witness.document: witness for witness in witnesses}
    named = {iri: refer(members[iri], by_document) for iri in {iri for pair in best for iri in pair}}
    return tuple(
        Doubt(one, other, (named[one], named[other]), like.score, like.reasons)
        for (one, other), like in best.items()
    )
