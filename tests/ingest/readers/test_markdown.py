"""Markdown."""

from __future__ import annotations

import pytest

from ingest.errors import ReadError
from ingest.limits import default
from ingest.readers import markdown
from ingest.readers.raw import Raw
from ingest.text import clean


def read(text: str) -> Raw:
    return markdown.read(text.encode(), default())


BLOCKS = {
    # marks go, words stay
    "# 县档案馆召开会议\n\n馆长**周明远**主持会议。": ["县档案馆召开会议", "馆长周明远主持会议。"],
    "县档案馆召开会议\n===\n\n馆长主持。": ["县档案馆召开会议", "馆长主持。"],
    "**要点。**正文，**“三个一”**工程。": ["要点。正文，“三个一”工程。"],
    "> 会议指出，要抓紧。": ["会议指出，要抓紧。"],
    "一段\n\n---\n\n二段": ["一段", "二段"],
    "见[县档案网](https://a.example/1.html)。![合影](a.png)": ["见县档案网。"],
    "《青河县志》\\*\\*初稿": ["《青河县志》**初稿"],
    # one star hides a name
    "张*与李*到会，电话138****1234。": ["张*与李*到会，电话138****1234。"],
    # numbers of lists stay, bullets become one
    "1. 传达精神\n2. 研究编纂": ["1. 传达精神", "2. 研究编纂"],
    "3) 通报": ["3) 通报"],
    "- 周明远\n- 方静\n\n  副馆长": ["• 周明远", "• 方静", "副馆长"],
    # the genre's own numbers are none of Markdown's
    "1.会议传达精神\n\n一、编纂": ["1.会议传达精神", "一、编纂"],
    # tables are rows, as in Word
    "|姓名|职务|\n|-|-|\n|周明远|馆长|\n|方静|副馆长|": ["姓名 | 职务\n周明远 | 馆长\n方静 | 副馆长"],
    # indented lines are paragraphs, and the indent of a paragraph stays where it is Chinese
    "    3月1日，县档案馆召开会议。": ["3月1日，县档案馆召开会议。"],
    "\u3000\u3000会议指出\n\u3000\u3000会议要求": ["\u3000\u3000会议指出\n\u3000\u3000会议要求"],
    # HTML within
    "<p><strong>本报讯</strong>：会议召开。</p><p>馆长主持。<br>方静列席。</p>": ["本报讯：会议召开。", "馆长主持。", "方静列席。"],
    "馆长<b>周明远</b>主持&nbsp;会议<br>方静列席": ["馆长周明远主持\u00a0会议\n方静列席"],
    "<!-- 编者 -->\n\n<script>\nvar a = 1;\n</script>\n\n会议": ["会议"],
    "```\n报：县委\n送：县政府\n```": ["报：县委\n送：县政府"],
}


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks(text: str) -> None:
    assert read(text).text.split("\n\n") == BLOCKS[text]


def test_headings_are_told_apart_from_what_follows() -> None:
    raw = read("# 我县编纂县志，推进顺利\n\n近年来成绩可观，为\n\n## 全县修志，人人有责\n\n会议要求，落实责任，抓好")
    assert [raw.text[at:].partition("\n")[0] for at in raw.headings] == ["我县编纂县志，推进顺利", "全县修志，人人有责"]
    # without that, what stops in the middle would be joined over the empty line
    assert clean(raw.text, (), raw.headings).clean.split("\n")[0] == "我县编纂县志，推进顺利"
    assert clean(raw.text).clean.split("\n")[0] == "我县编纂县志，推进顺利近年来成绩可观，为全县修志，人人有责"


HEADER = "---\ntitle: 县档案馆召开会议\ndate: 2031-01-05\nurl: https://a.example/1.html\n---\n"


def test_a_header_gives_title_day_and_address() -> None:
    raw = read(f"{HEADER}馆长主持。")
    assert raw == Raw("县档案馆召开会议\n\n馆长主持。", (), (0,), ("2031-01-05", "https://a.example/1.html"), "https://a.example/1.html")
    assert read(f"{HEADER}# 县档案馆召开会议\n\n馆长主持。").text == raw.text


@pytest.mark.parametrize("text", ["---\n会议\n---\n正文", "---\n- 会议\n---\n正文", "---\n[: {会议\n---\n正文", "---\ntitle: {a: 会议}\n---\n正文"])
def test_what_only_looks_like_a_header_or_says_nothing_of_use(text: str) -> None:
    raw = read(text)
    assert raw.text.endswith("正文")
    assert raw.date_hints == ()
    assert ("会议" in raw.text) == ("title" not in text)


def test_half_a_character_in_a_header() -> None:
    assert read('---\ntitle: "会\\ud800议"\n---\n正文').text == "会议\n\n正文"


def test_addresses_of_links_are_hints_of_the_day() -> None:
    assert read("会议\n\n[原文](https://a.example/2031/0105/1.html)").date_hints == ("https://a.example/2031/0105/1.html",)


def test_depth_is_refused_where_words_would_be_lost() -> None:
    assert read("> " * 100 + "会议").text == "会议"
    with pytest.raises(ReadError, match="more than 100 deep"):
        read("> " * 101 + "会议")
