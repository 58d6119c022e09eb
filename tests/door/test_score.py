"""Scoring: gold of one's own, its documents beside it or elsewhere, what is missing, what slipped."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

TEXT = "2031年1月5日，云岭省地方志办召开党组会议，主任林远舟主持会议，副主任尚若谷参加会议。\n"
GOLD = {
    "people": ["林远舟", "尚若谷", "丁一"],
    "posts": [["林远舟", ["主任"], []], ["尚若谷", ["副主任"], []]],
    "meetings": {"m1": {"names": ["党组会议"], "date": "2031-01-05"}},
    "attendance": [["林远舟", "m1", "chair"], ["尚若谷", "m1", "observer"]],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the gold of one bulletin, and the bulletin."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "第1期.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (folder / "第1期.txt").write_text(TEXT, encoding="gb18030")
    return folder


def test_score_tells_each_family(call: Call, gold: Path) -> None:
    told = call("score", gold, "--format", "json")
    assert told.exit_code == 0
    said = json.loads(told.stdout)
    rows = {row.pop("family"): row for row in said["rows"]}
    assert rows["people"] == {"right": 2, "wrong": 0, "missed": 1, "precision": 1.0, "recall": 0.6667, "f1": 0.8}
    assert rows["attendance"] == {"right": 1, "wrong": 1, "missed": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert rows["micro"] == {"right": 6, "wrong": 1, "missed": 2, "precision": 0.8571, "recall": 0.75, "f1": 0.8}
    assert list(rows) == ["people", "posts", "post_organisations", "meetings", "attendance", "micro", "macro"]
    assert "sparql" not in said


def test_score_lists_errors_with_their_words(call: Call, gold: Path) -> None:
    told = call("score", gold, "--errors", "--format", "csv", "--lang", "en")
    rows = list(csv.reader(io.StringIO(told.stdout)))
    sentence = TEXT.strip()
    assert rows == [
        ["Family", "What", "Said", "Words", "Document"],
        ["people", "missed", "丁一", "", "第1期.txt"],
        ["attendance", "wrong", "尚若谷 · 云岭省地方志办党组会议 · attendee", sentence, "第1期.txt"],
        ["attendance", "missed", "尚若谷 · 党组会议 · observer", sentence, "第1期.txt"],
    ]


def test_score_shows_a_table(call: Call, gold: Path) -> None:
    told = call("score", gold)
    assert told.stdout.startswith("抽取得分")
    assert [line for line in told.stdout.splitlines() if "人物" in line and "0.6667" in line]


def test_score_finds_documents_elsewhere(call: Call, gold: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "bulletins" / "2031"
    elsewhere.mkdir(parents=True)
    (gold / "第1期.txt").rename(elsewhere / "第1期.TXT")
    assert call("score", gold, tmp_path / "bulletins").exit_code == 0


def test_score_names_what_is_missing(call: Call, gold: Path) -> None:
    (gold / "第2期.json").write_text('{"people": ["时雨"]}', encoding="utf-8")
    told = call("score", gold, "--format", "json")
    assert told.exit_code == 1
    assert told.stderr == f"第2期: there is gold for it and no document in {gold}\n"
    assert json.loads(told.stdout)["rows"][0]["missed"] == 1
    (gold / "第1期.txt").unlink()
    assert (call("score", gold).exit_code, call("score", gold).stdout) == (1, "")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read as JSON"),
        ('{"person": []}', "'person' is no family; there are attendance"),
    ],
)
def test_score_refuses_what_is_no_gold(call: Call, gold: Path, content: str, message: str) -> None:
    (gold / "第1期.json").write_text(content, encoding="utf-8")
    told = call("score", gold)
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (3, "", 1)
    assert f"{gold / '第1期.json'}: {message}" in told.stderr


def test_score_wants_a_folder(call: Call, tmp_path: Path) -> None:
    assert call("score", tmp_path / "none").exit_code == 2
    assert call("score", tmp_path).exit_code == 3
