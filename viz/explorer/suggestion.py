"""What somebody who is still typing may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from pyoxigraph import NamedNode

from ontology.facts import Kind
from queries.names import Named
from queries.store import Store

from ..rows import Queries, text
from .addresses import kind_of
from .graph import Edition

_QUERIES = Queries(__package__)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing that may be meant.

    `called` is the name by which it was found, `bulletins` in how many it is named; `detail` is the day of a meeting,
    or what tells a thing apart from others of its name, and is empty where there is none.
    """

    iri: str
    kind: str
    label: str
    called: str
    bulletins: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Suggest:
    """Find what goes by a name, or by a part of one, in characters or in pinyin."""

    text: str
    limit: int
    kind: str = "thing"

    def __call__(self, graph: Edition) -> tuple[Suggestion, ...]:
        """Return what is meant most likely first: whole names, then beginnings, then parts.

        Those of one name are in the order of what tells them apart, days first. Nothing typed, but a kind named, gets
        what of it is named most.
        """
        if not self.text.strip() and self.kind == "thing":
            return ()
        found = graph.names.suggest(self.text, self.limit, self.kind)
        bearers = Counter(its.label for its in found)
        things = [its.iri for its in found if kind_of(its.iri.value)]
        namesakes = {its.iri for its in found if bearers[its.label] > 1}
        details = _apart(graph.store, things, namesakes)
        hits = (_suggestion(its, details.get(its.iri.value, "")) for its in found)
        same = (sorted(its, key=lambda hit: (-hit.bulletins, hit.detail)) for _, its in groupby(hits, lambda hit: hit.label))
        return tuple(chain.from_iterable(same))


def _suggestion(its: Named, detail: str) -> Suggestion:
    kind = kind_of(its.iri.value)
    # the weight of a concept is its place in its scheme
    return Suggestion(its.iri.value, kind, its.label, its.called, its.weight if kind else 0, detail)


def _apart(store: Store, things: Sequence[NamedNode], namesakes: Collection[NamedNode]) -> Mapping[str, str]:
    """Return the days of meetings, and what tells things of one name apart, by IRI: a day, or a post, or else a bulletin.

    Of several the first in the order of texts is taken: who asks twice is told the same.
    """
    told: dict[str, str] = {}
    asked = [thing for thing in things if thing in namesakes or kind_of(thing.value) == Kind.MEETING]
    for row in _QUERIES.rows(store, "asked/apart.rq", thing=asked) if asked else ():
        said = text(row, "date") or text(row, "organisation") + text(row, "post")
        told[text(row, "thing")] = min(said, told.get(text(row, "thing"), said))
    # bulletins are asked for last: what has neither day nor post is named in few
    rest = [thing for thing in asked if thing in namesakes and thing.value not in told]
    rows = _QUERIES.rows(store, "asked/naming.rq", thing=rest) if rest else ()
    return told | {text(row, "thing"): text(row, "bulletin") for row in rows}
