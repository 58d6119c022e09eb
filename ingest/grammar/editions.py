"""What stands behind a title and belongs to it: （草案）, （英文版）, 第三卷, 2025卷, 〔2025〕12号."""

from __future__ import annotations

import re
from typing import NamedTuple

from .numerals import CHARACTERS

_DRAFT = r"(?:修订|修正|送审|二审|三审|一审|表决)?草案|(?:征求意见|送审|讨论|建议|报批|修改|审议|二次审议)稿|修正案|修正|修订|试行|暂行|草案修改稿"
_EDITION = (
    r"第[0-9一二三四五六七八九十]+版|(?:[\u4e00-\u9fff]{1,6}文|双语|汉译|中英文|电子|数字|网络|普及|青少年|"
    r"少儿|学生|修订|增订|增补|重订|精装|平装|线装|缩印|影印|点校|校注|整理)(?:[版本])"
    r"|[简全节繁][版本]|简明版|(?:勘误|影印|点校|校点|校注|整理|增订|修订|增补|普及|重印|缩印|简明|注释|"
    r"图文|三卷|两卷|上下|[0-9一二三四五六七八九十]+卷|[0-9一二三四五六七八九十]+册)本"
)
_VOLUME = (
    r"第[0-9一二三四五六七八九十百]+(?:[、—至-]第?[0-9一二三四五六七八九十百]+)*[卷辑册编部期集]|"
    r"[0-9]{4}年?卷|[上中下]{1,3}[卷册]"
    r"|(?:近现代|古代|近代|现代|当代|先秦|人物|总述|地理|经济|政治|文化)卷"
)
#: without 号, which is left out now and then
_BARE_NUMBER = rf"[\u4e00-\u9fffA-Z]{{1,16}}?\s?[〔\[［【（(﹝]\s?[0-9]{{4}}\s?[〕\]］】）)﹞]\s?(?:第\s?)?[0-9{CHARACTERS}]{{1,5}}"
_NUMBER = rf"{_BARE_NUMBER}\s?号"
_NUMBER_OF_YEAR = r"(?:[\u4e00-\u9fff]{0,16}?)[0-9]{4}年第\s?[0-9]{1,4}\s?号(?:令|公告)?"
_NUMBER_OF_ORDER = r"(?:[\u4e00-\u9fff]{2,16}?)令第\s?[0-9]{1,4}\s?号"
NUMBER = re.compile(_NUMBER)
_YEAR = re.compile(r"\s?[〔\[［【（(﹝]\s?([0-9]{4})\s?[〕\]］】）)﹞]\s?")

_BEHIND = re.compile(
    rf"\s?(?:[（(]\s?(?:(?P<draft>{_DRAFT})|(?P<bracketed>{_EDITION})|(?P<bracketed_volume>{_VOLUME})"
    rf"|(?P<number>{_BARE_NUMBER}(?:\s?号)?|{_NUMBER_OF_YEAR}|{_NUMBER_OF_ORDER})(?:[，、；][^（）()]{{0,40}})?"
    r"|(?:以下|下称|简称|下同)[^（）()]{0,40}|[0-9]{4}(?:[-—–－~至][0-9]{4})?年?)\s?[）)]"
    rf"|(?P<volume>{_VOLUME})(?![\u4e00-\u9fff]?[0-9年])|(?P<edition>{_EDITION}))"
)
_SLOTS = {"bracketed": "edition", "bracketed_volume": "volume"}
_SHORT = re.compile(r"(?:统称|简称|下称|以下称)(?:为|：)?[“《]([^（）()”》]{1,30})[”》]")
_INNER = re.compile(rf"[（(](?:(?P<draft>{_DRAFT})|(?P<edition>{_EDITION}))[）)]$")
_BRACKETS = re.compile(r"(?:[（(][^（）()]*[）)]|\s)+$")


class Behind(NamedTuple):
    """What belongs to a title and stands behind its marks; `end` is where it ends.

    `edition` is a version of the whole (英文版, 增订本), `volume` a part (第三卷, 2025卷); `short` is the name
    that the text is going to use. `bracketed` says that the edition stood in brackets.
    """

    end: int
    draft: str = ""
    edition: str = ""
    volume: str = ""
    number: str = ""
    short: str = ""
    bracketed: bool = False


def behind(text: str, at: int, limit: int) -> Behind:
    """Read what belongs to the title that ends at `at`."""
    found: dict[str, str] = {}
    while match := _BEHIND.match(text, at, limit):
        for key, value in match.groupdict().items():
            if value:
                found.setdefault(_SLOTS.get(key, key), value)
                found.setdefault(key, value)
        if short := _SHORT.search(match.group()):
            found.setdefault("short", short.group(1))
        at = match.end()
    if number := found.get("number"):
        found["number"] = normalised(number)
    keys = ("draft", "edition", "volume", "number", "short")
    return Behind(at, **{key: found.get(key, "") for key in keys}, bracketed="bracketed" in found)


def within(name: str) -> Behind:
    """Read what a name itself says at its end, in brackets: （英文版）, （草案）."""
    match = _INNER.search(name)
    return Behind(len(name), draft=match["draft"] or "", edition=match["edition"] or "") if match else Behind(len(name))


def core(name: str) -> str:
    """Return a name without the brackets at its end: 松岭县志（1991—2020） is 松岭县志."""
    return _BRACKETS.sub("", name) or name


def normalised(number: str) -> str:
    """Write the number of a document in the one way: 川府发〔2023〕9号, with 号 where the text leaves it out."""
    tight = _YEAR.sub(r"〔\1〕", number.strip())
    tight = re.sub(r"\s|(?<=〕)\s*第", "", tight)
    return f"{tight}号" if tight[-1].isalnum() and "号" not in tight else tight
