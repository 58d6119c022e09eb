"""What moves somebody to make a book: 贯彻落实…，推进…编纂; 为…，编纂…; 会议决定…; 批示…，要求….

A cue is a place in a clause where a source is named: what is obeyed (a document, an instruction), what is aimed at,
or who decides. Whether a book follows from it is for the extractor to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_QUOTED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|（[^（）]*）")
_BOUNDARY = re.compile(r"[，；：。！？\n]|(?<![0-9])\.(?![0-9])")
_MAKING = re.compile(
    "(?:[，。]|全面|正式|着手|组织|同步|抓紧|抓好|加快|推进|有序|扎实|接续|联合|计划|谋划|筹划|即日|立即|"
    "尽快|先行|拟|将|要|力争|决定|会同|牵头|认真|做好)*"
    "(?:启动|编纂|编写|编修|编撰|编印|编辑|编好|编制|续修|撰写|出版|推出|翻译|创办|整理|开展|做好|抓好|"
    "完成|实施|倒排|推进|加快|谋划|组织)"
)
_OBEY = re.compile(
    # each begins with a character of its own, and looks back from behind it
    "(?>(?P<verb>贯(?<!学习贯)(?<!学习宣传贯)彻执行|贯彻落实|贯(?<!学习贯)(?<!宣传贯)彻|落(?<!贯彻落)实|按照|依照|遵照|"
    "根据|依据|^据(?=[^，。；]{4,40}(?:要求|部署|指示|批示|安排|意见))|(?<=[，。；、])据(?=[^，。；]{4,40}(?:要求|部署|指示|批示|安排|意见))|对标对表|对标|对表|对照|执(?<!评审执)行|响应|遵循|缘起于|缘于|源于|源自|紧扣(?=《))(?:好|了)?)(?![，；。！？：\n]|$)"
)
_CARRY = re.compile(
    "抓好(?P<object>[^，；。]{2,200}?)的(?:贯彻落实|贯彻执行|组织实施|落实|实施)"
    "|[把将](?P<brought>[^，；。]{2,200}?)(?:落到实处|落实到位|落实到底|贯彻到底|落实落细|落细落实|抓紧抓实|落到行动上)"
)
#: 也是市委全会确定的任务, 是县委书记张三在会上点的题: the source stands between 是 and what it did.
_ASSIGNED = re.compile(
    "(?<![还总就要但])是(?P<who>[^，；。的]{4,60}?)(?:研究|专门|明确|亲自)?(?:确定|部署|议定|交办|提出|点|出|下达|布置|要求|审定)的"
    "[^，；。]{0,12}?(?:任务|项目|工程|工作|课题|题目|题|举措|要求|书目)$"
)
_LEAD = re.compile(
    "(?:[一二三四五六七八九十][是要、]|（[^（）]*）|会议|今年|同时|必须|应当|继续|进一步|还|更|要|须|应|将|"
    "并|，)*"
)
_AIM = re.compile(
    "(?:紧紧|主动|积极|更好|全面|着力|深度|切实|深入|大力|扎实)*"
    "(?P<verb>配合(?!做好|完成)|实施(?=[^，；。]{2,30}(?:战略|行动)$)|为了|为(?![题期主止此媒契何]|[^，]*(?:颁奖|揭幕|揭牌|授牌|致辞|祝贺))|服务于|服务(?![器员业中])|"
    "围绕|着眼于|着眼|立足于|立足|强化|聚焦于|聚焦|紧扣|助力|融入|瞄准|对接|致力于|献礼|迎接|庆祝|纪念)"
)
#: With a subject before it: 机关党委着眼用好红色资源.
_AIM_OF = re.compile(
    "[^，]{2,16}?(?P<verb>着眼于|着眼|立足于|立足)"
    "|[^，；]{1,16}?(?:[办馆室局委社县市区州省部院校司处镇乡村组]|中心)(?:紧紧|主动|积极|深度|认真)*(?P<of>聚焦于|聚焦|围绕|紧扣|瞄准|助力|致力于)"
)

#: 以服务乡村振兴为目标, 以建县六十周年为契机
_AIM_FOR = re.compile("(?:[^，；]{1,16}?(?:[办馆室局委社县市区州省部院校司处镇乡村组]|中心))?(?P<verb>以)(?P<object>[^，；。]{4,40}?)为(?:目标|宗旨|导向|主线|目的|契机|己任|出发点|落脚点)")
_DECIDE = re.compile(
    "(?:一致|研究|审议|讨论|还|并|专题|原则)*(?P<verb>(?<!的)决定|同意|议定|商定|(?:确定|明确|审定)(?!的))"
)
#: 经县委常委会会议研究同意: a meeting decided before the clause begins.
_PASSED = re.compile("[经由](?P<who>[^，；。]{4,40}?)(?:集体|专题|研究|审议|讨论|认真|一致|表决|原则|并|报)*(?P<verb>决定|同意|通过|批准|议定|商定|审定|确定)")
_WHO = (
    "(?:年初|近日|日前|去年|今年|[0-9]{1,2}月(?:[0-9]{1,2}日)?|会前|此前|"
    "随后)*(?P<who>[\u4e00-\u9fff·][\u4e00-\u9fff·、]{1,40}?)"
    "(?:专门|亲自|先后|分别|相继|共同|明确|阅后|圈阅后|[0-9]+次|[两多]次|就[^，]{2,30}|对[^，]{2,30}|在[^，]{2,20}[时上中]|[0-9]+月)*"
)
#: Whose word it is, and not a meeting's: 县长丁一, 丁一书记, 省领导, 县委.
_LEADER = "(?:书记|[省市县区州旗镇乡厅部局]长|主席|主任|总理|领导|同志|[省市县区州盟旗]委|政府|政协|人大常委会|编委会)"
_LED = _WHO.replace("(?P<who>", f"(?P<who>(?=[^，；。]{{0,20}}{_LEADER})(?![^，；。]{{0,20}}会议)")
_INSTRUCT = tuple(
    re.compile(_WHO + how)
    for how in (
        "(?:作出|做出|作了|作)了?(?:“〓*”的|[^，；。]{0,12}《〓*》[^，；。]{0,6}的)?(?:重大|重要|专门|明确)*(?P<noun>批示|指示)",
        "(?:作出|做出|作了)了?[^，；。]{0,12}《〓*》[^，；。]{0,6}的(?:重大|重要)*(?P<noun>决定|决策)",
        "在《〓*》(?:（〓*）)?上(?:作出|作了|专门|亲自)*(?P<noun>批示|签批)",
        "在(?P<noun>批示|指示)[中里]?(?:指出|强调|要求|提出|明确)",
        "的?(?P<noun>批示|指示|签批)(?:同意|交办|要求|指出|强调|明确|，|：|编|启动|组织|$|言|既)",
    )
)
#: A leader has a book made: 县长丁一在调研时要求编纂《甲》, 就《甲》编纂工作提出要求.
_ASKED = tuple(
    re.compile(_LED + how)
    for how in (
        "(?P<noun>要求|责成|授意|嘱托|叮嘱|倡议|提议|号召|建议)[^，；。《]{0,10}?(?:编纂|编写|编修|编撰|编印|编好|编出|修好|续修|启动|出版)",
        "提出了?(?:明确|具体|重要|殷切)*(?P<noun>要求|倡议|希望)",
    )
)
#: 在县长丁一的要求下, 应县政协要求, 接到批示后
_UPON = re.compile(
    f"在(?P<under>[^，；。]{{0,16}}?{_LEADER}[^，；。]{{0,8}}?)的?(?P<a>要求|倡议|提议|指示|批示|授意|部署|号召|建议)下"
    f"|(?<![相反响供适对])应(?P<at>[^，；。]{{0,16}}?{_LEADER}[^，；。]{{0,12}}?)的?(?P<b>要求|倡议|提议|建议|号召)"
    "|(?:接到|收到|看到|得到)(?P<got>[^，；。]{0,24}?)的?(?P<c>批示|指示)(?:精神|要求)?之?后"
)
_ORDERS = re.compile("批示|指示|签批|的(?:重大|重要)*决[定策]")
#: 宣读了副省长张三的批示 names one; 批示指出 goes on about it.
_READ_OUT = re.compile(
    "[^，]{0,24}?(?:宣读|传达学习|传达|转达|通报)了?(?P<who>[\u4e00-\u9fff·]{2,30}?)的?(?:重要)?(?P<noun>批示|指示)(?:精神|要求)?$"
)
_GOES_ON_ORDER = re.compile(
    "(?P<who>)(?:(?:该|此|这一)?(?P<noun>批示|指示)(?:要求|指出|强调|明确)"
    "|(?:多次|先后|亲自|专门|并|还|[两三]次)*(?:作出|做出|作了)(?:重要)?(?P<given>批示|指示))"
)
_ENTRUSTED = re.compile("(?:^|[是由经、])(?P<who>[\u4e00-\u9fff·]{2,14}?)(?:亲自|专门)?(?P<noun>点题|交办)")
#: What a document does: 《规划》提出编纂《甲》; 将《甲》列入《意见》重点任务.
_PROVIDES = re.compile(
    "(?:中|里|也|还|专门|又)*(?:提出|明确|要求|部署|确定|规定|强调|将|把|(?:印发|出台|颁布|发布)(?![^，。；]{0,20}(?:以来|年来|周年))|(?:下发|施行|实施)之?后)"
)
_ENTERS = re.compile("(?:列入|纳入|写入|写进|列为)(?=[^，]{0,6}《)")
_GOES_ON = re.compile(
    "(?:更好|深入|大力|全面|进一步|扎实|积极|持续|不断)*(?:推进|推动|加强|弘扬|传承|展示|展现|打造|繁荣|"
    "促进|助力|服务|讲好|赓续|提升|增强|建设|铸牢|擦亮|彰显)"
)
#: The subject stands before the clause: …变为现实，缘起于《意见》; 该书…，是贯彻落实《意见》推出的成果.
_OWED = re.compile("(?:也|正)?(?:是|缘起于|缘于|源于|源自|被列为|被列入)")
_TAIL = re.compile(
    "(?:的?(?:统一)?(?:部署|要求|精神|安排|规定|需要|部署要求|工作|部署安排|决策部署|工作部署|时间表|任务|"
    "目标)|有关|相关|会议|的)+$"
)


_PROPOSING = "提出|倡议|叮嘱|嘱托|要求|号召"
_ONCE = "随即|随后|当即|立即|旋即|随之|迅速|遂"
#: 时任州委书记张三在大会上提出“为火把节立传”, 党代会明确提出“修好一部信史”
_PROPOSED = re.compile(
    "(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?，?|早在|此前|会前|去年|年初|今年|其间)*"
    f"(?P<who>[^，；。“”]{{4,60}}?)(?:就|曾|还|首次|明确|专门|即|又)*(?:{_PROPOSING})了?(?:要)?[“]"
)
_AT_ONCE = re.compile(f"(?:{_ONCE}|于是|即着手|闻令而动|很快)[^，；。]*|[^，；。]{{0,20}}(?:{_ONCE})[^，；。]*")
#: Who proposed something in quotes, upon which at once a book was made that the sentence need not name.
_PROMPTS = re.compile(f"(?:{_PROPOSING})了?要?“[^”]*”[^；。]*(?:{_ONCE})[^；。]*[编汇续][纂写修撰印辑编]")
_COMPILES = re.compile("(?:组织|启动|着手|开始|承担|牵头|推进|开展)?(?:编纂|编写|编修|编撰|编印|编辑|汇编|续修|出版|付印)")


class Motive(StrEnum):
    """How a source moves: it is obeyed, aimed at, it decides, instructs, provides for the book or has it made a task."""

    OBEY = "obey"
    AIM = "aim"
    DECIDE = "decide"
    INSTRUCT = "instruct"
    PROVIDE = "provide"
    ASSIGN = "assign"


class Cue(NamedTuple):
    """A source named in a clause: `start` is where the words that introduce it begin, `first` to `last` names it."""

    start: int
    first: int
    last: int
    motive: Motive
    noun: str = ""


def masked(text: str) -> str:
    """Return a text of the same length without what stands in quotes, brackets and 《》, so that clauses show."""
    return _QUOTED.sub(lambda match: match.group()[0] + "〓" * (len(match.group()) - 2) + match.group()[-1], text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a masked sentence."""
    at = 0
    for match in _BOUNDARY.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the sources that a clause of a masked sentence introduces, in order."""
    found: list[Cue] = []
    if match := _CARRY.search(text, start, end):
        group = "object" if match["object"] else "brought"
        found.append(Cue(match.start(), *match.span(group), Motive.OBEY))
    elif match := _OBEY.search(text, start, end):
        found.append(Cue(match.start(), match.end(), end, Motive.OBEY, match["verb"]))
    elif match := _ASSIGNED.search(text, start, end):
        found.append(Cue(match.start(), *match.span("who"), Motive.ASSIGN))
    elif match := _aim(text, start, end):
        last = match.end("object") if match.re is _AIM_FOR else end
        verb = "of" if match.re is _AIM_OF and match["of"] else "verb"
        found.append(Cue(match.start(verb), match.end(verb), last, Motive.AIM, match[verb]))
    # 落实省长的批示 is obeyed, not given
    if match := _instruction(text[start:end], bool(found)):
        who = start + match.start("who")
        noun = match["noun"] or match["given"]
        found.append(Cue(who, who, start + match.end("who"), Motive.INSTRUCT, noun))
    elif not found and (match := _UPON.search(text, start, end)):
        first, last = next(match.span(group) for group in ("under", "at", "got") if match[group] is not None)
        found.append(Cue(match.start(), first, last, Motive.INSTRUCT, match["a"] or match["b"] or match["c"]))
    if match := _ENTERS.search(text, start, end):
        found.append(Cue(match.start(), match.end(), end, Motive.PROVIDE))
    if match := _PASSED.search(text, start, end):
        found.append(Cue(match.end("who"), match.start("who"), match.end("who"), Motive.DECIDE, match["verb"]))
    elif match := _DECIDE.search(text, start, end):
        found.append(Cue(match.start(), start, match.start(), Motive.DECIDE, match["verb"]))
    return found


def _aim(text: str, start: int, end: int) -> re.Match[str] | None:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    return _AIM.match(text, first, end) or _AIM_FOR.match(text, first, end) or _AIM_OF.match(text, start, end)


def _instruction(clause: str, introduced: bool) -> re.Match[str] | None:
    given = None
    if not introduced and _ORDERS.search(clause):
        given = next((m for pattern in (_GOES_ON_ORDER, _READ_OUT, *_INSTRUCT) if (m := pattern.match(clause))), None)
    if not introduced and not given:
        given = next((m for pattern in _ASKED if (m := pattern.match(clause))), None)
    return given or _ENTRUSTED.search(clause)


def proposed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who proposed something in quotes in a clause, as a span of the masked sentence: a leader, a meeting; or None."""
    match = _PROPOSED.match(text, start, end)
    return match.span("who") if match else None


def prompts(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence has a book made at once upon what somebody proposed in quotes."""
    return _PROMPTS.search(text, start, end) is not None


def follows(text: str, start: int, end: int) -> bool:
    """Tell whether a clause says that something was done at once upon the clause before it: 州志办随即组织编纂."""
    return _AT_ONCE.match(text, start, end) is not None


def at_once(text: str) -> bool:
    """Tell whether the first clause of a sentence says that something was done at once: 县志办闻令而动."""
    return _AT_ONCE.match(text) is not None


def compiles(text: str, start: int, end: int) -> bool:
    """Tell whether a clause has a book made, named or not: 随即组织编纂."""
    return _COMPILES.search(text, start, end) is not None


def continues(text: str, start: int, end: int) -> bool:
    """Tell whether a clause goes on with the aim of the clause before it: 为…，推进文化强市建设，编纂…."""
    return _GOES_ON.match(text, start, end) is not None


def provides(text: str, at: int) -> bool:
    """Tell whether the document that ends there is said to ask for something."""
    return _PROVIDES.match(text, at) is not None


def owed(text: str, start: int, end: int) -> bool:
    """Tell whether a clause says of the subject before it to what it is owed."""
    return _OWED.match(text, start, end) is not None


def unclipped(name: str) -> str:
    """Cut from the object of a verb the words that make the book, where the book stands in the same clause."""
    match = _MAKING.search(name, 2)
    return name[: match.start()] if match else name


def trimmed(name: str) -> str:
    """Drop from a source what only says that it is to be obeyed: 批示要求 is the 批示."""
    return _TAIL.sub("", name) or name
