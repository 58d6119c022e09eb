"""Sign-in tables: each row with its label, its name and the posts that the row gives."""

from collections.abc import Callable

import pytest

from ingest.grammar.items import Person
from ingest.grammar.names import Names
from ingest.grammar.phrases import Phrases
from ingest.grammar.rosters import rosters
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Read = Callable[[str], list[tuple[str, str, list[str]]]]


@pytest.fixture(scope="module")
def signed(lexicon: Lexicon, names: Names) -> Read:
    def read(table: str) -> list[tuple[str, str, list[str]]]:
        spans, at = [], 0
        for line in table.split("\n"):
            spans.append((at, at + len(line)))
            at += len(line) + 1
        rows = rosters(Phrases(table, Words(lexicon.find(table)), names, {}), spans)
        return [
            (row.label, item.name, [f"{post.organisation}/{post.title}" for post in item.posts])
            for _, row in rows
            for item in row.items
            if isinstance(item, Person)
        ]

    return read


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("姓名|单位及职务|备注\n丁一|县志办主任|\n时 雨|县档案馆馆长、党组书记|\n石敢当|云澜大学教授|请假",
         [("出席", "丁一", ["县志办/主任"]),
          ("出席", "时雨", ["县档案馆/馆长", "/党组书记"]),
          ("请假", "石敢当", ["云澜大学/教授"])]),
        # columns in another order, names of other kinds, no posts
        ("序号\t职务\t姓 名\n1\t馆长\t阿依古丽·买买提\n2\t研究员\t禤国维",
         [("出席", "阿依古丽·买买提", ["/馆长"]), ("出席", "禤国维", ["/研究员"])]),
        ("姓名|电话\n丁一|12345", [("出席", "丁一", [])]),
        # a row that names nobody, a line that ends the table, a table of something else
        ("姓名|职务\n合计|3人\n丁一|主任", [("出席", "丁一", ["/主任"])]),
        ("姓名|职务\n |副主任\n丁一|主任", [("出席", "丁一", ["/主任"])]),
        ("姓名|职务\n会议强调质量。\n丁一|主任", []),
        ("书名|字数\n云溪县志|200万", []),
    ],
)
def test_rows_of_a_sign_in_table(signed: Read, table: str, rows: list[tuple[str, str, list[str]]]) -> None:
    assert signed(table) == rows
