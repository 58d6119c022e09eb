"""Half-width punctuation in Chinese surroundings."""

from __future__ import annotations

import re

from .text import Edit, Text

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
# Never one of the marks folded here, so that folding a mark does not change the surroundings of the next.
_CHINESE = f"[{_HAN}“”‘’《》〈〉【】、。…—]"
_BEFORE = re.compile(rf"{_CHINESE}[ \t\u3000]*\Z")
_AFTER = re.compile(rf"[ \t\u3000]*{_CHINESE}")
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_REACH = 12
_BRACKET = re.compile(r"[()（）\n]")
_MARK = re.compile(f"[,:;?!](?<=[{_HAN}”’》〉）】].)(?=[ \t\u3000]*(?:[{_HAN}“‘《〈（【0-9]|\n|$))")


def punctuate(text: Text) -> Text:
    """Make brackets, commas, colons, semicolons, question and exclamation marks full-width among Chinese.

    A bracket goes with its partner: both are folded where either touches a Chinese character. Another mark is
    folded after a Chinese character and before another, a digit or the end of the line, so 3:2 and 1,000 and
    web addresses stay.
    """
    if "(" in text.clean or ")" in text.clean:
        text = text.edited(Edit(at, at + 1, _FULL[text.clean[at]]) for at in _brackets(text.clean))
    if any(mark in text.clean for mark in ",:;?!"):
        text = text.edited(Edit(m.start(), m.end(), _FULL[m[0]]) for m in _MARK.finditer(text.clean))
    return text


def _brackets(clean: str) -> list[int]:
    """Return where a half-width bracket should be full-width, in order."""
    found: list[int] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(clean):
        at, sign = match.start(), match[0]
        if sign == "\n":
            found.extend(place for place in opened if clean[place] == "(" and _touches(clean, place))
            opened.clear()
        elif sign in "(（":
            opened.append(at)
        else:
            pair = (opened.pop(), at) if opened else (at,)
            if any(clean[place] in "（）" or _touches(clean, place) for place in pair):
                found.extend(place for place in pair if clean[place] in "()")
    found.extend(place for place in opened if clean[place] == "(" and _touches(clean, place))
    return sorted(found)


def _touches(clean: str, at: int) -> bool:
    return bool(_BEFORE.search(clean, max(at - _REACH, 0), at) or _AFTER.match(clean, at + 1))
