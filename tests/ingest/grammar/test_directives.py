import pytest

from ingest.grammar.directives import (
    Motive,
    clauses,
    continues,
    cues,
    masked,
    owed,
    provides,
    trimmed,
    unclipped,
)


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("贯彻落实《甲规划》", [(Motive.OBEY, "《甲规划》")]),
        ("要按照《甲通知》确定的时间表", [(Motive.OBEY, "《甲通知》确定的时间表")]),
        ("抓好《甲规划》《乙意见》的贯彻落实", [(Motive.OBEY, "《甲规划》《乙意见》")]),
        ("服务乡村振兴", [(Motive.AIM, "乡村振兴")]),
        ("会议要紧紧围绕建州七十周年", [(Motive.AIM, "建州七十周年")]),
        ("要围绕建州七十周年", [(Motive.AIM, "建州七十周年")]),
        ("办公室着眼用好红色资源", [(Motive.AIM, "用好红色资源")]),
        ("为展示三十年成就", [(Motive.AIM, "展示三十年成就")]),
        ("为《甲志》等编纂单位颁奖", []),
        ("市长李某对修志工作作出批示", [(Motive.INSTRUCT, "市长李某")]),
        ("李某在批示中指出", [(Motive.INSTRUCT, "李某")]),
        ("书记王某在《甲报告》上批示", [(Motive.INSTRUCT, "书记王某")]),
        ("会议决定启动《甲志》编纂", [(Motive.DECIDE, "会议")]),
        ("作出关于保护旧址的决定", []),
        ("学习贯彻全会精神", []),
        ("介绍编纂情况", []),
    ],
)
def test_cues(clause: str, found: list[tuple[Motive, str]]) -> None:
    read = cues(masked(clause), 0, len(clause))
    assert [(cue.motive, clause[cue.first : cue.last]) for cue in read] == found


def test_clauses_do_not_cut_quotes() -> None:
    text = "落实“看得懂，用得上”的批示，编纂《山，水》。"
    assert [text[a:b] for a, b in clauses(masked(text))] == ["落实“看得懂，用得上”的批示", "编纂《山，水》"]


@pytest.mark.parametrize(
    ("name", "short"),
    [("省长批示要求", "省长批示"), ("规划部署", "规划"), ("通知要求", "通知"), ("重要指示精神", "重要指示")],
)
def test_trimmed(name: str, short: str) -> None:
    assert trimmed(name) == short


def test_unclipped() -> None:
    assert unclipped("服务基层治理编写") == "服务基层治理"


@pytest.mark.parametrize(
    ("clause", "is_owed", "goes_on"),
    [("是落实《甲》的举措", True, False), ("推进文化强市建设", False, True), ("市志办启动编纂", False, False)],
)
def test_clause_goes_with_the_one_before(clause: str, is_owed: bool, goes_on: bool) -> None:
    assert (owed(clause, 0, len(clause)), continues(clause, 0, len(clause))) == (is_owed, goes_on)


@pytest.mark.parametrize(("behind", "asks"), [("提出编纂", True), ("中明确", True), ("首发", False)])
def test_provides(behind: str, asks: bool) -> None:
    assert provides(behind, 0) is asks
