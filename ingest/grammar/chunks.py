"""A sentence cut where noun phrases end: at punctuation, at verbs, at titles, dates and meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from ..lexicon import Tag
from .phrases import Words


class Cut(StrEnum):
    """What a chunk is."""

    PHRASE = "phrase"
    VERB = "verb"
    MARK = "mark"
    FUNCTION = "function"
    MEETING = "meeting"
    TITLE = "title"
    DATE = "date"


class Chunk(NamedTuple):
    """A piece of a sentence; `tag` is the lexicon's for verbs and function words, 0 else."""

    cut: Cut
    start: int
    end: int
    tag: int = 0


#: What ends a noun phrase and is none itself. 、 and brackets stay inside.
_MARKS = re.compile(r"[，。；：！？“”‘’\n ]")
#: 副主任（主持工作）张三: what a bracket says of a post is no clause of the sentence.
_ASIDE = re.compile("（[^（）]{1,12}）")
_VERBS = int(Tag.VERB | Tag.HOLD | Tag.ROLE)
_STAYS = int(Tag.POST | Tag.RANK | Tag.GROUP | Tag.HEAD | Tag.ORGANISATION | Tag.FROZEN)


def chunks(
    text: str, words: Words, spans: Iterable[tuple[int, int, Cut]], start: int, end: int
) -> list[Chunk]:
    """Cut the span of a text; `spans` are what is known already: meetings, titles, dates, in order of their start."""
    cuts = sorted(_cuts(text, words, spans, start, end), key=lambda chunk: (chunk.start, -chunk.end))
    out: list[Chunk] = []
    at = start
    for chunk in cuts:
        if chunk.start < at:
            continue
        if chunk.start > at:
            out.extend(_phrase(words, at, chunk))
        out.append(chunk)
        at = chunk.end
    if at < end:
        out.append(Chunk(Cut.PHRASE, at, end))
    return out


def _phrase(words: Words, start: int, following: Chunk) -> Iterator[Chunk]:
    """Yield the phrase before a chunk; a preposition before the thing that it governs stands apart."""
    end = following.start
    last = words.at(end - 1)
    if following.cut in (Cut.MEETING, Cut.TITLE, Cut.DATE) and last and last[2] & int(Tag.FUNCTION):
        if end - 1 > start:
            yield Chunk(Cut.PHRASE, start, end - 1)
        yield Chunk(Cut.FUNCTION, end - 1, end, last[2])
    else:
        yield Chunk(Cut.PHRASE, start, end)


_PADDED = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff] )")


def _padded(text: str, at: int, posts: set[int]) -> bool:
    """Tell whether a space stands inside a name: one character alone between a boundary or a post and the space."""
    before = text[at - 2 : at - 1]
    alone = at - 1 in posts or not before or not "\u4e00" <= before <= "\u9fff"
    return alone and _PADDED.match(text, at - 1) is not None


def _cuts(
    text: str, words: Words, spans: Iterable[tuple[int, int, Cut]], start: int, end: int
) -> Iterator[Chunk]:
    for a, b, cut in spans:
        following = words.at(b) if cut is Cut.TITLE else None
        if following and following[2] & int(Tag.POST | Tag.RANK | Tag.HEAD):
            # 《某志》主编张三: the title is a part of the post
            continue
        if start <= a < end:
            yield Chunk(cut, a, min(b, end))
    posts = {b for _, b, tag in words.within(start, end) if tag & int(Tag.POST | Tag.RANK)}
    for match in _MARKS.finditer(text, start, end):
        # 副书记 王明: in a list the typesetter may set the name off; 李 明: or pad it to three characters
        if match.group() == " " and (match.start() in posts or _padded(text, match.start(), posts)):
            continue
        yield Chunk(Cut.MARK, match.start(), match.end())
    asides = [match.span() for match in _ASIDE.finditer(text, start, end)]
    for a, b, tag in words.within(start, end):
        if tag & _VERBS and not tag & _STAYS and not any(x < a < y for x, y in asides):
            yield Chunk(Cut.VERB, a, b, tag)
