"""A workspace with a damaged file: each verb tells of it in one line or does without, and what was given is never lost."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.door.test_crash import somebody_else

Call = Callable[..., Result]
Damage = Callable[[Path], object]

TEXTS = {
    "第1期.txt": "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n",
    "第2期.txt": "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n",
    "第3期.txt": "2031年3月7日，青河县档案馆召开《澜川简史》评审会，馆长林远舟主持会议。\n",
}
VERBS = {
    "ask": ("ask", "attendance", "--format", "csv"),
    "status": ("status", "--format", "csv"),
    "check": ("check", "--format", "csv"),
    "judgements": ("judgements", "--format", "csv"),
    "export": ("export", "--format", "nquads"),
}


@pytest.fixture(scope="module")
def sound(call: Call, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace with three documents and a judgement, and all that they say."""
    root = tmp_path_factory.mktemp("damage")
    (root / "bulletins").mkdir()
    for name, text in TEXTS.items():
        (root / "bulletins" / name).write_text(text, encoding="utf-8")
    graph = root / "graph"
    assert call("build", root / "bulletins", "-w", graph, "--jobs", "0").exit_code == 0
    assert call("same", "林远舟（馆长）", "林远舟（主任）", "-w", graph).exit_code == 0
    assert call("ask", "agenda", "--person", "尚若谷", "-w", graph).exit_code == 0
    return graph, exported(call, graph)


@pytest.fixture
def graph(sound: tuple[Path, str]) -> Iterator[Path]:
    """A copy of it, which lies where it can be built again from the same bulletins."""
    copy = sound[0].with_name("copy")
    shutil.copytree(sound[0], copy)
    yield copy
    shutil.rmtree(copy)


def exported(call: Call, graph: Path) -> str:
    told = call("export", "-w", graph, "--format", "nquads")
    assert told.exit_code == 0, told.stderr
    return told.stdout


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x20
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def clear(path: Path) -> None:
    path.write_bytes(b"")


def lose(path: Path) -> None:
    path.unlink()


DAMAGES = (flip, cut, clear, lose)


def chosen(graph: Path, kind: str) -> Path:
    """Return one file of a kind; of a store, the largest, which all that is asked needs."""
    return max(sorted(graph.glob(kind)), key=lambda path: path.stat().st_size)


def is_told(told: Result) -> bool:
    """Tell whether a verb went well, or said in one line what is wrong."""
    lines = [line for line in told.stderr.splitlines() if line.startswith("Error: ")]
    return told.exit_code in (0, 1) and not lines or told.exit_code in (2, 3) and len(lines) == 1


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "kind", ["store/*/*.sst", "store/*/CURRENT", "store/*/MANIFEST-*", "store/*.names", "readings/*", "texts/*", "workspace.json"]
)
def test_what_can_be_made_again_is_made_again(call: Call, graph: Path, sound: tuple[Path, str], kind: str, damage: Damage) -> None:
    damage(chosen(graph, kind))
    for verb, words in VERBS.items():
        told = call(*words, "-w", graph)
        assert is_told(told), (verb, told.stderr)
        assert told.exit_code in (0, 1) or "`zhimai rebuild` makes" in told.stderr, (verb, told.stderr)
    assert is_told(call("build", graph.with_name("bulletins"), "-w", graph, "--jobs", "0"))
    assert sorted(path.name for path in (graph / "sources").iterdir()) == documents(sound[0])
    rebuilt = call("rebuild", "-w", graph, "--jobs", "0")
    assert rebuilt.exit_code == 0, rebuilt.stderr
    assert exported(call, graph) == sound[1]


def documents(graph: Path) -> list[str]:
    return sorted(path.name for path in (graph / "sources").iterdir())


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_document_comes_back_from_its_file(call: Call, graph: Path, sound: tuple[Path, str], damage: Damage) -> None:
    source = chosen(graph, "sources/*")
    whole = source.read_bytes()
    damage(source)
    told = call("rebuild", "-w", graph, "--jobs", "0")
    assert told.exit_code == 1
    assert str(source) in told.stderr and "build again from its file" in told.stderr
    assert exported(call, graph) == sound[1]
    again = call("build", graph.with_name("bulletins"), "-w", graph, "--jobs", "0")
    assert (again.exit_code, again.stderr) == (0, f"{graph}: 3 unchanged\n")
    assert source.read_bytes() == whole


@pytest.mark.parametrize("damage", [flip, cut, lose])
def test_judgements_are_never_passed_over(call: Call, graph: Path, sound: tuple[Path, str], damage: Damage) -> None:
    judgements = graph / "judgements.jsonl"
    whole = judgements.read_bytes()
    damage(judgements)
    for words in (("judgements",), ("build", graph.with_name("bulletins"), "--jobs", "0"), ("rebuild", "--jobs", "0")):
        told = call(*words, "-w", graph)
        assert told.exit_code == 2 and is_told(told), told.stderr
        assert str(judgements) in told.stderr
    assert exported(call, graph) == sound[1]
    judgements.write_bytes(whole)
    assert call("rebuild", "-w", graph, "--jobs", "0").exit_code == 0
    assert exported(call, graph) == sound[1]


def test_whoever_empties_the_judgements_is_told_what_they_were(call: Call, graph: Path, sound: tuple[Path, str]) -> None:
    whole = (graph / "judgements.jsonl").read_bytes()
    clear(graph / "judgements.jsonl")
    told = call("rebuild", "-w", graph, "--jobs", "0")
    assert told.exit_code == 0
    assert "holds 0 of the 1 judgements that the log tells of" in told.stderr
    (graph / "judgements.jsonl").write_bytes(whole)
    assert call("rebuild", "-w", graph, "--jobs", "0").exit_code == 0
    assert exported(call, graph) == sound[1]


def test_a_damaged_log_is_one_line_and_mended_by_hand(call: Call, graph: Path, sound: tuple[Path, str]) -> None:
    (graph / "runs.jsonl").write_bytes(b"{\n" + (graph / "runs.jsonl").read_bytes())
    for words in (("status",), ("rebuild", "--jobs", "0")):
        told = call(*words, "-w", graph)
        assert told.stderr == f"Error: {graph / 'runs.jsonl'}, line 1, is no run; mend it, or take the line out\n"
    assert exported(call, graph) == sound[1]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", ["sources/*", "texts/*", "readings/*", "store/*/CURRENT", "runs.jsonl"])
def test_a_backup_tells_of_damage_and_copies_the_rest(call: Call, graph: Path, tmp_path: Path, kind: str, damage: Damage) -> None:
    damaged = chosen(graph, kind)
    damage(damaged)
    told = call("export", "-w", graph, "--backup", tmp_path / "backup")
    assert told.exit_code == (0 if kind == "runs.jsonl" else 1), told.stderr
    assert kind == "runs.jsonl" or str(damaged.parent if "store" in kind else damaged) in told.stderr
    for path in graph.glob("sources/*"):
        assert (tmp_path / "backup" / path.relative_to(graph)).read_bytes() == path.read_bytes()


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="everybody may read everything here")
@pytest.mark.parametrize("kind", ["store/*/*.sst", "readings/*", "sources/*", "judgements.jsonl", "workspace.json", "runs.jsonl"])
def test_what_is_closed_to_one_is_one_line(call: Call, graph: Path, sound: tuple[Path, str], kind: str) -> None:
    shut = chosen(graph, kind)
    shut.chmod(0)
    with somebody_else():
        for verb, words in VERBS.items():
            told = call(*words, "-w", graph)
            assert is_told(told), (verb, told.stderr)
        backup = call("export", "-w", graph, "--backup", graph.with_name("nowhere"))
        assert backup.exit_code == 3 and is_told(backup), backup.stderr
    shut.chmod(0o644)
    assert exported(call, graph) == sound[1]
