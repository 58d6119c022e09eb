"""The lexemes of a text, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Word: TypeAlias = tuple[int, int, int]
"""Where a word of the lexicon starts and ends, and what it can be: its `Tag`."""


class Words:
    """The words that a lexicon found in a text, in order, none inside another."""

    __slots__ = ("_by_tag", "_ends", "_places", "found", "starts")

    def __init__(self, found: Sequence[Word]) -> None:
        self.found = found
        self.starts = [start for start, _, _ in found]
        self._ends = [end for _, end, _ in found]
        self._places = dict(zip(self.starts, found, strict=True))
        # a text has a thousand words and some dozens of tags: who asks for one kind need not look at every word
        self._by_tag: defaultdict[int, list[Word]] = defaultdict(list)
        for word in found:
            self._by_tag[word[2]].append(word)

    def of(self, tags: int) -> list[Word]:
        """Return the words that can be one of these, in order."""
        return sorted(word for tag, words in self._by_tag.items() if tag & tags for word in words)

    def without(self, places: Iterable[int], instead: Iterable[Word] = ()) -> Words:
        """Return the words but for those that begin at these places, and with others instead."""
        left = list(self.found)
        for number in sorted((bisect_left(self.starts, place) for place in places), reverse=True):
            del left[number]
        return Words(sorted([*left, *instead]))

    def at(self, start: int) -> Word | None:
        """Return the word that begins at a place, or None."""
        return self._places.get(start)

    def before(self, end: int) -> Word | None:
        """Return the word that ends at a place, or None."""
        i = bisect_left(self._ends, end)
        return self.found[i] if i < len(self._ends) and self._ends[i] == end else None

    def within(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that stand wholly in a span."""
        first = bisect_left(self.starts, start)
        return self.found[first : bisect_right(self._ends, end, first)]
