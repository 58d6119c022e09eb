"""How far a name reaches: 省委 is another in each province, 机关党委 another in each office."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import yaml

from .witness import Witness

_YEAR = re.compile(r"^\d{4}年度?")

_POST_OF_PLACE = re.compile("(?:常务)?副?([省市县区州镇乡])长")

_KEPT = 1 << 15
"""For how many names it is kept how far they reach."""

COUNTRY = ""
"""The scope of a name that means one thing in the whole country."""


def scope(name: str, witness: Witness) -> str:
    """Say within what the name means one thing: the country, a province, a place, an office, or one document.

    省 and 市 are those at which the document is at home; other names reach as far as the office that issued it.
    """
    name = _YEAR.sub("", name)
    if is_national(name):
        return COUNTRY
    where = witness.locate(name)
    if where and not where.relative:
        return COUNTRY
    if where is None and (witness.authority.countries.country(name) or _reaches_far(name)):
        return COUNTRY
    return (where.place if where else "") or witness.office or witness.document


def scope_of_title(title: str, witness: Witness) -> str:
    """Say within what a title means one work: it reaches far, unless its words are general or relative."""
    if not _general().sub("", title):
        return witness.document
    if (where := witness.locate(title)) and where.relative:
        return where.place or witness.office or witness.document
    return COUNTRY


@lru_cache(maxsize=_KEPT)
def is_national(name: str) -> bool:
    """Tell whether a name means one thing in the whole country, whoever says it."""
    return name.startswith(_words("national")) or any(
        re.match(pattern, name) for pattern in _words("national_patterns")
    )


def is_single_post(post: str) -> bool:
    """Tell whether one person at a time holds this post, in the whole country."""
    return post in _words("single_posts")


def is_single_meeting(name: str) -> bool:
    """Tell whether a meeting of this name was held once only, because its name has a number or a year."""
    return any(re.search(pattern, name) for pattern in _words("single_meetings"))


def is_another_meeting(words: str) -> bool:
    """Tell whether words in the name of a meeting make it another one than that without them."""
    return any(re.search(pattern, words) for pattern in _words("other_meetings"))


def is_leader(post: str, body: str) -> bool:
    """Tell whether somebody in this post leads the country; `body` is the full name of a national body, or empty."""
    return is_single_post(post) or post in _leaders().get(body, ())


def is_leading_body(body: str) -> bool:
    """Tell whether a local body, with {} for the place, is one of those that lead the place."""
    return body in _words("leading_bodies")


def is_inner_part(part: str) -> bool:
    """Tell whether the part of a body consists of its own people."""
    return part in _words("inner_parts")


def is_head_post(post: str) -> bool:
    """Tell whether one person of a body holds this post at a time."""
    return post in _words("head_posts")


def is_first_post(post: str) -> bool:
    """Tell whether who holds this post is the first of a foreign country."""
    return post in _words("first_posts")


def is_second_post(post: str) -> bool:
    """Tell whether who holds this post comes behind the first of a foreign country."""
    return post in _words("second_posts")


def is_leading_post(post: str) -> bool:
    """Tell whether who holds this post is among the few at the head of a body."""
    return is_head_post(post.removeprefix("副").replace("党组副书记", "党组书记")) or post in _words(
        "leading_posts"
    )


def level_of_post(post: str) -> str:
    """Return the level of the place that a post by its own words is of: 省 for 副省长; empty for others."""
    match = _POST_OF_PLACE.fullmatch(post)
    return match[1] if match else ""


@lru_cache(maxsize=_KEPT)
def _reaches_far(name: str) -> bool:
    """Tell whether a name that says no place is one of its own all the same: 方志出版社, not 编辑部."""
    ending = next((ending for ending in _words("far_endings") if name.endswith(ending)), "")
    stem = name.removesuffix(ending) if ending else ""
    return len(stem) > 1 and stem not in _words("general_stems")


@cache
def _lists() -> dict[str, list[str]]:
    text = files(__package__).joinpath("names.yaml").read_text("utf-8")
    return cast(dict[str, list[str]], yaml.safe_load(text))


@cache
def _leaders() -> dict[str, list[str]]:
    return cast(dict[str, list[str]], _lists()["leaders"])


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(_lists()[key])


@cache
def _general() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words("general_words"), key=len, reverse=True)))
