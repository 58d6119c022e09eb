"""Remnants of Markdown and HTML."""

from __future__ import annotations

import pytest

from ingest.text import Text
from ingest.text.markup import unhead, unmark

UNMARKED = {
    "<p>会议<strong>指出</strong></p><p>要</p>": "\n会议指出\n要\n",
    "甲<br>乙<BR/>丙<br />丁": "甲\n乙\n丙\n丁",
    '<p style="text-indent:2em">甲</p>\n\n<div>\n<p>乙': "\n甲\n乙",
    "甲<!-- 注 -->乙": "甲乙",
    "<td>甲</td><td>乙</td>": "甲\t乙\t",
    "a<b 与 c>d": "a<b 与 c>d",
    "3<5，7>6，<甲>，<notatag>": "3<5，7>6，<甲>，<notatag>",
    "甲&nbsp;&nbsp;乙&amp;丙&ldquo;丁&rdquo;": "甲  乙&丙“丁”",
    "&lt;p&gt;甲&lt;/p&gt;": "\n甲\n",
    "&amp;nbsp;甲&#12288;乙&#x4e2d;": " 甲\u3000乙中",
    "AT&T；&unknown;": "AT&T；&unknown;",
    "[县志](https://example.cn/a.html)出版": "县志出版",
    '[县志](https://example.cn/a.html "题")': "县志",
    "[查看原文](https://example.cn/a.html)": "",
    "图![照片](a.jpg)说": "图说",
    "〔2025〕[1](2)": "〔2025〕1",
    "**要点。**正文": "要点。正文",
    "***重***要**词**": "重要词",
    "** 宽 **": " 宽 ",
    "获奖者：张**、李**、王**": "获奖者：张**、李**、王**",
    "密码****": "密码****",
}


@pytest.mark.parametrize(("raw", "clean"), UNMARKED.items())
def test_unmarking(raw: str, clean: str) -> None:
    assert unmark(Text.of(raw)).clean == clean


HEADS = {
    "# 简报\n## 第一条\n正文": "简报\n第一条\n正文",
    "##紧接\n\u3000### 缩进": "紧接\n\u3000缩进",
    "#话题#\n第#1号": "#话题#\n第#1号",
}


@pytest.mark.parametrize(("raw", "clean"), HEADS.items())
def test_heading_marks(raw: str, clean: str) -> None:
    assert unhead(Text.of(raw)).clean == clean


def test_a_link_keeps_the_way_back_to_its_label() -> None:
    text = unmark(Text.of("见[县志](https://example.cn/a)。"))
    assert (text.clean, text.raw_span(1, 3)) == ("见县志。", (2, 4))
