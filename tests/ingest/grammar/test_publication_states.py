import pytest

from ingest.grammar.publication_states import (
    Clause,
    PublicationStates,
    Where,
    furthest,
    of_one_place,
    to_come,
)
from ingest.lexicon import Lexicon
from ontology.facts import Status

STATES = PublicationStates(Lexicon())
PLANNED, COMPILING, REVIEWING, PUBLISHED = Status


def told(before: str, beside: str, *after: str) -> tuple[Status, bool] | None:
    near = STATES.cues(Clause(before, 0, len(before), Where.BEFORE, False, 0))
    ahead = to_come(before)
    text = f"{before}〓{beside}"
    near += STATES.cues(Clause(text, len(before) + 1, len(text), Where.BESIDE, ahead, 0))
    later = []
    for clause in after:
        ahead = ahead or to_come(beside)
        later += STATES.cues(Clause(clause, 0, len(clause), Where.AFTER, ahead, 0))
    cue = furthest(of_one_place(near, later))
    return (cue.status, cue.reached) if cue else None


@pytest.mark.parametrize(
    ("before", "beside", "after", "state"),
    [
        ("谋划编纂", "", (), (PLANNED, True)),
        ("拟编写", "", (), (PLANNED, True)),
        ("建议尽快编写", "", (), (PLANNED, True)),
        ("", "列入明年出版计划", (), (PLANNED, True)),
        ("", "拟于明年启动", (), (PLANNED, True)),
        ("", "尚未启动", (), (PLANNED, True)),
        ("准备明年启动", "编纂", (), (PLANNED, True)),
        ("", "已提上日程", (), (PLANNED, True)),
        ("批复同意", "出版", (), (REVIEWING, True)),
        ("", "获准出版", (), (REVIEWING, True)),
        ("", "启动复审", (), (REVIEWING, True)),
        ("", "正在征求各单位意见", (), (REVIEWING, True)),
        ("", "已报省志办审批", (), (REVIEWING, True)),
        ("", "已通过专家函审", (), (REVIEWING, True)),
        ("", "已经上市", (), (PUBLISHED, True)),
        ("", "已具备出版条件", (), (REVIEWING, True)),
        # 日前 is past, 5日前 is to come
        ("", "日前由河湾出版社出版发行", (), (PUBLISHED, True)),
        ("", "5日前出版", (), (COMPILING, False)),
        ("", "编纂方案已报市政府待批", (), (PLANNED, True)),
        ("谋划推出", "", ("先行做好翻译力量的遴选",), (PLANNED, True)),
        ("启动", "编纂", (), (COMPILING, True)),
        ("编好", "", (), (COMPILING, True)),
        ("加快推进", "等编纂出版", (), (COMPILING, True)),
        ("确保", "如期出版", (), (COMPILING, False)),
        ("", "已完成初稿", ("6月底前送审",), (COMPILING, True)),
        ("要继续", "编纂", ("年底前形成送审稿",), (COMPILING, True)),
        ("", "尚未出版", (), (COMPILING, True)),
        ("", "拟收录人物名单还在征求意见", (), (COMPILING, True)),
        ("", "主编介绍情况", (), (COMPILING, True)),
        ("实施", "编纂出版工程", (), (COMPILING, True)),
        ("", "资料收集工作全面启动", ("计划明年出版",), (COMPILING, True)),
        ("", "通过终审", (), (REVIEWING, True)),
        ("", "终审会在省城召开", (), (REVIEWING, True)),
        ("年内完成", "终审", (), (REVIEWING, False)),
        ("", "送审待批", (), (REVIEWING, True)),
        ("", "进入出版流程", (), (REVIEWING, True)),
        ("", "书稿已送出版社三审", (), (REVIEWING, True)),
        ("", "已通过终审", ("即将付梓",), (REVIEWING, True)),
        ("", "首发式在省图书馆举行", (), (PUBLISHED, True)),
        ("编纂出版的", "成为名片", (), (PUBLISHED, True)),
        ("用好已经出版的", "", (), (PUBLISHED, True)),
        ("要看", "出版后有没有人读", (), (PUBLISHED, True)),
        ("", "已于去年12月公开出版", (), (PUBLISHED, True)),
        ("", "荣获全国一等奖", (), (PUBLISHED, True)),
        ("编印", "500册", (), (PUBLISHED, True)),
        ("完成", "组稿、编校和出版工作", (), (PUBLISHED, True)),
        ("原计划今年出版的", "因故推迟", (), (COMPILING, False)),
        ("走访慰问了", "老主编", (), None),
        ("", "由人民出版社提供", (), None),
        ("学习", "第四章", (), None),
    ],
)
def test_told(before: str, beside: str, after: tuple[str, ...], state: tuple[Status, bool] | None) -> None:
    assert told(before, beside, *after) == state


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("要加快", True),
        ("力争年内", True),
        ("会议决定", True),
        ("重要成果", False),
        ("落实《关于要办的事的决定》", False),
        ("去年以来", False),
    ],
)
def test_to_come(words: str, ahead: bool) -> None:
    assert to_come(words) is ahead


def test_founding_a_periodical() -> None:
    text = "创办"
    assert [cue.founding for cue in STATES.cues(Clause(text, 0, 2, Where.BEFORE, False, 0))] == [True]
