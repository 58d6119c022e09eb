"""How far a publication has come, as the words before and behind its title tell it.

谋划编纂《甲》 plans it, 《甲》编纂工作 is at work on it, 《甲》已通过终审 reviewed it, 编纂出版的《甲》 published it. What is
still to come (明年出版, 力争完成终审) tells what is being worked for, not what has been reached.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.facts import Status

from ..lexicon import Lexicon

_ENTERED = re.compile(
    "(?:列入|纳入|列为|编入|增补入|写入)[^，。；]{0,24}?(?:(?P<plan>计划|规划|选题)|项目|工程|课题|任务)"
)
#: 获评全国一等年鉴, 荣获…二等奖: only what is out gets a prize.
_PRIZED = re.compile("(?:荣?获评?|被评为|评为)[^，。；]{0,20}?(?:优秀|一等|二等|三等|特等|奖|精品|等次)")
_COPIES = re.compile("[0-9]+余?[册套](?!资料|稿)")
_TO_PRESS = re.compile("(?:交付?|送交?|报送|移交|送)[^，；。]{0,12}?出版(?:社|集团|公司)")
#: 正在征求各单位意见, 已报省志办审批
_OPINIONS = re.compile("(?:征求|征询|听取)了?[^，。；《》]{1,12}?意见")
_SUBMITTED = re.compile("(?:上?报(?!纸|告|刊|社)|呈报|报请|报送|提请|呈送|送)[^，。；《》]{0,14}?(?:审批|审定|核准|批准|审查|备案|审核|终审|复审|初审)")
#: 提上日程
_ON_AGENDA = re.compile("提上(?:议事|重要)?日程|尚未启动|还未启动|未启动")
_PHRASES = (
    (_OPINIONS, Status.REVIEWING),
    (_SUBMITTED, Status.REVIEWING),
    (_ON_AGENDA, Status.PLANNED),
    (_PRIZED, Status.PUBLISHED),
    (_TO_PRESS, Status.REVIEWING),
    (_COPIES, Status.PUBLISHED),
)
#: What a book is that has not come so far.
_LACKING = {
    Status.COMPILING: (Status.PLANNED, True),
    Status.REVIEWING: (Status.COMPILING, True),
    Status.PUBLISHED: (Status.COMPILING, True),
}
#: What the word for a state means with what follows: 出版社 is a house, 出版计划 a plan, 编纂委员会 a body.
_HOUSE = re.compile("社|管理|主管|行政|部门|集团|局|界|商|方|总社|传媒|单位|规定|家")
_IN_PRESS = re.compile("条件|许可|资质|审读|流程|环节|程序|阶段|合同|审批")
_PROJECT = re.compile("计划|协议|方案|设想|篇目|大纲|选题|事宜|思路|申请")
#: A project that is still being agreed on.
_DRAFTED = re.compile("报|待批|审批|论证|起草|制定|拟定|研究|酝酿|审议|设想|事宜|计划")
_CRAFT = re.compile("到|成果|条例|办法|质量|规范|业务|能力|队伍|人才|规定|经验|培训")
_PERSON = re.compile("专家|委员|组成员|人员名单|资质|办法|资格")
_TO_COME = re.compile(
    "(?<![重主纪摘提需概首紧])要(?![闻览点素目])|将(?!军)|[拟待需须]|(?<![反响供适相效])应(?![急用])|即将|"
    "有望|可望|预计|争取|力争|力求|确保|保证|务必|计划|打算|准备|建议|提议|希望|如期|按期"
    "|尽快|尽早|抓紧|加紧|加快|推进|推动|加速|启动(?!以来|后)|着手|适时|保障|谋划|筹备|筹划|酝酿|条件成熟|决定|同意|"
    "议定|组织|抓好|做好|开展"
    "|下一步|下步|接下来|明年|后年|来年|明后年|年内|年底|年末|上半年|下半年|(?:[底份月季度旬节]|[0-9一二三四五六七八九十]日)前|之前|以前|"
    "[0-9一二三四五六七八九十]+月份?(?=出|完|送|形|交|首)|届时|早日|不日|近期将"
)
_DONE = re.compile(
    "已|业已|已经|去年|前年|上年|近日|(?<![0-9一二三四五六七八九十])日前|昨日|今天|今日|刚刚|顺利|曾|先后|相继|一并|同步(?=发行|首发)|"
    "于[0-9一二三四五六七八九十年月日]+(?:正式|公开)?$|的$|[了过]$"
)
_NOT = re.compile("(?:尚未|还未|仍未|从未|没有|并未|未能|未|不|无法)(?:正式|能|完成|按期|如期|能够|按时)?$")
_PLANNING = re.compile(
    "(?:谋划|准备|明年|后年|来年|有计划|拟|筹划|筹备|酝酿|建议|提议|打算|考虑|计划|设想|论证|适时|有意|拟定|研究(?![室院所会员馆]|中心))[^，。；：]{0,8}$"
)
#: 出版后, 出版了: what has such an end is done.
_FINISHED = re.compile("后|以来|之后|了|过")
_PARTICIPLE = re.compile("的(?!要求|安排|部署|任务|目标|准备|条件|工作)")
_UNDERTAKING = re.compile("等?(?:工程|项目|任务|工作)")
_COMPLETED = re.compile("完成[^，。；]*$")
#: 如期出版的 is not done yet.
_NOT_YET = re.compile("之?前|在即|在望")
_AT_ONCE = re.compile("(?:如期|按期|适时|尽快|尽早|即将|[将拟待]|早日|届时)(?:公开|正式)?$")
#: 获准出版, 批复同意《甲》出版: it may come out, and has not yet.
_LICENSED = re.compile("(?:批准|批复|准予|准许|许可|获准|获批|核准)[^，。；]{0,40}$")
#: 启动复审, 开展评审: the review itself is at work.
_AT_REVIEW = re.compile("(?:启动|开展|组织|进行|转入|进入|举行|召开|推进)了?(?:[^，。；启开组进转举召推]{0,6})$")
#: The plan of a book is reviewed before the book is.
_PART_OF_PLAN = re.compile("(?:名单|篇目|凡例|提纲|框架|目录|方案|样稿|样章|体例)[^，。；]{0,8}$")
_FORMER = re.compile("[老原前]$|前任$|时任$")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉")
#: Verbs that only say that something is done about what follows them.
#: Verbs that say in a clause of their own that something else is planned.
_INTENDED = frozenset(("谋划", "筹划", "筹备", "策划", "论证"))
_REVIEWS = frozenset(("评审", "评议", "初审", "复审", "终审", "审查", "审验", "审读", "验收", "审定", "函审", "会审"))
_OUT = frozenset(("出版", "出版发行", "公开出版", "正式出版", "发行", "印刷出版"))
_FOUNDING = frozenset(("创办", "创刊", "筹办", "复刊"))
_PUSHED = frozenset(("推进", "加快", "抓紧"))


class Where(Enum):
    """Where a clause stands: before the title, beside it, or behind its clause."""

    BEFORE = auto()
    BESIDE = auto()
    AFTER = auto()


class Clause(NamedTuple):
    """Words of a text around a title.

    `inherited` says that the words before them speak of what is to come; `since` is where the words begin that
    bear on these, before the title.
    """

    text: str
    start: int
    end: int
    where: Where
    inherited: bool
    since: int


class Cue(NamedTuple):
    """A word that tells a state: where it stands, the state, and whether the state is reached or to come.

    `founding` says that it speaks of a periodical's beginning.
    """

    start: int
    end: int
    status: Status
    reached: bool
    founding: bool = False


class PublicationStates:
    """Reads the words that tell how far a publication has come."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _status(self) -> dict[str, Status]:
        return {row["word"]: Status(row["status"]) for row in self._lexicon.rows("states")}

    @cached_property
    def _words(self) -> AhoCorasick:
        return AhoCorasick(self._status, matchkind=MatchKind.LeftmostLongest)

    def cues(self, clause: Clause) -> list[Cue]:
        """Return the states told in a clause, phrases first, then words in their order."""
        text, start, end = clause.text, clause.start, clause.end
        found: list[Cue] = []
        for match in _ENTERED.finditer(text, start, end):
            found.append(Cue(*match.span(), Status.PLANNED if match["plan"] else Status.COMPILING, True))
        for pattern, status in _PHRASES:
            for match in pattern.finditer(text, start, end):
                # a prize and a print run are told of what is there
                inherited = clause.inherited and status is Status.REVIEWING
                before = text[clause.since : match.start()]
                if status is Status.REVIEWING and _PART_OF_PLAN.search(before):
                    found.append(Cue(*match.span(), Status.COMPILING, True))
                else:
                    found.append(Cue(*match.span(), status, status is Status.PLANNED or _reached(before, inherited)))
        taken = [(cue.start, cue.end) for cue in found]
        for _, a, b in self._words.find_matches_as_indexes(text[start:end]):
            first, last = start + a, start + b
            word = text[first:last]
            if any(a <= first < b for a, b in taken):
                continue
            if read := _read(word, self._status[word], text[clause.since : first], text[last:end], clause):
                found.append(Cue(first, last, *read, word in _FOUNDING))
        return found


def _read(
    word: str, status: Status, before: str, behind: str, clause: Clause
) -> tuple[Status, bool] | None:
    """Return what a word tells between the words before and behind it: a state, and whether it is reached."""
    if word in _PUSHED and clause.where is not Where.BEFORE or word in _INTENDED and clause.where is Where.AFTER:
        return None
    if _NOT.search(before):
        return _LACKING.get(status)
    match status:
        case Status.PLANNED:
            return status, True
        case Status.COMPILING:
            return _making(word, before, behind)
        case Status.REVIEWING if _PERSON.match(behind):
            return None
        case Status.REVIEWING if _PART_OF_PLAN.search(before):
            return Status.COMPILING, True
        case Status.REVIEWING if word in _REVIEWS and (at_work := _AT_REVIEW.search(before)):
            return status, _reached(before[: at_work.start()], clause.inherited)
        case Status.PUBLISHED if _HOUSE.match(behind):
            return None
        case Status.PUBLISHED if word in _OUT and _LICENSED.search(before):
            return Status.REVIEWING, True
        case Status.PUBLISHED if _IN_PRESS.match(behind):
            return Status.REVIEWING, True
        case Status.PUBLISHED if _PROJECT.match(behind):
            return Status.PLANNED, True
        case Status.PUBLISHED if _UNDERTAKING.match(behind) and not _COMPLETED.search(before):
            return Status.COMPILING, True
    if _NOT_YET.match(behind):
        return status, False
    if _FINISHED.match(behind) and not _AT_ONCE.search(before):
        return status, True
    return status, _reached(before, clause.inherited and not _PARTICIPLE.match(behind))


def _making(word: str, before: str, behind: str) -> tuple[Status, bool] | None:
    if word == "主编" and _FORMER.search(before) or _CRAFT.match(behind):
        return None
    drafted = _PROJECT.match(behind) and (_DRAFTED.search(before) or _DRAFTED.search(behind))
    return Status.PLANNED if drafted or _PLANNING.search(before) else Status.COMPILING, True


def _reached(before: str, inherited: bool) -> bool:
    """Tell whether a state is reached by the words of its clause before it: the last one that tells decides."""
    come = max((match.start() for match in _TO_COME.finditer(before)), default=-1)
    done = max((match.start() for match in _DONE.finditer(before)), default=-1)
    return done > come if come >= 0 or done >= 0 else not inherited


def to_come(text: str) -> bool:
    """Tell whether words speak of what is still to come."""
    return bool(_TO_COME.search(_QUOTED.sub("", text) if _QUOTED.search(text) else text))


def of_one_place(near: list[Cue], later: list[Cue]) -> list[Cue]:
    """Choose among the cues of one place: those in the title's clause come first, what is planned is not yet made.

    Of later clauses then only counts what says that the book is beyond making.
    """
    beyond = (Status.REVIEWING, Status.PUBLISHED)
    told = [*near, *(cue for cue in later if cue.status in beyond)] if near else later
    if any(cue.status is Status.PLANNED for cue in told):
        return [cue for cue in told if cue.status is not Status.COMPILING]
    return told


def furthest(cues: list[Cue]) -> Cue | None:
    """Choose the furthest state reached, else what is being worked for: what is to be published is being compiled."""
    order = list(Status)
    reached = [cue for cue in cues if cue.reached]
    if reached:
        return max(reached, key=lambda cue: order.index(cue.status))
    aimed = max(cues, key=lambda cue: order.index(cue.status), default=None)
    if aimed and aimed.status is Status.PUBLISHED:
        return aimed._replace(status=Status.COMPILING)
    return aimed
