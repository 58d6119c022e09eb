import pytest

from ingest.grammar.imprint import Field, imprint, office, series
from ingest.lexicon import Lexicon


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("第17期（总第312期）", [(Field.ISSUE, "17"), (Field.TOTAL, "312")]),
        ("2025年第6期", [(Field.ISSUE, "6")]),
        ("（2025）第4期", [(Field.ISSUE, "4")]),
        ("〔2025〕9号", [(Field.ISSUE, "9")]),
        ("第十一期 总第三百零二期", [(Field.ISSUE, "11"), (Field.TOTAL, "302")]),
        ("第1-2期（合刊）", [(Field.ISSUE, "1-2")]),
        ("（增刊第3期）", [(Field.ISSUE, "3")]),
        ("增刊", [(Field.ISSUE, "增刊")]),
        ("（12）", [(Field.ISSUE, "12")]),
        ("2025.1（总第201期）", [(Field.ISSUE, "1"), (Field.TOTAL, "201")]),
        ("（总第87期）", [(Field.TOTAL, "87")]),
        ("河湾方志简报 2025年第3期", [(Field.FREE, "河湾方志简报"), (Field.ISSUE, "3")]),
        ("河湾省方志办 2025年3月14日", [(Field.FREE, "河湾省方志办"), (Field.DATE, "2025年3月14日")]),
        ("主办：河湾省方志办 2025.3.14", [(Field.ISSUER, "河湾省方志办"), (Field.DATE, "2025.3.14")]),
        ("河湾省方志办编印 二〇二五年三月五日", [(Field.ISSUER, "河湾省方志办"), (Field.DATE, "二〇二五年三月五日")]),
        ("甲市方志办 乙市档案馆 主办", [(Field.ISSUER, "甲市方志办"), (Field.ISSUER, "乙市档案馆")]),
        ("河湾省方志办综合处 2025年3月14日印发", [(Field.FREE, "河湾省方志办综合处"), (Field.PRINTED, "2025年3月14日")]),
        ("2025年5月28日印 （共印150份）", [(Field.PRINTED, "2025年5月28日"), (Field.COPIES, "150")]),
        ("（共印150份，存档5份）", [(Field.COPIES, "150")]),
        ("（共印三十份）", [(Field.COPIES, "30")]),
        ("（本期共印100份）", [(Field.COPIES, "100")]),
        ("印发60份", [(Field.COPIES, "60")]),
        ("第叁期", [(Field.ISSUE, "3")]),
        ("No.12", [(Field.ISSUE, "12")]),
        ("第12期/总第200期", [(Field.ISSUE, "12"), (Field.TOTAL, "200")]),
        ("【公开属性】主动公开", [(Field.DISCLOSURE, "主动公开")]),
        ("本期分送：各乡镇", [(Field.SEND, "各乡镇")]),
        ("来源：档案馆（校史馆）", [(Field.WEB, "档案馆（校史馆）")]),
        ("印数：300册", [(Field.COPIES, "300"), (Field.FREE, "册")]),
        ("信息公开选项：主动公开", [(Field.DISCLOSURE, "主动公开")]),
        ("公开属性：依申请公开", [(Field.DISCLOSURE, "依申请公开")]),
        ("报：省委办公厅，省政府办公厅。", [(Field.REPORT, "省委办公厅，省政府办公厅。")]),
        ("报送 县委办 县政府办", [(Field.REPORT, "县委办 县政府办")]),
        ("报：校领导 送：校属各单位 发：各学院", [(Field.REPORT, "校领导"), (Field.SEND, "校属各单位"), (Field.SEND, "各学院")]),
        ("分送：机关各处 （印50份）", [(Field.SEND, "机关各处"), (Field.COPIES, "50")]),
        ("责任编辑：丁香 校对：李默 印数：120份", [(Field.CREDIT, "丁香"), (Field.CREDIT, "李默"), (Field.COPIES, "120")]),
        ("编辑 丁香 审核 李默 印数 150", [(Field.CREDIT, "丁香"), (Field.CREDIT, "李默"), (Field.COPIES, "150")]),
        ("（区档案馆供稿 2025年6月10日）", [(Field.CREDIT, "区档案馆"), (Field.DATE, "2025年6月10日")]),
        ("内部资料 注意保存", [(Field.NOTE, "内部资料"), (Field.NOTE, "注意保存")]),
        ("河志编〔2025〕3号", [(Field.NOTE, "河志编〔2025〕3号")]),
        ("来源：河湾省方志办 | 2025-11-28 16:42", [(Field.WEB, "河湾省方志办"), (Field.DATE, "2025-11-28")]),
        ("市方志办召开会议", [(Field.FREE, "市方志办召开会议")]),
    ],
)  # fmt: skip
def test_the_pieces_of_a_line(lexicon: Lexicon, line: str, pieces: list[tuple[Field, str]]) -> None:
    assert [(piece.field, piece.value) for piece in imprint(lexicon).read(line, 0, len(line))] == pieces


def test_every_number_of_an_issue(lexicon: Lexicon) -> None:
    for number in range(1, 1000):
        for line in (
            f"第{number}期",
            f"第 {number} 期",
            f"2025年第{number}期",
            f"（第{number}号）",
            f"〔2025〕第{number}期",
        ):
            read = imprint(lexicon).read(line, 0, len(line))
            assert [(piece.field, piece.value) for piece in read] == [(Field.ISSUE, str(number))], line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("河湾省方志办", True),
        ("省委宣传部", True),
        ("河湾大学", True),
        ("丁香", False),
        ("市方志办召开推进会", False),
    ],
)
def test_the_name_of_an_office(words: str, told: bool) -> None:
    assert office(words) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("河湾方志简报", True),
        ("史志动态", True),
        ("会议纪要", True),
        ("政务信息（增刊）", True),
        ("河湾人大", False),
    ],
)
def test_the_name_of_a_bulletin(words: str, told: bool) -> None:
    assert series(words) is told
