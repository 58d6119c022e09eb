"""Which place a name begins with: one that is spelt out (四川省, 成都, 松岭县), or 省, 市 and 县 of where one is at home."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
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
#: How long the code of a city is, by GB/T 2260; that of a province is shorter, that of a county longer.
_CITY = 4
_LEVELS = ("自治区", "自治州", "自治县", "自治旗", "地区", "街道")
_WORDS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "地区": "州"}
#: For how many names, each seen from somewhere, it is kept where they are: those of some ten thousand documents.
_KEPT = 1 << 17


class Places:
    """The divisions that a lexicon lists, under their full and their short names."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = list(lexicon.rows("places"))
        self._names = {row["code"]: row["name"] for row in rows}
        codes: defaultdict[str, list[str]] = defaultdict(list)
        for code, name in self._names.items():
            codes[name].append(code)
        self._codes = {name: tuple(of) for name, of in codes.items()}
        # of provinces and cities (四川, 成都), of which no two are called the same
        short = [row for row in rows if row.get("short") and len(row["code"]) <= _CITY]
        self._shorts = {row["short"]: row["code"] for row in reversed(short)}
        self._located = lru_cache(maxsize=_KEPT)(self._locate)

    def locate(self, name: str, at_home: Home) -> Located | None:
        """Find the place that an organisation's name begins with; None where it begins with none.

        四川省地方志办 is located in 51 and reads {}地方志办; 省地方志办 reads the same and is in the province where one is at home.
        """
        return self._located(name, tuple(at_home.items()))

    def home(self, names: Iterable[str]) -> dict[str, str]:
        """Say where somebody is at home who names these offices or titles as his own, the first before the others."""
        found: dict[str, str] = {}
        for name in names:
            where = self.locate(name, found)
            if where is None or where.relative or not where.place:
                continue
            for place in self._upwards(where):
                found.setdefault(self.level(place), place)
        return found

    def level(self, key: str) -> str:
        """Return the word for the level of a place, by its key."""
        return _level(self.name(key))

    def name(self, key: str) -> str:
        """Return the name of a place by its key."""
        return self._names.get(key, key)

    def _locate(self, name: str, homes: tuple[tuple[str, str], ...]) -> Located | None:
        at_home = dict(homes)
        party, place, rest = split(name)
        if place and (stray := _STRAY.match(place[:-1])) and not self._codes.get(_last(place)):
            return self._locate(name[len(party) + stray.end() :], homes)
        if place:
            key, within = self._key(place, at_home)
            return Located(key, within, _level(place), f"{party}{{}}{rest}", relative=False)
        if short := self._short(name[len(party) :]):
            code, form = self._shorts[short], f"{party}{{}}{name[len(party) + len(short) :]}"
            return Located(code, _larger(code), self.level(code), form, relative=False)
        if relative := _RELATIVE.match(name):
            level = relative["level"]
            key = at_home.get(level) or at_home.get(_STANDS_IN.get(level, ""), "")
            within = _larger(key) or province_of(at_home)
            form = f"{relative['party'] or ''}{{}}{name[relative.end() :]}"
            return Located(key, within if within != key else "", level, form, relative=True)
        return None

    def _upwards(self, where: Located) -> list[str]:
        """Return a place with all that it lies in, as far as that is known."""
        if not where.place.isdigit():
            return [where.place, *filter(None, [where.within])]
        return [
            where.place[:n] for n in (6, 4, 2) if n <= len(where.place) and where.place[:n] in self._names
        ]

    def _key(self, place: str, at_home: Home) -> tuple[str, str]:
        """Return the key of a place that is spelt out, and of the one it lies in: of several of one name, that at home."""
        parts = list(levels(place).values()) or [place]
        *larger, last = parts
        uppers = [code for name in larger for code in self._codes.get(name, ())]
        codes = self._codes.get(last, ())
        near = [code for code in codes if any(code.startswith(upper) for upper in uppers)] if uppers else []
        for its in sorted(filter(str.isdigit, at_home.values()), key=len, reverse=True):
            near = near or [code for code in codes if code.startswith(its)]
        known = near or list(codes)
        if len(known) == 1:
            return known[0], _larger(known[0])
        top = self._key(larger[0], at_home)[0] if larger else ""
        within = top if is_province(top) else province_of(at_home) or top
        return last, within if within != last else ""

    def _short(self, name: str) -> str:
        return next((name[:n] for n in (4, 3, 2) if n < len(name) and name[:n] in self._shorts), "")


def province_of(at_home: Home) -> str:
    """Return the province, by its key, of somebody who is at home there; empty where it is not known."""
    return at_home.get("省") or at_home.get("自治区") or next((_larger(key) for key in at_home.values()), "")


def is_province(place: str) -> bool:
    """Tell whether a place, by its key, is a province or an autonomous region."""
    return len(place) == 2 if place.isdigit() else place.endswith(("省", "自治区"))


def _last(place: str) -> str:
    """Return the smallest of the places in a name: 锦江区 of 成都市锦江区."""
    return [place, *levels(place).values()][-1]


def _larger(key: str) -> str:
    return key[:2] if key.isdigit() and len(key) > 2 else ""


def _level(place: str) -> str:
    word = next((word for word in _LEVELS if place.endswith(word)), place[-1:])
    return _WORDS.get(word, word)
