"""The grammar of taking part: which people a verb of chairing, speaking or attending has for its subject.

A sentence is read from left to right. People gather until a verb takes them as its subject; 由 makes those behind
it the subject of the verb that follows; 并 and a comma let the next verb keep the subject; 参加会议的有 takes those
that follow. What a preposition governs (向, 对, 与) is nobody's subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from ..lexicon import Tag
from .chunks import MARK, PHRASE, VERB, Chunk, Cut
from .sayings import said_from
from .words import Words


class Taker(NamedTuple):
    """A person or group in the sentence: where the phrase with its posts begins, where it ends, and which it is."""

    start: int
    end: int
    number: int


class Part(NamedTuple):
    """A verb's role word with its subjects (by number), and the meeting chunk that it speaks of, if it does."""

    word: str
    at: int
    subjects: tuple[int, ...]
    meeting: Chunk | None
    #: 参加上述活动: at every meeting told of so far
    every: bool = False


_begin = attrgetter("start")
_OPENING = (MARK, Cut.DATE)
_OFFICES = Tag.HEAD | Tag.ORGANISATION | Tag.POST
_LISTING = re.compile(
    r"(?:了)?(?:本次|此次|这次)?(?:[^，。；：]{0,12}?(?:会议|大会|会|式|活动|仪式|培训|评审|学习|祝贺|指导))?的?[^，。；：并]{0,4}(?:人员|领导|专家|嘉宾|同志|党外人士|单位)?"
    r"(?:分别|还|另外|主要)*(?:有|为|包括|是)(?!关|的|力|序|效|机)"
)
_GOVERNS = re.compile(r"(?:代表|向|对|与|同|为|给|围绕|就|按照|根据|受|以|把|将|跟|随|被|关于|对于|贯彻|学习|落实)$")
_WITH = frozenset("同与")
_NOT = frozenset(
    "要求 号召 鼓励 引导 动员 原定 拟 将 未 未能 没有 不 应 应当 要 须 可 可以 准备 计划 欢迎 请假 因公 即将 将于 拟于 必须 需 请 希望".split()
)
#: Verbs by which others are asked to do what the verb behind them says.
_ASKS = frozenset("要求 号召 鼓励 引导 动员 希望 倡议 呼吁 勉励 拟派 拟邀请 拟请 将邀请".split())
#: Verbs whose object does nothing himself: 会见丁一，并主持会议.
_MEETS = frozenset("会见 会晤 接见 看望 慰问 拜会 走访 约见".split())
_ATTENDS = frozenset("出席 参加 列席 参会 到会 与会".split())
#: Verbs whose object is what is told, not where: who conveys a meeting's spirit speaks at another one.
_TELLS = frozenset("传达 通报 宣读 领学 解读 介绍 汇报 宣讲 代读 领读".split())
_MAKES = re.compile(
    r"(?:所|并|先后|分别)?(?<![工合制写运协动操著原杰佳力])作(?:了|的|出)?(?![为用者])[^，。；！？]{0,60}?"
    r"(?:报告|汇报|讲话|发言|说明|辅导|点评|总结|部署|安排|动员|指导|讲座|演讲|致辞|致词|交流|述职|宣讲|介绍|通报|讲解|解读|授课|小结|布置"
    r"|讲评|分享|导读|表态|剖析|对照检查|推介|陈述)"
    # 就修志工作进行了全面部署
    r"|进行了?[^，。；！？的]{0,8}?(?:部署|安排|动员|总结|点评|辅导|讲解|授课|汇报|说明|通报|解读|宣讲|讲评|发言)"
    r"|发表(?:了)?[^，。；！？]{0,8}(?:感言|感想|意见|见解|观点|看法)"
    r"|谈(?:了|起)?[^，。；！？]{0,12}(?:体会|感受|感想|感言|看法|认识|意见|建议|想法|打算|做法|经验|收获|思考)"
    r"|讲(?:授)?了?一[堂节场次][^，。；！？]{0,16}?课"
)
#: In what each of them begins.
_MAKING_VERBS = ("作", "谈", "进行", "讲", "发表")
_DEED = re.compile("进行|展开|开展")
_HEARD = re.compile("(?:(?:关于|就|对|围绕)[^，。；：的]{1,30})?的(?:工作|情况|专题)?(?:发言|汇报|介绍|说明|通报)(?!提纲|材料)|(?:分别)?作的[^，。；：]{0,12}关于")
_HEARS = re.compile("听取|听了|审议")
#: 张三委员建议: in an assembly of members, who says something is speaking there.
_MEMBER = ("委员", "常委", "代表", "理事")
#: 市人大代表张三、李四建议
_MEMBERS = re.compile(r"(?:人大代表|政协委员)[\u4e00-\u9fff·]{2,4}(?:[、和][\u4e00-\u9fff·]{2,4}){0,8}$")
_SUGGESTS = frozenset("建议 认为 提出 表示 呼吁 指出 谈到 希望".split())
_EVERY = re.compile("了?(?:上述|以上)(?:系列|有关|相关|各项)?(?:活动|会议)")
#: What somebody said elsewhere: 书记近期重要讲话, 在大会上的讲话, 听取汇报时的指示. He is not the subject here.
_WORDS_OF = re.compile(
    r"(?:同志|[^，。；的、和]{0,2}?(?:书记|主席|总理|委员长|[省市县区州部厅局]长|主任))?"
    r"(?:近期|最近|历次|系列|一系列|有关|(?:关于|对|就)[^，。；的]{1,30}|在[^，。；]{1,40}?(?:上|时|期间|中)|[^，。；发作讲]{1,16}?时){0,2}"
    r"(?:的(?:系列)?(?:重要)?|系列重要|重要)(?:讲话|指示|批示|论述|回信|贺信|致辞|报告|演讲|署名文章|思想)"
)
#: Where a speech was made that is none of the meeting's: 视察某县并发表讲话.
_VISITS = re.compile("(?:视察|考察|调研(?![员组])|访问|访华|看望|慰问)[^，。；]{0,24}$")
#: 某主席特别代表李四: who sent him is not there.
_ENVOY = re.compile("(?:总统|总理|主席|国王|总书记)?(?:特别代表|特使|代表(?=[，、]))")
#: Where somebody says what the verb behind it tells: 在会上强调, 在讲话中指出.
_THERE = re.compile("(?:会上|会议上|讲话中|讲话时|致辞中|致辞时|发言中|发言时|总结时|总结讲话时|总结中|点评时|点评中|主持时|主持会议时)$")
#: 张三、李四分别从体例、史料等方面提出修改意见: each had the floor.
_ADVISES = re.compile("提出了?[^，。；！？]{0,20}?(?:意见|建议)(?!稿|书|案)")
_EACH_IN_TURN = re.compile("(?:分别|先后|依次|逐一|相继|各自)[^。；]{0,40}$")
_SAYS = frozenset("指出 强调 表示 提出 宣布 要求 认为 建议 希望 介绍".split())
_ENTRUSTS = re.compile("委托")
#: 关于副秘书长任命事项的汇报: the topic, up to its 的
_ABOUT = re.compile("关于[^的，。；]*$")
_WRITTEN = re.compile("(?:作|作了)?书面")
_READ_OUT = re.compile("代读|宣读|代为")
_SAID = re.compile("精神|指示|要求|稿")
_HIS = re.compile("(?:的|重要)$")
_GAVE = re.compile("(?:发表|作|作出)[了的]?(?:重要)?$")
#: 主持编纂, 主持日常工作: no meeting.
_WORK = re.compile("启动|编|修|撰|整理|起草|制定|日常|全面|机关|开展|完成|研究|工作")
_INTRODUCES = re.compile("介绍(?!信)(?:了|有关|相关|情况|[^，。]{0,16}(?:情况|经验|做法|历程|背景|内容|[省市县区]情|进展|过程))")
#: 参加会见, 出席晚宴: what is no assembly. 列席代表, 出席人员: who was there, and nobody's being there.
_ELSEWHERE = re.compile(
    "了?(?:会见|会谈|选举|换届|考察|调研|走访|慰问|视察|演练|比赛|植树|投票|[晚午]?宴|[^，。；：会]{0,20}宴会?(?![请])|代表(?!大会)|人员|人士|嘉宾|专家|各方|同志|领导|名单|情况)"
)
#: How far before its verb a clause may tell that something is only to come.
_CLAUSE = 40
#: How many characters may stand between 座谈会 and the verb: 上, 闭幕会上明确.
_CLOSE = 4
#: And between somebody's name and it, where 会上 stands before it.
_NEAR = 8
_AHEAD = frozenset("将 将于 拟 拟于 即将 定于".split())
_AT = re.compile("上(?!强调|指出)")
_INSIDE = re.compile("上|期间|中(?!央|国|共|华|心)|时")


@dataclass(slots=True)
class _State:
    gathered: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    place: Chunk | None = None
    topic: Chunk | None = None
    listing: str = ""
    #: the verb of a relative clause: 列席会议的人大代表
    relative: str = ""
    #: whether those who follow are asked to take part: 要求各县分管负责人出席
    asked: bool = False
    #: whether what the clause tells is still to come: 将出席开幕式并讲话
    ahead: bool = False
    #: whether those who follow are the object of a verb that has its subject: 会见丁一
    met: bool = False
    #: those with whom the subject does it where both do: 同张三会谈并共同主持会议
    beside: list[int] = field(default_factory=list)
    #: where the last name ended: 可 in a name is no auxiliary
    named: int = 0


def takes_part(
    text: str, words: Words, pieces: list[Chunk], takers: Iterable[Taker], roles: Mapping[str, object]
) -> Iterator[Part]:
    """Yield the roles that one sentence gives; `roles` holds the role words."""
    if not pieces:
        return
    said = said_from(text, pieces[0].start, pieces[-1].end)
    waiting: list[Taker] = []
    spoken: list[Part] = []
    elsewhere: list[tuple[int, int]] = []
    for taker in sorted(takers, key=_begin):
        if _ENVOY.match(text, taker.end):
            continue
        if words_of := _WORDS_OF.match(text, taker.end, pieces[-1].end):
            spoken.extend(_spoke(taker, words_of, pieces))
            elsewhere.append(words_of.span())
        else:
            waiting.append(taker)
    for part in _parts(text, words, pieces, waiting, roles):
        # 传达某书记在主持某会时的讲话: who conveys it did not chair that
        if (part.at < said or part.meeting) and not any(a < part.at < b for a, b in elsewhere):
            yield part
    yield from spoken


def _spoke(taker: Taker, words_of: re.Match[str], pieces: list[Chunk]) -> Iterator[Part]:
    """Yield that somebody spoke where his words were said: 在全省大会上的讲话."""
    first = bisect_left(pieces, words_of.start(), key=_begin)
    inside = pieces[first : bisect_left(pieces, words_of.end(), lo=first, key=_begin)]
    there = [piece for piece in inside if piece.cut is Cut.MEETING]
    if there and "在" in words_of.group() and words_of.group().endswith(("讲话", "报告", "致辞", "演讲")):
        yield Part("讲话", there[-1].start, (taker.number,), there[-1])


def _parts(
    text: str, words: Words, pieces: list[Chunk], waiting: list[Taker], roles: Mapping[str, object]
) -> Iterator[Part]:
    state = _State()
    next_one, count = 0, len(waiting)
    for i, piece in enumerate(pieces):
        first, end = next_one, piece.end
        while next_one < count and waiting[next_one].start < end:
            next_one += 1
        here = waiting[first:next_one]
        cut = piece.cut
        if cut is PHRASE:
            opens = i == 0 or pieces[i - 1].cut in _OPENING
            listed = i + 1 < len(pieces) and text[pieces[i + 1].start] == "，"
            yield from _in_phrase(text, words, piece, here, opens, listed, state)
        elif cut is MARK:
            state.met = False
            state.asked &= text[piece.start] == " "
            if text[piece.start] in "。；！？":
                state = _State()
            elif text[piece.start] in "，： ":
                state.topic = None
        elif cut is VERB:
            yield from _verb(text, words, pieces, i, state, roles)
            state.met = text[piece.start : end] in _MEETS and bool(state.subject)
        elif cut is Cut.MEETING:
            _meeting(text, pieces, i, state)
        elif cut is Cut.FUNCTION and _MAKES.match(text, piece.start):
            yield from _event("作报告", piece.start, None, text, words, state)


def _in_phrase(
    text: str, words: Words, piece: Chunk, here: list[Taker], opens: bool, listed: bool, state: _State
) -> Iterator[Part]:
    """Take in a phrase; `opens` says that it begins a clause, where the subject stands, `listed` that it is all of it."""
    at = piece.start
    for taker in here:
        before = text[at : taker.start]
        if "由" in before or "经" in before:
            state.gathered = []
        if before.endswith("委托") or _ENTRUSTS.match(text, taker.start):
            # 因公未出席，委托李四参加: he is the one who does; whom a meeting entrusts speaks elsewhere
            state.gathered, state.subject = [taker.number] if state.subject or state.gathered else [], []
            at = state.named = taker.end
            continue
        governed = _GOVERNS.search(before) or _ABOUT.search(text, max(piece.start - 2, 0), taker.start)
        if governed and governed.group() == "代表" and len(before) > 2 and (at == piece.start or before[0] in "、和及与"):
            # 学员代表张三, 李四、无党派人士代表王五: one of them, nobody acts for him
            governed = None
        genitive = text[taker.end : taker.end + 1] == "的"
        if state.met or governed and governed.group() in _WITH:
            state.beside.append(taker.number)
        if not governed and not genitive and not state.met:
            state.gathered.append(taker.number)
        if not governed and _HEARD.match(text, taker.end) and _HEARS.search(text, max(piece.start - 8, 0), taker.start):
            # 听取了张三、李四的汇报
            heard = dict.fromkeys((*state.gathered, taker.number))
            yield Part("发言", piece.start, tuple(heard), state.place or state.topic)
            state.gathered = []
        at = state.named = taker.end
        if state.listing:
            yield Part(state.listing, piece.start, (taker.number,), state.topic or state.place)
        if state.relative:
            yield Part(state.relative, piece.start, (taker.number,), state.topic or state.place)
    if here:
        state.relative = ""
        if _DEED.search(text, at, piece.end):
            # 总纂某甲与各分纂就初稿进行研讨，某乙主持: they have had their verb
            state.subject, state.gathered = state.gathered, []
        state.ahead = state.ahead and not opens
    if state.listing:
        state.gathered = []
    if not here and opens and any(tag & _OFFICES for _, _, tag in words.within(piece.start, piece.end)):
        # an office is the subject now; but 主任某甲，副主任某乙，处长某丙出席 is a list, though nobody knows who 乙 is
        state.gathered, state.subject = state.gathered if listed else [], []
    making = _making(text, at, piece.end)
    if making and not _told_of(text, piece, making):
        yield from _event("作报告", making.start(), None, text, words, state)


def _making(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the making of a speech that begins in a span: 作…报告, 谈…体会."""
    # hardly a phrase has one of the two verbs
    if all(text.find(verb, start, end + 2) < 0 for verb in _MAKING_VERBS):
        return None
    making = _MAKES.search(text, start, end + 80)
    return making if making and making.start() < end else None


def _told_of(text: str, piece: Chunk, making: re.Match[str]) -> bool:
    """Tell whether a report is only spoken of: 拥护张三所作的报告; who 听取 one is where it is made."""
    made = making.group().lstrip("所并先后分别")
    return made.startswith("作的") and not _HEARS.search(text, max(piece.start - 24, 0), making.start())


def _meeting(text: str, pieces: list[Chunk], i: int, state: _State) -> None:
    piece = pieces[i]
    if text.startswith(("上的", "时的", "期间的"), piece.end):
        # 大会上的讲话: where something was said, not where this happens
        return
    if _INSIDE.match(text, piece.end) or text.endswith(("在", "于"), 0, piece.start):
        state.place = piece
    else:
        state.topic = piece
        follows = pieces[i + 1] if i + 1 < len(pieces) else None
        # 会议强调: the meeting is the subject now; in 出席会议并作报告 it is the object
        opens = i == 0 or pieces[i - 1].cut is not Cut.VERB
        if opens and follows and follows.cut is Cut.VERB and not state.gathered:
            state.subject = []


def _verb(
    text: str, words: Words, pieces: list[Chunk], i: int, state: _State, roles: Mapping[str, object]
) -> Iterator[Part]:
    piece = pieces[i]
    word = text[piece.start : piece.end]
    member = state.named == piece.start - 2 and text.endswith(_MEMBER, 0, piece.start)
    member = member or state.named == piece.start and _MEMBERS.search(text, max(piece.start - _CLAUSE, 0), piece.start) is not None
    if word in _SUGGESTS and state.gathered and member:
        yield from _event("发言", piece.start, None, text, words, state)
        return
    if word in _SAYS and _goes_on(text, piece, state):
        yield from _event("发言", piece.start, None, text, words, state)
        return
    if word in _SAYS and (state.gathered or piece.start - state.named <= _NEAR) and _says_there(text, piece, state):
        yield from _event("发言", piece.start, None, text, words, state)
        return
    in_turn = word == "提出" and _EACH_IN_TURN.search(text, max(state.named, piece.start - _CLAUSE), piece.start)
    if in_turn and _ADVISES.match(text, piece.start):
        yield from _event("发言", piece.start, None, text, words, state)
        return
    if state.met and word in _ATTENDS:
        # 会见来华出席某论坛的某国总理: whoever is met is there
        there = _object(text, pieces, i)
        state.relative, state.topic = word if there else "", there
        return
    noun = word == "讲话" and not state.place and _is_noun(text, piece)
    if noun or word not in roles or (word == "介绍" and not _INTRODUCES.match(text, piece.start)):
        if state.gathered:
            state.subject, state.gathered = state.gathered, []
        state.asked |= word in _ASKS
        if _MAKES.match(text, piece.start):
            yield from _event("作报告", piece.start, _object(text, pieces, i), text, words, state)
        return
    if _LISTING.match(text, piece.end):
        state.listing = word
        state.topic = _object(text, pieces, i)
        return
    if _EVERY.match(text, piece.end):
        yield from _event(word, piece.start, None, text, words, state, every=True)
        return
    after = goal.end if (goal := _object(text, pieces, i)) else piece.end
    if text[after : after + 1] == "的" and word not in _TELLS and not _negated(text, words, piece.start, state):
        state.relative, state.topic = word, goal
        return
    if word == "到会" and i + 1 < len(pieces) and text[pieces[i + 1].start : pieces[i + 1].end] in _ATTENDS | {"主持"}:
        # 到会列席
        return
    if word == "主持" and _WORK.match(text, piece.end) and not _object(text, pieces[: i + 2], i):
        return
    if not goal and word in _ATTENDS and _ELSEWHERE.match(text, piece.end):
        if state.gathered:
            state.subject, state.gathered = state.gathered, []
        return
    goal = None if word in _TELLS else goal
    yield from _event(word, piece.start, goal, text, words, state)


def _goes_on(text: str, piece: Chunk, state: _State) -> bool:
    """Tell whether the next clause goes on with what somebody said at the meeting: 张三在座谈会上缅怀了先烈，强调."""
    place = state.place
    inside = place is not None and state.named <= place.start and _AT.match(text, place.end) is not None
    return inside and bool(state.subject or state.gathered) and text[piece.start - 1] == "，"


def _says_there(text: str, piece: Chunk, state: _State) -> bool:
    """Tell whether somebody says something at the meeting that stands before the verb: 在座谈会上强调."""
    place = state.place
    if place and state.named <= place.start and piece.start - place.end <= _CLOSE:
        return True
    return _THERE.search(text, max(state.named, piece.start - 8), piece.start) is not None


def _is_noun(text: str, piece: Chunk) -> bool:
    """Tell whether 讲话 is what was said and nobody's saying it: 考察时的讲话, 讲话精神; not 主持会议时发表的讲话."""
    before = text[max(piece.start - 6, 0) : piece.start]
    return bool(_SAID.match(text, piece.end) or _HIS.search(before)) and not _GAVE.search(before)


def _event(
    word: str, at: int, goal: Chunk | None, text: str, words: Words, state: _State, every: bool = False
) -> Iterator[Part]:
    if state.gathered:
        state.subject, state.gathered = state.gathered, []
    if not state.subject or state.asked or state.ahead or _negated(text, words, at, state):
        return
    where = goal or state.place or state.topic
    if not where and "讲" in word and _VISITS.search(text, max(at - 30, 0), at) or _unread(text, at):
        return
    together = state.beside if word.startswith("共同") else ()
    yield Part(word, at, (*state.subject, *together), where, every)


def _unread(text: str, at: int) -> bool:
    """Tell whether somebody only sent in what he had to say, and nobody read it out: 提交书面发言."""
    written = _WRITTEN.match(text, max(at - 2, 0)) or _WRITTEN.match(text, at)
    return bool(written) and not _READ_OUT.search(text, at, at + 60)


def _negated(text: str, words: Words, at: int, state: _State) -> bool:
    """Tell whether a verb is only asked for, planned or denied: 要求各级干部出席, 将出席, 未能出席."""
    # no further back than a clause may reach, lest a text without commas be looked through for each verb
    near = max(text.rfind(mark, max(at - _CLAUSE, 0), at) for mark in "，。；：\n") + 1
    # 将于5日在某市出席: what is to come is said before day and place
    found = words.within(max(near, at - _CLAUSE, state.named), at)
    ahead = any(text[a:b] in _AHEAD for a, b, _ in found)
    state.ahead |= ahead
    return ahead or any(text[a:b] in _NOT for a, b, _ in found if a >= at - 8)


def _object(text: str, pieces: list[Chunk], i: int) -> Chunk | None:
    """Return the meeting that is the verb's object: the next one in the clause, no other verb but 召开 between."""
    for piece in pieces[i + 1 : i + 6]:
        if piece.cut is Cut.MEETING:
            return piece
        if piece.cut is Cut.MARK and text[piece.start] not in "“”‘’":
            return None
        if piece.cut is Cut.VERB and not piece.tag & Tag.HOLD:
            return None
    return None
