"""The words at places of bulletins, for who has a picture and wants to read what an edge rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from ontology.iri import BASE
from queries.quote import unwrapped
from queries.store import Term

from ..rows import Queries, text
from .addresses import kind_of
from .errors import wrong
from .graph import Bare, Edition, Long

MOST = 500
"""For how many places words may be asked at once."""

_LONGEST = 10**9  # no text has so many characters
_QUERIES = Queries(__package__)


class Place(NamedTuple):
    """A place of a bulletin, in characters of its text from `start` up to `end`."""

    bulletin: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words(Long):
    """Fetch the words of facts at places."""

    places: tuple[Place, ...]

    def __call__(self, graph: Bare | Edition) -> list[dict[str, Any] | None]:
        """Return text, page and title of the bulletin for each place; None where no fact is said."""
        terms: list[Term] = []
        for place in dict.fromkeys(self.places):
            terms += (NamedNode(place.bulletin), Literal(place.start), Literal(place.end))
        found: dict[Place, dict[str, Any]] = {}
        for row in _QUERIES.rows(graph.store, "asked/said.rq", **{"bulletin start end": terms}) if terms else ():
            page = text(row, "page")
            said = {"text": unwrapped(text(row, "text")), "page": int(page) if page else None, "title": text(row, "title")}
            found[Place(text(row, "bulletin"), int(text(row, "start")), int(text(row, "end")))] = said
        return [found.get(place) for place in self.places]


def places(asked: Mapping[str, Any]) -> tuple[Place, ...]:
    """Return the places that a request names. Raises Refused where it names none that can be."""
    given = asked.get("places")
    if not isinstance(given, list) or len(given) > MOST:
        raise wrong(f"places wants a list of {MOST} places at most")
    return tuple(map(_place, given))


def _place(given: object) -> Place:
    match given:
        case {"bulletin": str(iri), "start": start, "end": end} if kind_of(iri) == "bulletin" and _whole(start) and _whole(end):
            return Place(iri, int(start), int(end))
    raise wrong(f"a place is a bulletin, {BASE}bulletin/…, with start and end, two whole numbers up to {_LONGEST}")


def _whole(given: object) -> bool:
    """Tell whether it is a whole number that a place can be; in JSON, 7.0 is one too, and true is none."""
    return isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= _LONGEST and given == int(given)
