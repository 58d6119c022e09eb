"""Page furniture: what is printed on a page or a screen and says nothing of the bulletin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from .layout import CHROME, CHROME_WORDS
from .text import Edit, Text

_LONGEST = 60
_RUNNING = 3

_NUMBER = re.compile(
    r"[-—–―－~～·•\s]*(?:[0-9]{1,3}|第\s*[0-9一二三四五六七八九十]{1,4}\s*页(?:[，,/\s]*共\s*[0-9一二三四五六七八九十]{1,4}\s*页)?"
    r"|[Pp]age\s*[0-9]{1,4}(?:\s*of\s*[0-9]{1,4})?|[0-9]{1,3}\s*/\s*[0-9]{1,3})[-—–―－~～·•\s]*"
)
_RULE = re.compile(r"[-—–―－─━═=_*＊※·.…~～﹏□■◆★☆|:\s]{3,}")
# Most lines begin with a Chinese character, and are neither.
_BARE = re.compile(r"[^\u4e00-\u9fff]|第")
_DIGITS = re.compile(r"[0-9]+")
_LINE = re.compile(r"[^\n]+")


def unfurnish(text: Text, pages: Sequence[int] = ()) -> Text:
    """Empty the lines that are page numbers, rules, buttons and counters of a web page, and running heads.

    `pages` holds the raw offset at which each page starts. A short line that begins or ends three pages or
    more, be it with another number, is a running head, and stays once. A line that names a
    source or an editor stays.
    """
    running = _running(text, pages) if len(pages) >= _RUNNING else set()
    return text.edited(_edits(text.clean, running))


def _edits(clean: str, running: set[int]) -> Iterator[Edit]:
    words = [word for word in CHROME_WORDS if word in clean]
    at = 0
    for line in clean.split("\n"):
        end = at + len(line)
        if line and len(line) <= _LONGEST:
            if at in running or (_BARE.match(line) and (_NUMBER.fullmatch(line) or _RULE.fullmatch(line))):
                yield Edit(at, end)
            elif any(word in line for word in words) and "。" not in line:
                for match in CHROME.finditer(line):
                    yield Edit(at + match.start(), at + match.end())
        elif line and _RULE.fullmatch(line):
            yield Edit(at, end)
        at = end + 1


def _running(text: Text, pages: Sequence[int]) -> set[int]:
    """Return where the lines start that repeat an earlier head or foot of a page."""
    heads: list[tuple[str, int]] = []
    bounds = [bisect_left(text.starts, page) for page in pages] + [len(text.clean)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        lines = [m for m in _LINE.finditer(text.clean, start, end) if m[0].strip()]
        for match in dict.fromkeys([*lines[:2], *lines[-2:]]):
            if len(match[0]) <= _LONGEST and not _NUMBER.fullmatch(match[0]):
                heads.append((_DIGITS.sub("0", "".join(match[0].split())), match.start()))
    counts = Counter(words for words, _ in heads)
    seen: set[str] = set()
    running: set[int] = set()
    for words, start in heads:
        if counts[words] >= _RUNNING and words in seen:
            running.add(start)
        seen.add(words)
    return running
