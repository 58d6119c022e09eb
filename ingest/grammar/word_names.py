"""Verbs and adverbs that are somebody's name where they stand: 副主任于是、张开, 副局长殷切作总结."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import Tag
from .names import Names
from .words import Word, Words

_POSTS = Tag.POST | Tag.RANK
_VERBS = Tag.VERB | Tag.HOLD
#: The names before a word in the list that a post opens.
_LIST = re.compile("(?:[\u4e00-\u9fff]{2,4}、){1,20}")


def without_names(text: str, words: Words, names: Names) -> Words:
    """Return the words without the verbs and adverbs that are a name where they stand."""
    named = set(_found(text, words, names))
    return words.without(named) if named else words


def _found(text: str, words: Words, names: Names) -> Iterator[int]:
    listed: set[int] = set()
    post = -1
    for word in words.of(_POSTS | _VERBS):
        start, end, tag = word
        if tag & _POSTS:
            post = end
            if match := _LIST.match(text, end):
                listed |= {end + item.end() for item in re.finditer("、", match.group())}
        elif tag & Tag.ROLE:
            continue
        elif (start == post or start in listed) and _is_holder(text, words, names, word, in_list=start in listed):
            yield start


def _is_holder(text: str, words: Words, names: Names, word: Word, in_list: bool) -> bool:
    name, end = text[word[0] : word[1]], word[1]
    if not names.chinese(name, 2, word=True):
        return False
    if text[end : end + 1] == "、":
        return True
    following = words.at(end)
    acts = bool(following and following[2] & Tag.ROLE) or text[end : end + 1] == "作"
    return acts and (in_list or names.tier(name) == 1 and not names.continues(name))
