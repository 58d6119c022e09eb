"""Verbs and adverbs that are somebody's name where they stand: 副主任于是、张开, 副局长殷切作总结."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ..lexicon import Tag
from .names import Names
from .words import Word, Words

_POSTS = Tag.POST | Tag.RANK
_VERBS = Tag.VERB | Tag.HOLD
#: In what adverbs end whose first character can end a name: 正在, 一向.
_PREPOSITIONS = "在向对"
#: The names before a word in the list that a post opens.
_LIST = re.compile("(?:[\u4e00-\u9fff]{2,4}、){1,20}")


def without_names(text: str, words: Words, names: Names) -> Words:
    """Return the words without the verbs and adverbs that are a name where they stand."""
    named = set(_found(text, words, names))
    if not named:
        return words
    # 韩正|在: the preposition stays
    left = [(end - 1, end, Tag.FUNCTION) for start, end, _ in words.found if start in named and text[end - 1] in _PREPOSITIONS]
    return words.without(named, left)


def _found(text: str, words: Words, names: Names) -> Iterator[int]:
    listed: set[int] = set()
    posts = {end for _, end, _ in words.of(_POSTS)}
    post = -1
    for word in words.of(_POSTS | _VERBS):
        start, end, tag = word
        if tag & _POSTS:
            post = end
            if match := _LIST.match(text, end):
                listed |= {end + item.end() for item in re.finditer("、", match.group())}
        elif tag & Tag.ROLE:
            continue
        elif text[end - 1] in _PREPOSITIONS and _is_bare_family(text, names, start, posts):
            # 省委书记令狐正|在: no family name is a name
            yield start
        elif (start == post or start in listed) and _is_holder(text, words, names, word, in_list=start in listed):
            yield start


def _is_bare_family(text: str, names: Names, end: int, posts: Container[int]) -> bool:
    """Tell whether nothing but a family name stands between a post and a place."""
    return any(end - n in posts and names.surname(text[end - n : end]) == text[end - n : end] for n in (1, 2))


def _is_holder(text: str, words: Words, names: Names, word: Word, in_list: bool) -> bool:
    name, end = text[word[0] : word[1]], word[1]
    if not names.chinese(name, 2, word=True):
        return False
    if text[end : end + 1] == "、":
        return True
    following = words.at(end)
    acts = bool(following and following[2] & Tag.ROLE) or text[end : end + 1] == "作"
    return acts and (in_list or names.tier(name) == 1 and not names.continues(name))
