"""Blanks: those that set something off stay as one space, those of the typesetter go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .layout import FULL_DATE
from .text import Edit, Text

_RUN = re.compile(r"[ \t\u3000]+(?:\n[ \t\u3000\n]*)?|\n[ \t\u3000\n]+|\A\n+|\n+\Z")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff]")
_POINTS = "，。、；：！？·"
_TITLE = 60


def space(text: Text) -> Text:
    """Reduce every run of blanks to what it means: a line end, one space, or nothing."""
    return text.edited(_edits(text.clean))


def _edits(clean: str) -> Iterator[Edit]:
    line_end, prose = -1, False
    for match in _RUN.finditer(clean):
        start, end = match.span()
        if "\n" in match[0] or start == 0 or end == len(clean):
            new = "\n" if start and end < len(clean) else ""
        else:
            if start > line_end:
                line_start = clean.rfind("\n", 0, start) + 1
                line_end = clean.find("\n", start)
                line_end = len(clean) if line_end < 0 else line_end
                stop = clean.find("。", line_start, line_end)
                comma = clean.find("，", line_start, line_end) >= 0
                prose = stop >= 0 and (comma or stop < line_end - 1)
            new = " " if _separates(clean, start, end, prose) else ""
        if new != match[0]:
            yield Edit(start, end, new)


def _separates(clean: str, start: int, end: int, prose: bool) -> bool:
    """Tell whether the blanks from `start` up to `end`, inside a line, set two things apart."""
    left, right = clean[start - 1], clean[end]
    wide = end - start > 1 or clean[start] != " "
    if left in _POINTS or right in _POINTS or left in "（《“‘【" or right in "）》”’】":
        return False
    if left.isdigit() and _HAN.match(right):
        return False
    if _HAN.match(left) and right.isdigit():
        if _in_title(clean, start):
            return False
        return wide or (not prose and bool(FULL_DATE.match(clean, end)))
    if _HAN.match(left) and _HAN.match(right):
        if wide or _in_title(clean, start):
            return True
        return not prose
    return True


def _in_title(clean: str, at: int) -> bool:
    """Tell whether a place is inside 《》."""
    low = max(at - _TITLE, clean.rfind("\n", max(at - _TITLE, 0), at) + 1, 0)
    return clean.rfind("《", low, at) > clean.rfind("》", low, at)
