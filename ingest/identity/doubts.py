"""The pairs that may be one thing and were not taken for one: for a person to judge, the most likely first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .forest import Forest
from .judgements import Reference
from .likeness import Likeness, Reason
from .partition import Bonds
from .reading import Thing
from .references import Mention, mentioned, refer
from .roll import Roll


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one: their IRIs, references to judge them by, the score and its reasons."""

    one: str
    other: str
    references: tuple[Reference, Reference]
    score: float
    reasons: tuple[Reason, ...]


def doubts(
    alike: Iterable[Likeness], bonds: Bonds, iris: Mapping[Thing, str], roll: Roll
) -> tuple[Doubt, ...]:
    """Return the pairs that are worth asking about, which are neither one nor judged.

    Of several reasons for a pair the best count; of pairs that hang together only as many are asked about, the
    likeliest, as make one of all if each is judged so.
    """
    pairs = sorted(alike, key=lambda like: (-like.score, like.one, like.other))
    # document by document, for to look into one takes time
    known = {thing: iris[thing] for thing in sorted({thing for like in pairs for thing in (like.one, like.other)})}
    judged = {frozenset({iris[one], iris[other]}) for one, other in (*bonds.different, *bonds.unsure)}
    best: dict[tuple[str, str], Likeness] = {}
    forest = Forest[str]()
    for like in pairs:
        one, other = sorted((known[like.one], known[like.other]))
        if frozenset({one, other}) not in judged and forest.root(one) != forest.root(other):
            forest.join((one, other))
            best[one, other] = like
    wanted = {iri for pair in best for iri in pair}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for witness in roll if best else ():
        for entity in witness.numbers:
            thing = Thing(witness.document, entity)
            if (iri := iris[thing]) in wanted:
                mentions[iri].append(mentioned(witness, thing))
    named = {iri: refer(mentions[iri]) for iri in wanted}
    return tuple(
        Doubt(one, other, (named[one], named[other]), like.score, like.reasons)
        for (one, other), like in best.items()
    )
