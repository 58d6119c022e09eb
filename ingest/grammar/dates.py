"""Dates as bulletins write them, and what day they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from .numerals import CHARACTERS, value

_N = f"[{CHARACTERS}]"
_DATE = re.compile(
    rf"(?P<year>{_N}{{4}}|{_N}{{2}}(?=年))\s?[年.\-/]\s?(?P<month>{_N}{{1,3}})\s?(?:[月.\-/]\s?(?:(?P<day>{_N}{{1,3}})\s?[日号]?)?)?"
    rf"|(?P<only>{_N}{{4}})年(?!度|级|代|以|来|前|后|间)"
    rf"|(?P<month2>{_N}{{1,3}})月(?P<day2>{_N}{{1,3}})[日号]"
    rf"|(?P<month3>{_N}{{1,2}})月(?:份|底|初|中旬|上旬|下旬|末)"
    rf"|(?<![{CHARACTERS}月第])(?P<day4>{_N}{{1,3}})日(?!报|常|益|前|本|均|子|程|期|后|内|制|间|记|志|韩|方)"
    r"|(?P<word>今天|今日|昨天|昨日|前天|前日|明天|明日|同日|当日|当天|同一天|即日|日前|近日|近期|今年|去年|前年|明年|上年|当年|本月|上月|上个月)"
)
_SHIFTS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "明天": 1, "明日": 1}
_YEARS = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}


class Found(NamedTuple):
    """A date as written: where it stands, and the parts that it gives; `word` for 昨日, 去年 and the like."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str = ""


def find(text: str) -> Iterator[Found]:
    """Yield the dates written in a text, in order."""
    for match in _DATE.finditer(text):
        if found := _parts(match):
            yield found


def _parts(match: re.Match[str]) -> Found | None:
    start, end = match.span()
    group = match.groupdict()
    if group["word"]:
        return Found(start, end, word=group["word"])
    try:
        numbers = {key.rstrip("234"): value(text) for key, text in group.items() if text}
    except ValueError:
        return None
    year, month, day = numbers.get("year", numbers.get("only")), numbers.get("month"), numbers.get("day")
    if year is not None and year < 100:
        year += 2000
    if not ((month or 1) in range(1, 13) and (day or 1) in range(1, 32) and (year or 2000) in range(1000, 2200)):
        return None
    if month is None and day is None and group["only"] is None:
        return None
    # 2024-7 or 2024/7 may be any pair of numbers: only 年 makes a month of it without a day.
    if group["year"] and day is None and "年" not in match.group():
        return None
    return Found(start, end, year, month, day)


@dataclass(slots=True)
class Calendar:
    """Says what day a written date means, from the document's own date and from what was said before.

    `own` is the day of the document, None where nothing tells it. Results are EDTF: 2024-02-23, 2024-02, 2024.
    """

    own: date | None = None
    last: date | None = None

    def resolve(self, found: Found) -> str | None:
        """Return what a written date means, or None where nothing tells."""
        if found.word:
            return self._resolve_word(found.word)
        year, month, day = found.year, found.month, found.day
        if year is None:
            year, month = self._complete(month, day)
            if year is None:
                return None
        if day is not None and month is not None:
            try:
                self.last = date(year, month, day)
            except ValueError:
                return None
            return self.last.isoformat()
        return f"{year:04}-{month:02}" if month is not None else f"{year:04}"

    def _resolve_word(self, word: str) -> str | None:
        if word in ("同日", "当日", "当天", "同一天", "即日"):
            return self.last.isoformat() if self.last else None
        if self.own is None:
            return None
        if word in _SHIFTS:
            self.last = self.own + timedelta(days=_SHIFTS[word])
            return self.last.isoformat()
        if word in _YEARS:
            return f"{self.own.year + _YEARS[word]:04}"
        if word == "本月":
            return f"{self.own.year:04}-{self.own.month:02}"
        if word in ("上月", "上个月"):
            before = self.own.replace(day=1) - timedelta(days=1)
            return f"{before.year:04}-{before.month:02}"
        return None

    def _complete(self, month: int | None, day: int | None) -> tuple[int | None, int | None]:
        """Find the year (and month) of a date that leaves it out: the nearest such day, rather past than to come."""
        near = self.own or self.last
        if near is None:
            return None, None
        if month is not None:
            ahead = (month - near.month) % 12
            return (near.year + (near.month + ahead > 12), month) if ahead <= 2 else (
                near.year - (month > near.month), month)
        anchor = self.last if self.last and abs((self.last - near).days) < 32 else near
        if day is not None and day > anchor.day + 7 and anchor is near:
            before = anchor.replace(day=1) - timedelta(days=1)
            return before.year, before.month
        return anchor.year, anchor.month
