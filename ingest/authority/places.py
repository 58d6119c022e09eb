"""Which place a name begins with: one that is spelt out (四川省, 成都, 松岭县), or 省, 市 and 县 of where one is at home."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from ..grammar.organisations import split
from ..grammar.places import levels
from ..lexicon import Lexicon

Home: TypeAlias = Mapping[str, str]
"""Where a document is at home: for each level (省, 市, 县) the key of the place, as `locate` gives it."""


class Located(NamedTuple):
    """A name with its place taken out.

    `place` is the code of a division by GB/T 2260, or the name of one that no list knows, or empty where the
    place is not told; `within` is the larger place, as far as it is told. `form` is the name with {} for the
    place, `level` the word for its level, `relative` whether the name leaves the place to its context.
    """

    place: str
    within: str
    level: str
    form: str
    relative: bool


_RELATIVE = re.compile(
    "(?P<party>中共|共青团|政协)?(?:[全我本](?=[省市县区州旗]))?"
    "(?P<level>自治区|省|市|州|盟|县|区|旗|镇|乡)(?![场级域民情长内外里界辖城份区县乡镇])(?=.)"
)
#: What belongs to the clause, not to the name of a place that no list knows: 第一组由|省文史研究馆.
_STRAY = re.compile(".*[由和与及在到为把被向从等并了是对按据照以将于同使让因如]")
#: A level that goes by another's word: the 自治区 calls itself 区, too.
_STANDS_IN = {"区": "自治区"}
_LEVELS = ("自治区", "自治州", "自治县", "自治旗", "地区", "街道")
_WORDS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "地区": "州"}


def locate(name: str, at_home: Home) -> Located | None:
    """Find the place that an organisation's name begins with; None where it begins with none.

    四川省地方志办 is located in 51 and reads {}地方志办; 省地方志办 reads the same and is in the province where one is at home.
    """
    party, place, rest = split(name)
    if place and (stray := _STRAY.match(place[:-1])) and not _codes().get(_last(place)):
        return locate(name[len(party) + stray.end() :], at_home)
    if place:
        key, within = _key(place, at_home)
        return Located(key, within, _level(place), f"{party}{{}}{rest}", relative=False)
    if short := _short(name[len(party) :]):
        code, form = _shorts()[short], f"{party}{{}}{name[len(party) + len(short) :]}"
        return Located(code, _larger(code), _level(place_name(code)), form, relative=False)
    if relative := _RELATIVE.match(name):
        level = relative["level"]
        key = at_home.get(level) or at_home.get(_STANDS_IN.get(level, ""), "")
        within = _larger(key) or province_of(at_home)
        form = f"{relative['party'] or ''}{{}}{name[relative.end() :]}"
        return Located(key, within if within != key else "", level, form, relative=True)
    return None


def home(names: Iterable[str]) -> dict[str, str]:
    """Say where somebody is at home who names these offices or titles as his own, the first before the others."""
    found: dict[str, str] = {}
    for name in names:
        where = locate(name, found)
        if where is None or where.relative or not where.place:
            continue
        for place in _upwards(where):
            found.setdefault(_level(place_name(place)), place)
    return found


def province_of(at_home: Home) -> str:
    """Return the province, by its key, of somebody who is at home there; empty where it is not known."""
    return at_home.get("省") or at_home.get("自治区") or next((_larger(key) for key in at_home.values()), "")


def is_province(place: str) -> bool:
    """Tell whether a place, by its key, is a province or an autonomous region."""
    return len(place) == 2 if place.isdigit() else place.endswith(("省", "自治区"))


def place_level(place: str) -> str:
    """Return the word for the level of a place, by its key."""
    return _level(place_name(place))


def place_name(key: str) -> str:
    """Return the name of a place by its key."""
    return _names().get(key, key)


def _last(place: str) -> str:
    """Return the smallest of the places in a name: 锦江区 of 成都市锦江区."""
    return [place, *levels(place).values()][-1]


def _upwards(where: Located) -> list[str]:
    """Return a place with all that it lies in, as far as that is known."""
    if not where.place.isdigit():
        return [where.place, *filter(None, [where.within])]
    return [where.place[:n] for n in (6, 4, 2) if n <= len(where.place) and where.place[:n] in _names()]


def _larger(key: str) -> str:
    return key[:2] if key.isdigit() and len(key) > 2 else ""


def _level(place: str) -> str:
    word = next((word for word in _LEVELS if place.endswith(word)), place[-1:])
    return _WORDS.get(word, word)


def _key(place: str, at_home: Home) -> tuple[str, str]:
    """Return the key of a place that is spelt out, and of the one it lies in: of several of one name, that at home."""
    parts = list(levels(place).values()) or [place]
    *larger, last = parts
    uppers = [code for name in larger for code in _codes().get(name, ())]
    codes = _codes().get(last, ())
    near = [code for code in codes if any(code.startswith(upper) for upper in uppers)] if uppers else []
    for its in sorted(filter(str.isdigit, at_home.values()), key=len, reverse=True):
        near = near or [code for code in codes if code.startswith(its)]
    known = near or list(codes)
    if len(known) == 1:
        return known[0], _larger(known[0])
    top = _key(larger[0], at_home)[0] if larger else ""
    within = top if is_province(top) else province_of(at_home) or top
    return last, within if within != last else ""


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in Lexicon().rows("places")}


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in _names().items():
        codes[name].append(code)
    return {name: tuple(of) for name, of in codes.items()}


@cache
def _shorts() -> dict[str, str]:
    """Return the code of provinces and cities by their short names (四川, 成都), of which no two are the same."""
    rows = [row for row in Lexicon().rows("places") if row["short"] and len(row["code"]) <= 4]
    return {row["short"]: row["code"] for row in reversed(rows)}


def _short(name: str) -> str:
    return next((name[:n] for n in (4, 3, 2) if n < len(name) and name[:n] in _shorts()), "")
