"""What identity is decided from: the entities of documents, with the facts that speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ontology.facts import Entity, Fact

Clue: TypeAlias = tuple[str, ...]
"""Raw values that only one thing in the world fits; its first word says what sort of values they are."""

@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document, named by the hexadecimal hash of its bytes and by its sources.

    The sources are the names of its files, with their folders; they outlive a correction, and judgements hold on
    to them.
    """

    sha256: str
    facts: tuple[Fact, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity of one document: what is, or is not, the same as an entity of another."""

    document: str
    entity: Entity

    def __hash__(self) -> int:
        """Return a hash that is had at once; things are looked up by the million."""
        return hash(self.document) ^ hash(self.entity.name)
