"""What goes wrong, told in the language of the reader."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
import yaml

from viz.explorer.translation import chinese

ROOT = Path(__file__).parents[3]
LISTED: dict[str, str] = yaml.safe_load((files("viz.explorer") / "sentences.yaml").read_text("utf-8"))
HOLE = re.compile(r"\{\w*\}")

#: What somebody may ask in vain.
WRONG = [
    "/nothing",
    "/review/issues?page=0",
    "/review/issues?kind=dragon",
    "/questions/agenda?person=无此人",
    "/questions/attendance?since=昨天",
    "/questions/attendance?dragon=1",
    "/questions/grounds?fact=1",
    "/questions/dragon",
    "/bulletin/dragon",
    "/questions/holders?post=主任",
    "/network?of=person/nobody",
    "/network?dragon=1",
    "/network?of=person/nobody&dragon=1",
    "/query?query=SELECT * WHERE {",
    "/query?query=SELECT * { ?a dragon:b ?c }",
    "/query?query=DROP ALL",
    "/query?query=nothing",
]


def written(folder: str) -> Iterator[str]:
    """Yield the texts that the code of a folder has, holes for what is put into them."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_sentence_listed_is_one_that_is_said() -> None:
    said = "\n".join(text for folder in ("ingest", "queries", "viz", "zhimai") for text in written(folder))
    pieces = {english: [piece.strip(" ;:“”") for piece in HOLE.split(english)] for english in LISTED}
    assert [english for english, its in pieces.items() if not all(piece in said for piece in its)] == []


def test_both_languages_name_the_same() -> None:
    assert {english: zh for english, zh in LISTED.items() if set(HOLE.findall(english)) < set(HOLE.findall(zh))} == {}


def test_what_stands_in_a_sentence_is_turned_into_chinese_too() -> None:
    assert chinese("no person called “蔺”; near: 蔺怀舟") == "没有名叫“蔺”的人物；相近的有：蔺怀舟"
    assert chinese("no meeting called “a”: there is no meeting in the graph yet") == "没有名叫“a”的会议：图谱里还没有会议"
    assert chinese("the answer has more than 10 rows: ask for less, or for a part with LIMIT and OFFSET") == (
        "答案超过 10 行：请缩小范围，或用 LIMIT 和 OFFSET 分段取"
    )
    assert chinese("the graph knows no such bulletin") == "图谱里没有这份简讯"
    assert chinese("nobody ever said so") is None


@pytest.mark.parametrize("address", WRONG)
def test_what_is_wrong_is_told_in_the_language_of_the_page(client: httpx.Client, address: str) -> None:
    told = {}
    for lang in ("zh", "en"):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        assert 400 <= answer.status_code < 500
        (told[lang],) = re.findall(r'<p class="problem" role="alert">(.+?)</p>', answer.text)
    assert re.search(r"[\u4e00-\u9fff]", told["zh"])
    assert re.search(r"[a-z]{2} [a-z]{2}", told["en"])
