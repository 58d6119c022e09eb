"""An organisation as a place where people hold posts: which body of which place it is."""

from __future__ import annotations

from typing import NamedTuple

from ..authority import Places, is_province
from .reading import Clue
from .scope import is_inner_part, is_leading_body

SOMEWHERE = "?"
"""Stands before the level of a place that the document does not name: ?省 is some province."""


class Seat(NamedTuple):
    """An organisation of the authority, or like those, at a place."""

    body: str
    part: str
    place: str
    within: str

    @property
    def province(self) -> str:
        """The province of the place; empty where it is not known."""
        if self.place.isdigit():
            return self.place[:2]
        return next((place for place in (self.place, self.within) if is_province(place)), "")

    @property
    def is_somewhere(self) -> bool:
        """Whether the place is not known, but for its level."""
        return self.place.startswith(SOMEWHERE)

    def level(self, places: Places) -> str:
        """Return the word for the level of the place: 省, 市, 县."""
        return self.place.removeprefix(SOMEWHERE) if self.is_somewhere else places.level(self.place)

    @property
    def leads(self) -> bool:
        """Whether the body is one of those that lead the place."""
        return is_leading_body(self.body) and not self.part


def placed(office: Clue) -> Seat | None:
    """Return the seat that an organisation's clue tells of; None for one without a place."""
    return Seat(*office[1:5]) if len(office) == 6 else None


def office_of(clue: Clue) -> Clue:
    """Return the office whose people an organisation's people are: of its 党组 and 机关党委 the office itself."""
    seat = placed(clue)
    return (clue[0], seat.body, "", *clue[3:]) if seat and is_inner_part(seat.part) else clue


def employer(office: Clue) -> Clue:
    """Return the whole office that somebody of an office, or of a part of it, works for."""
    seat = placed(office)
    return (office[0], seat.body, "", seat.place, seat.within, "") if seat else office
