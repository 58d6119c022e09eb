"""Clean text that never forgets the raw text it came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
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
        return cls(raw, raw, array("L", range(len(raw))), array("L", range(1, len(raw) + 1)))

    def edited(self, edits: Iterable[Edit]) -> Text:
        """Apply edits that are in order and do not overlap.

        A character put in for several stands for all of them; of a longer replacement each character stands
        for the whole of what was replaced. What is deleted belongs to nobody.

        Raises ValueError where an edit starts before the one before it ended.
        """
        parts: list[str] = []
        starts, ends = array("L"), array("L")
        at = 0
        for edit in edits:
            if edit.start < at or edit.end < edit.start:
                raise ValueError(f"edit {edit} starts before {at}, where the edit before it ended")
            parts.append(self.clean[at : edit.start])
            starts.extend(self.starts[at : edit.start])
            ends.extend(self.ends[at : edit.start])
            if edit.new:
                first, last = self.raw_span(edit.start, edit.end)
                parts.append(edit.new)
                starts.extend([first] * len(edit.new))
                ends.extend([last] * len(edit.new))
            at = edit.end
        parts.append(self.clean[at:])
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return Text(self.raw, "".join(parts), starts, ends)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of the clean characters `start` up to `end`; an empty span has an empty place."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.raw)
            return place, place
        return self.starts[start], self.ends[end - 1]
