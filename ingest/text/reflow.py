"""Paragraphs that a printer, a page break or a converter cut into lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .layout import COLOPHON, ITEM, LABEL, MASTHEAD, OPENER
from .text import Edit, Text

_SLACK = 6
"""Columns by which a full line may fall short: two characters that may not begin a line, or the indent."""

_TAIL = 80
"""How far back a bracket may have been opened that a line closes."""

_INDENT = 6
"""The most columns by which a paragraph is indented; what stands further in is centred, or set right."""

_NARROWEST, _WIDEST = 20, 140
_FEWEST = 3

_ENDS = "。！？…；：.!?;:"
_CLOSERS = "”’）》」』】\"')"
_LEAD = re.compile(r"[0-9A-Za-z.%]+")
_BROKEN_OFF = re.compile(r"(?:[和与及暨的在]|关于)$")
_TAKEN_UP = re.compile(r"[、，》）”的及暨与]")


@dataclass(slots=True)
class Line:
    """A line without the blanks around it: `width` in columns, two a Chinese character, with the indent.

    `gap` tells that the line does not follow directly upon the one before, but after an empty line or a page;
    `ended`, that it ends a sentence or announces a list; `prose`, that it has the punctuation of sentences;
    `heading`, that the format calls it a heading.
    """

    start: int
    end: int
    words: str
    width: int
    indented: bool
    centred: bool
    gap: bool
    ended: bool
    prose: bool
    heading: bool


def reflow(text: Text, pages: Sequence[int] = (), headings: Sequence[int] = ()) -> Text:
    """Join the lines of one paragraph; `pages` and `headings` hold the raw offsets at which each of them starts.

    A text is hard-wrapped where many unfinished lines end at one width: then a full line that does not end
    a sentence goes on. In any text a line goes on that stops at a comma or inside brackets; and one that
    stops in the middle of a sentence before a page, an empty line or a line without the usual indent, where
    the next is no headline, item, label, masthead or colophon and does not open as a paragraph does.
    """
    lines = _lines(text.clean, _at(text, pages), _at(text, headings))
    width = wrap_width(lines)
    return text.edited(_wrapped(lines, width) if width else _broken(lines))


def _at(text: Text, offsets: Sequence[int]) -> set[int]:
    return {bisect_left(text.starts, offset) for offset in offsets}


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width in columns at which a text is hard-wrapped, or None."""
    open_ended = Counter(
        line.width for line in lines if not line.ended and _NARROWEST <= line.width <= _WIDEST and line.prose
    )
    if sum(open_ended.values()) < _FEWEST:
        return None
    band, width = max((sum(open_ended[w] for w in range(top - _SLACK, top + 1)), top) for top in open_ended)
    longer = sum(1 for line in lines if line.width > width + 4)
    shorter = sum(
        1
        for line in lines
        if line.prose and line.width < width - _SLACK and not line.ended and line.words[-1] not in "，、"
    )
    return width if band >= _FEWEST and longer * 5 <= band and shorter * 2 <= band else None


def _lines(clean: str, page_starts: set[int], headings: set[int]) -> list[Line]:
    found: list[Line] = []
    at, gap = 0, False
    for row in clean.split("\n"):
        words = row.strip()
        if words:
            indent = 0 if row[0] == words[0] else len(row) - len(row.lstrip())
            size = len(words)
            # A Chinese character has three bytes and two columns, a Latin one byte and one column.
            width = (len(words.encode()) + size) // 2
            if indent:
                columns = indent * 2 if row[0] == "\u3000" else indent
                width += columns
                indented, centred = 2 <= columns <= _INDENT, columns > _INDENT
            else:
                indented = centred = False
            ended = words[-1] in _ENDS or (
                words[-1] in _CLOSERS and words[-5:].rstrip(_CLOSERS)[-1:] in _ENDS
            )
            prose = "，" in words or "。" in words or "；" in words
            start = at + indent
            gap = gap or at in page_starts
            heading = at in headings
            found.append(Line(start, start + size, words, width, indented, centred, gap, ended, prose, heading))
            gap = False
        else:
            gap = True
        at += len(row) + 1
    return found


def _wrapped(lines: Sequence[Line], width: int) -> Iterator[Edit]:
    """Yield what joins the lines of a text that is hard-wrapped at a width."""
    indents = _indents(lines)
    gaps = sum(1 for line in lines if line.gap) * 2 < len(lines)
    slack = min(_SLACK, width // 6)
    before = ""
    for line, following in pairwise(lines):
        tail = before + line.words[-_TAIL:]
        lead = _LEAD.match(following.words)
        full = line.width >= width - slack - (lead.end() if lead else 0)
        if _begins(following) or _alone(line) or (not full and MASTHEAD.fullmatch(line.words)):
            goes_on = False
        elif line.ended and not (full and line.words[-1] == "；"):
            goes_on = line.width >= width - 2 and not (
                following.indented if indents else (gaps and following.gap) or _first(following, width)
            )
        elif _stops_short(tail, following.words):
            goes_on = True
        elif full:
            headline = not before and not line.prose and OPENER.match(following.words)
            goes_on = not (
                headline or (indents and following.indented) or MASTHEAD.fullmatch(following.words)
            )
        else:
            goes_on = not following.ended and bool(
                _BROKEN_OFF.search(line.words) or _TAKEN_UP.match(following.words)
            )
        before = tail[-_TAIL:] if goes_on else ""
        if goes_on:
            yield Edit(line.end, following.start, _glue(line, following))


def _broken(lines: Sequence[Line]) -> Iterator[Edit]:
    """Yield what joins paragraphs that a page break or a converter cut in two."""
    indents = _indents(lines)
    before = ""
    for line, following in pairwise(lines):
        tail = before + line.words[-_TAIL:]
        before = ""
        if line.ended or _begins(following) or _alone(line):
            continue
        if _stops_short(tail, following.words) or _runs_on(line, following, indents):
            yield Edit(line.end, following.start, _glue(line, following))
            before = tail[-_TAIL:]


def _runs_on(line: Line, following: Line, indents: bool) -> bool:
    """Tell whether the next line, after a gap or without the usual indent, continues an unfinished one."""
    if not (line.prose and (following.prose or following.ended) and (following.gap or indents)):
        return False
    if (indents and following.indented) or OPENER.match(following.words):
        return False
    return not (MASTHEAD.fullmatch(line.words) or MASTHEAD.fullmatch(following.words))


def _indents(lines: Sequence[Line]) -> bool:
    """Tell whether the paragraphs of a text are indented."""
    return sum(1 for line in lines if line.indented) >= 2


def _first(line: Line, width: int) -> bool:
    """Tell whether a line looks like the first of a paragraph that lost its indent."""
    short = not line.ended and width - _SLACK <= line.width <= width - 3
    return short or bool(OPENER.match(line.words))


def _stops_short(words: str, following: str) -> bool:
    """Tell whether words cannot end a paragraph: they stop at a comma, or at brackets that others close."""
    if words[-1] in "，、（《“":
        return True
    return _opens(words, following, "《", "》") or _opens(words, following, "（", "）")


def _opens(words: str, following: str, opening: str, closing: str) -> bool:
    """Tell whether words open a bracket that the following words close."""
    end = following.find(closing)
    return end >= 0 and following.find(opening, 0, end) < 0 and words.rfind(opening) > words.rfind(closing)


def _begins(line: Line) -> bool:
    """Tell whether a line begins a paragraph whatever stands before it."""
    words = line.words
    return bool(ITEM.match(words) or ("：" in words[:16] and LABEL.match(words)) or _alone(line))


def _alone(line: Line) -> bool:
    """Tell whether a line stands for itself: heading, table row, date, colophon."""
    words = line.words
    if line.heading or words[0] == "#" or "|" in words or "\t" in words or (line.centred and not line.prose):
        return True
    return ("年" in words or "份" in words) and len(words) <= 60 and bool(COLOPHON.fullmatch(words))


def _glue(line: Line, following: Line) -> str:
    """Return what joins two lines: a space between two Latin words, otherwise nothing."""
    left, right = line.words[-1], following.words[0]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
