"""Builds for which nothing is new: who is who is not asked again, and whatever it depends on counts as new."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ingest import identity, kept

Call = Callable[..., Result]

ONE = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
TWO = "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n"


@pytest.fixture
def graph(tmp_path: Path, call: Call) -> Path:
    """A workspace of one bulletin, which lies in the folder beside it."""
    (tmp_path / "bulletins").mkdir()
    (tmp_path / "bulletins" / "第1期.txt").write_text(ONE, encoding="utf-8")
    assert call("build", tmp_path / "bulletins", "-w", tmp_path / "graph").exit_code == 0
    return tmp_path / "graph"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked for since the workspace was there: facts, and who is who."""
    told: list[str] = []
    for module, name in ((kept, "take_up"), (identity, "resolve")):
        monkeypatch.setattr(module, name, _told(told, name, getattr(module, name)))
    return told


def _told(told: list[str], name: str, function: Callable[..., object]) -> Callable[..., object]:
    def telling(*arguments: object, **named: object) -> object:
        told.append(name)
        return function(*arguments, **named)

    return telling


def build(call: Call, graph: Path) -> str:
    """Build again, and return what became of the documents."""
    return call("build", graph.parent / "bulletins", "-w", graph).stderr.removeprefix(f"{graph}: ").strip()


def test_nothing_new_takes_up_no_facts_and_resolves_nothing(
    call: Call, graph: Path, asked: list[str]
) -> None:
    assert (build(call, graph), asked) == ("1 unchanged", [])
    (graph.parent / "bulletins" / "第2期.txt").write_text(TWO, encoding="utf-8")
    assert (build(call, graph), asked) == ("1 added, 1 unchanged", ["take_up", "take_up", "resolve", "take_up"])
    asked.clear()
    assert (build(call, graph), asked) == ("2 unchanged", [])


def test_new_lists_and_lost_readings_are_something_new(call: Call, graph: Path, asked: list[str]) -> None:
    asking, stated = ["take_up", "resolve"], ["take_up"]
    (graph / "lexicon").mkdir()
    (graph / "lexicon" / "posts.tsv").write_text("word\tclass\n总撰稿\thead\n", encoding="utf-8")
    assert (build(call, graph), asked) == ("1 unchanged", asking + stated)
    assert (build(call, graph), asked) == ("1 unchanged", asking + stated)
    next((graph / "readings").iterdir()).unlink()
    assert (build(call, graph), asked) == ("1 unchanged", asking + stated + asking)
    assert call("rebuild", "-w", graph).exit_code == 0
    assert asked == asking + stated + asking + asking + stated
