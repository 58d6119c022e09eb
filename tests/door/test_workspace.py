"""A workspace over the years: what vanishes, moves, is removed, is copied, is damaged, and what its status says."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

ONE = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
TWO = "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n"
THREE = "2031年3月7日，云岭省地方志办召开年鉴编纂会议，副主任尚若谷主持会议。\n"


@pytest.fixture
def bulletins(tmp_path: Path) -> Path:
    """A folder with three bulletins."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    for number, text in enumerate((ONE, TWO, THREE), 1):
        (folder / f"第{number}期.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def graph(call: Call, bulletins: Path) -> Path:
    """A workspace of the three bulletins, beside them."""
    folder = bulletins.parent / "graph"
    assert call("build", bulletins, "-w", folder).stderr == f"{folder}: 3 added\n"
    return folder


def export(call: Call, graph: Path) -> str:
    """Return all that the documents of a workspace say."""
    told = call("export", "-w", graph, "--format", "nquads")
    assert told.exit_code == 0
    return told.stdout


def documents(graph: Path) -> list[str]:
    """Return the names of the documents that a workspace holds."""
    return list(json.loads((graph / "workspace.json").read_bytes())["documents"])


def holds(folder: Path, said: bytes) -> bool:
    """Tell whether any file of a folder holds these bytes."""
    return any(said in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_file_that_is_gone_is_kept_until_one_says_otherwise(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "第2期.txt").unlink()
    kept = call("build", bulletins, "-w", graph)
    assert (kept.exit_code, kept.stderr) == (
        0,
        f"{graph}: 3 unchanged\n"
        f"{graph}: keeps ../bulletins/第2期.txt, gone from disk; --prune removes what is gone\n",
    )
    pruned = call("build", bulletins, "-w", graph, "--prune", "--verbose")
    assert pruned.stderr == f"removed: ../bulletins/第2期.txt\n{graph}: 1 removed, 2 unchanged\n"
    assert documents(graph) == ["../bulletins/第1期.txt", "../bulletins/第3期.txt"]


def test_pruning_is_for_the_folders_named_and_only_for_those_that_can_be_read(
    call: Call, bulletins: Path, graph: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "第9期.txt").write_text(ONE.replace("1月5日", "9月5日"), encoding="utf-8")
    (bulletins / "第2期.txt").unlink()
    assert call("build", other, "-w", graph, "--prune").stderr == f"{graph}: 1 added, 3 unchanged\n"
    shutil.rmtree(bulletins)
    gone = call("build", bulletins, "-w", graph, "--prune")
    assert gone.exit_code == 1
    assert gone.stderr.splitlines()[-1] == f"{graph}: 4 unchanged, 1 failed"


def test_a_file_that_cannot_be_read_any_more_is_not_gone(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "第2期.txt").write_bytes(b"")
    built = call("build", bulletins, "-w", graph, "--prune")
    assert built.stderr.splitlines() == [f"{bulletins / '第2期.txt'}: is empty", f"{graph}: 3 unchanged, 1 failed"]


def test_a_file_that_was_renamed_is_the_same_document(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "第2期.txt").rename(bulletins / "二〇三一年第2期.txt")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 moved, 2 unchanged\n"
    assert documents(graph) == ["../bulletins/二〇三一年第2期.txt", "../bulletins/第1期.txt", "../bulletins/第3期.txt"]
    assert "二〇三一年第2期.txt" in export(call, graph)


def test_a_document_in_two_places_goes_by_the_first_of_its_names(call: Call, bulletins: Path, graph: Path) -> None:
    before = export(call, graph)
    (bulletins / "第0期.txt").write_text(ONE, encoding="utf-8")
    (bulletins / "第9期.txt").write_text(ONE, encoding="utf-8")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 2 added, 1 restated, 2 unchanged\n"
    assert "第0期.txt" in export(call, graph) and "第1期.txt" not in export(call, graph)
    (bulletins / "第0期.txt").unlink()
    (bulletins / "第9期.txt").unlink()
    assert call("build", bulletins, "-w", graph, "--prune").exit_code == 0
    assert export(call, graph) == before


@pytest.mark.parametrize("named", ["../bulletins/第2期.txt", "第2期.txt", "*第2期*", "path"])
def test_remove_takes_a_document_by_name_pattern_or_path(call: Call, bulletins: Path, graph: Path, named: str) -> None:
    removed = call("remove", bulletins / "第2期.txt" if named == "path" else named, "-w", graph, "-v")
    assert removed.exit_code == 0
    assert removed.stderr.splitlines()[-2:] == ["removed: ../bulletins/第2期.txt", f"{graph}: 1 removed, 2 unchanged"]
    assert documents(graph) == ["../bulletins/第1期.txt", "../bulletins/第3期.txt"]


def test_remove_leaves_no_trace_but_its_line_in_the_log(call: Call, bulletins: Path, graph: Path) -> None:
    said = "党组书记、主任林远舟主持会议".encode()
    assert holds(graph, said)
    call("remove", "*第1期*", "-w", graph)
    assert not holds(graph, said)
    *_, last = (json.loads(line) for line in (graph / "runs.jsonl").read_text("utf-8").splitlines())
    assert list(last["removed"]) == ["../bulletins/第1期.txt"]
    alone = bulletins.parent / "alone"
    call("build", bulletins / "第2期.txt", bulletins / "第3期.txt", "-w", alone)
    assert export(call, graph) == export(call, alone)


def test_names_go_with_the_store_that_they_are_of(call: Call, graph: Path) -> None:
    asked = ("ask", "career", "-w", graph, "--person", "linyuanzhou")
    assert call(*asked).exit_code == 0
    assert holds(graph, "林远舟".encode()) and list((graph / "store").glob("*.names"))
    call("remove", "*", "-w", graph)
    assert not list((graph / "store").glob("*.names*"))


def test_remove_of_what_is_not_there_removes_nothing(call: Call, graph: Path) -> None:
    told = call("remove", "*第1期*", "第8期.txt", "-w", graph)
    assert told.exit_code == 3
    assert told.stderr == (
        f"Error: no document '第8期.txt' in {graph}; it holds 3, such as ../bulletins/第1期.txt, "
        "../bulletins/第2期.txt, ../bulletins/第3期.txt: `zhimai status --documents` lists them\n"
    )
    assert len(documents(graph)) == 3
    nowhere = graph.parent / "nowhere"
    assert call("remove", "x", "-w", nowhere).stderr == f"Error: {nowhere} is no workspace: there is no such folder\n"
    assert not nowhere.exists()


def test_changes_can_be_had_as_json(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "第1期.txt").write_text(ONE.replace("林远舟", "林远帆"), encoding="utf-8")
    (bulletins / "第2期.txt").unlink()
    (bulletins / "第4期.txt").write_text(THREE.replace("3月7日", "4月7日"), encoding="utf-8")
    (bulletins / "第5期.pdf").write_bytes(b"%PDF-1.4 and no more")
    told = json.loads(call("build", bulletins, "-w", graph, "--json").stdout)
    assert told == {
        "added": ["../bulletins/第4期.txt"],
        "changed": ["../bulletins/第1期.txt"],
        "restated": [],
        "moved": [],
        "removed": [],
        "unchanged": ["../bulletins/第2期.txt", "../bulletins/第3期.txt"],
        "gone": ["../bulletins/第2期.txt"],
        "idle": [],
        "failed": 1,
    }


def test_a_copy_says_the_same_and_can_be_built_again(call: Call, bulletins: Path, graph: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "deep" / "copy"
    shutil.copytree(graph, copy)
    assert export(call, copy) == export(call, graph)
    ask = ("ask", "attendance", "--format", "json", "-w")
    assert call(*ask, copy).stdout == call(*ask, graph).stdout
    (bulletins / "第2期.txt").write_text(TWO.replace("尚若谷", "尚若愚"), encoding="utf-8")
    for folder in (graph, copy):
        assert call("build", bulletins, "-w", folder).stderr == f"{folder}: 1 changed, 2 unchanged\n"
    assert export(call, copy) == export(call, graph)


def test_workspace_and_bulletins_can_be_moved_together(call: Call, bulletins: Path, graph: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    bulletins.rename(moved / "bulletins")
    graph.rename(moved / "graph")
    again = call("build", moved / "bulletins", "-w", moved / "graph")
    assert again.stderr == f"{moved / 'graph'}: 3 unchanged\n"


def test_rebuild_makes_the_same_of_what_is_kept(call: Call, bulletins: Path, graph: Path) -> None:
    before = export(call, graph)
    shutil.rmtree(bulletins)
    for path in (graph / "store").rglob("*.sst"):
        path.write_bytes(b"damaged")
    for path in (graph / "readings").iterdir():
        path.write_bytes(b"{damaged")
    assert call("rebuild", "-w", graph).stderr == f"{graph}: 3 unchanged\n"
    assert export(call, graph) == before


def test_rebuild_finds_the_names_of_documents_in_the_log(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "第2期.txt").rename(bulletins / "第8期.txt")
    (bulletins / "第3期.txt").unlink()
    call("build", bulletins, "-w", graph, "--prune")
    before, named = export(call, graph), documents(graph)
    (graph / "workspace.json").write_bytes(b"{")
    told = call("build", bulletins, "-w", graph)
    assert told.exit_code == 3
    assert "`zhimai rebuild` makes it again" in told.stderr
    assert call("rebuild", "-w", graph).exit_code == 0
    assert (export(call, graph), documents(graph)) == (before, named)


def test_one_damaged_document_does_not_stop_the_others(call: Call, bulletins: Path, graph: Path) -> None:
    first, second, third = sorted((graph / "sources").iterdir())
    first.write_bytes(b"damaged")
    told = call("rebuild", "-w", graph)
    assert told.exit_code == 1
    assert "is damaged: build again from its file" in told.stderr
    assert told.stderr.splitlines()[-1] == f"{graph}: 3 unchanged, 1 failed"
    second.unlink()
    (graph / "readings" / f"{second.name}.jsonl").unlink()
    told = call("rebuild", "-w", graph)
    assert "is lost to damage, and taken out; build it again from its file" in told.stderr
    assert told.stderr.splitlines()[-1] == f"{graph}: 1 removed, 2 unchanged, 3 failed"
    mended = call("build", bulletins, "-w", graph)
    assert (mended.exit_code, mended.stderr) == (0, f"{graph}: 1 added, 2 unchanged\n")
    assert third.read_bytes()


def test_status_counts_what_is_there(call: Call, graph: Path) -> None:
    told = call("status", "-w", graph, "--format", "csv", "--lang", "en")
    rows = [tuple(row) for row in csv.reader(io.StringIO(told.stdout))]
    found = {(what, kind): value for what, kind, value in rows[1:]}
    assert rows[0] == ("What", "Kind", "Value")
    assert found["documents", ""] == "3"
    assert found["facts", "attendances"] == "4"
    assert found["issues", "unreadable date"] == "0"
    assert found["facts", ""] == str(sum(int(n) for (what, kind), n in found.items() if what == "facts" and kind))
    assert found["judgements", ""] == "0"
    assert found["runs", ""] == "1"
    (run,) = (json.loads(line) for line in (graph / "runs.jsonl").read_text("utf-8").splitlines())
    assert found["last run", ""] == run["ended"]
    assert int(found["bytes on disk", ""]) > 10_000


def test_status_lists_documents(call: Call, graph: Path) -> None:
    told = json.loads(call("status", "-w", graph, "--documents", "--format", "json").stdout)
    assert [row["document"] for row in told["rows"]] == documents(graph)
    assert all(row["facts"] > 0 and len(row["sha256"]) == 64 for row in told["rows"])


def test_documents_hold_no_time_of_running_and_runs_do(call: Call, graph: Path) -> None:
    (run,) = (json.loads(line) for line in (graph / "runs.jsonl").read_text("utf-8").splitlines())
    exported = export(call, graph)
    assert run["began"][:4] not in exported and run["version"] not in exported and "Activity" not in exported
    sparql = (
        "SELECT ?began ?version (COUNT(?document) AS ?documents) { GRAPH <https://zhimai.example/runs> {"
        " ?run a prov:Activity ; prov:startedAtTime ?began ; prov:generated ?document ; prov:wasAssociatedWith ?by ."
        " ?by a prov:SoftwareAgent ; schema:softwareVersion ?version } } GROUP BY ?began ?version"
    )
    (row,) = json.loads(call("query", "-", "-w", graph, "--format", "json", stdin=sparql).stdout)["results"]["bindings"]
    assert {name: cell["value"] for name, cell in row.items()} == {
        "began": run["began"],
        "version": run["version"],
        "documents": "3",
    }


def test_archives_and_lines_make_the_same_graph_as_the_files_in_them(call: Call, bulletins: Path, graph: Path, tmp_path: Path) -> None:
    archive = tmp_path / "packed" / "2031"
    archive.parent.mkdir()
    shutil.make_archive(str(archive), "gztar", bulletins)
    told = call("build", archive.parent, "-w", tmp_path / "other")
    assert told.stderr == f"{tmp_path / 'other'}: 3 added\n"
    assert documents(tmp_path / "other") == [f"../packed/2031.tar.gz!/第{number}期.txt" for number in (1, 2, 3)]
    assert export(call, tmp_path / "other") == export(call, graph)
    assert call("rebuild", "-w", tmp_path / "other").stderr == f"{tmp_path / 'other'}: 3 unchanged\n"


def test_a_document_that_is_gone_from_its_archive_is_kept_until_one_says_otherwise(call: Call, bulletins: Path, tmp_path: Path) -> None:
    graph, packed = tmp_path / "of-archives", tmp_path / "packed"
    packed.mkdir()
    shutil.make_archive(str(packed / "a"), "zip", bulletins)
    (packed / "b.jsonl").write_text(json.dumps({"text": ONE}) + "\n" + json.dumps({"text": TWO}), encoding="utf-8")
    assert call("build", packed, "-w", graph).stderr == f"{graph}: 5 added\n"
    (bulletins / "第2期.txt").unlink()
    shutil.make_archive(str(packed / "a"), "zip", bulletins)
    assert call("build", packed / "b.jsonl", "-w", graph).stderr == f"{graph}: 5 unchanged\n", "nobody looked into the archive"
    told = call("build", packed, "-w", graph)
    assert told.stderr.splitlines()[1] == f"{graph}: keeps ../packed/a.zip!/第2期.txt, gone from disk; --prune removes what is gone"
    (packed / "a.zip").write_bytes(b"damaged")
    assert call("build", packed, "-w", graph, "--prune").stderr.splitlines()[1] == f"{graph}: 5 unchanged, 1 failed"
    (packed / "a.zip").unlink()
    (packed / "b.jsonl").write_text(json.dumps({"text": ONE}), encoding="utf-8")
    assert call("build", packed, "-w", graph, "--prune").stderr == f"{graph}: 4 removed, 1 unchanged\n"
    assert documents(graph) == ["../packed/b.jsonl#1"]


def test_where_a_document_was_published_is_in_its_graph(call: Call, tmp_path: Path) -> None:
    address = "https://a.example/2031/0105/1.html?a=志"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ONE, "url": address}, ensure_ascii=False), encoding="utf-8")
    assert call("build", tmp_path / "a.jsonl", "-w", tmp_path / "graph").exit_code == 0
    assert f"<http://purl.org/dc/terms/source> <{address}>" in export(call, tmp_path / "graph")
