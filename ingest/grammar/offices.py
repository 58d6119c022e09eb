"""Which organisation words mean in one document: 办, 省志办, 县委, 机关党委 are told by whose bulletin it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .bodies import Body
from .departments import department_of, parent_of
from .organisations import abbreviates, split
from .places import Place, levels, mark

#: Words that mean an office by its head alone: 办, 本办, 全厅, 我馆, 集团公司.
_BARE = re.compile(
    "(?:本|我|全|该|[省市县区州](?=[厅局馆院]))?(办|厅|局|馆|室|中心|委|校|院|所|社|站|会|集团公司|集团|公司|学会|协会|联合会|管委会|常委会)"
)
#: What such a head stands for at the end of a whole name.
_ENDS = {
    "办": ("办公室", "办", "办公厅"),
    "委": ("委员会", "委"),
    "校": ("大学", "学院", "学校", "中学", "小学", "党校"),
    "集团": ("集团", "公司"),
    "公司": ("公司", "集团"),
    "集团公司": ("公司", "集团"),
    "会": ("会", "联"),
    "常委会": ("常委会", "常务委员会"),
}
#: Parts of an office, told by themselves or behind 办, 厅, 局: 机关党委, 办党组, 综合处, 办公室.
_PART = re.compile(
    r"(?:本|我|全)?(?P<head>办|厅|局|馆|室|中心|委|校|院|所|社|集团公司|集团|公司)?"
    r"(?P<part>分?党组|机关党委|机关党总支|机关纪委|直属机关党委|党委|党总支|机关工会|工会|团委|机关委员会|机关党支部|(?:\w{0,8}?)党支部|党工委"
    r"|办公室|办公厅|宣传部|组织部|统战部|政法委|政研室|信访局|\w{2,12}(?:处室|处|科|股|编辑部|编辑室))"
)
#: Departments of a party committee that are named by themselves right behind it: 市委常委、宣传部部长.
_COMMITTEE = re.compile(r"宣传部|组织部|统战部|政法委|办公室|办公厅|政研室")
_GOVERNOR = re.compile(r"(?:代理?|副|常务|常务副)*(省|市|县|区|州|旗|镇|乡)长$|(自治区)(?:常务|副)*主席$")
_JUNK = re.compile(
    r".*[的了，。；：、.,]|.*籍(?=[省市县区])|.*[和与及](?=[办厅局馆室院校委社]$)|.*——|.*(?<!自)由(?=.{2})|^(?:原|时任|现任|新任|前任?|来自|驻会|拟?派|请|经(?![济贸信开费营]))(?=.{2})"
    r"|^.*[】〕]|^（[0-9一二三四五六七八九十]+）|^[^（]*）|(?<=.{2})(?:新任|现任|时任|候任|看守|资深|知名|著名|(?:荣誉)?一级|荣誉|退休|首席)$"
)
_LEVELED = re.compile(
    # first what it begins with, then what may not stand before that: so the search can skip to it
    r"(?:自(?<![省市县区州旗镇乡]自)治区|[省市县区州旗镇乡](?<![省市县区州旗镇乡].))(?:委|政府|人大|政协|纪委|监委|人民|直|志|史|地方|党|文|教|财|发|公安|民|司法|水|农|林|卫|档案|图书)"
)
_KEEP = re.compile(r"(?:共青团?|团|民[革盟建进]|农工党|致公党|九三学社|台盟|政协|中共|驻)")
_ABROAD = re.compile(r"(?<=.{2})(?:驻华|驻中国)$")
#: The committee that a union elects for a term is the union: 市社科联第五届委员会.
_BODY_OF_TERM = re.compile(r"((?:联|政协|协会|学会|研究会|残联|工会|商会))(?:委员会|主席团|理事会|常务理事会)$")
_CHAIN = re.compile(r"[，。；：！？\n]")
_HEADED = re.compile(r"[办厅局委室处科股馆院社站所部会组队司校学政司人大]$|中心$|公司$")
_MINISTER = re.compile("副?(?:大臣|部长)")
#: Posts that a committee of the party has, and the parts of an office that have posts of their own.
_OF_THE_PARTY = re.compile("分?党|副?书记|委员|成员|常委|纪")
_INNER = re.compile("(?:直属)?机关(?:党委|纪委|党总支|党支部|工会)|党总支|党支部")
#: The leading group of an office told by its head alone, in the same sentence.
_OWN_GROUP, _NEAR = re.compile("(?<![\u3400-\u9fff])(?P<head>[办厅局馆院社])党组书记[^。；\n]*$"), 80
#: What stands behind an office that is named for a paper of its own: 中共中央办公厅印发的, 省政府办公厅《…》.
_ISSUED = re.compile("(?:、[^，。；：《]{2,16}?)?(?:联合)?(?:印发|转发|下发|制发|颁发|颁布|出台|发布|《|关于|文件)")
#: 十四届一次会议主席团: the number of a session needs that of the term
_TERM = re.compile(r"第?[一二三四五六七八九十0-9]+届(?![^，]{0,8}次会议)")
#: The last word of the office behind posts that name it: 局长 of a 局.
_HEAD_OF_POST = {
    "厅": "厅", "局": "局", "馆": "馆", "院": "院", "校": "校", "社": "社", "所": "所", "站": "站", "台": "台", "行": "行",
}  # fmt: skip


class Meaning(NamedTuple):
    """What organisation words mean: its name, other names for it, and the organisation it is a part of."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""


@dataclass(slots=True)
class Offices:
    """The organisations of one document.

    `own` are the document's own offices, the widest last. `home` are its places by level. `bodies` are the names of
    organisations in the text, `places` those of places, both in order. `items` are where its news items start.
    `told` are the full names that the document writes: those with a place, and its own offices.
    `authority` maps the short names of national bodies to full name and parent; `verbs` tells whether a word is a verb.
    """

    text: str
    own: Sequence[str]
    home: Mapping[str, str]
    bodies: Sequence[Body]
    places: Sequence[Place]
    items: Sequence[int]
    authority: Mapping[str, tuple[str, str]]
    verbs: Callable[[str], bool]
    told: list[str] = field(init=False)
    _fulls: dict[str, str] = field(default_factory=dict)
    _cores: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [body.name for body in self.bodies if body.anchored and split(body.name).place]
        self.told = [name for name in dict.fromkeys((*self.own, *names)) if not _TERM.search(name)]

    def meaning(self, words: str, at: int, post: str = "") -> Meaning | None:
        """Return what words at a place mean; None where they are empty and no office can be meant."""
        if (core := self._cores.get(words)) is None:
            core = self._cores[words] = self._core(words)
        words = core
        if not words:
            return self._unsaid(at, post)
        if words == "中央" or words == "中共中央":
            # The post's first words may name the organ: 中央 书记处书记.
            words = next((words + post[:n] for n in (3, 2) if words + post[:n] in self.authority), words)
        if words in self.authority:
            name, parent = self.authority[words]
            return Meaning(name, (words,) if words != name else (), parent)
        if _MINISTER.fullmatch(post) and not _HEADED.search(words) and words[-1] not in "府阁省":
            # 沙特商务大臣 heads the ministry 沙特商务部.
            return Meaning(words + "部")
        if post.startswith(("党支部", "党总支")) and not _HEADED.search(words):
            return Meaning(words + post[:3], (), self.own[-1] if self.own else "")
        if match := _BARE.fullmatch(words):
            headed = self._headed(match[1], at)
            return Meaning(headed, (words,), parent_of(headed)) if headed else Meaning(words)
        match = _PART.fullmatch(words)
        if match and (part := self._part(words, match["head"] or "", match["part"], at)):
            return part
        if full := self._full(words):
            return Meaning(full, (words,) if words != full else (), parent_of(full))
        return self._local(words, at)

    def _core(self, words: str) -> str:
        """Drop what does not belong to the name: 了省委, 落实州委, 昌泗工作的竹浦籍市政协, 埃兰纳共和国驻华."""
        words = re.sub(r"\s", "", words)
        if not re.search("[《“]|（(?![0-9一二三四五六七八九十]）)", words):
            words = _JUNK.sub("", words)
        words = _ABROAD.sub("", words)
        words = _BODY_OF_TERM.sub(r"\1", _TERM.sub("", words)) if "届" in words else words
        leveled = _LEVELED.search(words)
        if leveled and 0 < leveled.start() <= 4 and not _KEEP.match(words):
            before = words[: leveled.start()]
            if not split(words).place or self.verbs(before):
                words = words[leveled.start() :]
        return words

    def _unsaid(self, at: int, post: str) -> Meaning | None:
        """Return the office of a post without one: a governor's place, the office just named, or the own one."""
        if post.startswith(("国家主席", "国家副主席", "总书记")):
            # of the state, or of a party as a whole: never of the office that quotes them
            return None
        if match := _GOVERNOR.match(post):
            place = self.place(match[1] or "自治区", at)
            return Meaning(place) if place else None
        if post.startswith("党组") and (led := _OWN_GROUP.search(self.text, max(at - _NEAR, 0), at)):
            # 馆党组书记、馆长张三主持，党组成员李四
            headed = self._headed(led["head"], at)
            if headed:
                return Meaning(headed, (), parent_of(headed))
        head = _HEAD_OF_POST.get(post.removesuffix("长")[-1:], "") if post.endswith("长") else ""
        before = self._before(at)
        whole = before.name if before else ""
        if not _OF_THE_PARTY.match(post):
            # 市政协党组成员、秘书长: the second is of the body itself
            whole = whole.removesuffix("党组").removesuffix("党委")
        if before and _can_have(whole, post):
            name = _ending(whole, _ENDS.get(head, (head,))) if head else whole
            if name:
                return self.meaning(name, before.start)
        if head:
            headed = self._headed(head, at)
            return Meaning(headed, (), parent_of(headed)) if headed else None
        if not self.own:
            inner = _INNER.match(post)
            return Meaning(inner.group()) if inner else None
        name = self._full(self.own[-1]) or self.own[-1]
        return Meaning(name, (), parent_of(name))

    def _before(self, at: int) -> Body | None:
        """Return the organisation named before a place in the same list: 省志办主任张三、副主任李四."""
        i = bisect_left(self.bodies, at, key=lambda body: body.start) - 1
        if i < 0 or at - self.bodies[i].end > 40 or self.bodies[i].end > at:
            return None
        between = self.text[self.bodies[i].end : at]
        return self.bodies[i] if "、" in between and not _CHAIN.search(between) else None

    def _headed(self, head: str, at: int) -> str | None:
        """Return the office whose name ends so: an own one, else the one that the news item named last."""
        ends = _ENDS.get(head, (head,))
        own = next((name for name in reversed(self.own) if name.endswith(ends)), None)
        if own:
            return own
        start = self._item(at)
        i = bisect_left(self.bodies, at, key=lambda body: body.start)
        for body in reversed(self.bodies[:i]):
            if body.start < start:
                break
            name = _ending(body.name, ends)
            if name and len(name) > len(head) + 1 and not _ISSUED.match(self.text, body.end):
                meant = self.meaning(name, body.start) if body.anchored else None
                return meant.name if meant else name
        return None

    def _item(self, at: int) -> int:
        """Return where the news item around a place starts."""
        i = bisect_left(self.items, at + 1) - 1
        return self.items[i] if i >= 0 else 0

    def _part(self, words: str, head: str, part: str, at: int) -> Meaning | None:
        """Return a part of an office; the whole name where the text writes it, else as written."""
        leveled = re.match(r"[省市县区州旗镇乡](?!县|志|区)", words)
        if not head and (split(words).place or leveled or department_of(words) or parent_of(words)):
            return None
        before = None if head else self._before(at)
        if before and _COMMITTEE.fullmatch(part) and before.name.endswith(("委", "政府")):
            meant = self.meaning(before.name + part, at)
            return meant._replace(aliases=(*meant.aliases, words)) if meant else None
        office = self._headed(head, at) if head else self.own[-1] if self.own else None
        if office is None or office.endswith(part):
            return Meaning(words)
        whole = office + part
        told = any(name.endswith(part) and abbreviates(whole, name) for name in self.told)
        return Meaning(whole, (words,), office) if told else Meaning(words, (whole,), office)

    def _full(self, words: str) -> str:
        """Return the full name of which words are a short form, where the document tells just one."""
        if words not in self._fulls:
            names = [name for name in self.told if abbreviates(words, name)]
            own = sorted(
                (name for name in names if name in self.own or name == words), key=lambda name: name != words
            )
            one = len({split(name).place for name in names}) == 1
            self._fulls[words] = own[0] if own else max(names, key=len) if names and one else ""
        return self._fulls[words]

    def _local(self, words: str, at: int) -> Meaning:
        """Leave words as they are, with the place that they leave out as another name; elsewhere put it in."""
        level = next(
            (
                m
                for m in ("自治区", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡")
                if words.startswith(m)
            ),
            "",
        )
        place = self.place(level, at) if level else ""
        # A province named once may be another one: it makes no name whole.
        if not place or level in ("省", "自治区") and level not in self.home and words != level:
            return Meaning(words, (), parent_of(words))
        filled = place + words[len(level) :]
        if filled == place:
            return Meaning(place, (words,))
        if level in self.home or not self.own:
            return Meaning(words, (filled,), parent_of(words))
        return Meaning(filled, (words,), parent_of(filled))

    def place(self, level: str, at: int) -> str:
        """Return the place of a level that is meant at a point: the own one, else the only one of the news item."""
        if level in self.home:
            return self.home[level]
        named = [place for place in self.places if mark(place.name)[-1:] == level[-1:]]
        if level not in ("省", "自治区"):
            start = self._item(at)
            end = next((item for item in self.items if item > at), len(self.text))
            named = [place for place in named if start <= place.start < end]
        names = {levels(place.name).get(level, place.name) for place in named}
        return names.pop() if len(names) == 1 else ""


def own_offices(issuers: Sequence[str]) -> list[str]:
    """Return the offices of an issuer and a printer, departments before what they are part of, the issuer's last."""
    out: list[str] = []
    for name in reversed(issuers):
        out.extend(office for office in (name, department_of(name)) if office)
    names = list(dict.fromkeys(reversed(out)))[::-1]
    return [name for name in names if not any(name != other and abbreviates(name, other) for other in names)]


def _ending(name: str, ends: tuple[str, ...]) -> str:
    """Return the name that ends so, the organisation itself or the one it is a part of; else nothing."""
    whole = department_of(name) or ""
    return name if name.endswith(ends) else whole if whole.endswith(ends) else ""


def _can_have(name: str, post: str) -> bool:
    """Tell whether an organisation of that name has such a post: a 主任 leads an office, no academy."""
    if post.endswith("主任"):
        return name.endswith(("室", "办", "委", "会", "中心", "厅", "部"))
    if post.endswith(("处长", "科长", "股长")):
        return name.endswith(("处", "科", "股"))
    return True
