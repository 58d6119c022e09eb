"""What identity is decided from: the entities of documents, with the facts that speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.facts import Entity, Fact


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document, named by the hexadecimal hash of its bytes and by its source.

    The source is the name of its file, which outlives a correction; judgements hold on to it.
    """

    sha256: str
    facts: tuple[Fact, ...]
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity of one document: what is, or is not, the same as an entity of another."""

    document: str
    entity: Entity
