"""The name of a meeting: from its last word back to where the name begins, and what coordination makes of it.

全国、全省宣传部长会议 are two meetings, 十二届二次、三次全会 too; 会议, 本次会议 and 座谈会 alone name none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..lexicon import Tag
from .words import Words

ASSEMBLIES = Tag.ASSEMBLY | Tag.PART
_CUTS = Tag.HOLD | Tag.VERB | Tag.ROLE | Tag.FUNCTION
_SCOPES = Tag.SCOPE | Tag.ORGANISATION | Tag.PLACE | Tag.HEAD
_STOPS = re.compile(r"[，。；：！？,.;:\n ]")
#: 中国—中亚峰会 is one name, and what stands before —— is no part of it.
_DASH = "——"
_THIS = re.compile("[这本此该]次")
_DEMONSTRATIVE = re.compile(r"(?:本次|此次|这次|该次|上次|这|该|本|此|那次|一次|两次|多次|各类|各种|有关|相关|系列|一系列|重要|重大|专门|大型|首次|系列|多场|两场|全体(?!干部|职工|党员|人员|机关|工作人员)|[0-9]+(?:余|多)?[项场次个]|数十[场次]|若干)+")
_LEAD = re.compile(r"(?:第?[0-9一二三四五六七八九十百]+[届次]|[一二三四五六七八]中|[0-9]{4}年?度?|首届|[“《])")
_NTH = re.compile(r"(?:第?[一二三四五六七八九十0-9]+[次届中])$")
_NUMBERED = re.compile(r"第[0-9一二三四五六七八九十百]+[届次]|[0-9一二三四五六七八九十]+届|首届")
_STUDIED = re.compile("(?:深入)?学习(?:宣传)?贯彻[^，。；：“”、 ]{2,40}[和及与]$")
#: 人民代表大会制度, 大会秘书处, 某大会主席团常务主席张三: what only begins like a meeting.
_NO_MEETING = re.compile("制度|成员|机制|(?:第[一二三四五六七八九十]+次会议)?主席团(?!会议|第|常务主席(?:第|会议))|轮值主席|常务委员会|常委会(?!会议)|秘书处|组委会|筹委会|组织委员会|筹备委员会|代表资格|代表团(?!会议)|会址")
_TERM = re.compile("第?[0-9一二三四五六七八九十百]+届")
_EXTENDED = re.compile(r"（扩大）(?:会议|会)|会(?<=[\u4e00-\u9fff]{2}会)(?=精神|上[，、]|暨|[0-9]{1,2}[日月]|在.{2,12}(?:召开|举行|举办))")
_CONGRESS = re.compile(r"(?:党的|中共)(?:十[一二三四五六七八九]|二十[一二三]?)大(?!会|战)")
#: Years in the middle of a name, and bodies that no lexeme ends.
_YEARS = frozenset("今年 去年 本年度 今年度".split())
_GROUPS = ("领导小组", "工作专班", "指挥部")
#: What bounds a name is no 的 in marks.
_BOUND = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）|(?<!党)的")
_DAY = re.compile("[0-9]{1,2}\\s?月")
_GENERIC = ("会议", "大会", "全会", "峰会", "论坛", "年会")
_TEACHINGS = ("重要", "论述", "指示", "讲话", "思想")
_LEVELS = re.compile("[两三四]级")
_PAIRED = re.compile(r"(?:党中央|中央|省委|市委|县委|区委|州委|旗委|党委)$")
#: 某总书记关于修志的重要论述研讨会: the meeting is named by what is discussed, whole.
_TAUGHT = re.compile(
    "(?:学习(?:宣传)?贯彻)?(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}(?:总书记|主席|书记|同志)关于[^，。；：“”、 ]{2,24}的(?:重要)?(?:论述|指示批示|指示|讲话|思想)(?:精神)?(?:学习|专题|理论)?$"
)
_COMMITTEE = re.compile(r"(?:省|市|县|区|州|旗|自治区党)委(?!常委|书记|办公|党校)")


class MeetingName(NamedTuple):
    """A meeting as written: its span, and the names that it stands for; no names where it refers back."""

    start: int
    end: int
    names: tuple[str, ...]
    part: bool = False


class MeetingNames:
    """Finds the names of meetings in one text."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words
        # where a name may end: most sentences need no further look
        self._heads = sorted(
            [start for start, _, _ in words.of(ASSEMBLIES)]
            + [match.start() for head in (_EXTENDED, _CONGRESS) for match in head.finditer(text)]
        )

    def find(self, start: int, end: int) -> list[MeetingName]:
        """Return the meetings named or referred to in a sentence, in order."""
        found: list[MeetingName] = []
        first = bisect_left(self._heads, start)
        if first == len(self._heads) or self._heads[first] >= end:
            return found
        words = self._words.within(start, end)
        heads = [(a, b, tag) for a, b, tag in words if tag & ASSEMBLIES]
        taken = {b for _, b, _ in heads}
        bodies = [(a, b, tag) for a, b, tag in words if tag & (Tag.HEAD | Tag.ORGANISATION)]
        for match in _EXTENDED.finditer(self._text, start, end):
            if match.end() not in taken and not any(a <= match.start() < b for a, b, _ in heads + bodies):
                heads.append((match.start(), match.end(), Tag.ASSEMBLY))
        heads += [(*match.span(), Tag.ASSEMBLY) for match in _CONGRESS.finditer(self._text, start, end)]
        heads.sort()
        for i, (a, b, tag) in enumerate(heads):
            # 会议 within 会议精神传达会: the longer name has it
            if i + 1 < len(heads) and heads[i + 1][0] == b:
                continue
            close = b + (self._text[b - 1] == "会" and self._text.startswith("议", b))
            following = self._words.at(close)
            if _NO_MEETING.match(self._text, close) or (following and following[2] & Tag.POST and following[1] <= end):
                # 某会议秘书长: somebody's post
                continue
            floor = max(start, found[-1].end if found else start)
            if found and self._text[b - 1] == "班" and (studied := self._studied(max(start, found[-1].start - 60), found[-1].start)) < found[-1].start:
                # 学习贯彻某思想和党的二十大精神培训班: what is studied has a head of its own
                while found and found[-1].start > studied:
                    found.pop()
                floor = max(start, found[-1].end if found else start)
            if self._text[b - 1] == "大":
                found.append(MeetingName(a, b, (self._text[a:b],)))
                continue
            name = self._name(floor, a, b, bool(tag & Tag.PART))
            if found and name.start == found[-1].end and self._joins(found[-1], name):
                # 第十八届人民代表大会第五次会议, 云江合作论坛临江会议: one name with two heads
                previous = found.pop()
                last = (name.names or (self._text[name.start : name.end],))[-1]
                names = tuple(
                    f"{first}{last}" for first in previous.names or (self._text[previous.start : previous.end],)
                )
                name = MeetingName(previous.start, name.end, names, name.part)
            found.append(name)
        return found

    def _joins(self, one: MeetingName, other: MeetingName) -> bool:
        """Tell whether two names that adjoin are one: the first says whose session the second is."""
        if one.names and other.names:
            return True
        # 选举会议第二次全体会议; not 会议全体会议
        bare = self._text[other.start : other.end] if one.names else self._text[one.start : one.end]
        return bool(one.names or other.names) and len(bare) > 2 and not _DEMONSTRATIVE.match(bare)

    def _name(self, floor: int, head: int, end: int, part: bool) -> MeetingName:
        if self._text.startswith("议", end) and self._text[end - 1] == "会":
            end += 1
        begin = at = self._taught(floor, self._studied(floor, self._begin(floor, head)), head)
        name = self._text[begin:end]
        if match := _DEMONSTRATIVE.match(name):
            if match.end() >= head - begin:
                return MeetingName(begin, end, (), part)
            begin += match.end()
            name = self._text[begin:end]
        if begin >= head and not self._text[head:end].startswith("（"):
            return MeetingName(head, end, (), part)
        if self._text[head:end] == "会议" and head - begin <= 3 and self._only_scopes(begin, head):
            return MeetingName(begin, end, (), part)
        first, names = self._coordinated(floor, begin, head, end)
        return MeetingName(min(first, at), end, names, part)

    def _begin(self, floor: int, head: int) -> int:
        """Walk left from the head to where the name begins."""
        text = self._text
        at = head
        low = floor
        while at > low:
            previous = text[at - 1]
            if previous in "”》）":
                opening = text.rfind({"”": "“", "》": "《", "）": "（"}[previous], low, at)
                if text.startswith(("进行", "展开", "开展"), at):
                    # “…”进行大会发言: the verb behind the quotation is no part of a name
                    break
                if opening >= 0:
                    at = opening
                    continue
                break
            if _STOPS.match(previous) or previous in "、“《（" or text.startswith(_DASH, at - 2):
                break
            if text.endswith("以及", low, at):
                break
            if previous in "和及与" and (self._starts_scope(at) or _NUMBERED.match(text, at) or _DAY.match(text, at) or _COMMITTEE.match(text, at)):
                break
            word = self._words.before(at)
            if word is None:
                at -= 1
                continue
            a, b, tag = word
            if b == head and tag & (Tag.NOMINAL | Tag.ROLE) and self._held(a):
                # 召开汇报座谈会: what is held begins behind the verb of holding, and 汇报 says what it is
                at = a
                break
            if text[a:b] in _YEARS and _NUMBERED.match(text, b) and (self._of_body(a) or self._held(a)):
                # 领导小组今年第一次会议, 召开今年第三次学习会
                at = a
                continue
            if tag & _CUTS and not tag & (ASSEMBLIES | _SCOPES):
                break
            if tag & Tag.POST and _TERM.match(text, b):
                # 李四书记十四届一次会议讲话: whose speech, then where
                break
            if tag & Tag.GROUP and text.startswith(("与会", "参会", "到会"), a):
                # 与会同志集体学习: who is there, and what they do
                break
            if tag & Tag.NOMINAL and not tag & _SCOPES and (self._starts_scope(b) or _NUMBERED.match(text, b)):
                # 服务全省两会, 祝贺第三届论坛: a verb and its object
                break
            at = max(a, low)
        return self._trim(at, head)

    def _held(self, at: int) -> bool:
        """Tell whether a verb of holding ends there."""
        before = self._words.before(at)
        return bool(before and before[2] & Tag.HOLD)

    def _acts(self, at: int) -> bool:
        """Tell whether a verb ends there."""
        before = self._words.before(at)
        return bool(before and before[2] & (Tag.HOLD | Tag.VERB | Tag.NOMINAL))

    def _of_body(self, at: int) -> bool:
        """Tell whether the name of a body ends there."""
        before = self._words.before(at)
        return bool(before and before[2] & (Tag.HEAD | Tag.ORGANISATION)) or self._text.endswith(_GROUPS, 0, at)

    def _studied(self, floor: int, begin: int) -> int:
        """Go back over 和 to the beginning of 学习贯彻某思想和某大会精神研讨班: it is named by all that is studied there."""
        studied = _STUDIED.search(self._text, floor, begin)
        return studied.start() if studied else begin

    def _taught(self, floor: int, begin: int, head: int) -> int:
        """Go back to the beginning of what somebody taught, where a meeting is named by it."""
        if not self._text.startswith(_TEACHINGS, begin):
            return begin
        taught = _TAUGHT.search(self._text, floor, head)
        return min(taught.start(), begin) if taught else begin

    def _starts_scope(self, at: int) -> bool:
        word = self._words.at(at)
        return bool(word and word[2] & _SCOPES & ~Tag.HEAD)

    def _only_scopes(self, begin: int, head: int) -> bool:
        """Tell whether nothing but a scope stands before the head: 省委会议, 中央会议 name no meeting."""
        words = self._words.within(begin, head)
        return sum(b - a for a, b, tag in words if tag & _SCOPES) == head - begin

    def _trim(self, at: int, head: int) -> int:
        """Drop the verbs at the beginning of a name where the name proper begins behind them."""
        text = self._text
        # 的 bounds a name, except behind 党
        bounds = [match.end() for match in _BOUND.finditer(text, at, head) if match.group() == "的"]
        at = bounds[-1] if bounds else at
        for match in _THIS.finditer(text, at, head):
            at = match.start()
        words = self._words.within(at, head)
        if words and words[0][0] == at and words[0][2] & Tag.NOMINAL and not words[0][2] & _SCOPES:
            for a, _, tag in words:
                if tag & _SCOPES or _LEAD.match(text, a):
                    return self._numbered(at, a)
            lead = _LEAD.search(text, at, head)
            if lead:
                return lead.start()
        # 和, 及 at the beginning belong to the sentence
        while at < head and text[at] in "和及与并了过":
            at += 1
        if (good := text.find("好", at, head)) > 0 and self._acts(good) and (good == at or words and words[0][:2] == (at, good)):
            # 筹备好、贯彻好三中全会精神: how well it is done
            at = good + 1
        if text.startswith("全会", head) and not self._specific(at, head):
            # 学习领会全会精神: whose plenary it is, or which, is told or has been
            return head
        if text.startswith(_GENERIC, head) and head - at <= 3 and text[at] != "暨" and not self._specific(at, head):
            # 确保大会, 落实峰会: a verb that the lexicon does not know
            return head
        return at

    def _numbered(self, low: int, at: int) -> int:
        """Go back over the number before a body: 十四届全国人大一次会议."""
        number = [m.start() for m in _TERM.finditer(self._text, max(low, at - 8), at) if m.end() == at]
        return number[0] if number else at

    def _specific(self, begin: int, head: int) -> bool:
        """Tell whether a short beginning can make a name: a scope, a body, a place, a number."""
        words = self._words.within(begin, head)
        with_china = self._text[begin] == "中" and head - begin == 2  # 中阿峰会
        return with_china or any(tag & _SCOPES for _, _, tag in words) or bool(_LEAD.search(self._text, begin, head))

    def _coordinated(self, floor: int, begin: int, head: int, end: int) -> tuple[int, tuple[str, ...]]:
        """Expand what stands before 、 and shares the end of the name."""
        text = self._text
        name = text[begin:end]
        pieces: list[tuple[int, int]] = []
        at = begin
        while at > floor and text[at - 1] in "、和及与":
            stop = at - 1
            previous = self._begin(floor, stop)
            piece = text[previous:stop]
            if not piece or not self._shares(previous, stop, name):
                break
            pieces.append((previous, stop))
            at = previous
        if not pieces:
            begin = self._object_of_holding(floor, begin)
            begin = self._paired(floor, begin)
            return begin, (text[begin:end],)
        pieces.reverse()
        names: list[str] = []
        prefix = ""
        own = _leading(name, self._words, begin, head)
        if levels := _LEVELS.match(own[0]):
            # 省、市两级会议: what they share is 会议
            name = name[: len(name) - len(own[0])] + own[0][levels.end() :]
            own = (own[0][levels.end() :], own[1])
        for a, b in pieces:
            piece = text[a:b]
            nth = _NTH.search(piece)
            if nth and own[1]:
                prefix = prefix or piece[: nth.start()]
                names.append(f"{prefix}{nth.group()}{own[0]}")
            else:
                names.append(piece + own[0])
        names.append(prefix + name)
        return pieces[0][0], tuple(names)

    def _object_of_holding(self, floor: int, begin: int) -> int:
        """Go back over 、 to the verb of holding: 召开甲志、乙志评审会 is one meeting about two books."""
        if self._text[begin - 1 : begin] not in ("、", "和", "及"):
            return begin
        held = [b for _, b, tag in self._words.within(max(floor, begin - 40), begin) if tag & Tag.HOLD]
        if held and not re.search("[，。；：“”《》 ]", self._text[held[-1] : begin]):
            return held[-1]
        return begin

    def _paired(self, floor: int, begin: int) -> int:
        """Go back over 、 to the party committee that meets together with its government: 省委、省政府X会议."""
        if begin > floor and self._text[begin - 1] == "、" and re.compile("[省市县区州旗]政府").match(self._text, begin):
            pair = _PAIRED.search(self._text, self._begin(floor, begin - 1), begin - 1)
            return pair.start() if pair else begin
        return begin

    def _shares(self, start: int, end: int, name: str) -> bool:
        """Tell whether a piece before 、 lacks an end of its own: a scope, a body, an ordinal."""
        text = self._text
        piece = text[start:end]
        if _NTH.search(piece):
            return bool(re.match(r"第?[一二三四五六七八九十0-9]+[次届中]", name))
        if _PAIRED.search(piece):
            # 省委、省政府 meet together; 中央和省委 do not
            return bool(_COMMITTEE.match(name))
        if piece[-2:-1] == "中" == name[0]:
            # 首届中阿、中海峰会: China with others
            return True
        words = self._words.within(start, end)
        return bool(words) and words[-1][1] == end and words[0][0] == start and bool(words[-1][2] & _SCOPES)


def _leading(name: str, words: Words, begin: int, head: int) -> tuple[str, bool]:
    """Return the end that coordinated names share, and whether they differ by an ordinal."""
    nth = re.match(r"第?[一二三四五六七八九十0-9]+[次届中]", name)
    if nth:
        return name[nth.end() :], True
    at = begin
    for a, b, tag in words.within(begin, head):
        if a != at or not tag & _SCOPES:
            break
        at = b
        if name.startswith("全"):
            # 全省宣传部长会议 is not a meeting of 全省宣传部
            break
    return name[(at if at > begin else head) - begin :], False
