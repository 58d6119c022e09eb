"""What a graph of Wikidata's shape has of a name, and what it says of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ..slots import filled
from ..store import Store, Term, select
from .known import query

_LANGUAGES = ("zh", "zh-hans", "zh-cn", "zh-hant", "mul")
"""The languages in which Chinese names stand there; names are looked up as they are written, which takes an index."""

_AT_ONCE = 50
"""How many names are asked for in one query."""

_WDT = "http://www.wikidata.org/prop/direct/"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

Along: TypeAlias = Callable[[Sequence[Sequence[str]]], Iterable[Sequence[str]]]
"""Goes through batches of names, and shows it."""


@dataclass(slots=True)
class Candidate:
    """Something elsewhere, and what is said of it.

    `named` are the names of ours that it bears, and whether as its label. `said` has the values of properties of Wikidata
    (P39 …): what they are called, or else the values themselves.
    """

    iri: str
    named: dict[str, bool] = field(default_factory=dict)
    label: str = ""
    description: str = ""
    said: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def is_human(self) -> bool:
        """Whether it is said to be a human (Q5)."""
        return "http://www.wikidata.org/entity/Q5" in self.said["P31"]

    def year(self, of: str) -> int | None:
        """Return the first year among the values of a property of time, None where there is none."""
        years = [int(value[:4]) for value in self.said[of] if value[:4].isdecimal()]
        return min(years, default=None)


def candidates(
    store: Store, names: Sequence[str], along: Along = lambda batches: batches
) -> tuple[Candidate, ...]:
    """Return what bears one of these names, in the order of the IRIs; `along` is told how far we have come."""
    found: dict[str, Candidate] = {}
    for batch in along([names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE)]):
        literals = [Literal(name, language=tag) for name in batch for tag in _LANGUAGES]
        rows = select(store, filled(query("elsewhere.rq"), {"name": literals}))
        for name, by, item, prop, value, label in rows:
            if isinstance(item, NamedNode) and isinstance(by, NamedNode) and isinstance(prop, NamedNode):
                its = found.setdefault(item.value, Candidate(item.value))
                called = _text(name)
                its.named[called] = its.named.get(called, False) or by.value == _LABEL
                _note(its, prop.value, value, _text(label))
    return tuple(found[iri] for iri in sorted(found))


def _note(its: Candidate, prop: str, value: Term | None, label: str) -> None:
    chinese = isinstance(value, Literal) and (value.language or "").startswith(("zh", "mul"))
    if prop == _LABEL and chinese:
        its.label = min(filter(None, (its.label, _text(value))))
    elif prop.endswith("description") and chinese:
        its.description = min(filter(None, (its.description, _text(value))))
    elif prop.startswith(_WDT):
        its.said[prop.removeprefix(_WDT)] |= {_text(value)} | ({label} if label else set())


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""
