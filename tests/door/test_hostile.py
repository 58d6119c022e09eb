"""Hostile documents: each is refused in one line or does no harm, and all others are read."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.ingest.hostile.cases import CASES, SECRET, WORDS, Case, abroad

Call = Callable[..., Result]

LIMITS = ("--limit", "seconds=100", "--limit", "memory=400000000")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile documents, and two good ones, the first and the last by name."""
    folder = tmp_path_factory.mktemp("hostile")
    for case in CASES:
        (folder / case.name).write_bytes(case.made())
    for name in ("a.txt", "zz.txt"):
        (folder / name).write_text(f"{name}\n{WORDS}", encoding="utf-8")
    (folder / "out.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture(scope="module")
def built(call: Call, hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A workspace of them, and what was said when it was built."""
    graph = tmp_path_factory.mktemp("built") / "graph"
    return graph, call("build", hostile, "-w", graph, *LIMITS)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_is_refused_in_one_line_or_does_no_harm(built: tuple[Path, Result], hostile: Path, case: Case) -> None:
    _, told = built
    lines = [line for line in told.stderr.splitlines() if line.startswith(f"{hostile / case.name}")]
    if case.refused:
        assert any(case.refused in line for line in lines), lines
    else:
        assert lines == []


def test_the_others_go_on(built: tuple[Path, Result], hostile: Path, call: Call) -> None:
    graph, told = built
    assert told.exit_code == 1
    status = call("status", "-w", graph, "--documents", "--format", "csv").stdout
    for name in ("a.txt", "zz.txt", *(case.name for case in CASES if not case.refused and "zip" not in case.name)):
        assert f"/{name}," in status
    assert told.stderr.count("\n") == told.stderr.count(str(hostile)) + 1, "one line each, and the summary"


def test_nothing_of_this_machine_comes_in(built: tuple[Path, Result], hostile: Path) -> None:
    graph, told = built
    texts = [path.read_text("utf-8") for path in (graph / "texts").iterdir()]
    assert len(texts) > 20
    assert not any(SECRET in text for text in texts)
    assert f"{hostile / 'out.txt'}: is a link that leads out of the folder; name what it leads to\n" in told.stderr
    assert f"{hostile / 'pipe.txt'}: is a pipe and no file\n" in told.stderr


def test_nothing_is_fetched(call: Call, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        for name, data in abroad(f"http://127.0.0.1:{listening.getsockname()[1]}").items():
            (tmp_path / name).write_bytes(data)
        assert call("facts", tmp_path).stdout.count('"person"') > 0
        with pytest.raises(BlockingIOError):
            listening.accept()
