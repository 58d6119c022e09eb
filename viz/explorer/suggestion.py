"""What somebody who is still typing may mean."""

from __future__ import annotations

from dataclasses import dataclass

from queries.names import fold

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
        wanted = fold(self.text)
        if not wanted:
            return ()

        def place(spelt: frozenset[str]) -> int:
            return min((0 if n == wanted else 1 if n.startswith(wanted) else 2 for n in spelt if wanted in n), default=9)

        ranked = sorted(
            (found, len(named.label), named.label, named.iri.value)
            for named in graph.names.of(self.kind)
            if (found := min(place(named.labels), place(named.aliases), 1 + place(named.spellings()))) < 9
        )
        return tuple(Suggestion(iri, kind_of(iri), label) for *_, label, iri in ranked[: self.limit])
