"""Where a text may name somebody: the clues without which a phrase need not be parsed.

Most phrases are about things. Reading one costs a hundred times what it costs to see that no post, no word for
people, no list and no name already known stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import ahocorasick

from ..lexicon import Tag
from .phrases import POSTS, Phrases

#: Words that say that somebody is meant.
_TELLING = POSTS | (Tag.TITLE | Tag.GROUP)
#: What a name may have: a dot in it, a bracket behind it, a space that pads it, the marks of a list of three.
_MARKS = re.compile("[·（ ]|[、和及与并兼].+[、和及与并兼]")


class Named:
    """The clues to people in one text: words, marks, and the names already known."""

    def __init__(self, phrases: Phrases) -> None:
        self._text = phrases.text
        words = [(start, end) for start, end, tag in phrases.words.found if tag & _TELLING]
        self._starts = sorted(start for start, _ in (*words, *_places(phrases)))

    def tells(self, start: int, end: int) -> bool:
        """Tell whether anything in a span speaks for a person."""
        i = bisect_left(self._starts, start)
        if i < len(self._starts) and self._starts[i] < end:
            return True
        return _MARKS.search(self._text, start, end) is not None


def _places(phrases: Phrases) -> list[tuple[int, int]]:
    """Return where the names known stand, spaces apart."""
    if not phrases.known:
        return []
    automaton = ahocorasick.Automaton()
    for name in phrases.known:
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return [(end + 1 - length, end + 1) for end, length in automaton.iter(phrases.text)]
