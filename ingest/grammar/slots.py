"""Slots: the places of a sentence where the grammar of the genre wants a name, whichever it is."""

from __future__ import annotations

import re

from ontology.facts import Confidence

from ..lexicon import Tag
from .words import Words

_POSTS = Tag.POST | Tag.RANK
_DOING = Tag.ROLE | Tag.VERB
_NAME = re.compile("[\u3400-\u9fff·]{2,12}")
#: What a clause, or an item of a list, begins behind.
_BEFORE = re.compile(r"(?:^|[，、；：。！？\n（ ])$")
#: What a name ends before, apart from a word of the lexicon.
_BEHIND = re.compile(r"[，、；：。！？\n）（ 的和与及同]|$")
#: The other people of a list, up to the verb, and how far that may be.
_OTHERS = re.compile("(?:(?:[、和与及]|以及)[\u3400-\u9fff·]{2,6})*")
_REACH = 30


def person_slot(text: str, words: Words, start: int, end: int) -> Confidence | None:
    """Return how surely a span stands where a person is named, or None where it does not.

    - behind a post, and before the end of the phrase or a word that may follow a name: by a pattern
    - at the beginning of a clause or an item, alone or in a list, before a verb of taking part or saying: a guess
    """
    inside = words.within(start, end)
    if not _NAME.fullmatch(text, start, end) or any(tag & (_POSTS | Tag.HEAD | Tag.GROUP) for _, _, tag in inside):
        return None
    post = words.within(max(start - 8, 0), start)
    closed = _BEHIND.match(text, end) is not None or words.at(end) is not None
    if post and post[-1][1] == start and post[-1][2] & _POSTS and closed:
        return Confidence.PATTERN
    if _BEFORE.search(text[max(start - 1, 0) : start]) and _does(text, words, end):
        return Confidence.GUESSED
    return None


def organisation_slot(text: str, words: Words, start: int, end: int) -> bool:
    """Tell whether a span stands where an organisation is named: it begins a phrase, and a post or a holding follows."""
    behind = words.at(end)
    leads = behind is not None and behind[2] & (_POSTS | Tag.HOLD) != 0
    opens = _BEFORE.search(text[max(start - 1, 0) : start]) is not None
    others = any(tag & (_POSTS | Tag.GROUP | _DOING | Tag.HOLD) for _, _, tag in words.within(start, end))
    return leads and opens and not others and _NAME.fullmatch(text, start, end) is not None


def _does(text: str, words: Words, at: int) -> bool:
    """Tell whether a verb of taking part or saying follows, with nobody but the others of a list between."""
    verb = next((start for start, _, tag in words.within(at, at + _REACH) if tag & _DOING), None)
    return verb is not None and _OTHERS.fullmatch(text, at, verb) is not None
