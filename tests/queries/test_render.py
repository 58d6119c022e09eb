"""Answers for people and programs."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rich.console import Console

from queries.answer import Answer, Cell, Column, Text
from queries.library import question
from queries.render import QUOTE, as_csv, as_json, table
from queries.results import results
from queries.serialise import turtle
from queries.store import Rows
from queries.stores import Store

LONG = "会议指出，" + "修志编鉴，" * 20 + "记录历史。"


def lit(*texts: str) -> Cell:
    return tuple(Literal(text) for text in texts)


def answer(*rows: tuple[Cell, ...]) -> Answer:
    return Answer(
        "q",
        Text("问", "Question"),
        (
            Column("name", Text("姓名", "Name")),
            Column("person", Text("姓名 IRI", "Name IRI"), hidden=True),
            Column("role", Text("角色", "Role"), join="、", words={"chair": Text("主持", "chair")}),
            Column("count", Text("人数", "Count"), words={"": Text("未列名单", "list not given")}),
            Column("quote", Text("原文", "Words"), quote=True, join="\n"),
            Column("nothing", Text("空", "Nothing")),
        ),
        rows,
        "SELECT …",
    )


ZHOU = (NamedNode("https://zhimai.example/person/zhou"),)
ONE = answer(
    (
        lit("周明远"),
        ZHOU,
        lit("chair", "远程"),
        (Literal(2),),
        lit("第一\n句，“引”, [b]\n原文[/b]", "第二句"),
        (),
    ),
    (lit("林秀兰"), (), (), (), lit(LONG), ()),
)


def printed(shown: Answer, lang: str = "zh") -> list[list[str]]:
    out = io.StringIO()
    Console(file=out, width=250, color_system=None).print(table(shown, lang))
    lines = [line for line in out.getvalue().splitlines() if line[:1] in "┃│"]
    return [[cell.strip() for cell in line.strip("┃│").replace("┃", "│").split("│")] for line in lines]


def test_table() -> None:
    assert printed(ONE) == [
        ["姓名", "角色", "人数", "原文"],
        ["周明远", "主持、远程", "2", "第一句，“引”, [b] 原文[/b] (+1)"],
        ["林秀兰", "", "未列名单", LONG[: QUOTE - 1] + "…"],
    ]


def test_table_in_english() -> None:
    assert printed(ONE, "en")[0] == ["Name", "Role", "Count", "Words"]
    assert [row[1:3] for row in printed(ONE, "en")[1:]] == [["chair, 远程", "2"], ["", "list not given"]]


def test_table_obeys_no_control_characters() -> None:
    hostile = answer((lit("周\x1b[2J明\x07远\u202e"), (), (), (), (), ()))
    assert printed(hostile)[1] == ["周 [2J明 远", "未列名单"]


def test_table_of_nothing() -> None:
    assert printed(answer()) == [["姓名", "角色", "人数", "原文", "空"]]


def test_csv() -> None:
    written = as_csv(ONE)
    assert written.startswith("姓名,角色,人数,原文,空,姓名 IRI\r\n".encode())
    assert list(csv.reader(io.StringIO(written.decode("utf-8"), newline=""))) == [
        ["姓名", "角色", "人数", "原文", "空", "姓名 IRI"],
        [
            "周明远",
            "主持、远程",
            "2",
            "第一句，“引”, [b]\n原文[/b]\n第二句",
            "",
            "https://zhimai.example/person/zhou",
        ],
        ["林秀兰", "", "未列名单", LONG, "", ""],
    ]


def test_csv_for_excel() -> None:
    assert as_csv(ONE, "en", bom=True) == b"\xef\xbb\xbf" + as_csv(ONE, "en")
    assert as_csv(ONE, "en").startswith(b"Name,Role,Count,Words,Nothing,Name IRI\r\n")


def test_json() -> None:
    said = json.loads(as_json(ONE))
    assert said["question"] == "q"
    assert said["title"] == {"zh": "问", "en": "Question"}
    assert said["sparql"] == "SELECT …"
    assert said["columns"][:3] == [
        {"name": "name", "title": {"zh": "姓名", "en": "Name"}},
        {"name": "person", "title": {"zh": "姓名 IRI", "en": "Name IRI"}},
        {
            "name": "role",
            "title": {"zh": "角色", "en": "Role"},
            "words": {"chair": {"zh": "主持", "en": "chair"}},
        },
    ]
    assert said["rows"] == [
        {
            "name": "周明远",
            "person": "https://zhimai.example/person/zhou",
            "role": ["chair", "远程"],
            "count": 2,
            "quote": ["第一\n句，“引”, [b]\n原文[/b]", "第二句"],
            "nothing": None,
        },
        {"name": "林秀兰", "person": None, "role": [], "count": None, "quote": [LONG], "nothing": None},
    ]


def test_json_is_utf8_and_has_truths() -> None:
    written = as_json(answer(((Literal(True),), (Literal(False),), (), (Literal("01"),), (), ())))
    assert "姓名".encode() in written
    row = json.loads(written)["rows"][0]
    assert (row["name"], row["person"], row["count"]) == (True, False, "01")


def test_results_json_loses_nothing() -> None:
    date = Literal("2024-02", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth"))
    triple = Triple(*ZHOU, NamedNode("https://zhimai.example/p"), Literal("值"))
    rows = Rows(
        ("a", "b", "c", "d", "e", "f"),
        (
            (*ZHOU, BlankNode("x"), Literal("周", language="zh-Hans"), date, Literal("纯"), triple),
            (None,) * 6,
        ),
    )
    assert json.loads(results(rows)) == {
        "head": {"vars": ["a", "b", "c", "d", "e", "f"]},
        "results": {
            "bindings": [
                {
                    "a": {"type": "uri", "value": "https://zhimai.example/person/zhou"},
                    "b": {"type": "bnode", "value": "x"},
                    "c": {"type": "literal", "value": "周", "xml:lang": "zh-hans"},
                    "d": {
                        "type": "literal",
                        "value": "2024-02",
                        "datatype": "http://www.w3.org/2001/XMLSchema#gYearMonth",
                    },
                    "e": {"type": "literal", "value": "纯"},
                    "f": {
                        "type": "triple",
                        "value": {
                            "subject": {"type": "uri", "value": "https://zhimai.example/person/zhou"},
                            "predicate": {"type": "uri", "value": "https://zhimai.example/p"},
                            "object": {"type": "literal", "value": "值"},
                        },
                    },
                },
                {},
            ]
        },
    }


def test_a_constructed_graph_is_turtle(bulletins: Store) -> None:
    graph = bulletins.query(
        "CONSTRUCT { ?m skos:prefLabel ?n } WHERE { ?m a zm:Meeting ; skos:prefLabel ?n }"
    )
    assert isinstance(graph, tuple)
    written = turtle(graph).decode("utf-8").replace("<https://zhimai.example/meeting/", "<")
    assert [line for line in written.splitlines() if not line.startswith("@prefix")] == [
        '<forum> skos:prefLabel "青石市地方志工作推进会"@zh-hans .',
        '<party> skos:prefLabel "云岭省地方志办公室党组（扩大）会议"@zh-hans .',
        '<propaganda> skos:prefLabel "全省宣传部长会议"@zh-hans .',
        '<review> skos:prefLabel "《青石市志》评审会"@zh-hans .',
    ]


ASKING = """
import io, sys
from pyoxigraph import parse
from queries.library import question
from queries.render import as_csv, as_json
from queries.stores import open_store
store = open_store("memory:")
store.fill(parse(path=sys.argv[1]))
answer = question("attendance").ask(store, {"person": "\\u674e\\u4f1f"})
out = io.BytesIO()
store.dump("trig", out)
sys.stdout.buffer.write(as_csv(answer) + as_json(answer) + out.getvalue())
"""


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"}])
def test_bytes_are_the_same_under_any_locale(bulletins: Store, locale: dict[str, str]) -> None:
    # Without UTF-8 mode and coercion, Python takes the locale's word for it, as it does on a Chinese Windows.
    strict = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONWARNDEFAULTENCODING": "1"}
    data = Path(__file__).parent / "data" / "bulletins.trig"
    command = [sys.executable, "-W", "error::EncodingWarning", "-c", ASKING, str(data)]
    run = subprocess.run(command, env={**os.environ, **strict, **locale}, capture_output=True, check=True)
    shown = question("attendance").ask(bulletins, {"person": "李伟"})
    out = io.BytesIO()
    bulletins.dump("trig", out)
    assert run.stdout == as_csv(shown) + as_json(shown) + out.getvalue()
