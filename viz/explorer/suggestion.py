"""What somebody who is still typing may mean."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import kind_of
from .graph import Edition


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing that may be meant."""

    iri: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """Find what goes by a name, or by a part of one, in characters or in pinyin."""

    text: str
    limit: int
    kind: str = "thing"

    def __call__(self, graph: Edition) -> tuple[Suggestion, ...]:
        """Return what is meant most likely first: whole names, then beginnings, then parts."""
        if not self.text.strip():
            return ()
        found = graph.names.suggest(self.text, self.limit, self.kind)
        return tuple(Suggestion(named.iri.value, kind_of(named.iri.value), named.label) for named in found)
