"""Dates that people type, as terms."""

from __future__ import annotations

import re
from datetime import date

from pyoxigraph import Literal, NamedNode

from .errors import QuestionError

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?|(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?", re.ASCII
)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPES = ("gYear", "gYearMonth", "date")


def date_term(text: str) -> Literal:
    """Return a year, a month or a day, written 2024-02-23 or 2024年2月23日, as the graph has it.

    Raises QuestionError where it is none of these.
    """
    found = _ISO.fullmatch(text.strip())
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        date(*(parts + [1, 1])[:3])
    except (TypeError, ValueError):
        raise QuestionError(f"“{text}” is no date; write 2024, 2024-02 or 2024-02-23") from None
    written = "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(parts))
    return Literal(written, datatype=NamedNode(_XSD + _TYPES[len(parts) - 1]))


def within(date: str, since: str, until: str) -> bool:
    """Say whether a date is in a period, of which either end may be empty.

    A vague date is taken in where a part of it fits: 2024-02 is not before 2024-02-15.
    """
    return (not since or date >= since or since.startswith(date)) and (not until or date <= until or date.startswith(until))
