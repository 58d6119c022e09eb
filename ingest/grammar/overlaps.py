"""Spans of a text, to be asked whether another one touches them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans that may overlap, in any order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        #: how far the spans up to each one reach
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Tell whether any of the spans has a character in common with this one."""
        i = bisect_left(self._starts, end)
        return i > 0 and self._reach[i - 1] > start
