"""What is said of publications in the account that a bulletin gives of a meeting."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import NamedNode

from ontology.terms import ZMB
from queries.store import Store

from ..rows import Queries, text

_QUERIES = Queries(__package__ or "")
_STATED, _INFERRED = NamedNode(str(ZMB.stated)), NamedNode(str(ZMB.inferred))


Told: TypeAlias = tuple[NamedNode, NamedNode]
"""A fact, and the basis on which it belongs to the meeting."""


@dataclass(frozen=True, slots=True, order=True)
class _Said:
    """A fact on a publication: where its words begin, and whether it says that this had been published."""

    start: int
    publication: str
    fact: str
    done: bool


@dataclass(slots=True)
class _Account:
    """The places of a bulletin, in characters, that speak of a meeting and of others, and what is said of publications."""

    own: list[tuple[int, int]] = field(default_factory=list)
    others: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    said: list[_Said] = field(default_factory=list)

    def told(self) -> Iterator[tuple[_Said, NamedNode]]:
        """Yield what belongs to the meeting, in the order of the text, each with the basis on which it does.

        It does where one sentence tells of both, and where the words stand between words on the meeting and words on it
        again, with none on another one between, unless that is named but once, in passing. What had been published by
        then is only taken from one sentence: nobody decides on that any more.
        """
        starts, ends = sorted(start for start, _ in self.own), sorted(end for _, end in self.own)
        breaks = sorted(place for places in self.others.values() if len(places) > 1 for place in places)
        for its in sorted(self.said):
            if any(start <= its.start < end for start, end in self.own):
                yield its, _STATED
                continue
            before, after = bisect_right(starts, its.start), bisect_right(ends, its.start)
            if its.done or not before or after == len(ends):
                continue
            if bisect_right(breaks, starts[before - 1]) == bisect_right(breaks, ends[after]):
                yield its, _INFERRED


def decided(store: Store, meeting: NamedNode) -> dict[str, list[Told]]:
    """Return the facts that belong to a meeting, by the publication that they are on, in the order of the texts."""
    accounts: defaultdict[str, _Account] = defaultdict(_Account)
    passed: list[tuple[str, Told]] = []
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for row in _QUERIES.rows(store, "sections/rows/decided.rq", thing=[meeting]):
        publication, fact = text(row, "publication"), text(row, "fact")
        if isinstance(basis := row["basis"], NamedNode):
            passed.append((publication, (NamedNode(fact), basis)))
        else:
            said = _Said(int(text(row, "start")), publication, fact, text(row, "done") == "true")
            accounts[text(row, "bulletin")].said.append(said)
    bulletins = list(map(NamedNode, accounts))
    for row in _QUERIES.rows(store, "sections/rows/account.rq", bulletin=bulletins) if bulletins else ():
        account, start, spoken_of = accounts[text(row, "bulletin")], int(text(row, "start")), text(row, "meeting")
        if spoken_of == meeting.value:
            account.own.append((start, int(text(row, "end"))))
        else:
            account.others[spoken_of].add(start)
    for _, account in sorted(accounts.items()):
        for its, basis in account.told():
            found[its.publication].append((NamedNode(its.fact), basis))
    for publication, told in sorted(passed, key=str):
        if told not in found[publication]:
            found[publication].append(told)
    return dict(found)
