"""The dates of a text, and the document's own date against which they are understood."""

from __future__ import annotations

import re
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ..grammar.dates import Calendar, find
from ..mentions import DateMention, Part
from . import extension

extension("dates")
extension("own_date")

_RANGE = re.compile(r"\s?(?:至|到|—|－|-|~|～|、|和)\s?")


@Language.component("dates", requires=["doc._.lines"], assigns=["doc._.dates", "doc._.own_date"])
def dates(doc: Doc) -> Doc:
    """Find the dates and say what day each means; of a period, the first day."""
    found = list(find(doc._.text))
    own = _own_date(doc, [(item.start, Calendar().resolve(item)) for item in found])
    calendar = Calendar(own)
    doc._.own_date = own.isoformat() if own else None
    doc._.dates = [DateMention(item.start, item.end, calendar.resolve(item)) for item in found]
    return doc


def _own_date(doc: Doc, full: list[tuple[int, str | None]]) -> date | None:
    """Choose the day of the document: colophon, masthead, what came with the file, else the first day told."""
    days = [(start, value) for start, value in full if value and len(value) == 10]
    for part in (Part.COLOPHON, Part.MASTHEAD):
        spans = [(line.start, line.end) for line in doc._.lines if line.part is part]
        told = [value for start, value in days if any(a <= start < b for a, b in spans)]
        if told:
            return date.fromisoformat(max(told))
    hints = [hint for hint in doc._.source.document.date_hints if len(hint) == 10]
    if hints:
        return date.fromisoformat(hints[0])
    return date.fromisoformat(days[0][1]) if days and days[0][1] else None
