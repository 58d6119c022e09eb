"""The names of organisations in running text: from their last word back to where the name begins.

A name begins with a place (澜川省, 松岭县), with the level of one (省, 市), with 中共, 政协 or 中国, or as a known
name does; without such a beginning only a body whose last word says enough is one (澜川年鉴社, 棠川大学).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lexicon import Tag
from .places import Place
from .words import Words


class Body(NamedTuple):
    """The name of an organisation at a place; `anchored` says that a place or a level begins it."""

    start: int
    end: int
    name: str
    anchored: bool


#: How far a name may reach back from its first head, and from one head to the next.
_REACH, _GAP = 22, 9
_LONGEST = 30
_STOPS = re.compile(r"[^\u3400-\u9fff0-9·（）“”]")
_LEVEL = re.compile(
    r"(?<![\u3400-\u9fff])(?:省|市|县|区|州|旗|镇|乡)(?![级域场])|(?:自治区|省|市|县|区|州|旗|镇|乡)(?=委|政府|人大|政协|人民|纪委|监委|监察|直|志|史|地方|党|"
    r"文|教|财|发|公安|民|司法|水|农|林|商|卫|档案|图书|博物|科|社|统计|交通|住|自然|生态|应急|市场|旅|广|体育|工|妇|残|团|侨|台|外|宣传|组织|统战|政法|委|新|融|审计|信访|机关|人力|退役|医|税|气象|军|经|国|人武|编|党校|总工会|作|美|书|音|年鉴|检|法|中级|高级|红十字|烟|电|地震|粮|能源|数据|城|规划|园)"
)
_PARTY = re.compile(
    r"中国人民政治协商会议|中共(?!二十|中央(?:总|政治))|政协(?=[\u3400-\u9fff]{2,8}?(?:省|市|县|区|州|旗|委))|共青团|民[革盟建进](?=[\u3400-\u9fff])|农工党|致公党|九三学社|台盟"
)
_NATIONAL = re.compile(
    r"全国(?!各|性|人民|上下|范围)|中国(?!特色|共产党人|人|式|梦)|中华|国家|国务院|最高人民"
)
#: The leftmost of these begins a name.
_ANCHOR = re.compile("|".join(pattern.pattern for pattern in (_PARTY, _NATIONAL, _LEVEL)))
_JOINT = re.compile(r"[和与及同](?=[省市县区州旗镇乡]|全国|中国|国家)")
#: What 和 may follow inside a name: 文化和旅游厅, 党史和地方志研究室.
_PAIR = re.compile(
    r"(?:文化|广电|旅游|体育|党史|史志|规划|资源|住房|工业|发展|教育|科技|科学|民族|宗教|卫生|健康|经济|人口|安全|文史|台湾|港澳|环境|农业|农村|林业|粮食|物资"
    r"|国土|建设|城市|文献|军人|交通|水利|产权|市场|药品|数字|法律|宪法|监察|司法|中央|机关|交流|史料|修志|年鉴|信息|图书|档案|学术|监督|民政|人事|宣传)[和与及]$"
)
_STEM_STOPS = frozenset("的了着过由和与及并或在到从向为被把将对于等其该各是有交送靠要已报请给以因")
#: Last words that are part of another word there: 部门, 全部, 处分, 中心组, 大局.
_NO_HEAD = re.compile(
    r"部(?=[门分队署级件落])|(?<=[0-9全干东西南北内外两首余大])部|处(?=[分理于置级罚境])|[社](?=[会科区联])|局(?=[面势限部])|(?<=[大全格布结当])局|中心(?=[组城任思工])"
    r"|所(?=[有以在谓需属作])|院(?=[士校系落线])|科(?=[学技研普协教工界])|(?<=社)科(?![联院])|办(?=[理法事学好案刊结成展])|委(?=[托派屈])|馆藏|室外|站[在位]|会(?=议室)"
)
#: In what those of two characters end.
_SECOND = frozenset("心藏外")
#: Words before a level that make it nobody's: 各市, 全省, 有关县.
_EVERY = re.compile(
    r"(?:各|两|几|每|有关|相关|所有|全部|全|我|本|多个|[0-9一二三四五六七八九十]+个)[省市县区州旗乡镇、（）]*$"
)
_LONG_HEADS = re.compile(
    r"(?:出版社|年鉴社|杂志社|报社|日报社|大学|学院|研究院|研究所|研究会|图书馆|博物馆|档案馆|方志馆|纪念馆|美术馆|有限公司|集团|基金会|联盟|医院|电视台)$"
)
#: Stems that make such a head a common noun: 高等学院, 公共图书馆.
_COMMON = re.compile(
    r"(?:一流|综合|重点|高等|地方|公共|基层|各类|数字|智慧|国有|民营|新型|专业|行业|社会|相关|新|老年|农家|中小|科研|国家|全国|名牌|有关|乡镇|农村)+"
    r"|.*(?:部门|单位|机构|机关|人员|企业)"
)
_GENERIC = re.compile(
    r"(?:国家|中国|全国)(?:机关|机构|政府|中心|.{0,12}[大全变]局.*|.*战略.*)|.*(?:部门|单位|机构|(?<!工委)机关|企业)|[0-9一二三四五六七八九十]+[家个所座].*|全国(?!人大|人民代表|政协).*[馆院校局厅社所站系统]|[省市县区州]直"
)
_BARRIER = Tag.VERB | Tag.HOLD | Tag.ROLE | Tag.POST | Tag.RANK | Tag.GROUP | Tag.ASSEMBLY | Tag.FROZEN
_HEADS = Tag.HEAD | Tag.ORGANISATION


def bodies(
    text: str, words: Words, places: Sequence[Place], spans: Sequence[tuple[int, int]]
) -> Iterator[Body]:
    """Yield the organisations named in spans of a text, in order, none within another and none beyond its span."""
    finder = _Finder(text, words, places)
    ends = iter(spans)
    start, end = next(ends, (0, 0))
    at = start
    for first, last, _ in words.of(_HEADS):
        while first >= end and end:
            start, end = next(ends, (0, 0))
            at = start
        if not end:
            return
        if first < at or last > end or _no_head(text, last):
            continue
        if body := finder.body(at, bisect_left(words.starts, first), end):
            yield body
            at = body.end


def _no_head(text: str, end: int) -> bool:
    match = _NO_HEAD.match(text, end - (2 if text[end - 1] in _SECOND else 1))
    return bool(match and match.end() == end)


class _Finder:
    def __init__(self, text: str, words: Words, places: Sequence[Place]) -> None:
        self._text = text
        self._words = words
        self._places = places
        self._starts = [place.start for place in places]

    def body(self, floor: int, i: int, end: int) -> Body | None:
        """Return the organisation whose first head is the word i, or None where that word is none."""
        first, last, tag = self._words.found[i]
        floor = self._floor(max(floor, first - _REACH), first)
        begin, anchored = self._begin(floor, first, last)
        last = self._extend(i, end)
        if not anchored and not tag & Tag.ORGANISATION:
            begin = self._trim(begin, first)
            name = self._text[begin : self._words.found[i][1]]
            head = _LONG_HEADS.search(name)
            if (
                not head
                or not 4 <= len(name) <= 16
                or not self._opens(begin)
                or _COMMON.fullmatch(name[: head.start()])
            ):
                return None
        elif tag & Tag.ORGANISATION:
            begin = min(begin, first) if anchored else first
        name = self._text[begin:last]
        if not 2 <= len(name) <= _LONGEST or name.count("（") != name.count("）") or _GENERIC.fullmatch(name):
            return None
        if _EVERY.search(self._text, floor, begin):
            return None
        if (
            anchored
            and begin > floor
            and self._text[begin - 1] in "省市县区州旗镇乡"
            and name[0] in "省市县区州旗镇乡"
        ):
            return None
        return Body(begin, last, name, anchored)

    def _floor(self, floor: int, at: int) -> int:
        """Return where the phrase before a head begins: behind a mark, a verb, a post, a function word."""
        for match in _STOPS.finditer(self._text, floor, at):
            floor = match.end()
        for match in _JOINT.finditer(self._text, floor, at + 2):
            floor = match.end() if match.end() <= at else floor
        for start, end, tag in self._words.within(floor, at):
            if (
                tag & _BARRIER
                and not tag & _HEADS
                and end - start > 1
                and "协商会议" not in self._text[start:end]
                or tag & Tag.FUNCTION
                and self._text[start] in _STEM_STOPS
            ):
                floor = end
        return floor

    def _begin(self, floor: int, first: int, last: int) -> tuple[int, bool]:
        """Return the leftmost place, level, party or nation between the floor and the head's end."""
        first_of = _ANCHOR.search(self._text, floor, last)
        found = [first_of.start()] if first_of else []
        k = bisect_left(self._starts, floor)
        if k < len(self._places) and self._places[k].start < last and self._places[k].end <= last:
            found.append(self._places[k].start)
        begin = min(found, default=0)
        inside = [place.start for place in self._places[max(k - 1, 0) : k + 2] if place.start < begin < place.end]
        if inside and inside[0] >= floor:
            found.append(inside[0])
        begin = min(found, default=floor)
        for at in range(first - 1, begin, -1):
            # 和 joins two names, save inside such as 文化和旅游厅.
            if self._text[at] in "和与及" and not _PAIR.search(self._text, begin, at + 1):
                return self._begin(at + 1, first, last)
        return begin, bool(found)

    def _opens(self, at: int) -> bool:
        """Tell whether a phrase begins there: behind a mark, or behind a word that ends one."""
        if at == 0 or not self._text[at - 1].isalpha() or self._text[at - 1] in _STEM_STOPS:
            return True
        return self._words.before(at) is not None

    def _trim(self, begin: int, first: int) -> int:
        """Drop nominal verbs and function characters at the beginning of a name without a place."""
        for start, end, tag in self._words.within(begin, first):
            if start == begin and tag & Tag.NOMINAL and not tag & Tag.PLACE:
                begin = end
        for at in range(first - 1, begin - 1, -1):
            if self._text[at] in _STEM_STOPS:
                return at + 1
        return begin

    def _extend(self, i: int, end: int) -> int:
        """Return the end of the name, with the departments that follow: 综合处 behind 省地方志办."""
        first, last, _ = self._words.found[i]
        for k in range(i + 1, len(self._words.found)):
            start, stop, tag = self._words.found[k]
            if (
                stop > end
                or last - first > _LONGEST
                or start - last > _GAP
                or (tag & (_BARRIER | Tag.FUNCTION) and not tag & _HEADS)
            ):
                break
            between = self._text[last:start]
            if (
                _STOPS.search(between)
                or any(c in _STEM_STOPS for c in between)
                or _LEVEL.match(self._text, last)
            ):
                break
            if any(last <= place.start < stop for place in self._near(last)):
                break
            if tag & _HEADS and not _no_head(self._text, stop):
                last = stop
        if self._text[last - 1] == "委":
            last += (
                2
                if self._text.startswith("员会", last)
                else 1
                if self._text.startswith("会", last) and not self._text.startswith("会议", last)
                else 0
            )
        return last

    def _near(self, at: int) -> Sequence[Place]:
        k = bisect_left(self._starts, at)
        return self._places[k : k + 1]
