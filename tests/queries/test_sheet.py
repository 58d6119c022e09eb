"""Answers on a terminal, as a reader sees them."""

import io

from pyoxigraph import Literal, NamedNode
from rich.console import Console

from queries.answer import Answer, Cell, Column, Text
from queries.sheet import QUOTE, SOURCE, sheet

LONG = "会议指出，" + "修志编鉴，" * 30


def lit(*texts: str) -> Cell:
    return tuple(Literal(text) for text in texts)


def answer(*rows: tuple[Cell, ...]) -> Answer:
    columns = (
        Column("meeting_name", Text("会议", "Meeting")),
        Column("meeting", Text("会议 IRI", "Meeting IRI"), hidden=True),
        Column("name", Text("姓名", "Name")),
        Column("nothing", Text("空", "Nothing")),
        Column("quote", Text("原文", "Words"), quote=True, join="\n"),
        Column("bulletin_name", Text("出处", "Bulletin"), join="、"),
        Column("bulletin_date", Text("简讯日期", "Bulletin date"), join="、"),
    )
    return Answer("q", Text("谁到会", "Who came"), columns, rows, "SELECT …")


def row(meeting: str, name: str, *quotes: str, title: str = "简讯第1期") -> tuple[Cell, ...]:
    iri = (NamedNode("https://zhimai.example/meeting/x"),)
    return (lit(meeting), iri, lit(name), (), lit(*quotes), lit(title), lit("2031-01-05"))


def printed(shown: Answer, width: int, lang: str = "zh") -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(sheet(shown, lang))
    lines = out.getvalue().splitlines()
    assert all(Console().measure(line).maximum <= width for line in lines)
    return [line.rstrip() for line in lines]


def test_sheet_puts_words_below_what_they_say() -> None:
    shown = answer(
        row("党组会议", "林远舟", "主任林远舟主持会议。", "林远舟讲话。"),
        row("党组会议", "尚若谷", "[b]尚若谷[/b]\n出席。"),
        row("工作会议", "尚若谷", ""),
    )
    assert printed(shown, 60) == [
        "谁到会",
        "会议      姓名",
        "────────────────",
        "党组会议  林远舟",
        "    “主任林远舟主持会议。”（+1）——简讯第1期 2031-01-05",
        "〃        尚若谷",
        "    “[b]尚若谷[/b] 出席。”——简讯第1期 2031-01-05",
        "工作会议  尚若谷",
        "    “”——简讯第1期 2031-01-05",
    ]


def test_sheet_fits_a_narrow_terminal() -> None:
    assert printed(answer(row("党组理论学习中心组会议", "林远舟", "林远舟主持会议。")), 20) == [
        "谁到会",
        "会议          姓名",
        "────────────────────",
        "党组理论学习  林远舟",
        "中心组会议",
        "    “林远舟主持会议",
        "    。”——简讯第1期 2",
        "    031-01-05",
    ]


def test_sheet_shortens_words_and_titles() -> None:
    (*_, words) = printed(answer(row("会", "林", LONG, title="题" * 40)), 500)
    assert words == f"    “{LONG[: QUOTE - 1]}…”——{'题' * (SOURCE - 1)}… 2031-01-05"


def test_sheet_obeys_no_control_characters() -> None:
    (*_, said, words) = printed(answer(row("会\x1b[2J", "林\x07", "句\x1b[31m")), 60)
    assert said.split() == ["会", "[2J", "林"]
    assert words == "    “句 [31m”——简讯第1期 2031-01-05"


def test_sheet_speaks_english() -> None:
    assert printed(answer(row("会", "林", "句")), 60, "en")[:2] == ["Who came", "Meeting  Name"]


def test_sheet_of_nothing_has_its_heading() -> None:
    assert printed(answer(), 60) == ["谁到会", "会议  姓名  空", "──────────────"]


def test_sheet_without_words_is_a_table() -> None:
    columns = (Column("name", Text("name", "name")),)
    shown = Answer("sparql", Text("SPARQL", "SPARQL"), columns, ((lit("林远舟"),),), "SELECT …")
    assert [line for line in printed(shown, 60) if "林远舟" in line] == ["│ 林远舟 │"]
