"""The places that a text names: those of the list, and those that only their last word gives away (松岭县).

A place that no list knows must begin where a phrase begins: behind a mark, a word of the lexicon or another place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon import Tag
from .words import Words

#: The last words of places, the longer first.
LEVELS = (
    "经济技术开发区 高新技术产业开发区 经济开发区 高新技术开发区 开发区 高新区 示范区 保税区 自治区 自治州 自治县 自治旗 地区 新区 街道"
    " 省 市 州 盟 县 区 旗 镇 乡"
).split()
_MARKS = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗"}
_LEVEL = re.compile("|".join(LEVELS))
#: What an unknown place's name is never made of: function words, and the levels themselves.
_NEVER = re.compile(
    r"[^\u3400-\u9fff]|[的由和与及在到为把被向从等并了是对按据照以将于同使让自因如至各本我该全任副代籍下上半年周月每某两几三一请]"
    r"|[省市县区旗镇乡]"
)
_BLOCK = "部分|兄弟|周边|其他|有关|重点|先进|不同|外地|多|强|邻近"
#: Common nouns that end like places, by the last word.
_COMMON = {
    "市": re.compile(
        rf"(?:{_BLOCK}|[超股门夜集上楼都]|(?:大|小|名|中心|省会|沿海|国际|文明|智慧|宜居|代|试点|友好|文化|旅游|工业|首位|新型|卫星|海滨|花园|海绵|低碳"
        r"|健康|森林|园林|卫生|历史)城)$"
    ),
    "县": re.compile(rf"(?:{_BLOCK}|贫困|百强|试点|示范|农业|牧业|边境|山区)$"),
    "省": re.compile(rf"(?:{_BLOCK}|文化|经济|农业|中部|西部|东部|沿海|节)$"),
    "区": re.compile(
        rf"(?:{_BLOCK}|[城园社小校灌景库矿军战牧林辖片湖郊老特专禁赛选考防展厂院市片]|开发|试验|实验|自贸|保护|功能|先行|核心|产业|度假|核心"
        r"|东北|西部|中部|东部|苏|工业|聚集|集聚|引领)$"
    ),
    "州": re.compile(rf"(?:{_BLOCK}|[神九])$"),
    "盟": re.compile("(?:[同联结加东欧非]|东盟)$"),
    "旗": re.compile("(?:[红国队党军升锦大战]|半)$"),
    "镇": re.compile("(?:[城集古名重小市特]|特色|美丽)$"),
    "乡": re.compile("(?:[城故家回思返望下老水山异]|美丽|特色|筑牢|助力)$"),
    "街道": re.compile("(?:[各])$"),
}
#: What may not follow the last word where it ends a place's name: 市级, 市县; 乡约 is no township.
_WITHIN = re.compile("[级情域场面容值界直省市县区旗镇乡]|(?<=乡)[邦约村音愁土贤亲]")
_PREFIX = re.compile("中共|政协|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|赴|来")


#: Words that may stand inside a place's name.
_INSIDE = Tag.PLAIN | Tag.FUNCTION | Tag.PLACE | Tag.POST


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


def levels(place: str) -> dict[str, str]:
    """Return the places within a place's name by level: 石渡县柳浪镇 is a 县 and a 镇."""
    out: dict[str, str] = {}
    at = 0
    for match in _LEVEL.finditer(place):
        if match.end() - at >= 2 and not _WITHIN.match(place, match.end()):
            out.setdefault(mark(place[: match.end()]), place[at : match.end()])
            at = match.end()
    return out


def places(text: str, words: Words) -> list[Place]:
    """Return the places that a text names with their last word, in order."""
    found: list[tuple[Place, bool]] = []
    ends: dict[int, int] = {last: first for first, last, _ in words.of(Tag.PLACE)}
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
        if len(stem) >= 2 and not _common(stem, match.group()):
            found.append(
                (Place(begin, end, text[begin:end]), (sure or begin == last) and _likely(stem, text, end))
            )
            last = end
    return list(_confirmed(found))


def _common(stem: str, level: str) -> bool:
    pattern = _COMMON.get(level) or _COMMON.get(level[-1])
    return bool(pattern and len(level) < 3 and pattern.search(stem))


def _likely(stem: str, text: str, end: int) -> bool:
    """Tell whether a name is as long as places' names are; 闵若谷副省长 is none."""
    return (len(stem) <= 4 or "自治" in stem or text[end - 2] == "治") and not text.startswith("长", end)


def _confirmed(found: list[tuple[Place, bool]]) -> Iterator[Place]:
    """Yield the places that are sure somewhere in the text; elsewhere a sure name may have other words before it."""
    sure = {place.name for place, certain in found if certain}
    times = Counter(name for place, _ in found for name in _tails(place.name) if name in sure)
    for place, _ in found:
        tails = [name for name in _tails(place.name) if name in sure]
        if tails:
            # 编好岭右省 at the start of a clause is 岭右省, which the text has oftener.
            name = max(tails, key=lambda tail: (times[tail], len(tail)))
            yield Place(place.end - len(name), place.end, name)


def _tails(name: str) -> list[str]:
    return [name[start:] for start in range(max(1, len(name) - 2))]


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
