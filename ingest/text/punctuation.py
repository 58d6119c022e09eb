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
_BRACKET = re.compile(r"[()（）]")
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
    half = _half(clean, 0)
    while half >= 0:
        end = clean.find("\n", half)
        end = len(clean) if end < 0 else end
        found += _in_line(clean, clean.rfind("\n", 0, half) + 1, end)
        half = _half(clean, end)
    return found


def _half(clean: str, start: int) -> int:
    """Return where the next half-width bracket stands, or -1."""
    opening, closing = clean.find("(", start), clean.find(")", start)
    return min(opening, closing) if min(opening, closing) >= 0 else max(opening, closing)


def _in_line(clean: str, start: int, end: int) -> list[int]:
    found: list[int] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(clean, start, end):
        if match[0] in "(（":
            opened.append(match.start())
            continue
        pair = (opened.pop(), match.start()) if opened else (match.start(),)
        if any(clean[at] in "（）" or _touches(clean, at) for at in pair):
            found.extend(at for at in pair if clean[at] in "()")
    found.extend(at for at in opened if clean[at] == "(" and _touches(clean, at))
    return sorted(found)


def _touches(clean: str, at: int) -> bool:
    return bool(_BEFORE.search(clean, max(at - _REACH, 0), at) or _AFTER.match(clean, at + 1))
