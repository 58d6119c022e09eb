"""A sentence cut where noun phrases end: at punctuation, at verbs, at titles, dates and meetings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..lexicon import Tag
from .signs import positions
from .words import Words


class Cut(StrEnum):
    """What a chunk is."""

    PHRASE = "phrase"
    VERB = "verb"
    MARK = "mark"
    FUNCTION = "function"
    MEETING = "meeting"
    TITLE = "title"
    DATE = "date"


@dataclass(slots=True)
class Chunk:
    """A piece of a sentence; `tag` is the lexicon's for verbs and function words, 0 else."""

    cut: Cut
    start: int
    end: int
    tag: int = 0


#: What ends a noun phrase and is none itself. 、 and brackets stay inside.
_MARKS = "，。；：！？“”‘’\n "
#: 副主任（主持工作）张三: what a bracket says of a post is no clause of the sentence.
_ASIDE = re.compile("（[^（）]{1,12}）")
_POSTS = Tag.POST | Tag.RANK
_HOLDERS = _POSTS | Tag.HEAD
#: Which of those who held a post one after the other: 《某志》首任主编.
_WHICH = re.compile("(?:首|现|时|前|历|继|末|续|后)任|原|前")
# For loops over all chunks: a member of an enumeration is slow to ask for by its name.
PHRASE, MARK, VERB, FUNCTION = Cut.PHRASE, Cut.MARK, Cut.VERB, Cut.FUNCTION
_THINGS = (Cut.MEETING, Cut.TITLE, Cut.DATE)
#: What governs a day; any other function word before one ends a name: 郭望5日, 李希1日.
_BEFORE_DAYS = "于在自从至到和与及"
_VERBS = Tag.VERB | Tag.HOLD | Tag.ROLE
_STAYS = Tag.POST | Tag.RANK | Tag.GROUP | Tag.HEAD | Tag.ORGANISATION | Tag.FROZEN


_PADDED = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff] )")


class Cutter:
    """Cuts the sentences of one text; `found` is what is known already: meetings, titles, dates."""

    def __init__(self, text: str, words: Words, found: Iterable[tuple[int, int, Cut]]) -> None:
        self._text = text
        self._words = words
        self._found = sorted(found, key=lambda span: span[0])
        self._starts = [start for start, _, _ in self._found]
        self._marks = sorted(positions(text, _MARKS))

    def chunks(self, start: int, end: int) -> list[Chunk]:
        """Return the chunks of a span, which follow upon each other without a gap."""
        out: list[Chunk] = []
        at = start
        # of two that begin at one place the longer one comes first
        for first, negative, cut, tag in sorted(self._cuts(start, end)):
            if first < at:
                continue
            if first > at:
                if cut in _THINGS and self._governs(first - 1, cut):
                    # a preposition before the thing that it governs stands apart
                    if first - 1 > at:
                        out.append(Chunk(PHRASE, at, first - 1))
                    out.append(Chunk(FUNCTION, first - 1, first, Tag.FUNCTION))
                else:
                    out.append(Chunk(PHRASE, at, first))
            at = -negative
            out.append(Chunk(cut, first, at, tag))
        if at < end:
            out.append(Chunk(PHRASE, at, end))
        return out

    def _governs(self, at: int, cut: Cut) -> bool:
        """Tell whether a preposition or a conjunction stands before a thing: 张三和《某志》; few stand before a day."""
        if cut is Cut.DATE:
            return self._text[at] in _BEFORE_DAYS
        last = self._words.at(at)
        return bool(last and last[2] & Tag.FUNCTION) or last is None and self._text[at] in "和与及"

    def _cuts(self, start: int, end: int) -> list[tuple[int, int, Cut, int]]:
        """Return what cuts a span, in no order: where it starts, the negative of where it ends, what it is, its tag."""
        text = self._text
        words = self._words.within(start, end)
        first = bisect_left(self._marks, start)
        marks = self._marks[first : bisect_left(self._marks, end, first)]
        if text.find(" ", start, end) >= 0:
            posts = {b for _, b, tag in words if tag & _POSTS}
            # 副书记 王明: in a list the typesetter may set the name off; 李 明: or pad it to three characters
            marks = [at for at in marks if text[at] != " " or not (at in posts or self._padded(at, posts))]
        cuts = [(at, -at - 1, MARK, 0) for at in marks]
        first = bisect_left(self._starts, start)
        for a, b, cut in self._found[first : bisect_left(self._starts, end, first)]:
            following = self._words.at(self._behind_which(b)) if cut is Cut.TITLE else None
            if following and following[2] & (_HOLDERS | Tag.GROUP):
                # 《某志》主编张三: the title is a part of the post
                continue
            cuts.append((a, -min(b, end), cut, 0))
        aside = self._aside(start, end) if text.find("（", start, end) >= 0 else ()
        cuts += [(a, -b, VERB, tag) for a, b, tag in words if tag & _VERBS and not tag & _STAYS and a not in aside]
        return cuts

    def _aside(self, start: int, end: int) -> set[int]:
        """Return the places inside short brackets."""
        asides = _ASIDE.finditer(self._text, start, end)
        return {at for match in asides for at in range(match.start() + 1, match.end())}

    def _behind_which(self, at: int) -> int:
        """Return where a post begins that may have a word before it for which of its holders is meant."""
        which = _WHICH.match(self._text, at)
        return which.end() if which else at

    def _padded(self, at: int, posts: set[int]) -> bool:
        """Tell whether a space stands inside a name: one character alone between a boundary or a post and the space."""
        before = self._text[at - 2 : at - 1]
        alone = at - 1 in posts or not before or not "\u4e00" <= before <= "\u9fff"
        return alone and _PADDED.match(self._text, at - 1) is not None
