"""How far a name reaches: 省委 is another in each province, 机关党委 another in each office."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from ..lexicon import Lexicon

_YEAR = re.compile(r"^\d{4}年度?")

COUNTRY = ""
"""The scope of a name that means one thing in the whole country."""


def scope(name: str, issuer: str, document: str) -> str:
    """Say within what the name means one thing: the country, a province, a place, an office, or one document.

    `issuer` is the name of the office that issued the bulletin, empty where it is unknown; `document` names
    the bulletin.
    """
    name = _YEAR.sub("", name)
    if name.startswith(_words("national")) or _place(name):
        return COUNTRY
    if any(re.match(pattern, name) for pattern in _words("national_patterns")):
        return COUNTRY
    if name.startswith(_words("province")):
        return _province(issuer) or issuer or document
    if name.startswith(_words("place")):
        return _place(issuer) or issuer or document
    return issuer or document


def scope_of_title(title: str, issuer: str, document: str) -> str:
    """Say within what a title means one work: it reaches far, unless its words are general or relative."""
    if not _general().sub("", title):
        return document
    if title.startswith(_words("province") + _words("place")):
        return scope(title, issuer, document)
    return COUNTRY


def is_single_post(post: str) -> bool:
    """Tell whether one person at a time holds this post, in the whole country."""
    return post in _words("single_posts")


def is_single_meeting(name: str) -> bool:
    """Tell whether a meeting of this name was held once only, because its name has a number or a year."""
    return any(re.search(pattern, name) for pattern in _words("single_meetings"))


@cache
def _lists() -> dict[str, list[str]]:
    text = files(__package__).joinpath("names.yaml").read_text("utf-8")
    return cast(dict[str, list[str]], yaml.safe_load(text))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(_lists()[key])


@cache
def _general() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words("general_words"), key=len, reverse=True)))


# A place that no list knows, by its ending. 城市 is no place, and 地区, 社区, 园区 are none either.
_LOOKS_LIKE_A_PLACE = re.compile(r"[^全我本各省市州县区]{2,6}?(?:省|自治区|自治州|自治县|(?<!城)市)")


@cache
def _places() -> dict[str, str]:
    """Return the code of each place by its full name, and by the short one of a province or a city."""
    places: dict[str, str] = {}
    for row in Lexicon().rows("places"):
        places.setdefault(row["name"], row["code"])
        if len(row["code"]) <= 4 and row["short"]:
            places.setdefault(row["short"], row["code"])
    return places


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _places()}, reverse=True))


@cache
def _place(name: str) -> str | None:
    """Return the code of the place that a name begins with, or its name where no list knows it."""
    bare = name.removeprefix("中共").removeprefix("共青团")
    known = next((_places()[bare[:n]] for n in _lengths() if bare[:n] in _places()), None)
    looks = None if known else _LOOKS_LIKE_A_PLACE.match(bare)
    return looks[0] if looks else known


def _province(name: str) -> str | None:
    place = _place(name)
    return place[:2] if place and place.isdigit() else place
