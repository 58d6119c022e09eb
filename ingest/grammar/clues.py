"""Where a text may name somebody: the clues without which a phrase need not be parsed.

Most phrases are about things. Reading one costs a hundred times what it costs to see that no post, no word for
people, no list and no name already known stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import ahocorasick

from ..lexicon import Tag
from .phrases import POSTS
from .words import Words

#: Words that say that somebody is meant.
_TELLING = POSTS | Tag.TITLE | Tag.GROUP
#: What a name may have: a dot in it, a bracket behind it, a space that pads it, the marks of a list of three.
_MARKS = re.compile("[·（ ]|[、和及与并兼].+[、和及与并兼]")


class Clues:
    """The clues to people in one text: words, marks, and the names that are known."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = [start for start, _, tag in words.found if tag & _TELLING]
        self._posts = [start for start, _, tag in words.found if tag & POSTS]
        self._names: list[int] = []

    def learn(self, names: Iterable[str]) -> None:
        """Take these names for known."""
        automaton = ahocorasick.Automaton()
        for name in names:
            automaton.add_word(name, len(name))
        automaton.make_automaton()
        found = automaton.iter(self._text) if len(automaton) else ()
        self._names = sorted(end + 1 - length for end, length in found)

    def tell(self, start: int, end: int) -> bool:
        """Tell whether anything in a span speaks for a person."""
        return (
            _any(self._words, start, end)
            or _any(self._names, start, end)
            or _MARKS.search(self._text, start, end) is not None
        )

    def changed(self, start: int, end: int) -> bool:
        """Tell whether a span may read otherwise now that names are known: by one of them, or as 李主任 by a post."""
        return _any(self._names, start, end) or _any(self._posts, start, end)


def _any(places: list[int], start: int, end: int) -> bool:
    i = bisect_left(places, start)
    return i < len(places) and places[i] < end
