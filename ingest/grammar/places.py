"""The places that a text names: those of the list, and those that only their last word gives away (松岭县).

A place that no list knows must begin where a phrase begins: behind a mark, a word of the lexicon or another place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon import Tag
from .phrases import Words

#: The last words of places, the longer first.
LEVELS = ("自治区", "自治州", "自治县", "自治旗", "地区", "街道", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡")
_MARKS = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗", "地区": "地区"}
_LEVEL = re.compile("|".join(LEVELS))
#: What an unknown place's name is never made of: function words, and the levels themselves.
_NEVER = re.compile(r"[^\u3400-\u9fff]|[的由和与及在到为把被向从等并了是对按据照以将于同使让自因如至各本我该全任副代籍下上半年周月每某两几三一省市县区旗镇乡]")
#: Common nouns that end like places.
_COMMON = re.compile(
    r"(?:[城都股超门夜集上楼园社小校灌景山库矿军战牧林辖地街片湖郊老新特专禁赛选考防展厂院联结加红国队党升锦古重故回还家思返望外异强名苏]"
    r"|开发|示范|实验|试验|自贸|保护|功能|高新|经开|保税|贫困|先行|核心|文化强|主义伟大|不同|东北|西部|中部|东部|沿海)$"
)
#: What may not follow the last word where it ends a place's name: 市级, 县志办 is an office of a county that is not named.
_WITHIN = re.compile("[级情域场面容值界直省市县区旗镇乡]|(?<=乡)[邦约村音愁土贤亲]")
_PREFIX = re.compile("中共|政协|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|赴|来")


#: Words that may stand inside a place's name.
_INSIDE = int(Tag.PLAIN | Tag.FUNCTION | Tag.PLACE | Tag.POST)


class Place(NamedTuple):
    """A place as named: 松岭县, 石渡县柳浪镇 are one and two."""

    start: int
    end: int
    name: str


def mark(place: str) -> str:
    """Return the word that stands for a place where it is known: 省 for 澜川省, 州 for 措隆藏族自治州; else nothing."""
    for word in LEVELS:
        if place.endswith(word):
            return _MARKS.get(word, word)
    return ""


def places(text: str, words: Words) -> list[Place]:
    """Return the places that a text names with their last word, in order."""
    found: list[tuple[Place, bool]] = []
    ends: dict[int, int] = {b: a for a, b, tag in words.found if tag & int(Tag.PLACE)}
    last = 0
    for match in _LEVEL.finditer(text):
        end = match.end()
        if end <= last or _WITHIN.match(text, end):
            continue
        if (begin := ends.get(end)) is not None:
            found.append((Place(begin, end, text[begin:end]), True))
            last = end
            continue
        begin, sure = _begin(text, words, max(last, match.start() - 9), match.start())
        stem = text[begin : match.start()]
        if len(stem) >= 2 and not _COMMON.search(stem):
            found.append((Place(begin, end, text[begin:end]), (sure or begin == last) and _likely(stem, text, end)))
            last = end
    return list(_confirmed(found))


def _likely(stem: str, text: str, end: int) -> bool:
    """Tell whether a name is as long as places' names are; 闵若谷副省长 is none."""
    return (len(stem) <= 4 or "自治" in stem or text[end - 2] == "治") and not text.startswith("长", end)


def _confirmed(found: list[tuple[Place, bool]]) -> Iterator[Place]:
    """Yield the places that are sure somewhere in the text; elsewhere a sure name may have other words before it."""
    sure = {place.name for place, certain in found if certain}
    for place, certain in found:
        if certain:
            yield place
            continue
        for start in range(place.start, place.end - 2):
            name = place.name[start - place.start :]
            if name in sure:
                yield Place(start, place.end, name)
                break


def _begin(text: str, words: Words, floor: int, at: int) -> tuple[int, bool]:
    """Walk left from a place's last word to where its name may begin, and tell whether a phrase begins there."""
    index = bisect_right(words.starts, at) - 1
    edge = floor
    while index >= 0 and words.found[index][1] > floor:
        begin, end, tag = words.found[index]
        if end <= at and end - begin > 1 and tag & ~_INSIDE:
            edge = end
            break
        index -= 1
    start = at
    while start > edge and not _NEVER.match(text, start - 1):
        start -= 1
    if prefix := _PREFIX.match(text, start, at):
        return prefix.end(), True
    return start, start == 0 or start != edge and not text[start - 1].isalpha()
