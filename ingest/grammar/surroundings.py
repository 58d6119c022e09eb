"""The words around a title that speak of it: its clause, and what follows until something else is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARTS = "；。！？\n"
_STOPS = _PARTS + "，："
_STOP = re.compile(f"[{_STOPS}]")
_PART = re.compile(f"[{_PARTS}]")
_JOINT = re.compile("、|并(?!且)|和|及|与|同时")

_NAMELY = re.compile("即|即是|分别是|分别为|包括|其中包括|它们是")


def clause_start(text: str, start: int, at: int) -> int:
    """Return where the clause begins that holds `at`, not before `start`."""
    return _last(text, _STOPS, start, at)


#: How far back a part of a sentence is looked at.
_FAR = 200


def part_start(text: str, start: int, at: int) -> int:
    """Return where the part of the sentence (up to ；) begins that holds `at`, not before `start`."""
    return _last(text, _PARTS, max(start, at - _FAR), at)


def _last(text: str, stops: str, start: int, at: int) -> int:
    """Return where the words behind the last of the stops in a span begin, or the span, where it has none."""
    return max(start, *(text.rfind(stop, start, at) + 1 for stop in stops))


def opening(text: str, start: int, previous: int, at: int) -> int:
    """Return where the words before a title begin: at its clause, or behind the title before it.

    `previous` is the end of the title before, or the start of the sentence.
    """
    clause = clause_start(text, start, at)
    if previous <= clause:
        # 抓好两书出版，即《甲》《乙》: the clause before speaks of them
        return clause_start(text, max(start, previous), clause - 1) if _NAMELY.fullmatch(text, clause, at) else clause
    joint = _JOINT.search(text, previous, at)
    return joint.end() if joint else previous


def closing(text: str, at: int, following: int, end: int) -> int:
    """Return where the words behind a title end: with its part of the sentence, or where the next title's begin.

    `following` is the start of the next title, or the end of the sentence.
    """
    part = _PART.search(text, at, min(following, end))
    if part:
        return part.start()
    if following >= end:
        return end
    clause = clause_start(text, at, following)
    if clause > at:
        return clause - 1
    joint = _JOINT.search(text, at, following)
    return joint.start() if joint else following


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a span; the first begins at `start` and may be empty."""
    at = start
    for match in _STOP.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end
