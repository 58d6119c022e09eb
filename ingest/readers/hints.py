"""Dates found outside the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:"
    r"(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))"  # 20240228, also before a time: 202402281030
    r"|([-./_])(\d{1,2})\4(\d{1,2})(?!\d)"  # 2024-02-28, 2024.2.28
    r"|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'，。；）)\]】]{4,500}")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_.-])")
_SHORT_IN_ADDRESS = re.compile(r"(?<!\d)(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\.s?html?\b")
_ADDRESSES = 20
_LINES = re.compile(r".*(?=#\d+$)")
"""The name of a file of lines: its day is that of its last line, or of a crawl."""


def date_hints(name: str, text: str, given: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the dates, ISO 8601, that surround a document, surest first and each once.

    First those of the file's name, then those that the format gives, then those in web addresses in the text.
    """
    theirs = (day for words in given for day in (*_days(words), *_addresses(words)))
    found = (*_days(_LINES.sub("", name)), *theirs, *_addresses(text))
    return tuple(dict.fromkeys(found))


def _days(words: str) -> Iterator[str]:
    for match in _DAY.finditer(words):
        year, *rest = (group for group in match.groups() if group and group.isdigit())
        yield from _valid(year, *rest)


def _addresses(text: str) -> Iterator[str]:
    if "://" not in text:
        return
    for count, address in enumerate(_ADDRESS.finditer(text)):
        if count == _ADDRESSES:
            return
        for match in _IN_ADDRESS.finditer(address[0]):
            yield from _valid(*match.groups())
        for match in _SHORT_IN_ADDRESS.finditer(address[0]):
            yield from _valid(f"20{match[1]}", match[2], match[3])


def _valid(year: str, month: str, day: str) -> Iterator[str]:
    try:
        yield date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return
