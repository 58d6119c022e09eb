"""`zhimai serve` as a process."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ZHIMAI = [sys.executable, "-m", "zhimai"]


@contextmanager
def served(workspace: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a workspace on a free port, and yield its address and the process."""
    command = [*ZHIMAI, "serve", "-w", str(workspace), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr is not None
    try:
        found = re.match(r"http://127\.0\.0\.1:\d+/", line := process.stderr.readline())
        assert found, line
        yield found[0], process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.parametrize("signalled", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_it_is_told_to_end(samples: Path, signalled: signal.Signals) -> None:
    before = set(samples.iterdir())
    with served(samples) as (address, process):
        query = 'ASK { ?person foaf:name ?name FILTER(CONTAINS(?name, "欧阳")) }'
        assert httpx.get(f"{address}sparql", params={"query": query}).json()["boolean"] is True
        process.send_signal(signalled)
        assert process.wait(timeout=20) == 0
        assert process.stderr is not None and process.stderr.read() == ""
    assert set(samples.iterdir()) == before


def test_serve_leaves_nothing_of_a_server_that_was_killed(samples: Path) -> None:
    before = set(samples.iterdir())
    with served(samples) as (_, process):
        process.kill()
        process.wait()
        assert set(samples.iterdir()) != before
    with served(samples) as (_, process):
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
    assert set(samples.iterdir()) == before


def test_serve_keeps_to_its_limits(samples: Path) -> None:
    with served(samples, "--rows", "3") as (address, _):
        answer = httpx.get(f"{address}sparql", params={"query": "SELECT * { ?s ?p ?o }"})
        assert (answer.status_code, answer.text.partition(":")[0]) == (400, "the answer has more than 3 rows")


def test_serve_says_in_one_line_why_it_cannot(tmp_path: Path, samples: Path) -> None:
    run = subprocess.run([*ZHIMAI, "serve", "-w", str(tmp_path)], capture_output=True, text=True, encoding="utf-8")
    assert (run.returncode, run.stderr.count("\n")) == (3, 1)
    assert "is no workspace" in run.stderr
    with served(samples) as (address, _):
        port = address.rpartition(":")[2].strip("/")
        command = [*ZHIMAI, "serve", "-w", str(samples), "--port", port]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert (run.returncode, run.stderr.count("\n")) == (3, 1)
        assert "name another --port" in run.stderr
