"""Which names of a document mean the same meeting: 松岭县政协十届三次会议, 十届三次会议 and 县政协会议."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .numerals import numeral

_NOISE = re.compile(r"[\s“”《》〈〉（）()·、，]")
#: 《某志（1990—2020）》评审会 is in the headline 《某志》评审会; another year, another meeting.
_YEARS = re.compile("(?<=[\u4e00-\u9fff])[（(][0-9—－~-]{4,9}年?[）)](?=》)")
_TAIL = re.compile(r"(?:会议|会)$")
#: 某全会精神宣讲会, 某大会预备会议: what makes it a meeting beside the other one.
_BESIDE = re.compile("会?议?(?:精神|预备)")
#: The number that the body who holds a meeting gives it: 2025年第6次, 今年第三次.
NTH = "(?:[0-9]{4}年度?|今年|本年度)?第[0-9一二三四五六七八九十百]+次"
#: 办党组2025年第6次会议 is in the headline 办党组会议, and 第三次 is 第3次.
_NUMBER = re.compile(NTH)
_DIGITS = re.compile("(?<=第)[0-9]{1,2}(?=[届次])")
_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十百]+(?=[届次中])|[0-9]{4}|二十大|十[一-九]大")
#: Bodies whose names have the characters of another one's.
_BODY = re.compile("[省市县区州盟旗]委(?!员)|纪委|政协|人大|政府")
#: How much of a name a shorter one must have: at the end, and at the beginning.
_END, _BEGINNING = 3, 6
#: No text speaks of more meetings of so similar names, save one that was made to cost time.
_ALIKE = 50


@dataclass(slots=True, eq=False)
class Meeting:
    """A meeting of the document while its mentions are being gathered."""

    #: each once, in order
    names: dict[str, None]
    section: int
    held: bool


class Meetings:
    """The meetings of one document, to be asked by name.

    A name is compared only with those that share a beginning, an end or an outline with it: a yearbook's chronicle
    has thousands of meetings.
    """

    def __init__(self) -> None:
        self.all: list[Meeting] = []
        #: the names with their meetings by what they may share with another: the kind of likeness, and the words
        self._alike: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        #: what was asked since the last name came
        self._asked: dict[str, set[int]] = {}

    def add(self, name: str, section: int, held: bool) -> None:
        """Take in that a section speaks of a meeting by this name, as held or not."""
        found = self._numbers(name)
        number = min(found, default=len(self.all))
        if found:
            meeting = self.all[number]
            meeting.held |= held
            if name in meeting.names:
                return
            meeting.names[name] = None
        else:
            self.all.append(Meeting({name: None}, section, held))
        self._asked.clear()
        for key in _gives(_core(name)):
            if len(self._alike[key]) < _ALIKE:
                self._alike[key].append((name, number))

    def named(self, name: str) -> Iterator[Meeting]:
        """Yield the meetings that a name may mean, in the order in which the text names them."""
        return (self.all[number] for number in sorted(self._numbers(name)))

    def _numbers(self, name: str) -> set[int]:
        if (known := self._asked.get(name)) is not None:
            return known
        found: set[int] = set()
        for key in _asks(_core(name)):
            for other, number in self._alike.get(key, ()):
                if number not in found and _same(name, other):
                    found.add(number)
        self._asked[name] = found
        return found


def _gives(core: str) -> Iterator[tuple[str, str]]:
    """Yield by what a known name is found: as a whole, by its ends and beginnings, and by its outline."""
    yield "whole", core
    for at in range(1, len(core) - _END + 1):
        yield "end", core[at:]
    for at in range(_BEGINNING, len(core)):
        yield "beginning", core[:at]
    yield "outline", core[:1] + core[-4:]
    if (bare := _unnumbered(core)) != core:
        yield "whole", bare


def _asks(core: str) -> Iterator[tuple[str, str]]:
    """Yield what a name may share with a known one: that one may be the longer, or the shorter."""
    yield "whole", core
    yield "end", core
    yield "beginning", core
    for at in range(1, len(core) - _END + 1):
        yield "whole", core[at:]
    for at in range(_BEGINNING, len(core)):
        yield "whole", core[:at]
    yield "outline", core[:1] + core[-4:]
    if (bare := _unnumbered(core)) != core:
        yield "whole", bare


def _same(one: str, other: str) -> bool:
    """Tell whether two names mean one meeting: the shorter is the end of the longer and no ordinal contradicts."""
    a, b = sorted((_core(one), _core(other)), key=len)
    if a == _unnumbered(b) != b:
        return True
    if a == b and _YEARS.search(one) is None:
        return True
    begins = len(a) >= _BEGINNING and b.startswith(a) and not _BESIDE.match(b, len(a))
    if len(a) < _END or not (b.endswith(a) or begins or _abbreviates(a, b)):
        return False
    return _ordinals(one) <= _ordinals(other) or _ordinals(other) <= _ordinals(one)


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether a name is another one shortened: 中国残联第八次代表大会 keeps the order of the characters."""
    rest = iter(full)
    # 省委全会 is none of 省纪委
    return _bodies(short) <= _bodies(full) and short[0] == full[0] and short[-4:] == full[-4:] and all(c in rest for c in short)


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    core = _TAIL.sub("", _NOISE.sub("", _YEARS.sub("", name)))
    return _DIGITS.sub(lambda digits: numeral(int(digits.group())), core) if "第" in core else core


def _unnumbered(core: str) -> str:
    """Return a name without the number that the body who holds the meeting gives it."""
    return _NUMBER.sub("", core) if "次" in core[_END:] else core


def _bodies(name: str) -> set[str]:
    return set(_BODY.findall(name))


@lru_cache(maxsize=4096)
def _ordinals(name: str) -> frozenset[str]:
    return frozenset([*_ORDINAL.findall(_core(name)), *_YEARS.findall(name)])
