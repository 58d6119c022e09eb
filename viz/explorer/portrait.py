"""The portrait of a thing: its names, and all that bulletins tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from queries.endpoint.formats import written
from queries.slots import filled as with_terms

from ..projection.things import things
from ..rows import query
from .graph import Bare, Edition, Long
from .section import Section, filled

LINES = 60
"""How many lines of a section are shown at first."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A thing as its page shows it; `about` is what `viz.projection.things` knows of it."""

    iri: str
    about: Mapping[str, Any]
    sections: tuple[Section, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one that it goes by first."""
        return (self.about["label"], *self.about["aliases"])


@dataclass(frozen=True, slots=True)
class Portray(Long):
    """Portray a thing; `limits` has how many lines of a section are wanted, where that is another number.

    `role` is the IRI of that in which meetings are told of, empty for all.
    """

    iri: NamedNode
    limits: Mapping[str, int] = field(default_factory=dict)
    role: str = ""

    def __call__(self, graph: Bare | Edition) -> Portrait | None:
        """Return its portrait, or None where the graph does not know it."""
        found = things(graph.store, [self.iri]).get(self.iri.value)
        if found is None:
            return None
        sections = filled(graph.store, self.iri, found["kind"], self.limits, LINES, self.role)
        return Portrait(self.iri.value, found, sections)


@dataclass(frozen=True, slots=True)
class Describe(Long):
    """Gather all triples about a thing, in a form that is named by its media type."""

    iri: NamedNode
    form: str

    def __call__(self, graph: Bare | Edition) -> tuple[bytes, str] | None:
        """Return them as they are written, and their media type; None where the graph does not know it."""
        found = graph.store.query(with_terms(query(__package__ or "", "asked/about.rq"), {"thing": (self.iri,)}))
        assert isinstance(found, tuple)
        return written(found, self.form) if found else None
