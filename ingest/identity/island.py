"""What becomes one where some of what hangs together must stay apart.

Things hang together by what was judged of them, by clues and by being alike; nothing beyond them has a say. So every
island is settled by itself, and however many there are, each costs only its own size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, TypeVar

from .forest import Forest
from .likeness import weights
from .reading import Clue


class Alike(NamedTuple):
    """Two things, by number, and how alike they are."""

    one: int
    other: int
    score: float


@dataclass(slots=True)
class Island:
    """Things that hang together, by number: those judged one, those that are alike, and those that must stay apart."""

    members: list[int] = field(default_factory=list)
    same: list[set[int]] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)


def clusters(island: Island, held: Sequence[set[Clue]]) -> Iterable[list[int]]:
    """Return what of an island is one, and take from `held`, the clues by number, those that lead beyond that.

    Things become one in steps: those judged the same, those that share a clue, then those that are alike, the
    most alike first. What a step would join to both of two that stay apart, it joins to neither.
    """
    if not island.apart:
        return [island.members]
    forest = Forest[int]()
    for group in island.same:
        forest.join(group)
    apart = [(one, other) for one, other in island.apart if forest.root(one) != forest.root(other)]

    holders: defaultdict[Clue, set[int]] = defaultdict(set)
    for member in island.members:
        for clue in held[member]:
            holders[clue].add(member)
    kept = _step(forest, holders, apart)
    for member in island.members:
        held[member].intersection_update([clue for clue in held[member] if forest.root(member) in kept[clue]])

    ranked = sorted(_unambiguous(forest, island.alike, apart), key=lambda like: -like.score)
    for _, step in groupby(ranked, key=lambda like: like.score):
        _step(forest, {at: {like.one, like.other} for at, like in enumerate(step)}, apart)

    found: defaultdict[int, list[int]] = defaultdict(list)
    for member in island.members:
        found[forest.root(member)].append(member)
    return found.values()


Label = TypeVar("Label", bound=Hashable)


def _step(
    forest: Forest[int], groups: Mapping[Label, Iterable[int]], apart: list[tuple[int, int]]
) -> dict[Label, set[int]]:
    """Join the things of each group, save for those that would bring together what must stay apart.

    Returns the roots, as they are after that, that each group was left with.
    """
    left = {label: {forest.root(thing) for thing in group} for label, group in groups.items()}
    while conflicts := _conflicts(forest, left, apart):
        leaving = [leave for one, other in conflicts for leave in _leaving(left, one, other)]
        for label, root in leaving:
            left[label].discard(root)
    for group in left.values():
        forest.join(group)
    return {label: {forest.root(thing) for thing in group} for label, group in left.items()}


def _unambiguous(
    forest: Forest[int], alike: Iterable[Alike], apart: list[tuple[int, int]]
) -> Iterator[Alike]:
    """Leave out what is alike to two that must stay apart, and to neither clearly more than to the other."""
    score: defaultdict[int, dict[int, float]] = defaultdict(dict)
    pairs = [(forest.root(like.one), forest.root(like.other), like) for like in alike]
    for one, other, like in pairs:
        score[one][other] = score[other][one] = max(like.score, score[one].get(other, like.score))
    unclear = {
        frozenset({between, side})
        for one, other in {(forest.root(one), forest.root(other)) for one, other in apart}
        for between in score[one].keys() & score[other].keys()
        if abs(score[one][between] - score[other][between]) < weights()["clear"]
        for side in (one, other)
    }
    return (like for one, other, like in pairs if frozenset({one, other}) not in unclear)


def _conflicts(
    forest: Forest[int], left: Mapping[Label, set[int]], apart: list[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the pairs of roots that must stay apart, and that the groups would bring together."""
    pairs = {(forest.root(one), forest.root(other)) for one, other in apart}
    if not pairs:
        return set()
    trial = Forest[int]()
    for group in left.values():
        trial.join(group)
    return {(one, other) for one, other in pairs if trial.root(one) == trial.root(other)}


def _leaving(left: Mapping[Label, set[int]], one: int, other: int) -> set[tuple[Label, int]]:
    """Say who leaves which group: the two that share it; else whoever stands between them; else both, all groups."""
    near = {label for label, group in left.items() if one in group}
    far = {label for label, group in left.items() if other in group}
    if shared := near & far:
        return {(label, root) for label in shared for root in (one, other)}
    around = {root for label in near for root in left[label]} & {
        root for label in far for root in left[label]
    }
    if between := around - {one, other}:
        return {(label, root) for label in near | far for root in between & left[label]}
    return {(label, one) for label in near} | {(label, other) for label in far}
