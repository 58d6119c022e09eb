"""A build that is killed, meets a full disk or a read-only folder leaves the workspace whole."""

import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import Result

Call = Callable[..., Result]

KILLING = Path(__file__).with_name("killing.py")
ONE = "2031年1月5日，云岭省地方志办召开党组会议，党组书记、主任林远舟主持会议。\n"
TWO = "2031年2月6日，云岭省地方志办召开工作会议，副主任尚若谷出席会议并讲话。\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forks, which this system does not have")
def test_killed_builds_leave_the_old_state_or_the_new_one_and_the_next_completes_them(tmp_path: Path) -> None:
    tries = 50
    # A killed process has lost nothing that it gave the system: it need not have come to a disk, and memory is faster.
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        command = [sys.executable, "-W", "error", str(KILLING), folder, str(tries), "20261127"]
        done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["killed"] == found["old"] + found["new"] == tries
    assert found["old"] > 0 and found["new"] > 0


@pytest.fixture
def graph(tmp_path: Path, call: Call) -> Path:
    """A workspace with one document; another one waits beside it."""
    (tmp_path / "1.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "2.txt").write_text(TWO, encoding="utf-8")
    assert call("build", tmp_path / "1.txt", "-w", tmp_path / "graph").exit_code == 0
    return tmp_path / "graph"


def export(call: Call, graph: Path) -> str:
    """Return all that the documents of a workspace say."""
    told = call("export", "-w", graph, "--format", "nquads")
    assert told.exit_code == 0
    return told.stdout


def is_one_line(told: Result) -> bool:
    """Tell whether a failure is told in one line, with no traceback."""
    return told.exit_code == 3 and told.stderr.startswith("Error: ") and told.stderr.count("\n") == 1


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("size", [0, 100, 1000, 20_000])
def test_files_that_cannot_grow_are_one_line_and_change_nothing(call: Call, graph: Path, size: int) -> None:
    before = export(call, graph)
    with files_no_larger_than(size):
        told = call("build", graph.parent / "2.txt", "-w", graph)
    assert is_one_line(told), told.stderr
    assert export(call, graph) == before
    assert call("build", graph.parent / "2.txt", "-w", graph).stderr == f"{graph}: 1 added, 1 unchanged\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB, of memory. Where none can be had the test is skipped; on the server (CI=true) it fails."""
    without = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        without("only root on Linux can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True, text=True)
    if mounted.returncode:
        without(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    try:
        yield disk
    finally:
        gc.collect()  # closes the index of names that the last verb asked
        subprocess.run(["umount", str(disk)], check=True)


THREE = "2031年3月7日，青河县档案馆召开座谈会，馆长林远舟主持会议。\n"


@contextmanager
def full(disk: Path, left: int) -> Iterator[None]:
    """Leave so many bytes on a disk, for a while."""
    with (disk / "ballast").open("wb") as ballast:
        free = os.statvfs(disk)
        ballast.write(b"\0" * max(free.f_bavail * free.f_frsize - left, 0))
    yield
    (disk / "ballast").unlink()


def test_a_full_disk_is_one_line_and_changes_nothing(call: Call, tmp_path: Path, small_disk: Path) -> None:
    for name, text in (("1.txt", ONE), ("2.txt", TWO), ("3.txt", THREE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    graph = small_disk / "graph"
    assert call("build", tmp_path / "1.txt", tmp_path / "3.txt", "-w", graph).exit_code == 0
    before = export(call, graph)
    judging = ("same", "林远舟（馆长）", "林远舟（主任）", "-w", graph)
    for left in (0, 10_000, 200_000):
        for words in (
            ("build", tmp_path / "2.txt", "-w", graph),
            ("rebuild", "-w", graph),
            judging,
            ("export", "-w", graph, "--backup", small_disk / "backup"),
        ):
            with full(small_disk, left):
                told = call(*words)
            shutil.rmtree(small_disk / "backup", ignore_errors=True)
            assert is_one_line(told), told.stderr
            assert "No space left on device" in told.stderr
            assert export(call, graph) == before
    assert call("judgements", "-w", graph, "--format", "csv").stdout.count("\n") == 1
    assert call("build", tmp_path / "2.txt", "-w", graph).stderr == f"{graph}: 1 added, 2 unchanged\n"
    assert call(*judging).exit_code == 0


def test_a_read_only_folder_is_one_line(call: Call, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("folders have no such permission here")
    monkeypatch.chdir(graph.parent)
    graph.parent.chmod(0o755)
    for path in [graph, *graph.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with somebody_else():
        told = call("build", "2.txt", "-w", "graph")
        asked = call("status", "-w", "graph", "--format", "csv", "--lang", "en")
    for path in [graph, *graph.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert (told.exit_code, told.stderr) == (3, "Error: graph cannot be written: Permission denied\n")
    assert (asked.exit_code, asked.stdout.splitlines()[1]) == (0, "documents,,1")


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be nobody in particular where one is root, for whom no folder is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
