"""From a name that a person types to the things in the graph that bear it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode

from ontology import model
from ontology.facts import Kind

from .errors import NameNotFound, QuestionError
from .index import Thing, begun, opened, ranked, things
from .looking import Looking, Named
from .spelling import fold
from .store import Store
from .tied import pairs

__all__ = ["GROUPED", "SCHEMES", "Named", "Names"]

SCHEMES = ("role", "state")
GROUPED: dict[str, tuple[str, ...]] = {
    "participant": (Kind.PERSON, Kind.GROUP),
    "thing": tuple(Kind),
    **{kind.value: (kind,) for kind in Kind},
}
"""The kinds of thing that can be named, and what each takes in."""


class Names:
    """The names in a store as they are when first asked for; make a new one after the store has changed."""

    def __init__(self, store: Store, file: Path | None = None) -> None:
        """Take the names of a store. They are kept in the file, to be there at once the next time, or in memory."""
        self._store = store
        self._file = file

    @cached_property
    def _graph(self) -> sqlite3.Connection:
        classes = {kind.value: str(cls) for kind, cls in model.classes().items()}
        return opened(self._file, lambda: things(self._store, classes), lambda: pairs(self._store))

    def suggest(self, text: str, limit: int = 10, kind: str = "thing") -> tuple[Named, ...]:
        """Return things that may be meant by what has been typed so far, the likeliest first.

        Whole names go before initials (cjc), these before beginnings, these before parts, and last comes what goes on
        so inside its name, in pinyin or initials; of equals, what is named in more bulletins is first. Nothing typed
        gets what is named most.
        """
        looking = self._looking(kind)
        key = fold(text)
        fitting = chain.from_iterable(looking.begun(key)) if key else looking.all()
        found: dict[NamedNode, Named] = {}
        for each in fitting:
            found.setdefault(each.iri, each)
            if len(found) == limit:
                break
        return tuple(found.values())

    def ranked(self, things: Collection[str]) -> tuple[NamedNode, ...]:
        """Return those of the things, told by their IRIs, that the graph has: what is named in most bulletins is first."""
        return tuple(map(NamedNode, ranked(self._graph, things)))

    def begun(self, beginnings: Collection[str]) -> tuple[NamedNode, ...]:
        """Return the things whose IRIs begin so, in the order of the beginnings."""
        return tuple(map(NamedNode, begun(self._graph, beginnings)))

    def find(self, kind: str, wanted: str) -> tuple[Named, ...]:
        """Return the things of a kind that bear a name: all of them, where several do, the most named first.

        What is wanted is compared without case, width, spaces and punctuation. The first of these that fits
        anything decides: the IRI, the whole label, the whole of another name (简称, 发文字号), pinyin with or
        without spaces and tones, the initials in pinyin, the beginning in pinyin, a part of a name, a part in pinyin
        or initials.
        A * stands for anything, so 党组* are all that begin so; behind a #, the end of the IRI tells namesakes apart.

        Raises NameNotFound, with near names, where nothing fits.
        """
        looking = self._looking(kind)
        for step in looking.steps(wanted.strip()):
            if found := tuple(step):
                return found
        near = [each.label for each in looking.all()] if kind in SCHEMES else looking.near(fold(wanted))
        if not near and not next(looking.all(), None):
            raise NameNotFound(f"no {kind} called “{wanted}”: there is no {kind} in the graph yet")
        raise NameNotFound(f"no {kind} called “{wanted}”" + (f"; near: {'、'.join(near)}" if near else ""))

    def _looking(self, kind: str) -> Looking:
        if kind in SCHEMES:
            return Looking(_concepts(kind))
        if kind not in GROUPED:
            raise QuestionError(f"no kind of thing {kind!r}; kinds are {', '.join((*GROUPED, *SCHEMES))}")
        return Looking(self._graph, GROUPED[kind] if kind != "thing" else ())


@cache
def _concepts(scheme: str) -> sqlite3.Connection:
    """Return an index of the concepts of a scheme, in their order; they are called in Chinese and in English."""
    concepts = model.concepts(scheme)
    return opened(
        None,
        lambda: [
            Thing(concept.iri, scheme, len(concepts) - place, [concept.zh], [concept.en, concept.notation])
            for place, concept in enumerate(concepts)
        ],
    )
