"""Documents and publications at a place, as the extractors hand them on."""

from __future__ import annotations

from typing import NamedTuple

from ontology.facts import Entity, Kind, Status

from .grammar.editions import Behind
from .mentions import Sentence, Title


class Work(NamedTuple):
    """A title in 《》 with what belongs to it behind the marks, and what it names, None where that is neither."""

    title: Title
    marks: Behind
    kind: Kind | None


class Run(NamedTuple):
    """Titles that stand in one list, 《A》《B》和《C》, in a sentence; a title alone is a list of one."""

    start: int
    end: int
    sentence: Sentence
    works: tuple[Work, ...]


class DocumentMention(NamedTuple):
    """An official document at a place: in 《》 or not; `end` is behind what belongs to the title."""

    start: int
    end: int
    entity: Entity
    marked: bool = True


class PublicationMention(NamedTuple):
    """A publication at a place, with the state that the words around it tell, None where they tell none.

    `reached` is false for a state that is still to come. `worked` says that the words speak of work on it.
    """

    start: int
    end: int
    entity: Entity
    status: Status | None = None
    reached: bool = False
    worked: bool = False
