"""Checking: what was not understood, in files and in a workspace, listed and counted."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import ingest.kept

Call = Callable[..., Result]

TEXT = "2031年1月5日，云岭省地方志办召开党组会议，主任林远舟主持会议。林远舟在雨里站了很久。\n"
MISSED = "林远舟在雨里站了很久。"


def test_check_lists_issues_with_their_words(call: Call) -> None:
    told = call("check", "-", "--format", "csv", "--lang", "en", stdin=TEXT)
    assert (told.exit_code, told.stderr) == (0, "")
    assert list(csv.reader(io.StringIO(told.stdout))) == [
        ["Kind", "About", "Words", "Document", "Offset"],
        ["sentence not understood", "林远舟", MISSED, "-", str(TEXT.index(MISSED))],
    ]


def test_check_shows_a_table(call: Call) -> None:
    told = call("check", "-", stdin=TEXT)
    assert told.stdout.startswith("没有读懂的地方\n")
    assert "未读懂的句子" in told.stdout
    assert f"“{MISSED}”——-" in told.stdout


def test_check_counts(call: Call) -> None:
    told = json.loads(call("check", "-", "--summary", "--format", "json", stdin=TEXT).stdout)
    rows = {row.pop("what"): row for row in told["rows"]}
    assert rows["unread-sentence"] == {"count": 1, "understood": None, "share": None}
    assert rows["person"] == rows["total"] == {"count": 2, "understood": 1, "share": 0.5}
    assert rows["publication"] == {"count": 0, "understood": 0, "share": None}


def test_check_of_a_workspace_is_that_of_its_files(call: Call, tmp_path: Path) -> None:
    for name, text in (("b.txt", TEXT), ("a.txt", TEXT.replace("林远舟", "尚若谷"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    call("build", tmp_path / "a.txt", tmp_path / "b.txt", "-w", tmp_path / "graph")
    for more in ([], ["--summary"]):
        of_files = call("check", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json", *more)
        assert call("check", "-w", tmp_path / "graph", "--format", "json", *more).stdout == of_files.stdout


def test_check_names_what_another_zhimai_has_read(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    call("build", tmp_path / "a.txt", "-w", tmp_path / "graph")
    monkeypatch.setattr(ingest.kept, "program", lambda: "another")
    told = call("check", "-w", tmp_path / "graph")
    assert (told.exit_code, told.stderr.splitlines()[0]) == (
        1,
        "../a.txt: was read by another zhimai; build again and it is read anew",
    )


def test_check_goes_on_after_a_reading_that_is_damaged(call: Call, tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT.replace("林远舟", "尚若谷"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    call("build", tmp_path / "a.txt", tmp_path / "b.txt", "-w", tmp_path / "graph")
    reading = min((tmp_path / "graph" / "readings").iterdir())
    reading.write_text("{", encoding="utf-8")
    told = call("check", "-w", tmp_path / "graph", "--format", "json")
    assert (told.exit_code, len(json.loads(told.stdout)["rows"])) == (1, 1)
    assert f"{reading} is damaged" in told.stderr


def test_check_goes_on_after_a_file_that_fails(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 and no more")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    told = call("check", tmp_path, "--format", "json")
    assert (told.exit_code, len(json.loads(told.stdout)["rows"])) == (1, 1)


@pytest.mark.parametrize("arguments", [[], ["a.txt", "-w", "graph"]])
def test_check_wants_files_or_a_workspace(call: Call, arguments: list[str]) -> None:
    told = call("check", *arguments)
    assert told.exit_code == 2
    assert "name files or folders to check, or a workspace with -w" in told.stderr
