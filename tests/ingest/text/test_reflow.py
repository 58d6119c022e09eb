"""Paragraphs cut into lines."""

from __future__ import annotations

import pytest

from ingest.text import Text
from ingest.text.reflow import reflow

WRAPPED = """青河县档案工作简报
第3期（总第18期）
青河县档案馆　　　2024年3月1日
县档案馆召开党组会议
传达学习全省档案工作会议精神
　　3月1日，青河县档案馆召开党组会议，传
达学习全省档案工作会议精神，研究贯彻落实措
施。党组书记、馆长周明远主持会议。
　　会议指出，这次会议明确了三个方面重点：
　　一是抓好《青河县志》的编纂，力争年内完
成初稿，力争明年上半年通过终审。
　　二是抓好档案的征集，务必把散落在民间的
珍贵档案收上来、管起来、用起来。
　　副馆长方静、石磊列席会议，办公室全体干
部参加会议。
报：县委办公室，县政府办公室。
发：各股室。
青河县档案馆办公室　2024年3月1日印发
（共印13份）"""

PARAGRAPHS = """青河县档案工作简报
第3期（总第18期）
青河县档案馆　　　2024年3月1日
县档案馆召开党组会议
传达学习全省档案工作会议精神
　　3月1日，青河县档案馆召开党组会议，传达学习全省档案工作会议精神，研究贯彻落实措施。党组书记、馆长周明远主持会议。
　　会议指出，这次会议明确了三个方面重点：
　　一是抓好《青河县志》的编纂，力争年内完成初稿，力争明年上半年通过终审。
　　二是抓好档案的征集，务必把散落在民间的珍贵档案收上来、管起来、用起来。
　　副馆长方静、石磊列席会议，办公室全体干部参加会议。
报：县委办公室，县政府办公室。
发：各股室。
青河县档案馆办公室　2024年3月1日印发
（共印13份）"""


def test_hard_wrapped_lines_join() -> None:
    assert reflow(Text.of(WRAPPED)).clean == PARAGRAPHS


def test_with_an_empty_line_after_each() -> None:
    clean = reflow(Text.of(WRAPPED.replace("\n", "\n\n"))).clean
    assert clean.replace("\n\n", "\n") == PARAGRAPHS


def test_without_indents_too() -> None:
    clean = reflow(Text.of(WRAPPED.replace("\n　　", "\n"))).clean
    assert clean == PARAGRAPHS.replace("\n　　", "\n")


def test_with_empty_lines_only_between_paragraphs() -> None:
    raw = WRAPPED.replace("\n　　", "\n\n")
    assert reflow(Text.of(raw)).clean == PARAGRAPHS.replace("\n　　", "\n\n")


def test_a_wrapped_headline_that_breaks_off_joins() -> None:
    broken = WRAPPED.replace("县档案馆召开党组会议\n传达", "县档案馆召开党组会议传达学习国家和\n传达")
    assert "县档案馆召开党组会议传达学习国家和传达学习全省档案工作会议精神\n" in reflow(Text.of(broken)).clean


def test_words_of_latin_letters_keep_their_space() -> None:
    raw = WRAPPED.replace("传\n达学习全省档案", "International Council\non Archives")
    assert "International Council on Archives" in reflow(Text.of(raw)).clean


LONG = (
    "　　会议认为，这次会议是在全县上下奋力谱写新篇章的重要时刻召开的一次重要会议，为全面落实“四个以学”长效"
)
NEXT = "机制、更好推动工作提供了根本遵循。大家要深刻领会，抓好落实。"
KEPT_APART = {
    "a finished sentence": (LONG + "机制。", NEXT),
    "an indented line": (LONG, "　　" + NEXT),
    "a label": (LONG, "报：县委办公室，县政府办公室。"),
    "a spread-out label": (LONG, "主 持 人：周明远，方静。"),
    "an item": (LONG, "一、抓好落实，确保完成。"),
    "a numbered item": (LONG, "（二）抓好落实，确保完成。"),
    "a bullet": (LONG, "◆县档案馆召开会议，布置工作。"),
    "a heading": (LONG, "## 抓好落实，确保完成"),
    "a table row": (LONG, "姓名 | 职务，单位。"),
    "a colophon": (LONG, "青河县档案馆办公室 2024年3月1日印发"),
    "copies": (LONG, "（共印13份）"),
    "a masthead": (LONG, "青河简报 第3期（总第18期）"),
    "an opening": (LONG, "会议强调，要抓好落实，确保完成。"),
    "a day": (LONG, "3月1日，县档案馆召开会议。"),
    "a headline after": (LONG, "县档案馆召开党组会议"),
    "a headline before": ("县档案馆召开党组会议", NEXT),
}


@pytest.mark.parametrize(("before", "after"), KEPT_APART.values(), ids=KEPT_APART)
def test_lines_that_stay_apart(before: str, after: str) -> None:
    raw = f"　　第一段，完整的一段。\n\n{before}\n\n{after}"
    assert reflow(Text.of(raw)).clean == raw


def test_a_paragraph_that_a_page_broke_joins() -> None:
    first = LONG.strip()
    assert reflow(Text.of(f"{first}\n\n{NEXT}")).clean == first + NEXT
    assert reflow(Text.of(f"{LONG}\n{NEXT}\n　　第二段。")).clean == f"{LONG}{NEXT}\n　　第二段。"
    assert reflow(Text.of(f"{first}\n{NEXT}"), [0, len(first) + 1]).clean == first + NEXT


def test_without_a_sign_of_a_break_lines_stay() -> None:
    raw = f"{LONG.strip()}\n{NEXT}"
    assert reflow(Text.of(raw)).clean == raw


GOES_ON = {
    "学习了《青河县档案馆工作规则》、\n《青河县志》编纂方案。": "a pause mark",
    "会议指出，\n要抓好落实。": "a comma",
    "印发《青河县档案\n工作规则》。": "inside a title",
    "副馆长（主持工\n作）方静参加。": "inside brackets",
}


@pytest.mark.parametrize("raw", GOES_ON, ids=GOES_ON.values())
def test_a_line_that_cannot_end_goes_on(raw: str) -> None:
    assert reflow(Text.of(raw)).clean == raw.replace("\n", "")


def test_lists_of_one_width_stay() -> None:
    raw = "\n".join(
        ["一、抓好县志的编纂，按时完成", "二、抓好档案的征集，按时完成", "三、抓好年鉴的出版，按时完成"] * 3
    )
    assert reflow(Text.of(raw)).clean == raw
