"""Which things are one: judged so, sharing a clue, or alike enough; never those that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TypeAlias, TypeVar

from .likeness import Likeness, weights
from .reading import Thing

Clue: TypeAlias = tuple[str, ...]
"""Raw values that only one thing in the world fits; its first word says what sort of values they are."""

Node = TypeVar("Node", bound=Hashable)


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
    renames what was read before. The order of reading makes no difference.
    """
    held = {thing: set(of) for thing, of in clues.items()}
    forest = Forest[Thing]()
    for group in bonds.same:
        forest.join(thing for thing in group if thing in held)
    apart = [pair for pair in (*bonds.different, *_namesakes(held)) if held.keys() >= set(pair)]
    apart = [(one, other) for one, other in apart if forest.root(one) != forest.root(other)]

    holders: defaultdict[Clue, set[Thing]] = defaultdict(set)
    for thing, of in held.items():
        for clue in of:
            holders[clue].add(thing)
    kept = _step(forest, holders, apart)
    for thing, of in held.items():
        of.intersection_update(clue for clue in of if forest.root(thing) in kept[clue])

    sure = [like for like in alike if like.score >= weights()["sure"]]
    ranked = sorted(_unambiguous(forest, sure, apart), key=lambda like: -like.score)
    for _, step in groupby(ranked, key=lambda like: like.score):
        _step(forest, {at: {like.one, like.other} for at, like in enumerate(step)}, apart)

    clusters: defaultdict[Thing, list[Thing]] = defaultdict(list)
    for thing in held:
        clusters[forest.root(thing)].append(thing)
    key: dict[Thing, Clue] = {}
    for things in clusters.values():
        _, eldest = min((age(thing), min(held[thing], default=own(thing))) for thing in things)
        key |= dict.fromkeys(things, eldest)
    return key


class Forest(defaultdict[Node, Node]):
    """What is joined to what; whatever was never joined is alone."""

    def root(self, node: Node) -> Node:
        """Return the one that stands for all that the node is joined to."""
        while (up := self.get(node, node)) != node:
            self[node] = self.get(up, up)
            node = up
        return node

    def join(self, nodes: Iterable[Node]) -> None:
        """Make one of the nodes."""
        first, *others = (*nodes,) or (None,)
        for other in others:
            self[self.root(other)] = self.root(first)  # type: ignore[arg-type]


def joined(groups: Iterable[Iterable[Clue]]) -> Callable[[Clue], Clue]:
    """Return the function that gives all clues of a group, and of groups that overlap, one clue in common."""
    forest = Forest[Clue]()
    for group in groups:
        forest.join(group)
    return forest.root


Label = TypeVar("Label", bound=Hashable)


def _step(
    forest: Forest[Thing], groups: Mapping[Label, Iterable[Thing]], apart: list[tuple[Thing, Thing]]
) -> dict[Label, set[Thing]]:
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
    forest: Forest[Thing], alike: Iterable[Likeness], apart: list[tuple[Thing, Thing]]
) -> Iterator[Likeness]:
    """Leave out what is alike to two that must stay apart, and to neither clearly more than to the other."""
    score: defaultdict[Thing, dict[Thing, float]] = defaultdict(dict)
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
    forest: Forest[Thing], left: Mapping[Label, set[Thing]], apart: list[tuple[Thing, Thing]]
) -> set[tuple[Thing, Thing]]:
    """Return the pairs of roots that must stay apart, and that the groups would bring together."""
    pairs = {(forest.root(one), forest.root(other)) for one, other in apart}
    if not pairs:
        return set()
    trial = Forest[Thing]()
    for group in left.values():
        trial.join(group)
    return {(one, other) for one, other in pairs if trial.root(one) == trial.root(other)}


def _leaving(left: Mapping[Label, set[Thing]], one: Thing, other: Thing) -> set[tuple[Label, Thing]]:
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


def _namesakes(things: Iterable[Thing]) -> list[tuple[Thing, Thing]]:
    """Return the pairs of entities of one document that have one name and differ by qualifier."""
    named: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        named[thing.document, thing.entity.name].append(thing)
    return [pair for group in named.values() for pair in combinations(sorted(group), 2)]
