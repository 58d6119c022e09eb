"""Page furniture: what is printed on a page or a screen and says nothing of the bulletin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .layout import CHROME, CHROME_WORDS
from .text import Edit, Text

_LONGEST = 120
_RUNNING = 3
_EDGE = 2

_COUNT = "[0-9一二三四五六七八九十]{1,4}"
_NUMBER = re.compile(
    rf"[-—–―－~～·•#\s]*(?:[0-9]{{1,3}}(?:\s*/\s*[0-9]{{1,3}})?"
    rf"|第\s*{_COUNT}\s*页(?:[，,/\s]*共\s*{_COUNT}\s*页)?|共\s*{_COUNT}\s*页[，,/\s]*第\s*{_COUNT}\s*页"
    rf"|[Pp]age\s*[0-9]{{1,4}}(?:\s*of\s*[0-9]{{1,4}})?)[-—–―－~～·•\s]*"
)
_RULE = re.compile(r"[-#—–―－─━═=_*＊※·.…~～﹏□■◆★☆|:\s]{3,}")
# Most lines begin with a Chinese character, and are neither.
_BARE = re.compile(r"[^\u4e00-\u9fff]|[第共]")
_DIGITS = re.compile(r"[0-9]+")
#: Hardly a line has any of these words, and what chrome looks like takes long to look for.
_CHROME = re.compile("|".join(map(re.escape, CHROME_WORDS)))
_LINE = re.compile(r"[^\n]+")


def unfurnish(text: Text, pages: Sequence[int] = ()) -> Text:
    """Empty the lines that are page numbers, rules, buttons and counters of a web page, and running heads.

    `pages` holds the raw offset at which each page starts. A short line that begins or ends three pages or
    more, be it with another number, is a running head; the head of the first page stays, as it may be the
    masthead. Lines that name a source or an editor stay.
    """
    running = _running(text, pages) if len(pages) >= _RUNNING else set()
    return text.edited(_edits(text.clean, running))


def _edits(clean: str, running: set[int]) -> Iterator[Edit]:
    chrome = _CHROME.search(clean) is not None
    at = 0
    for line in clean.split("\n"):
        end = at + len(line)
        if line and (at in running or _empty(line)):
            yield Edit(at, end)
        elif chrome and len(line) <= _LONGEST and "。" not in line and _CHROME.search(line):
            pieces = [match.span() for match in CHROME.finditer(line)]
            if pieces and _empty(CHROME.sub("", line)):
                pieces = [(0, len(line))]
            yield from (Edit(at + start, at + stop) for start, stop in pieces)
        at = end + 1


def _empty(line: str) -> bool:
    """Tell whether a line is blank, a page number or a rule."""
    return bool(_BARE.match(line) and (_NUMBER.fullmatch(line) or _RULE.fullmatch(line))) or not line.strip()


def _running(text: Text, pages: Sequence[int]) -> set[int]:
    """Return where the heads and feet of pages start that are on three pages or more, save the first head."""
    found: list[tuple[str, int]] = []
    first: set[int] = set()
    bounds = [bisect_left(text.starts, page) for page in pages] + [len(text.clean)]
    for start, end in pairwise(bounds):
        lines = [m for m in _LINE.finditer(text.clean, start, end) if not _empty(m[0])]
        first = first or {match.start() for match in lines[:_EDGE]}
        for match in dict.fromkeys([*lines[:_EDGE], *lines[-_EDGE:]]):
            if len(match[0]) <= _LONGEST:
                found.append((_DIGITS.sub("0", "".join(match[0].split())), match.start()))
    counts = Counter(words for words, _ in found)
    return {start for words, start in found if counts[words] >= _RUNNING} - first
