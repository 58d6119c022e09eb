"""What people decided: that two entities are, or are not, the same; refused where it contradicts itself.

A judgement names entities by what outlives a new reading: kind and name, the files that told of them, and the
posts or bodies they were known by. So a corrected file, which has another hash and other facts, keeps it, and
so does one that was renamed, which has its hash still.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ontology.facts import Kind

from .forest import Forest

Atom = tuple[Kind, str, str, str]


class Verdict(StrEnum):
    """What may be decided of two entities; one that is left unsure changes nothing, and is not asked again."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An entity as a judgement names it.

    `sources` are the names of files that tell of it under this name, `hashes` the beginnings of the hexadecimal
    hashes of their bytes, in the same order, where they are known; `known_as` are short descriptions such as
    云岭省档案馆馆长, by which it is found where none of those files is there any more. What is elsewhere, and in no
    document, has an `iri` of which the same holds everywhere.
    """

    kind: Kind
    name: str
    qualifier: str = ""
    sources: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    iri: str = ""

    def atoms(self) -> tuple[Atom, ...]:
        """Return what two references share when they mean one entity: name and file, else name and description."""
        if self.iri:
            return ((self.kind, self.iri, "", ""),)
        return tuple(
            (self.kind, self.name, self.qualifier, told) for told in self.sources or self.known_as or ("",)
        )

    def __str__(self) -> str:
        if self.iri:
            return f"{self.name}（{self.iri}）"
        told = "、".join((*self.known_as[:1], *(source.rpartition("/")[2] for source in self.sources[:1])))
        return f"{self.name}（{told}）" if told else self.name


class Undone(NamedTuple):
    """By whom a judgement was taken back, when (ISO 8601) and why."""

    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on two entities: by whom, when (ISO 8601) and why; its number in the ledger, 0 before it has one.

    One that was undone stays, and counts for nothing.
    """

    verdict: Verdict
    one: Reference
    other: Reference
    who: str = ""
    when: str = ""
    why: str = ""
    number: int = 0
    undone: Undone | None = None

    def __str__(self) -> str:
        numbered = f"judgement {self.number}: " if self.number else ""
        return f"{numbered}{self.one} {_SIGNS[self.verdict]} {self.other}"


_SIGNS = {Verdict.SAME: "=", Verdict.DIFFERENT: "≠", Verdict.UNSURE: "?"}


class Contradiction(ValueError):
    """A judgement that the ones before it rule out; `chain` holds those that do, in the order of the argument."""

    def __init__(self, judgement: Judgement, chain: Sequence[Judgement]) -> None:
        self.judgement = judgement
        self.chain = tuple(chain)
        said = "; ".join(map(str, chain)) or "an entity is itself"
        super().__init__(f"{judgement} contradicts what was judged before: {said}")


def check(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements, having made sure that each agrees with those before it.

    The same is transitive, and a difference holds for all that is the same; what was left unsure agrees with all.
    Raises Contradiction.
    """
    told = tuple(judgements)
    if _agree(told):
        return told
    agreed: list[Judgement] = []
    for judgement in told:
        if judgement.verdict is Verdict.UNSURE:
            continue
        if chain := contradicting(judgement, agreed):
            raise Contradiction(judgement, chain)
        if judgement.verdict is Verdict.DIFFERENT and set(judgement.one.atoms()) & set(
            judgement.other.atoms()
        ):
            raise Contradiction(judgement, ())
        agreed.append(judgement)
    return told


def _agree(judgements: Sequence[Judgement]) -> bool:
    """Tell whether no difference is judged between what is the same; who judged first makes no difference."""
    forest = Forest[Atom]()
    for judgement in judgements:
        one, other = judgement.one.atoms(), judgement.other.atoms()
        for group in ((*one, *other),) if judgement.verdict is Verdict.SAME else (one, other):
            forest.join(group)
    return not any(
        forest.root(judgement.one.atoms()[0]) == forest.root(judgement.other.atoms()[0])
        for judgement in judgements
        if judgement.verdict is Verdict.DIFFERENT
    )


def contradicting(judgement: Judgement, agreed: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the chain of agreed judgements that rules this one out, the shortest; empty where none does."""
    ways = _Ways(agreed)
    one, other = judgement.one.atoms(), judgement.other.atoms()
    if judgement.verdict is Verdict.DIFFERENT:
        return ways.between(one, other) or ()
    chains = [
        (*to, difference, *back)
        for difference in agreed
        if difference.verdict is Verdict.DIFFERENT
        for near, far in ((difference.one, difference.other), (difference.other, difference.one))
        if (to := ways.between(one, near.atoms())) is not None
        and (back := ways.between(far.atoms(), other)) is not None
    ]
    return min(chains, key=len, default=())


class _Ways:
    """Which references judgements make one, and by which judgements."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._near: defaultdict[Atom, list[tuple[Atom, Judgement | None]]] = defaultdict(list)
        for judgement in judgements:
            for reference in (judgement.one, judgement.other):
                self._tie(reference.atoms(), None)
            if judgement.verdict is Verdict.SAME:
                self._tie((judgement.one.atoms()[0], judgement.other.atoms()[0]), judgement)

    def _tie(self, atoms: Sequence[Atom], judgement: Judgement | None) -> None:
        for one, other in zip(atoms, atoms[1:], strict=False):
            self._near[one].append((other, judgement))
            self._near[other].append((one, judgement))

    def between(self, start: Iterable[Atom], goal: Iterable[Atom]) -> tuple[Judgement, ...] | None:
        """Return the fewest judgements that make one of the two; None where nothing does."""
        wanted, seen = set(goal), set[Atom]()
        queue: deque[tuple[Atom, tuple[Judgement, ...]]] = deque((atom, ()) for atom in start)
        while queue:
            atom, path = queue.popleft()
            if atom in wanted:
                return path
            if atom in seen:
                continue
            seen.add(atom)
            for further, judgement in self._near[atom]:
                if judgement:
                    queue.append((further, (*path, judgement)))
                else:  # still the same reference: no judgement is spent on it
                    queue.appendleft((further, path))
        return None
