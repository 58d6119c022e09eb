"""How much of what was read was understood, in sentences.

A sentence counts where it names, or refers back to, a person, a meeting, a document or a publication. It is understood
where at least one relation was taken from it: a post, an attendance, a meeting reported as held, a thing conveyed, a
directive, the state of a publication in so many words. Only to know a name is not to understand. Mastheads, headlines
and colophons do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .facts import Kind

#: The things that a sentence is counted for.
COUNTED = (Kind.PERSON, Kind.MEETING, Kind.DOCUMENT, Kind.PUBLICATION)


class Share(NamedTuple):
    """How many of some sentences were understood."""

    sentences: int = 0
    understood: int = 0

    @property
    def share(self) -> float | None:
        """The part that was understood, from 0 to 1; None where there are no sentences."""
        return self.understood / self.sentences if self.sentences else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences that hold a thing of a kind, by kind, and those that hold any (`total`)."""

    total: Share = Share()
    kinds: Mapping[Kind, Share] = field(default_factory=lambda: dict.fromkeys(COUNTED, Share()))

    @classmethod
    def of(cls, sentences: Iterable[tuple[frozenset[Kind], bool]]) -> Coverage:
        """Count sentences, each given by the kinds that it holds and whether it was understood."""
        held = [(kinds, understood) for kinds, understood in sentences if kinds]
        return cls(_share(held), {kind: _share(item for item in held if kind in item[0]) for kind in COUNTED})

    def __add__(self, other: Coverage) -> Coverage:
        kinds = {kind: _sum(self.kinds[kind], other.kinds[kind]) for kind in COUNTED}
        return Coverage(_sum(self.total, other.total), kinds)

    def dump(self) -> dict[str, list[int]]:
        """Return the counts as JSON: by kind, and `total`."""
        return {"total": list(self.total)} | {kind.value: list(share) for kind, share in self.kinds.items()}

    @classmethod
    def load(cls, said: Mapping[str, list[int]]) -> Coverage:
        """Return what `dump` gave."""
        return cls(Share(*said["total"]), {kind: Share(*said[kind.value]) for kind in COUNTED})


def _share(sentences: Iterable[tuple[frozenset[Kind], bool]]) -> Share:
    found = [understood for _, understood in sentences]
    return Share(len(found), sum(found))


def _sum(one: Share, other: Share) -> Share:
    return Share(one.sentences + other.sentences, one.understood + other.understood)
