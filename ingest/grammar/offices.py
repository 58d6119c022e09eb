"""Which organisation words mean in one document: 办, 省志办, 县委, 机关党委 are told by whose bulletin it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .organisations import abbreviates, level, split

#: Words that mean the own office by its head alone: 办, 本办, 全厅, 我馆, 集团公司.
_OWN = re.compile(
    r"(?:本|我|全|该)?(办公室|办公厅|办|厅|局|馆|室|中心|委|校|院|所|社|站|会|集团公司|集团|公司|学会|协会|开发区|管委会|常委会)"
)
#: Parts of an office, told by themselves or behind 办, 厅, 局: 机关党委, 办党组, 综合处.
_PART = re.compile(
    r"(?:本|我|全)?(办|厅|局|馆|室|中心|委|校|院|所|社|集团公司|集团|公司)?"
    r"((?:分?党组|机关党委|机关党总支|机关纪委|直属机关党委|党委|党总支|机关工会|工会|团委|机关委员会|机关党支部|(?:\w{0,8}?)党支部"
    r"|\w{2,10}(?:处室|处|科|股|编辑部|编辑室)))"
)
#: The department of an office that issues or prints for it: 综合处, 秘书处, 党政办公室.
_DEPARTMENT = re.compile(
    r"(?:党政办公室|党委办公室|办公室|办公厅|秘书处|综合处|综合科|综合股|机关党委|机关委员会|机关党总支|党组|党委|\w{2,8}[处科股])$"
)
#: A committee that acts through its office: the office is the organisation.
_STANDING = re.compile(r"(?:编纂委员会|编委会|领导小组|指导小组|工作小组|[省市县区州旗]委|协调小组|委)$")
_HEADED = re.compile(
    r"(?:厅|局|馆|院|会|政府|公司|集团|中心|大学|学院|学校|中学|社|室|办公室|开发区|党校|所|站|银行|总队|支队|署|委)$"
)
_GOVERNOR = re.compile(r"(?:代理?|副|常务|常务副)*(省|市|县|区|州|旗|镇|乡)长$|(?:自治区)(?:副|常务)*主席$")


class Meaning(NamedTuple):
    """What organisation words mean: its name, other names for it, and the organisation it is a part of."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""


@dataclass(slots=True)
class Offices:
    """The organisations of one document.

    `own` are the document's own offices, the one that issued it first, then those it is a department of.
    `told` are the full names that the document writes out. `places` are the places it names, with where.
    `authority` maps the short names of national bodies to full name and parent.
    """

    own: Sequence[str]
    told: Sequence[str]
    places: Sequence[tuple[int, str]]
    authority: Mapping[str, tuple[str, str]]
    _cache: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def meaning(self, words: str, at: int, post: str = "") -> Meaning | None:
        """Return what words at a place mean; None where they are empty and there is no own office."""
        words = re.sub(r"^(?:原|时任|现任|新任|前任?)(?=.{2})|\s", "", words)
        if not words:
            return self._unsaid(at, post)
        if words in self.authority:
            name, parent = self.authority[words]
            return Meaning(name, (words,) if words != name else (), parent)
        if own := self._anaphoric(words):
            return own
        if full := self._full(words):
            return Meaning(full, (words,) if words != full else ())
        return self._local(words, at)

    def _unsaid(self, at: int, post: str) -> Meaning | None:
        """Return the office that a post without one belongs to."""
        if match := _GOVERNOR.match(post):
            place = self.place(match.group(1) or "区", at)
            return Meaning(place) if place else None
        if not self.own:
            return None
        head = post.removeprefix("副").removesuffix("长")[-1:] if post.endswith("长") else ""
        return Meaning(next((name for name in self.own if head and name.endswith(head)), self.own[-1]))

    def _anaphoric(self, words: str) -> Meaning | None:
        if not self.own:
            return None
        if match := _OWN.fullmatch(words):
            name = self._headed(match.group(1))
            return Meaning(name, (words,)) if name else None
        if match := _PART.fullmatch(words):
            if split(words).place or words[0] in "省市县区州旗镇乡" and not match.group(1):
                return None
            office = self._headed(match.group(1)) if match.group(1) else self.own[-1]
            if office is None:
                return None
            whole = office + match.group(2)
            return Meaning(whole, (words,), office) if whole in self.told else Meaning(words, (whole,), office)
        return None

    def _headed(self, head: str) -> str | None:
        """Return the own office whose name ends so; 办 means 办公室."""
        ends = {"办": ("办公室", "办", "办公厅"), "委": ("委员会", "委"), "集团": ("集团", "公司")}.get(head, (head[-2:],))
        return next((name for name in reversed(self.own) if name.endswith(ends)), None)

    def _full(self, words: str) -> str | None:
        """Return the full name of which the words are a short form, where the document tells just one."""
        names = self._cache.get(words)
        if names is None:
            names = tuple(dict.fromkeys(name for name in (*self.own, *self.told) if abbreviates(words, name)))
            self._cache[words] = names
        if not names:
            return None
        for name in names:
            if name in self.own or name == words:
                return name
        return max(names, key=len) if len({split(name).place for name in names}) == 1 else None

    def _local(self, words: str, at: int) -> Meaning:
        """Leave words as they are, with the place that they leave out as another name; elsewhere put it in."""
        mark = next((m for m in ("自治区", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡") if words.startswith(m)), "")
        place = self.place(mark, at) if mark else ""
        if not place:
            return Meaning(words)
        filled = place + words[len(mark) :]
        if filled == place:
            return Meaning(place, (words,))
        home = any(split(name).place.endswith(place) for name in self.own)
        return Meaning(words, (filled,)) if home or mark in ("省", "自治区") else Meaning(filled, (words,))

    def place(self, mark: str, at: int) -> str:
        """Return the place of a level that is meant at a point: the own one, the last one named, or the only one."""
        for name in self.own:
            parts = _levels(split(name).place)
            if mark in parts:
                return parts[mark]
        named = [(start, name) for start, name in self.places if level(name) == mark]
        before = [name for start, name in named if start <= at]
        if mark not in ("省", "自治区") and before:
            return before[-1]
        return named[0][1] if len({name for _, name in named}) == 1 else ""


def own_offices(issuers: Sequence[str]) -> list[str]:
    """Return the issuing offices and those that they are departments of, the department first."""
    out: list[str] = []
    for issuer in issuers:
        whole = department_of(issuer)
        out.extend(name for name in (issuer, whole) if name and name not in out)
    return sorted(out, key=len, reverse=True)


def department_of(name: str) -> str | None:
    """Return the office that a name is a department of, or None: 澜川省地方志工作办公室综合处 is one of the office before 综合处."""
    match = _DEPARTMENT.search(name)
    if not match:
        return None
    whole = name[: match.start()].removeprefix("中共")
    if not whole or _STANDING.search(whole) or not _HEADED.search(whole) or not split(whole).body:
        return None
    return whole


def _levels(place: str) -> dict[str, str]:
    """Return the places within a place's name by level: 石渡县柳浪镇 is a 县 and a 镇."""
    out: dict[str, str] = {}
    at = 0
    for match in re.finditer(r"自治区|自治州|自治县|自治旗|地区|街道|[省市州盟县区旗镇乡]", place):
        if match.end() - at >= 2:
            out.setdefault(level(place[: match.end()]), place[at : match.end()])
            at = match.end()
    return out
