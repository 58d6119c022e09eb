"""A build on a Dask cluster whose scheduler goes away says so, keeps what was read, and is completed by the next one."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.ingest.crew.clusters import cluster, ended

pytest.importorskip("distributed", reason="the extra dask is not installed")

Call = Callable[..., Result]

BULLETIN = "2031年{}月{}日，云岭省地方志办召开第{}次会议，主任林远舟主持会议，副主任尚若谷讲话。\n"
MANY = 200
ZHIMAI = "import sys, zhimai; sys.exit(zhimai.main())"


@pytest.fixture
def bulletins(tmp_path: Path) -> Path:
    """A folder of many bulletins."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    for number in range(MANY):
        text = "".join(BULLETIN.format(number % 12 + 1, line + 1, 100 * number + line) for line in range(4))
        (folder / f"第{number:03}期.txt").write_text(text, encoding="utf-8")
    return folder


def exported(call: Call, graph: Path) -> bytes:
    return call("export", "-w", graph, "--format", "nquads").stdout_bytes


def test_a_build_whose_scheduler_goes_away_is_completed_by_the_next(call: Call, bulletins: Path, tmp_path: Path) -> None:
    graph, calm = tmp_path / "graph", tmp_path / "calm"
    with cluster() as (address, (scheduler, *_)):
        command = [sys.executable, "-c", ZHIMAI, "build", str(bulletins), "-w", str(graph), "--scheduler", address]
        building = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while building.poll() is None and len(list(graph.glob("readings/*"))) < 20:
            time.sleep(0.01)
        ended(scheduler)
        _, told = building.communicate(timeout=300)
    assert building.returncode == 1, told
    left = r": (\d+) documents were read and are kept; build again to read the others"
    (line,) = [line for line in told.splitlines() if re.search(left, line)]
    assert line.startswith(f"the scheduler at {address} is gone")
    read = int(re.findall(left, line)[0])
    assert 20 <= read < MANY
    again = call("build", bulletins, "-w", graph)
    assert again.exit_code == 0
    assert again.stderr.startswith(f"{graph}: {MANY - read} added, ")
    assert call("build", bulletins, "-w", calm).exit_code == 0
    assert exported(call, graph) == exported(call, calm)


def test_a_build_without_a_scheduler_changes_nothing(call: Call, bulletins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.crew.cluster._PATIENCE", 1)
    told = call("build", bulletins, "-w", tmp_path / "graph", "--scheduler", "tcp://127.0.0.1:9")
    assert told.exit_code == 3
    assert told.stderr.startswith("Error: no workers to be had of the scheduler at tcp://127.0.0.1:9 (")
    assert told.stderr.count("\n") == 1
