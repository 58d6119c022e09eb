"""`zhimai serve` as a process."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from click.testing import Result

from zhimai.verbs.serve import _listening

Call = Callable[..., Result]
Served = Callable[..., AbstractContextManager[tuple[str, subprocess.Popen[str]]]]

ZHIMAI = [sys.executable, "-m", "zhimai"]


@pytest.mark.parametrize("signalled", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_it_is_told_to_end(
    served: Served, samples: Path, signalled: signal.Signals
) -> None:
    before = set(samples.iterdir())
    with served(samples) as (address, process):
        query = 'ASK { ?person foaf:name ?name FILTER(CONTAINS(?name, "欧阳")) }'
        assert httpx.get(f"{address}sparql", params={"query": query}).json()["boolean"] is True
        process.send_signal(signalled)
        assert process.wait(timeout=20) == 0
        assert process.stderr is not None and process.stderr.read() == ""
    assert set(samples.iterdir()) == before


def test_serve_moves_on_with_a_build_and_leaves_nothing_behind(
    call: Call, served: Served, samples: Path, tmp_path: Path
) -> None:
    graph, office = tmp_path / "graph", tmp_path / "office"
    shutil.copytree(samples, graph)
    office.mkdir()
    before = set(graph.iterdir())
    query = 'ASK { ?person foaf:name ?name FILTER(STR(?name) = "尚若谷") }'
    with served(graph) as (address, process):
        for number, known in enumerate([True, False, True]):
            (office / "第1期.txt").write_text(
                f"1月{number + 1}日，省地方志办召开会议，主任{'尚若谷' if known else '林远舟'}主持会议。", "utf-8"
            )
            built = call("build", office, "-w", graph)
            assert (built.exit_code, "added" in built.stderr or "changed" in built.stderr) == (0, True), built.stderr
            assert httpx.get(f"{address}sparql", params={"query": query}).json()["boolean"] is known
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert set(graph.iterdir()) == before
    assert len([path for path in (graph / "store").iterdir() if path.is_dir()]) == 1


def test_serve_leaves_nothing_of_a_server_that_was_killed(
    call: Call, served: Served, samples: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(samples, graph)
    before = set(graph.iterdir())
    with served(graph) as (_, process):
        process.kill()
        process.wait()
    assert call("remove", "*", "-w", graph).exit_code == 0
    assert set(graph.iterdir()) == before
    assert len([path for path in (graph / "store").iterdir() if path.is_dir()]) == 1


def test_serve_sends_each_answer_at_once() -> None:
    with _listening("127.0.0.1", 0) as listener:  # what asyncio asks before it turns Nagle's algorithm off
        assert listener.proto == socket.IPPROTO_TCP


def test_serve_keeps_to_its_limits(served: Served, samples: Path) -> None:
    with served(samples, "--rows", "3") as (address, _):
        answer = httpx.get(f"{address}sparql", params={"query": "SELECT * { ?s ?p ?o }"})
        assert (answer.status_code, answer.text.partition(":")[0]) == (400, "the answer has more than 3 rows")


def test_serve_says_in_one_line_why_it_cannot(served: Served, tmp_path: Path, samples: Path) -> None:
    run = subprocess.run(
        [*ZHIMAI, "serve", "-w", str(tmp_path)], capture_output=True, text=True, encoding="utf-8"
    )
    assert (run.returncode, run.stderr.count("\n")) == (3, 1)
    assert "is no workspace" in run.stderr
    with served(samples) as (address, _):
        port = address.rpartition(":")[2].strip("/")
        command = [*ZHIMAI, "serve", "-w", str(samples), "--port", port]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert (run.returncode, run.stderr.count("\n")) == (3, 1)
        assert "name another --port" in run.stderr
