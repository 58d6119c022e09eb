"""`zhimai serve` as a process."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from click.testing import Result

from tests.door.conftest import said_by
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
        children = _children(process.pid)
        process.send_signal(signalled)
        assert process.wait(timeout=20) == 0
        _, *lines = said_by(process).splitlines()
        assert len(lines) == 1 and re.fullmatch(r"[-\d]+T[:.\d]+Z GET /sparql 200 [\d.]+ ms \d+ B", lines[0])
    assert children
    _wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    assert set(samples.iterdir()) == before


def test_serve_makes_the_index_of_names_before_anybody_asks(served: Served, samples: Path, tmp_path: Path) -> None:
    shutil.copytree(samples, tmp_path / "graph")
    (made := tmp_path / "graph" / "store" / "1.names").unlink(missing_ok=True)
    with served(tmp_path / "graph"):
        _wait_for(made.exists)


def test_serve_answers_what_runs_before_it_ends_or_says_that_it_ends(served: Served, samples: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(40)) + " }"
    lasting = {"1", "1.lock"}
    with served(samples, "--seconds", "100") as (address, process), ThreadPoolExecutor() as threads:
        asked = [threads.submit(httpx.get, f"{address}sparql", params={"query": endless}, timeout=60) for _ in range(2)]
        with httpx.Client(base_url=address) as client:
            while "zhimai_queries_running 0.0" in client.get("/metrics").text:
                time.sleep(0.05)
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2].strip("/")))) as idle:
            idle.sendall(b"GET / HTTP/1.1\r\nHost: 127.")
            children = _children(process.pid)
            process.terminate()
            assert process.wait(timeout=40) == 0
        answers = [each.result() for each in asked]
    assert {(its.status_code, its.text) for its in answers} == {(503, "this server is ending: ask again in a moment\n")}
    assert len(children) > 1
    _wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    # the index of names stays, even one that was only begun: the next who writes sweeps it
    assert {path.name for path in (samples / "store").iterdir() if not path.name.startswith("1.names")} <= lasting


def test_serve_tells_its_figures_and_whether_it_is_well(served: Served, samples: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(samples, graph)
    with served(graph) as (address, _), httpx.Client(base_url=address, timeout=30) as client:
        assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok\n")
        client.get("/sparql", params={"query": "SELECT ("})
        client.get("/static/house.css")
        client.get("/nothing/at/all")
        client.get("/person/" + "a" * 26)
        _wait_for(lambda: "zhimai_triples" in _figures(client))
        figures = _figures(client)
        counted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
        shutil.rmtree(graph / "store")
        ill = client.get("/healthz")
        assert (ill.status_code, ill.text.count("\n"), "no store" in ill.text) == (503, 1, True)
    assert str(int(figures["zhimai_triples"])) == counted["results"]["bindings"][0]["n"]["value"]
    assert (figures["zhimai_documents"], figures["zhimai_generation"]) == (15, 1)
    assert figures['zhimai_requests_total{route="/sparql",status="400"}'] == 1
    assert figures['zhimai_requests_total{route="/static/{path}",status="200"}'] == 1
    assert figures['zhimai_requests_total{route="other",status="404"}'] == 1
    assert figures['zhimai_requests_total{route="/{kind}/{key}",status="404"}'] == 1
    assert figures['zhimai_request_seconds_count{route="/healthz"}'] == 2
    assert figures['zhimai_queries_total{end="failed"}'] == 1
    assert figures["zhimai_queries_running"] == figures["zhimai_queries_waiting"] == 0
    assert figures["process_resident_memory_bytes"] > 10_000_000


@pytest.mark.parametrize("address", ["office.example", "ftp://office.example", "https://office.example/<b>", "https:///x"])
def test_serve_refuses_an_address_that_is_none(call: Call, samples: Path, address: str) -> None:
    run = call("serve", "-w", samples, "--public", address)
    assert (run.exit_code, "is no address such as https://office.example/zhimai" in run.stderr) == (2, True)


def _wait_for(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        time.sleep(0.05)


def _generations(graph: Path) -> list[Path]:
    return [path for path in (graph / "store").iterdir() if path.is_dir()]


def _children(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found = [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return found + [each for child in found for each in _children(child)]


def _figures(client: httpx.Client) -> dict[str, float]:
    lines = (line.rpartition(" ") for line in client.get("/metrics").text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


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
        assert call("remove", "*第1期*", "-w", graph).exit_code == 0
        _wait_for(lambda: len(_generations(graph)) == 1)  # nobody asks, and yet it lets the older one go
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert set(graph.iterdir()) == before
    assert len(_generations(graph)) == 1


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
    assert len(_generations(graph)) == 1


def test_serve_sends_each_answer_at_once() -> None:
    with _listening("127.0.0.1", 0) as listener:  # what asyncio asks before it turns Nagle's algorithm off
        assert listener.proto == socket.IPPROTO_TCP


def test_serve_keeps_to_its_limits(served: Served, samples: Path) -> None:
    with served(samples, "--rows", "3") as (address, _):
        answer = httpx.get(f"{address}sparql", params={"query": "SELECT * { ?s ?p ?o }"})
        assert (answer.status_code, answer.text.partition(":")[0]) == (400, "the answer has more than 3 rows")


def test_serve_says_in_one_line_why_it_cannot(served: Served, tmp_path: Path, samples: Path) -> None:
    command = [*ZHIMAI, "serve", "-w", str(tmp_path), "--port", "0"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (run.returncode, run.stderr.count("\n")) == (3, 1)
    assert "is no workspace" in run.stderr
    with served(samples) as (address, _):
        port = address.rpartition(":")[2].strip("/")
        command = [*ZHIMAI, "serve", "-w", str(samples), "--port", port]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert (run.returncode, run.stderr.count("\n")) == (3, 1)
        assert "name another --port" in run.stderr
