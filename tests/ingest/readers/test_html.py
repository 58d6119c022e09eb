"""Web pages."""

from __future__ import annotations

from functools import partial

import pytest

from ingest.errors import ReadError
from ingest.limits import default
from ingest.readers import html as reader
from ingest.readers import read_bytes

read = partial(reader.read, limits=default())

NAV = '<div class="nav"><a href="/">首页</a> <a href="/a">机构概况</a> <a href="/b">政务公开</a></div>'
FOOT = '<div class="foot">主办：青河县档案馆 电话：0000-0000000</div>'
BODY = """
<p>　　3月1日，青河县档案馆召开干部会议，传达学习全省档案工作会议精神。馆长周明远主持会议并讲话。</p>
<p>　　会议强调，要做好《青河县志》的编纂工作。</p>
<p>　　副馆长方静　石磊列席会议。</p>
"""
LINES = [
    "3月1日，青河县档案馆召开干部会议，传达学习全省档案工作会议精神。馆长周明远主持会议并讲话。",
    "会议强调，要做好《青河县志》的编纂工作。",
    "副馆长方静\u3000石磊列席会议。",
]


def lines(page: str) -> list[str]:
    return [line.strip() for line in read(page.encode()).text.split("\n")]


def test_the_main_text_in_order_without_navigation() -> None:
    assert lines(f"<html><body>{NAV}<div id=zoom>{BODY}</div>{FOOT}</body></html>") == LINES


@pytest.mark.parametrize(("links", "left"), [(2, ["县政府", "县图书馆"]), (3, [])])
def test_a_block_of_more_than_two_links_is_navigation(links: int, left: list[str]) -> None:
    names = ["县政府", "县图书馆", "县博物馆"][:links]
    block = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in names)
    assert lines(f"<html><body><div id=zoom>{BODY}<ul>{block}</ul></div></body></html>") == [*LINES, *left]


def test_lines_parted_by_breaks_in_a_table_that_frames_the_page() -> None:
    body = "<br>".join(LINES)
    assert (
        lines(f"<html><body>{NAV}<table><tr><td><span>{body}</span></td></tr></table>{FOOT}</body></html>")
        == LINES
    )


def test_title_and_credits_come_first_and_once() -> None:
    page = f"""<html><head><title>县档案馆召开会议_工作动态_青河档案网</title></head><body>{NAV}
    <h1>县档案馆召开会议</h1><div><span>来源：办公室</span> <span>发布时间：2024-03-02 10:00</span></div>
    <div id=zoom>{BODY}</div>{FOOT}</body></html>"""
    assert lines(page) == ["县档案馆召开会议", "来源：办公室 发布时间：2024-03-02 10:00", *LINES]
    assert read(page.encode()).date_hints == ("来源：办公室 发布时间：2024-03-02 10:00",)


TITLES = {
    '<meta name="ArticleTitle" content="甲会议召开"><title>丙</title></head><body><h1>乙</h1>': "甲会议召开",
    "<title>丙_网站</title></head><body><h1>乙会议召开</h1>": "乙会议召开",
    "<title>丙会议召开_工作动态_网站</title></head><body>": "丙会议召开",
    "<title>《县志（1991—2020）》通过终审 - 网站</title></head><body>": "《县志（1991—2020）》通过终审",
}


@pytest.mark.parametrize(("head", "title"), TITLES.items())
def test_where_a_title_stands(head: str, title: str) -> None:
    assert lines(f"<html><head>{head}{BODY}</body></html>")[0] == title


def test_tables_are_rows() -> None:
    table = "<tr><td>姓名</td><td>职务</td></tr><tr><td>周明远</td><td>馆长</td></tr>"
    frame = (
        "<tr><td colspan=2>青河县档案工作简报</td></tr><tr><td>青河县档案馆</td><td>2024年3月1日</td></tr>"
    )
    page = f"<html><body><table>{frame}</table>{BODY}<table>{table}</table></body></html>"
    assert lines(page) == [
        "青河县档案工作简报",
        "青河县档案馆\u3000\u30002024年3月1日",
        *LINES,
        "姓名 | 职务",
        "周明远 | 馆长",
    ]


def test_blanks_that_indent_and_part_stay() -> None:
    assert read(f"<html><body>{BODY}</body></html>".encode()).text.startswith("\u3000\u30003月1日")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("gbk", "gb2312"),
        ("gb18030", ""),
        ("utf-8-sig", "gb2312"),
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body>{BODY}</body></html>"
    assert [line.strip() for line in read(page.encode(encoding)).text.split("\n")] == LINES


HINTS = {
    '<meta name="PubDate" content="2024-03-02 09:15">': ("2024-03-02",),
    '<meta property="article:published_time" content="2024-03-02T09:15:00+08:00">': ("2024-03-02",),
    '<link rel="canonical" href="https://da.example.cn/art/202403/t20240302_17.html">': ("2024-03-02",),
    '<meta name="PubDate" content="soon">': (),
}


@pytest.mark.parametrize(("head", "hints"), HINTS.items())
def test_date_hints(head: str, hints: tuple[str, ...]) -> None:
    page = f"<html><head>{head}</head><body>{BODY}</body></html>"
    assert read_bytes("a.html", page.encode()).date_hints == hints


def test_entities_of_a_page_are_not_expanded() -> None:
    page = f'<!DOCTYPE html [<!ENTITY a "哈哈哈">]><html><body>{BODY}<p>&a;&a;</p></body></html>'
    assert "哈" not in read(page.encode()).text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>1</script></body></html>", "<!---->"])
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.html", page.encode())
    assert str(caught.value) in {
        "a.html: is a web page without text",
        "a.html: is an empty or a damaged web page",
    }


@pytest.mark.parametrize("sign", ["&#1;", "&#x1", "&#x1x1F600;", "&#31", "&#xFFFF;", "&#xD800;"])
def test_signs_that_no_page_may_hold_are_blanks(sign: str) -> None:
    page = f"<html><body><p>3月1日，{sign}县档案馆召开会议。{sign}<b>馆长{sign}周明远</b>{sign}主持会议。</p></body></html>"
    assert "周明远" in read(page.encode()).text
