"""Publications that a text names without 《》: 编纂全省扶贫志及全面小康志, 岭外红色档案图集已由…出版.

A name must be definite: 乡镇志, 部门志 and 综合年鉴 are kinds of books.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..lexicon import Tag
from .editions import behind
from .signs import Signs
from .title_kinds import TitleKinds
from .words import Words

_HEAD = re.compile(
    "图志|通志|简志|年鉴|图集|图录|汇编|选编|丛书|丛刊|读本|口述史|大典|简史|通史|史话|指南|名录|大事记|"
    # each begins with a character of its own, not with a class: the search is five times as fast
    "省志|市志|县志|州志|旗志|镇志|村志|扶贫志|小康志|攻坚志|疫志|疫情志|藏志|疆志|川志|青志|救灾志|重建志"
)
_AFTER = re.compile(
    r"(?=[，。；、）]|$|等|编纂|编写|编修|编撰|编印|出版|首发|评审|终审|初审|复审|审稿|已|通过|拟|正在|"
    r"的编|的出版|要|和|及|与|（)"
)
_LEFT = re.compile(
    r"[^\u4e00-\u9fff0-9]|之一|成果|姊妹篇|[的是了将把被对在]|编纂|编写|编修|编撰|编印|编好|推进|启动|加快|"
    r"抓好|完成|出版|组织|做好|开展|推动|实施|和|及|与"
)
_SCOPE = re.compile(
    "^(?:[0-9]{4}年度?|全[省市县区州国]|[0-9一二三四五六七八九十]+余?[部个册卷种本]|等|我[省市县区州]|本[省市县区州]|各[省市县区州级地]*|首部|"
    "首批|第[一二三四五]轮|新一轮|续修|新编|一部|两部)+"
)
_VERB = re.compile(
    "(?:编纂|编写|编修|编撰|编印|编好|推进|启动|加快|抓好|完成|出版|做好|推动|谋划|终审|"
    "评审)[^，。；：]{0,4}$"
)
_STATED = re.compile(
    "^(?:首批|第[一二三四五]批|[0-9一二三四五六七八九十]+[种部册])*(?:等?(?:编纂|编写|编修|编撰|出版|首发|"
    "评审|终审|复审|初审)|已|通过|拟|正在|要(?:正式|按|完成))"
)
_QUOTED = re.compile("“(?P<name>[^“”，。；]{3,20}(?:丛书|文库|丛刊|文丛|书系|集成))”")
_NAMED = re.compile("(?:扶贫|小康|脱贫攻坚|抗疫|抗击疫情|援[藏疆川青]|抗震救灾|灾后重建)志$")
_KIND = re.compile(
    "^(?:乡镇|街道|村|社区|镇|乡|县|市|省|区|州|部门|行业|专业|综合|地方|专项|专题|年|三级|基层|校|院|厂|"
    "景区|园区|家|名镇|名村|方|史|旧|市县|县级|市级|省级|志|系统)+$"
)
#: Place and year before a kind of books: 大岭州2025年地方综合年鉴.
_WHERE_WHEN = re.compile("^[^省市县区州]{2,5}[省市县区州](?:[0-9]{4}年度?)?|^[0-9]{4}年度?")
_NO_STEM = re.compile("[室委局厅办处社]")
#: What stands in no title: verbs, offices and meetings.
_FOREIGN = Tag.HOLD | Tag.VERB | Tag.ROLE | Tag.POST | Tag.GROUP | Tag.ASSEMBLY | Tag.PART | Tag.HEAD


class Unmarked(NamedTuple):
    """A publication named without marks."""

    start: int
    end: int
    name: str
    edition: str = ""


class PublicationTitles:
    """Finds the publications that one text names without 《》."""

    def __init__(self, text: str, words: Words, kinds: TitleKinds) -> None:
        self._text = text
        self._words = words
        self._kinds = kinds
        self._heads = Signs.of(_HEAD, text)
        self._quotes = Signs.of(_QUOTED, text)

    def find(self, start: int, end: int) -> Iterator[list[Unmarked]]:
        """Yield the publications that a sentence names, those of one list together."""
        if not (self._heads.within(start, end) or self._quotes.within(start, end)):
            return
        group: list[Unmarked] = []
        for item in sorted((*self._all(start, end), *self._quoted(start, end))):
            if group and self._text[group[-1].end : item.start] in ("、", "和", "及", "与"):
                group.append(item)
                continue
            if group and self._spoken_of(group, start, end):
                yield group
            group = [item]
        if group and self._spoken_of(group, start, end):
            yield group

    def _quoted(self, start: int, end: int) -> Iterator[Unmarked]:
        """Yield the series that stand in quotes: “云岭历史文化丛书”."""
        for match in _QUOTED.finditer(self._text, start, end):
            yield Unmarked(match.start(), match.end(), match["name"])

    def _all(self, start: int, end: int) -> Iterator[Unmarked]:
        text, floor = self._text, start
        for head in _HEAD.finditer(text, start, end):
            if head.end() <= floor or not _AFTER.match(text, head.end(), end):
                continue
            left = max((m.end() for m in _LEFT.finditer(text, floor, head.start())), default=floor)
            if scope := _SCOPE.match(text[left : head.end()]):
                left += scope.end()
            name = text[left : head.end()]
            marks = behind(text, head.end(), end)
            if self._definite(left, name, bool(marks.edition)):
                floor = marks.end
                yield Unmarked(left, marks.end, f"{name}（{marks.edition}）" if marks.edition else name, marks.edition)

    def _definite(self, left: int, name: str, edition: bool) -> bool:
        if _NO_STEM.search(name):
            return False
        if _NAMED.search(name):
            return len(name) <= 12
        word = self._kinds.publication(name) or ("指南" if edition and name.endswith("指南") else "")
        stem = name.removesuffix(word) if word else ""
        if not edition and any(tag & _FOREIGN for _, _, tag in self._words.within(left, left + len(stem))):
            return False
        return 2 <= len(stem) <= 12 and not _KIND.match(_WHERE_WHEN.sub("", stem) or stem) and (edition or len(name) >= 6)

    def _spoken_of(self, group: list[Unmarked], start: int, end: int) -> bool:
        """Tell whether a verb of making has the group for its object or subject."""
        text = self._text
        before = text[max(start, group[0].start - 12) : group[0].start]
        return bool(_VERB.search(before) or _STATED.match(text[group[-1].end : end]))
