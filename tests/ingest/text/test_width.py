"""Widths and spellings of characters."""

from __future__ import annotations

import pytest

from ingest.text import Text
from ingest.text.width import fold, folded

FOLDED = {
    "２０２４年Ａ４": "2024年A4",
    "增长５．２％": "增长5.2%",
    "第１－３期": "第1-3期",
    "会议指出，（扩大）会：《志》“方志”；？！": "会议指出，（扩大）会：《志》“方志”；？！",
    "时间∶上午": "时间：上午",
    "甲\u00a0乙\u2002丙": "甲 乙 丙",
    "甲\u3000乙\u2003丙\t丁": "甲\u3000乙\u3000丙\t丁",
    "\ufeff会\u200b议\u00ad纪\u2060要\ufe0f": "会议纪要",
    "甲\r\n乙\r丙\u2028丁\f戊": "甲\n乙\n丙\n丁\n戊",
    "⼯作⾯⻓": "工作面长",
    "\uf9f7場\uf967": "立場不",
    "㎡Ⅲ①℃½": "㎡Ⅲ①℃½",
    "古丽仙・艾力、马丁•路德、阿依夏‧努尔": "古丽仙·艾力、马丁·路德、阿依夏·努尔",
    "• 一是": "• 一是",
    "葛\U000e0100城": "葛城",
    "｡｢简｣": "。「简」",
    "＜甲＞＆＃": "＜甲＞＆＃",
}


@pytest.mark.parametrize(("raw", "clean"), FOLDED.items())
def test_folding(raw: str, clean: str) -> None:
    assert fold(Text.of(raw)).clean == clean


def test_nothing_to_fold_is_the_same_text() -> None:
    text = Text.of("会议指出，2024年要做好工作。")
    assert fold(text) is text


def test_characters_out_of_context() -> None:
    assert folded("\u00a0Ａ\r\n\u200b") == " A\n"
