"""Building: what comes in, what fails, what changes, and that a second time changes nothing."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ingest.document import Document
from ingest.extract import Extraction, Reader

Call = Callable[..., Result]

ONE = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
TWO = "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n"


@pytest.fixture
def bulletins(tmp_path: Path) -> Path:
    """A folder with two bulletins."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    (folder / "第1期.txt").write_text(ONE, encoding="utf-8")
    (folder / "第2期.txt").write_text(TWO, encoding="gb18030")
    return folder


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The place of a workspace that is not there yet."""
    return tmp_path / "graph"


def said(call: Call, graph: Path) -> set[str]:
    """Return who was at which meeting as what."""
    answer = json.loads(call("ask", "attendance", "-w", graph, "--format", "json").stdout)
    return {f"{row['date']} {row['person_name']}" for row in answer["rows"]}


def contents(folder: Path) -> dict[str, str]:
    """Return the hashes of what a workspace keeps, the inside of its store apart."""
    files = (path for path in folder.rglob("*") if path.is_file() and "store" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def manifest(graph: Path) -> dict[str, str]:
    """Return the hash of each document that a workspace holds."""
    documents: dict[str, str] = json.loads((graph / "workspace.json").read_bytes())["documents"]
    return documents


def test_build_takes_a_folder_and_says_so(call: Call, bulletins: Path, graph: Path) -> None:
    built = call("build", bulletins, "-w", graph)
    assert (built.exit_code, built.stdout, built.stderr) == (0, "", f"{graph}: 2 added\n")
    assert said(call, graph) == {"2031-01-05 林远舟", "2031-02-06 尚若谷"}


def test_build_a_second_time_changes_nothing(call: Call, bulletins: Path, graph: Path) -> None:
    call("build", bulletins, "-w", graph)
    before, told = contents(graph), call("export", "-w", graph, "--format", "nquads").stdout
    again = call("build", bulletins, "-w", graph)
    assert (again.exit_code, again.stderr) == (0, f"{graph}: 2 unchanged\n")
    assert contents(graph) == before
    assert call("export", "-w", graph, "--format", "nquads").stdout == told


def test_build_goes_on_after_files_that_fail(call: Call, bulletins: Path, graph: Path) -> None:
    (bulletins / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (bulletins / "empty.txt").write_bytes(b"")
    built = call("build", bulletins, bulletins / "missing.txt", "-w", graph)
    lines = built.stderr.splitlines()
    assert built.exit_code == 1
    assert [line.partition(": ")[0].rpartition("/")[2] for line in lines[:-1]] == [
        "missing.txt",
        "broken.pdf",
        "empty.txt",
    ]
    assert lines[-1] == f"{graph}: 2 added, 3 failed"
    assert said(call, graph) == {"2031-01-05 林远舟", "2031-02-06 尚若谷"}


def test_build_replaces_a_corrected_file(call: Call, bulletins: Path, graph: Path) -> None:
    call("build", bulletins, "-w", graph)
    (bulletins / "第2期.txt").write_text(TWO.replace("尚若谷", "尚若愚"), encoding="utf-8")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 changed, 1 unchanged\n"
    assert said(call, graph) == {"2031-01-05 林远舟", "2031-02-06 尚若愚"}


def test_build_keeps_files_of_one_name_apart(call: Call, tmp_path: Path, graph: Path) -> None:
    for year, text in (("2031", ONE), ("2032", ONE.replace("2031", "2032"))):
        (tmp_path / year).mkdir()
        (tmp_path / year / "第1期.txt").write_text(text, encoding="utf-8")
        call("build", tmp_path / year, "-w", graph)
    assert list(manifest(graph)) == ["../2031/第1期.txt", "../2032/第1期.txt"]
    assert said(call, graph) == {"2031-01-05 林远舟", "2032-01-05 林远舟"}


def test_build_takes_standard_input(call: Call, graph: Path) -> None:
    assert call("build", "-", "-w", graph, stdin=ONE).stderr == f"{graph}: 1 added\n"
    assert call("build", "-", "-w", graph, stdin=TWO).stderr == f"{graph}: 1 added, 1 unchanged\n"
    assert said(call, graph) == {"2031-01-05 林远舟", "2031-02-06 尚若谷"}


def test_build_leaves_its_own_workspace_out(call: Call, bulletins: Path) -> None:
    graph = bulletins / "graph"
    for told in ("2 added", "2 unchanged"):
        assert call("build", bulletins, "-w", graph).stderr == f"{graph}: {told}\n"
    assert list(manifest(graph)) == ["../第1期.txt", "../第2期.txt"]


def test_build_reads_anew_what_another_zhimai_has_read(call: Call, bulletins: Path, graph: Path) -> None:
    call("build", bulletins, "-w", graph)
    whole = contents(graph)
    old, damaged = sorted((graph / "readings").iterdir())
    old.write_text('{"name": "第1期.txt", "program": "of old"}\n', encoding="utf-8")
    damaged.write_bytes(b"{")
    (bulletins / "第1期.txt").unlink()
    (bulletins / "第2期.txt").unlink()
    again = call("build", bulletins, "-w", graph).stderr
    assert again.splitlines()[0] == f"{graph}: 2 unchanged"
    assert contents(graph) == whole


def test_build_survives_a_fault_of_ours(
    call: Call, bulletins: Path, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Reader.read

    def faulty(self: Reader, document: Document) -> Extraction:
        if document.name == "第1期.txt":
            raise KeyError("no such thing")
        return read(self, document)

    monkeypatch.setattr(Reader, "read", faulty)
    built = call("build", bulletins, "-w", graph, "--jobs", "0")
    assert built.exit_code == 1
    assert built.stderr.splitlines() == [
        f"{bulletins / '第1期.txt'}: zhimai fails on it, please report it (KeyError: 'no such thing')",
        f"{graph}: 1 added, 1 failed",
    ]


def test_build_wants_something_to_read(call: Call, graph: Path) -> None:
    built = call("build", "-w", graph)
    assert built.exit_code == 2
    assert built.stderr.endswith("Error: name the files or folders to read, or --samples\n")
    assert not graph.exists()


def test_build_touches_no_other_folder(call: Call, bulletins: Path) -> None:
    before = contents(bulletins)
    built = call("build", bulletins, "-w", bulletins)
    assert built.exit_code == 3
    assert built.stderr.startswith(f"Error: {bulletins} is no workspace")
    assert contents(bulletins) == before
