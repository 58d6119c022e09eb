"""The dates of a text, and the document's own date against which they are understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..draft import Draft
from ..grammar.calendar import Calendar
from ..grammar.dates import Found, find
from ..mentions import DateMention, Part
from . import extractor

#: The year of an issue, where masthead and colophon give no day: 2025年第3期, （2025）第4期.
_ISSUE_YEAR = re.compile(
    r"[（〔\[【]?(20[0-9]{2})[）〕\]】]?\s?年?度?\s?[·，]?\s?(?:增刊|专刊|特刊)?\s?[（]?第"
)
#: 本报2月3日讯, 通讯社北京10月28日电: the day on which the piece was written.
_DATELINE = re.compile(r"^[^。，]{0,40}?(?:讯|电|消息)(?=[（(：:\s]|$)")


@extractor(requires=["lines", "sentences", "words"], assigns=["dates", "own_date"])
def dates(draft: Draft) -> None:
    """Find the dates and say what day each means; of a period, the first day.

    A day that nothing makes whole stays without a value.
    """
    text = draft.text
    found = list(find(text))
    own = _own_date(draft, found)
    calendar = Calendar(own, text)
    draft.own_date = own.isoformat() if own else None
    draft.dates = [DateMention(item.start, item.end, calendar.resolve(item)) for item in found]


def _own_date(draft: Draft, found: Sequence[Found]) -> date | None:
    """Choose the day of the document: masthead, colophon, what came with the file, dateline, else the first day told.

    A day without a year takes that of the issue, else of what came with the file, else of the first whole date.
    """
    whole = [item for item in found if item.year and item.month and item.day and _day(item)]
    for part in (Part.MASTHEAD, Part.COLOPHON):
        if told := _within(draft, part, whole):
            return max(day for item in told if (day := _day(item)))
    hints = [date.fromisoformat(hint) for hint in draft.source.document.date_hints if len(hint) == 10]
    year, near = _year(draft, found), hints[0] if hints else _day(whole[0]) if whole else None
    open_days = [item for item in found if item.month and item.day and not item.year and not item.word]
    for part in (Part.MASTHEAD, Part.COLOPHON):
        told = _within(draft, part, open_days)
        if told and (day := _completed(told[-1], year, near)):
            return day
    if hints:
        return hints[0]
    for item in _datelines(draft, found):
        if day := _day(item) if item.year else _completed(item, year, near):
            return day
    if whole:
        return _day(whole[0])
    return _completed(open_days[0], year, near) if open_days else None


def _year(draft: Draft, found: Sequence[Found]) -> int | None:
    """Return the year that the masthead gives the issue: 2025年第3期, or 二〇二五年五月."""
    for line in draft.lines:
        if line.part is Part.MASTHEAD and (match := _ISSUE_YEAR.search(draft.text, line.start, line.end)):
            return int(match[1])
    return next((item.year for item in _within(draft, Part.MASTHEAD, found) if item.year), None)


def _completed(item: Found, year: int | None, near: date | None) -> date | None:
    """Return a day that lacks its year: in the year of the issue, else in that nearest to a known day."""
    if year:
        return _day(item._replace(year=year))
    told = Calendar(near).resolve(item) if near else None
    return date.fromisoformat(told) if told and len(told) == 10 else None


def _within(draft: Draft, part: Part, found: Sequence[Found]) -> list[Found]:
    spans = [(line.start, line.end) for line in draft.lines if line.part is part]
    return [item for item in found if any(start <= item.start < end for start, end in spans)]


def _datelines(draft: Draft, found: Sequence[Found]) -> list[Found]:
    """Return the days of datelines: before 讯 or 电 at the beginning of a paragraph."""
    spans = []
    for line in draft.lines:
        if line.part is Part.BODY and (match := _DATELINE.match(draft.text[line.start : line.start + 48])):
            spans.append((line.start, line.start + match.end()))
    return [item for item in found if item.month and item.day and any(a <= item.start < b for a, b in spans)]


def _day(item: Found) -> date | None:
    try:
        return date(item.year or 0, item.month or 0, item.day or 0)
    except ValueError:
        return None
