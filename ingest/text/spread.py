"""Words that blanks spread out: 主　持　人, and 张　三 among names of three characters."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

_CHARACTER = r"[\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff]"
_TOKEN = re.compile(r"[^ \t\u3000]+")
_SINGLE = re.compile(_CHARACTER)
_BOUND = re.compile(r"[\n：，、。；（）《》“”|]")
_COLUMNS = {" ": 1, "\t": 4, "\u3000": 2}
_LABEL = 12
"""How far before a list its label may end."""


def stretch(clean: str, at: int) -> tuple[int, int]:
    """Return the bounds of the stretch without punctuation that holds a place."""
    bounds = [match.end() for match in _BOUND.finditer(clean, max(at - _LABEL, 0), at)]
    end = _BOUND.search(clean, at)
    return (bounds[-1] if bounds else max(at - _LABEL, 0)), (end.start() if end else len(clean))


def spread_gaps(clean: str, start: int, end: int) -> set[int]:
    """Return where the blanks start, within a stretch, that only spread out a word.

    They stand between single characters. Of gaps in a row the narrow ones spread and the wider ones part.
    Where all are equal, an even number of characters is read by twos, as names, if it follows a label or
    stands among longer names; otherwise all is one word.
    """
    tokens = list(_TOKEN.finditer(clean, start, end))
    listed = start > 0 and clean[start - 1] == "：" or any(not _single(token[0]) for token in tokens)
    found: set[int] = set()
    for single, run in groupby(tokens, key=lambda token: _single(token[0])):
        gaps = [(left.end(), right.start()) for left, right in pairwise(run)] if single else []
        widths = [sum(_COLUMNS[blank] for blank in clean[left:right]) for left, right in gaps]
        if not gaps:
            continue
        if len(set(widths)) > 1:
            chosen = [place for (place, _), width in zip(gaps, widths, strict=True) if width == min(widths)]
        elif listed and len(gaps) % 2:
            chosen = [place for place, _ in gaps[::2]]
        else:
            chosen = [place for place, _ in gaps]
        found.update(chosen)
    return found


def _single(token: str) -> bool:
    return len(token) == 1 and bool(_SINGLE.match(token))
