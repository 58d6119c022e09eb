"""Facts: JSON Lines on standard output, one document after the other."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]

TEXT = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"


def test_facts_carry_their_words(call: Call) -> None:
    told = call("facts", "-", stdin=TEXT)
    assert (told.exit_code, told.stderr) == (0, "")
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    (chair,) = (row for row in rows if row["kind"] == "attendance")
    assert {key: chair[key] for key in ("document", "person", "role")} == {
        "document": "-",
        "person": "林远舟",
        "role": "chair",
    }
    assert (chair["confidence"], chair["extractor"]) == ("pattern", "attendance")
    quotes = [quote for row in rows for quote in row["evidence"]]
    assert quotes
    assert [quote["text"] for quote in quotes] == [TEXT[quote["start"] : quote["end"]] for quote in quotes]


def test_facts_name_the_document_and_keep_the_order(call: Call, tmp_path: Path) -> None:
    for name, encoding in (("乙.txt", "gb18030"), ("甲.txt", "utf-16")):
        (tmp_path / name).write_text(TEXT, encoding=encoding)
    told = call("facts", tmp_path / "甲.txt", tmp_path / "乙.txt")
    names = [json.loads(line)["document"] for line in told.stdout.splitlines()]
    assert list(dict.fromkeys(names)) == ["甲.txt", "乙.txt"]
    assert names == sorted(names, key=["甲.txt", "乙.txt"].index)


def test_facts_go_on_after_a_file_that_fails(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    told = call("facts", tmp_path / "a.docx", tmp_path / "none", tmp_path / "b.txt")
    assert told.exit_code == 1
    assert {json.loads(line)["document"] for line in told.stdout.splitlines()} == {"b.txt"}
    assert [line.partition(":")[0] for line in told.stderr.splitlines()] == [
        str(tmp_path / "none"),
        str(tmp_path / "a.docx"),
    ]


def test_facts_are_utf8_in_bare_lines(call: Call) -> None:
    told = call("facts", "-", stdin=TEXT.encode("gb18030"))
    assert "林远舟".encode() in told.stdout_bytes
    assert b"\r" not in told.stdout_bytes
    assert b"\\u" not in told.stdout_bytes


def test_facts_want_a_file(call: Call) -> None:
    assert call("facts").exit_code == 2
