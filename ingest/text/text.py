"""Clean text that never forgets the raw text it came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `start` up to `end` of the clean text, as it stood before, with `new`."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Clean text with a way back to the raw text.

    `starts[i]` and `ends[i]` bound the raw characters that clean character i stands for, so clean characters
    a up to b (b > a) came from `raw[starts[a]:ends[b - 1]]`.
    """

    raw: str
    clean: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, raw: str) -> Text:
        """Take a raw text as it is: every character stands for itself."""
        return cls(raw, raw, _places(0, len(raw)), _places(1, len(raw) + 1))

    def edited(self, edits: Iterable[Edit]) -> Text:
        """Apply edits that are in order and do not overlap; without edits, return this very text.

        A character put in for several stands for all of them; of a longer replacement each character stands
        for the whole of what was replaced. What is deleted belongs to nobody.

        Raises ValueError where an edit starts before the one before it ended.
        """
        clean = self.clean
        # views are cut without copying; all is joined once
        old_starts, old_ends = memoryview(self.starts), memoryview(self.ends)
        parts: list[str] = []
        starts: list[memoryview | array[int]] = []
        ends: list[memoryview | array[int]] = []
        at = 0
        for edit in edits:
            start, end, new = edit
            if start < at or end < start:
                raise ValueError(f"edit {edit} starts before {at}, where the edit before it ended")
            if at < start:
                parts.append(clean[at:start])
                starts.append(old_starts[at:start])
                ends.append(old_ends[at:start])
            if new:
                first, last = self.raw_span(start, end)
                parts.append(new)
                starts.append(array("I", (first,)) * len(new))
                ends.append(array("I", (last,)) * len(new))
            at = end
        if not at and not starts:
            return self
        parts.append(clean[at:])
        starts.append(old_starts[at:])
        ends.append(old_ends[at:])
        return Text(self.raw, "".join(parts), array("I", b"".join(starts)), array("I", b"".join(ends)))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of the clean characters `start` up to `end`; of an empty span, its place."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.raw)
            return place, place
        return self.starts[start], self.ends[end - 1]


_PLACES = array("I", range(1 << 16))


def _places(start: int, end: int) -> array[int]:
    """Count from `start` up to `end`; copying a ready count is ten times as fast as counting, and bulletins are short."""
    return _PLACES[start:end] if end <= len(_PLACES) else array("I", range(start, end))
