"""Blanks: those that set something off stay as one space, those of the typesetter go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .layout import FULL_DATE, UNITS
from .spread import spread_gaps, stretch
from .text import Edit, Text

# A line end alone stays, but at the end or the beginning of the text.
_RUN = re.compile(r"[ \t\u3000][ \t\u3000\n]*|\n[ \t\u3000\n]+|\A\n|\n\Z")
_CHARACTER = r"[\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff]"
_HAN = re.compile(_CHARACTER)
_POINTS = "，。、；：！？·"
_OPENING, _CLOSING = "（《“‘【〈", "）》”’】〉"
_MARKS = ",:;?!()"
_LEADS = "第共印约近达超至每满逾仅"

_REACH = 60
"""How far from the blanks the marks of a title or a slogan are looked for."""

# A member of a list of names that blanks part, with the blanks beyond it.
_MEMBER_LEFT = re.compile(rf"{_CHARACTER}[ \t\u3000]{_CHARACTER}{{2,4}}\Z")
_MEMBER_RIGHT = re.compile(rf"{_CHARACTER}{{2,4}}[ \t\u3000]{_CHARACTER}")

_SLOGAN = re.compile(r"“[^“”\n]{4,30}")
# A date in digits, a time, a telephone number, a code: no unit follows these.
_STAMP = re.compile(r"(?:[0-9]+[-/][0-9]+[-/][0-9]+|[0-9]+:[0-9]+|[0-9]{3,4}-[0-9]{7,8}|[0-9]{6,})\Z")
_DAY = re.compile(r"[0-9]{1,2}[ \t\u3000]*[月日]")
_COUNT = re.compile(rf"[0-9.]+[ \t\u3000]*[{UNITS}]")
# Blanks that can be nothing but a typesetter's habit, and the same places without.
_LOOSE = re.compile(r"[年月第] (?=[0-9])")
_TIGHT = re.compile(r"[年月第][0-9]")


class _Gap(NamedTuple):
    """Blanks inside a line: their place, the characters at both sides, and what surrounds them."""

    start: int
    end: int
    wide: bool
    left: str
    right: str
    prose: bool
    loose: bool


def space(text: Text) -> Text:
    """Reduce every run of blanks to what it means: a line end, one space, or nothing.

    Beside punctuation and inside brackets blanks mean nothing. Between two Chinese characters a narrow one
    means nothing in prose, but sets off in a headline, in 《》 and between the halves of a slogan; wider
    ones set off, save inside a word or a name that is spread out (主　持　人, 张　三). Between a Chinese
    character and a digit a narrow one means nothing in prose, before a unit (3 月), after 第 or 共, and in a
    text that spreads its dates; in a headline, before a full date and after a time it sets off.
    """
    return text.edited(_edits(text.clean))


def _edits(clean: str) -> Iterator[Edit]:
    line_end, prose, loose = -1, False, None
    stretch_end, spread = -1, set[int]()
    for match in _RUN.finditer(clean):
        start, end = match.span()
        if start == 0 or end == len(clean):
            new = ""
        elif "\n" in match[0]:
            new = "\n"
        else:
            if start > line_end:
                line_start = clean.rfind("\n", 0, start) + 1
                line_end = clean.find("\n", start)
                line_end = len(clean) if line_end < 0 else line_end
                prose = _prose(clean, line_start, line_end)
            if loose is None:
                loose = len(_LOOSE.findall(clean)) > len(_TIGHT.findall(clean))
            wide = end - start > 1 or match[0] != " "
            gap = _Gap(start, end, wide, clean[start - 1], clean[end], prose, loose)
            if start >= stretch_end and _HAN.match(gap.left) and _HAN.match(gap.right):
                stretch_start, stretch_end = stretch(clean, start)
                spread = spread_gaps(clean, stretch_start, stretch_end)
            new = " " if start not in spread and _separates(clean, gap) else ""
        if new != match[0]:
            yield Edit(start, end, new)


def _prose(clean: str, start: int, end: int) -> bool:
    """Tell whether a line is made of sentences: a full stop inside it, or one at its end and a comma."""
    stop = clean.find("。", start, end)
    return 0 <= stop < end - 1 or (stop >= 0 and clean.find("，", start, end) >= 0)


def _separates(clean: str, gap: _Gap) -> bool:
    """Tell whether blanks set two things apart."""
    left, right = gap.left, gap.right
    if left in _POINTS or right in _POINTS or left in _OPENING or right in _CLOSING:
        return False
    left_digit, right_digit = "0" <= left <= "9", "0" <= right <= "9"
    if left_digit and right_digit:
        return True
    left_han, right_han = bool(_HAN.match(left)), bool(_HAN.match(right))
    if left_han and right_han:
        return gap.wide or not gap.prose or _titled(clean, gap) or _listed(clean, gap)
    if left_han and right_digit:
        return _before_number(clean, gap)
    if left_digit and right_han:
        return _after_number(clean, gap)
    if (left in _CLOSING and right not in _MARKS) or (right in _OPENING and left not in _MARKS):
        return gap.wide or not gap.prose or _titled(clean, gap)
    return True


def _before_number(clean: str, gap: _Gap) -> bool:
    if gap.left in _LEADS or (gap.left in "年月" and _DAY.match(clean, gap.end)):
        return False
    if _titled(clean, gap):
        return not _COUNT.match(clean, gap.end)
    if gap.wide:
        return True
    return not gap.prose and (not gap.loose or bool(FULL_DATE.match(clean, gap.end)))


def _after_number(clean: str, gap: _Gap) -> bool:
    stamp = _STAMP.search(clean, max(gap.start - 20, 0), gap.start)
    if gap.right in UNITS and not stamp:
        return False
    return gap.wide or (not gap.prose and (not gap.loose or bool(stamp)))


def _titled(clean: str, gap: _Gap) -> bool:
    """Tell whether blanks are inside 《》, or between the halves of a slogan in “”."""
    low = max(gap.start - _REACH, 0)
    low = max(clean.rfind("\n", low, gap.start) + 1, low)
    if clean.rfind("《", low, gap.start) > clean.rfind("》", low, gap.start):
        return True
    quote = clean.rfind("“", low, gap.start)
    if quote < 0 or not _SLOGAN.fullmatch(clean, quote, gap.start):
        return False
    close = clean.find("”", gap.end, gap.end + _REACH)
    return close - gap.end >= 4 and "\n" not in clean[gap.end : close]


def _listed(clean: str, gap: _Gap) -> bool:
    """Tell whether blanks part the members of a list: two to four characters on, or before, come others."""
    return bool(
        _MEMBER_RIGHT.match(clean, gap.end) or _MEMBER_LEFT.search(clean[max(gap.start - 6, 0) : gap.start])
    )
