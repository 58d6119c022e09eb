"""Which things are one: those that share a clue, unless that would make one of two namesakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from .reading import Thing

Clue: TypeAlias = tuple[str, ...]
"""Raw values that only one thing in the world fits; its first word says what sort of values they are."""


def own(thing: Thing) -> Clue:
    """Return the clue that fits this entity of this document and nothing else."""
    return ("own", thing.document, thing.entity.name, thing.entity.qualifier)


def partition(clues: Mapping[Thing, Iterable[Clue]], age: Callable[[Thing], str]) -> dict[Thing, Clue]:
    """Give each thing the clue that stands for all that it is one with; a thing without clues stands alone.

    Two entities of a document that have one name and differ by qualifier are never one: where clues would
    join them, all that they would join stays apart. Of many clues the one of the least `age` stands for all,
    so that what is read later seldom renames what was read before. The order of reading makes no difference.
    """
    held = {thing: frozenset(of) or frozenset([own(thing)]) for thing, of in clues.items()}
    root = joined(held.values())
    clusters: defaultdict[Clue, list[Thing]] = defaultdict(list)
    for thing, of in held.items():
        clusters[root(next(iter(of)))].append(thing)
    key: dict[Thing, Clue] = {}
    for things in clusters.values():
        if _joins_namesakes(things):
            key |= {thing: own(thing) for thing in things}
        else:
            _, eldest = min((age(thing), min(held[thing])) for thing in things)
            key |= dict.fromkeys(things, eldest)
    return key


def joined(groups: Iterable[Iterable[Clue]]) -> Callable[[Clue], Clue]:
    """Return the function that gives all clues of a group, and of groups that overlap, one clue in common."""
    parent: dict[Clue, Clue] = {}

    def root(clue: Clue) -> Clue:
        while (up := parent.setdefault(clue, clue)) != clue:
            parent[clue] = parent[up]
            clue = up
        return clue

    for group in groups:
        first, *others = group
        for other in others:
            parent[root(other)] = root(first)
    return root


def _joins_namesakes(things: list[Thing]) -> bool:
    seen: dict[tuple[str, str], str] = {}
    for thing in things:
        entity = thing.entity
        if seen.setdefault((thing.document, entity.name), entity.qualifier) != entity.qualifier:
            return True
    return False
