"""A model that proposes names: for facts, and for a workspace, which remembers it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

TEXT = "2031年1月5日，云岭省地方志办召开党组会议，主任林远舟主持会议，副主任霜如白出席会议。\n"


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A bulletin with a name whose surname no list has."""
    path = tmp_path / "第1期.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def people(told: Result) -> dict[str, str]:
    """Return who is named by what `zhimai facts` printed, with the extractor of each."""
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    return {row["name"]: row["extractor"] for row in rows if row["kind"] == "person"}


def seen(call: Call, graph: Path) -> set[str]:
    """Return the people whom the graph has."""
    query = "SELECT ?name { ?person a foaf:Person ; foaf:name ?name }"
    return set(call("query", "-", "-w", graph, "--format", "csv", stdin=query).stdout.split()[1:])


def test_facts_with_a_model(call: Call, model: Path, bulletin: Path) -> None:
    assert people(call("facts", bulletin)) == {"林远舟": "people"}
    assert people(call("facts", bulletin, "--model", model)) == {"林远舟": "people", "霜如白": "newcomers"}


def test_score_and_check_with_a_model(call: Call, model: Path, bulletin: Path) -> None:
    (bulletin.parent / "第1期.json").write_text('{"people": ["林远舟", "霜如白"]}', encoding="utf-8")
    for more, row in (([], "people,1,0,1"), (["--model", model], "people,2,0,0")):
        assert row in call("score", bulletin.parent, "--format", "csv", "--lang", "en", *more).stdout
    assert call("check", bulletin, "--model", model).exit_code == 0


def test_a_workspace_remembers_its_model(
    call: Call, model: Path, bulletin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    monkeypatch.chdir(model.parent)
    call("build", bulletin, "-w", graph, "--model", model.name)
    monkeypatch.chdir(tmp_path)
    assert seen(call, graph) == {"林远舟", "霜如白"}
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 unchanged\n"
    assert call("build", bulletin, "-w", graph, "--model", "none").stderr == f"{graph}: 1 restated\n"
    assert seen(call, graph) == {"林远舟"}
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 unchanged\n"


@pytest.mark.parametrize("verb", ["facts", "check", "score", "build"])
def test_a_model_that_is_not_there_is_one_line(call: Call, bulletin: Path, tmp_path: Path, verb: str) -> None:
    (bulletin.parent / "第1期.json").write_text('{"people": []}', encoding="utf-8")
    source = tmp_path if verb == "score" else bulletin
    more = ["-w", tmp_path / "graph"] if verb == "build" else []
    told = call(verb, source, "--model", "zh_no_such", *more)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("Error: no spaCy model 'zh_no_such': installed are ")
    assert told.stderr.count("\n") == 1
    if verb == "build":
        # it is not remembered
        assert call("build", bulletin, "-w", tmp_path / "graph").exit_code == 0
