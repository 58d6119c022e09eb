"""Official documents that a text names without 《》: 关于…的意见, 种子法, X工作条例, 党的二十大报告.

A name must be definite: 工作方案, 有关规定 and 党的二十大精神 name no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ..lexicon import Lexicon
from .editions import behind
from .signs import Signs

_END = r"(?=$|[，。；：、）)（(！”\s]|等|和|及|与|以及|并|时|精神|要求|贯彻|实施|有关|全文|的(?!工作|编|起草))"
_ABOUT = re.compile("关于(?!于)")
_ABOUT_STOP = re.compile(
    r"[，。；：！？\n]|(?<=.)[、和及与](?:审议|听取|通过|研究)?[^，。；：、]{0,12}?关于|》和?《关于"
)
_ABOUT_HEAD = re.compile(
    rf"(?:的|若干)(?:若干|实施|指导|决策|贯彻落实|贯彻|补充|联合|情况|专项|综合|调研|检查|评估|调查|审查|"
    rf"审议|执行情况|工作|政策|暂行|管理|工作情况|审计|中期|阶段性|年度|自查)*"
    rf"(?P<genre>意见|报告|通知|决定|批复|通报|办法|决议|建议案|实施方案|行动方案|工作方案|规划|纲要|公告|"
    rf"通告|若干措施|若干规定|规定|函){_END}"
    rf"|(?<=评估)(?P<bare>报告){_END}|(?<=执行情况)(?P<bare2>报告){_END}"
)
#: 听取关于…的意见 hears opinions; 作关于…的报告 without more is a talk.
_HEARD = re.compile(
    "(?:征求|听取|征集|吸收|采纳|收集|提出|反馈|发表|交换|形成)(?:了|并采纳)?[^，。；：]{0,16}$"
)
_ISSUED = re.compile(
    "(?:印发|下发|出台|审议|通过|贯彻|落实|按照|根据|依据|执行|发布|公布|传达|学习|转发|宣读|作出|废止|"
    "修改|报送|提交)[^，。；：]{0,30}$"
)
_MADE_REPORT = re.compile(r"(?:作|作了|作的)(?P<name>[^，。；：、的]{4,40}情况的报告)(?=$|[，。；、])")
_REPORTED = re.compile(
    "(?:听取|审议|审查|书面审议|提交|印发|作的|所作|通过)[^，。；：]{0,40}(?:关于[^，。；]{4,60}的(?:汇报|说明)，)?$"
)

_FRAME = re.compile(
    "(?:审议并?(?:原则)?(?:通过|同意)?|讨论(?:通过)?|研究审议|表决通过|通过|学习贯彻|学习宣传贯彻|学习|"
    "领学|研读|传达|印发|出台|贯彻落实|贯彻执行|贯彻实施|贯彻|落实|执行|遵守|严格遵守"
    "|对照|对标|按照|根据|依据|依照|遵照|宣读|解读|修订|起草|制定|颁布|公布|发布|实施|听取|听取和审[议查]|"
    "审查|修改好?|编制)"
    "(?:并审议|和审[议查])?(?:了|好)?(?:我[省市县区州]|我国)?(?:新?修订后?的|新颁布的|新出台的|新制定的)?"
)
_PHRASE = re.compile(
    r"(?P<name>[\u4e00-\u9fff0-9“”·]{2,40}?(?P<genre>条例|准则|办法|规定|细则|规划纲要|纲要|规划|工作要点|"
    r"(?:行动|工作|协商|立法|监督|培训|调研)计划|(?:行动|实施|工作|编制|编纂|筹备)方案|(?:总结|计划|预算|决算|审计|工作|评估|调研|执法检查|情况)报告|章程))"
    r"(?=$|[，。；：、（(）)！\s]|等|和|及|与|精神|要求|的|有关|全文|贯彻|实施)"
)
#: What a phrase may begin with that is a thing of its own: 中央一号文件和…规划纲要.
_FELLOW = re.compile(".{2,30}(?:文件|通知|讲话|精神|批示|意见|条例|准则|办法|规定|规划|纲要|报告)(?:以及|和|及|与)")
_GENRE = re.compile("条例|准则|办法|规定|细则|纲要|规划|要点|计划|方案|报告|章程")
_SPECIFIC = re.compile(
    r"[0-9]{4}|“?十[四五六七]五|^(?:中共|中国|中华|国务院|党中央|国家|党内|党史|党员|"
    r"[\u4e00-\u9fff]{1,6}[省市州盟县旗区](?![域别分间])[^委府])"
)
_GENERIC = re.compile(
    "^(?:有关|相关|各项|各类|上述|本|该|此|这|具体|相应|配套|年度|工作|实施|管理|保密|财务|我|全(?!国(?:人大|政协|妇联|总工会|工商联|侨联|台联|社科))|每|一|两|"
    "三|新|原|现行|国家有关|党的|若干|地方|行业|总体|专项|上级|中央八项)"
)
_STRUCTURE = re.compile(
    "[的了是在将把被]|关于|有关|相关|审议|[0-9两三四五六七八九十]个|以及|并且|进行|开展|召开|提出|要求|"
    "部署|抓好|做好|推进|加快|强调|指出|会议|情况$"
)
_NEXT = re.compile(r"\s?(?:、|和|及|以及)(?:配套的|关于)?")
_NEXT_REPORT = re.compile(
    r"(?P<name>[\u4e00-\u9fff0-9]{2,20}?(?P<genre>报告|条例|准则|办法|规定|规划|纲要|工作要点|细则|规则))(?=$|[，。；、])"
)
#: What makes a list one of papers, before the first of them: 审议通过了《某章程》和理事会工作报告.
_LISTS = re.compile("(?:审议|审查|审定|讨论|听取|通过|学习|传达|印发|修订|下发)[^，。；：《》]{0,12}(?:《[^《》]*》[、和及]?)*$")
#: Reports that are papers, whoever makes them; 作关于发展的报告 without more is a talk.
_PAPER = re.compile("(?:(?:情况|工作|草案|执行|资格|[决预]算|结果)的|的(?:审计|中期|阶段性|年度|自查)(?:工作|评估|专项)?)报告$")
_QUOTED = re.compile(
    "“(?P<name>[^“”，。；]{3,30}?(?P<genre>行动计划|行动方案|倡议书|倡议|宣言|公约|协定|准则|公报|备忘录))”"
)
_QUOTED_NO_TITLE = re.compile("^(?:三年|五年|专项)?(?:行动计划|行动方案|倡议|宣言)$")
#: 刑法修正案（十二）
_AMENDMENT = "修正案(?:（[一二三四五六七八九十]+）)?"
_SUFFIX = re.compile(f"(?:修订草案|修正草案|{_AMENDMENT}草案|草案|{_AMENDMENT}|实施条例|实施细则|实施办法)(?!案)")
_TAILS = re.compile("[法典章约定言告例则件]")
_HINT = re.compile("关于|“|条例|准则|办法|规定|细则|纲要|规划|要点|计划|方案|报告|章程|草案|稿")
_NO_NAME = re.compile("律|规|院|官|治|人|学|制|庭|定|理|委员会|典|宝|师")


#: What says that a paper lies before an assembly: 工作要点（稿）, 预算草案.
_DRAFT = re.compile(
    f"(?P<genre>报告|条例|规划|纲要|计划|预算|要点|总结|决定|决议|{_AMENDMENT}|章程|规则|办法|规定|方案|意见|(?<=..)法)"
    "(?P<mark>[（(](?:[\u4e00-\u9fff]{0,5}稿|草案|修[订正]草案)[）)]|(?:修[订正])?草案(?!的)|稿(?![件子纸约的]))"
)
_DRAFT_START = re.compile(
    r"[，。；：、！？\n“”《》]|(?:审议|审查|听取|通过|讨论|研究|修改|起草|批准|同意)(?:并?通过)?了?"
    # 各代表团对立法法修正草案进行了审议
    "|对(?!外)|就(?!业)"
    # a bill within the title of a report on it
    "|关于(?=[^的，。；]{2,30}(?:法|条例|修正案|章程)(?:修[订正])?草案(?:审议|修改|起草))|(?:(?<=报告)|(?<=草案))(?:以及|及|和|与)|(?:以及|及|和)(?=关于|[0-9]{4}年|常委会|常务委员会|中国|中华|政协|全国|国务院|[省市县区州])"
)
_BILL = re.compile(f"(?:法|条例|章程|{_AMENDMENT})(?:修[订正])?草案$")
_DRAFT_REACH = 60
_NO_PAPER = re.compile("[的了是在将把被]|围绕|有关|相关|[0-9两三四五六七八九十]个|并且|进行|开展|召开|提出|部署|抓好|推进|加快")
_LIST = re.compile(r"关于[^，。；]{4,60}的(?:汇报|说明)|[（(][\u4e00-\u9fff]{1,6}[）)]?|[，、；]|和|以及|及|等")


class Named(NamedTuple):
    """A document named without marks; `genre` is the word that says what it is."""

    start: int
    end: int
    name: str
    genre: str


class DocumentTitles:
    """Finds the documents that are named without 《》."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _names(self) -> dict[str, str]:
        return {row["word"]: row["genre"] for row in self._lexicon.rows("named_documents")}

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(name[-2:] for name in self._names)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._names))

    def hints(self, text: str) -> Signs:
        """Return where those words stand without which a sentence names no document: most sentences have none."""
        tails = (match.start() for match in _TAILS.finditer(text))
        known = [at for at in tails if text[at - 1 : at + 1] in self._endings]
        return Signs([*known, *(match.start() for match in _HINT.finditer(text))])

    def find(self, text: str, start: int, end: int) -> list[Named]:
        """Return the documents that a sentence names without marks, in order; none within another but a bill in a report on it."""
        found: list[Named] = list(self._known(text, start, end))
        # most sentences have no word of the kind: ask for it before the grammar does
        if text.find("关于", start, end) >= 0:
            found.extend(_about(text, start, end))
        if _DRAFT.search(text, start, end):
            found.extend(_drafts(text, start, end))
        if text.find("情况的报告", start, end) >= 0:
            found.extend(_delivered(text, start, end))
        if text.find("“", start, end) >= 0:
            found.extend(_quoted(text, start, end))
        if _GENRE.search(text, start, end):
            found.extend(_framed(text, start, end))
        if not found:
            return found
        found.extend(more for item in tuple(found) for more in _followed(text, item, end))
        out: list[Named] = []
        covered = inside = start
        for item in sorted(found, key=lambda item: (item.start, -item.end)):
            # 关于种子法草案审议结果的报告 is a document, and the bill is another
            if item.start >= covered:
                out.append(item)
                covered, inside = item.end, item.start
            elif item.start >= inside and item.end < covered and _BILL.search(item.name):
                out.append(item)
                inside = item.end
        return out

    def behind(self, text: str, start: int, title: int, stop: int, end: int) -> Iterator[Named]:
        """Yield the papers that go on a list behind one in 《》, which begins at `title` and stops at `stop`."""
        if _LISTS.search(text, start, title):
            yield from _followed(text, Named(title, stop, "", ""), end)

    def _known(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Yield what the list of names knows: 档案法, 党章, with 草案 and the like behind."""
        for match in _TAILS.finditer(text, start, end):
            stop = match.end()
            if text[stop - 2 : stop] not in self._endings:
                continue
            first = max(start, stop - self._longest)
            name = next((text[i:stop] for i in range(first, stop - 1) if text[i:stop] in self._names), "")
            if not name or _NO_NAME.match(text, stop) and name[-1] == "法" or name == "党章" and text[stop : stop + 1] == "党":
                continue
            begin = stop - len(name)
            whole = text.rfind("中华人民共和国", start, begin)
            if whole == begin - 7 >= start:
                begin = whole
            suffix = _SUFFIX.match(text, stop, end)
            stop = suffix.end() if suffix else stop
            yield Named(begin, stop, text[begin:stop], self._names[name])


def _about(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield 关于…的意见 and its like."""
    listed = start
    for match in _ABOUT.finditer(text, start, end):
        stop = _ABOUT_STOP.search(text, match.end(), end)
        head = _ABOUT_HEAD.search(text, match.end() + 2, stop.start() if stop else end)
        if head is None or not 4 <= head.end() - match.start() <= 100:
            continue
        genre = head["genre"] or "报告"
        before = text[start : match.start()]
        if genre == "意见" and (_HEARD.search(before) or text.startswith("建议", head.end())):
            continue
        if genre in ("规定", "函", "规划", "工作方案") and not _ISSUED.search(before):
            continue
        if genre == "决定" and "免" in text[head.start() - 2 : head.end()]:
            # an appointment is announced, it is not read as a paper
            continue
        # 听取关于甲的报告，关于乙的报告: the list goes on
        goes_on = listed > start and not _LIST.sub("", text[listed : match.start()])
        draft = behind(text, head.end(), end).draft
        if genre == "报告" and not (goes_on or draft or _REPORTED.search(before) or _PAPER.search(text, match.start(), head.end())):
            continue
        listed = head.end()
        yield Named(match.start(), head.end(), text[match.start() : head.end()], genre)


def _drafts(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield the papers that lie before an assembly as drafts: 2024年预算草案, 全国政协工作要点（稿）."""
    for match in _DRAFT.finditer(text, start, end):
        floor = max(start, match.start() - _DRAFT_REACH)
        starts = (found.end() for found in _DRAFT_START.finditer(text, floor, min(match.end() + 2, end)))
        first = max((at for at in starts if at <= match.start()), default=floor)
        stop = match.start("mark") if text[match.start("mark")] in "（(" else match.end()
        stem = text[first : match.start()]
        enough = 2 if match["genre"] in ("法", "条例") else 4
        if len(stem) >= enough and not stem.startswith("关于") and not _NO_PAPER.search(stem) and not _GENERIC.match(stem):
            yield Named(first, stop, text[first:stop], match["genre"])


def _delivered(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield what is delivered without 关于: 作提案工作情况的报告."""
    for match in _MADE_REPORT.finditer(text, start, end):
        yield Named(match.start("name"), match.end(), match["name"].removeprefix("关于"), "报告")


def _quoted(text: str, start: int, end: int) -> Iterator[Named]:
    for match in _QUOTED.finditer(text, start, end):
        if not _QUOTED_NO_TITLE.match(match["name"]):
            yield Named(match.start(), match.end(), match["name"], match["genre"])


def _framed(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield what a verb of official business has for its object: 学习党史学习教育工作条例."""
    at = start
    while verb := _FRAME.search(text, at, end):
        at = verb.end()
        phrase = _PHRASE.match(text, verb.end(), end)
        if phrase and (fellow := _FELLOW.match(phrase["name"])):
            phrase = _PHRASE.match(text, verb.end() + fellow.end(), end)
        if not phrase or not _definite(text, phrase, verb.group(), end):
            continue
        yield Named(phrase.start(), phrase.end(), phrase["name"], phrase["genre"])
        at = phrase.end()


def _followed(text: str, item: Named, end: int) -> Iterator[Named]:
    """Yield the documents that go on a list: 政府工作报告和国民经济计划报告、财政预算报告."""
    at = item.end
    while (joint := _NEXT.match(text, at, end)) and (next_ := _NEXT_REPORT.match(text, joint.end(), end)):
        if _STRUCTURE.search(next_["name"]) or len(next_["name"]) < 6 or _GENERIC.match(next_["name"]):
            break
        yield Named(next_.start(), next_.end(), next_["name"], next_["genre"])
        at = next_.end()


def _definite(text: str, phrase: re.Match[str], verb: str, end: int) -> bool:
    name, genre = phrase["name"], phrase["genre"]
    stem = name.removesuffix(genre)
    if len(stem) < 2 or _STRUCTURE.search(name) or _GENERIC.match(name):
        return False
    if genre == "条例" or behind(text, phrase.end(), end).draft:
        return len(stem) >= 2
    if genre.endswith("报告"):
        return len(stem) >= 4 and verb.startswith(("审", "听取", "修改"))
    return len(stem) >= 4 and bool(_SPECIFIC.search(name))
