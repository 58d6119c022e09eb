"""Which things are one: judged so, sharing a clue, or alike enough; never those that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .forest import Forest
from .island import Alike, Island, clusters
from .likeness import Likeness, weights
from .reading import Clue, Thing


@dataclass(frozen=True, slots=True)
class Bonds:
    """What was judged of things: groups that are one, pairs that are not, and pairs that were left unsure."""

    same: tuple[frozenset[Thing], ...] = ()
    different: tuple[tuple[Thing, Thing], ...] = ()
    unsure: tuple[tuple[Thing, Thing], ...] = ()


def own(thing: Thing) -> Clue:
    """Return the clue that fits this entity of this document and nothing else."""
    return ("own", thing.document, thing.entity.name, thing.entity.qualifier)


def partition(
    clues: Mapping[Thing, Iterable[Clue]],
    age: Callable[[Thing], str],
    bonds: Bonds = Bonds(),
    alike: Iterable[Likeness] = (),
) -> dict[Thing, Clue]:
    """Give each thing the clue that stands for all that it is one with; a thing without clues stands alone.

    Things become one in steps: those judged the same, those that share a clue, then those that are alike,
    the most alike first. Those judged different stay apart, and so do two entities of a document that have
    one name and differ by qualifier. What a step would join to both of two that stay apart, it joins to
    neither. Of many clues the one of the least `age` stands for all, so that what is read later seldom
    renames what was read before; of a clue that leads to several that stay apart, the eldest is named by it as
    it was before they were told apart. The order of reading makes no difference.
    """
    things = list(clues)
    number = {thing: at for at, thing in enumerate(things)}
    held = [set(clues[thing]) for thing in things]
    key: dict[Thing, Clue] = {}
    for island in _islands(number, held, bonds, alike):
        leading = _holders(island.members, held) if island.apart else {}
        found = clusters(island, held)
        for clue, members in leading.items():
            if not any(clue in held[at] for at in members):
                held[min(members, key=lambda at: (age(things[at]), things[at]))].add(clue)
        for cluster in found:
            _, eldest = min((age(things[at]), min(held[at], default=own(things[at]))) for at in cluster)
            key |= dict.fromkeys([things[at] for at in cluster], eldest)
    return key


def _holders(members: Iterable[int], held: Sequence[set[Clue]]) -> dict[Clue, list[int]]:
    """Return who holds each clue."""
    holders: defaultdict[Clue, list[int]] = defaultdict(list)
    for at in members:
        for clue in held[at]:
            holders[clue].append(at)
    return holders


def _islands(
    number: Mapping[Thing, int], held: Sequence[set[Clue]], bonds: Bonds, alike: Iterable[Likeness]
) -> Iterable[Island]:
    """Return the things that hang together, each lot with what binds it and what parts it."""
    holders = _holders(range(len(held)), held)
    same = [{number[thing] for thing in group if thing in number} for group in bonds.same]
    sure = [
        Alike(number[like.one], number[like.other], like.score)
        for like in alike
        if like.score >= weights()["sure"]
    ]
    forest = Forest[int]()
    for group in (*same, *holders.values(), *(like[:2] for like in sure)):
        forest.join(group)
    islands: defaultdict[int, Island] = defaultdict(Island)
    for at in range(len(held)):
        islands[forest.root(at)].members.append(at)
    for group in filter(None, same):
        islands[forest.root(min(group))].same.append(group)
    for like in sure:
        islands[forest.root(like.one)].alike.append(like)
    for one, other in (*bonds.different, *_namesakes(number)):
        if (
            one in number
            and other in number
            and (root := forest.root(number[one])) == forest.root(number[other])
        ):
            islands[root].apart.append((number[one], number[other]))
    return islands.values()


def _namesakes(things: Iterable[Thing]) -> list[tuple[Thing, Thing]]:
    """Return the pairs of entities of one document that have one name and differ by qualifier."""
    named: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        named[thing.document, thing.entity.name].append(thing)
    return [pair for group in named.values() for pair in combinations(sorted(group), 2)]
