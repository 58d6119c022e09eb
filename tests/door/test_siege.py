"""Hostile users: each is refused in one line or does no harm, nobody else is lost, and the server goes on."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from click.testing import Result

from tests.door.attempts import PATIENCE, SCRIPT, Attempt, attempts
from tests.door.conftest import said_by

Call = Callable[..., Result]
Served = Callable[..., AbstractContextManager[tuple[str, subprocess.Popen[str]]]]

ALL = tuple(attempts())
BULLETIN = f"""1月5日，省地方志办{SCRIPT}召开会议，主任林远舟主持会议。
会议传达学习《{SCRIPT}志》精神，"><img src=x onerror=alert(1)>书记讲话。
"""


@dataclass(frozen=True, slots=True)
class Siege:
    """What came of all attempts at once: by attempt its status, of others their statuses, and what the server said."""

    statuses: dict[str, int]
    others: Counter[int]
    said: str


@pytest.fixture(scope="module")
def address(call: Call, served: Served, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Where the samples, and a bulletin full of scripts, are served with little patience."""
    folder = tmp_path_factory.mktemp("siege")
    shutil.copytree(samples, folder / "graph")
    (folder / "script.txt").write_text(BULLETIN, "utf-8")
    assert call("build", folder / "script.txt", "-w", folder / "graph").exit_code == 0
    with served(folder / "graph", "--seconds", "2", "--memory", "512", "--at-once", "8", "--edit") as running:
        yield running


@pytest.fixture(scope="module")
def siege(address: tuple[str, subprocess.Popen[str]]) -> Siege:
    """All attempts, sixteen at a time, while others ask what they always ask; of the queries, as many as have a place."""
    root, process = address
    parts = urlsplit(root)

    def tried(attempt: Attempt) -> int:
        return attempt.send(parts.hostname or "", parts.port or 0)

    others: Counter[int] = Counter()
    with httpx.Client(base_url=root, timeout=PATIENCE) as client, ThreadPoolExecutor(12) as threads, ThreadPoolExecutor(4) as few:
        # the words of a page, and a query whose like was asked before
        asked = {"query": 'ASK { ?person foaf:name ?name FILTER(STR(?name) = "蔺怀舟") }'}
        assert client.get("/sparql", params=asked).json()["boolean"] is True
        running = {str(attempt): (few if attempt.group == "queries" else threads).submit(tried, attempt) for attempt in ALL}
        while not all(each.done() for each in running.values()):
            others[client.get("/sparql", params=asked).status_code] += 1
            others[client.get("/").status_code] += 1
        statuses = {name: each.result() for name, each in running.items()}
    return Siege(statuses, others, said_by(process))


@pytest.mark.parametrize("attempt", ALL, ids=str)
def test_each_attempt_is_refused_or_does_no_harm(siege: Siege, attempt: Attempt) -> None:
    assert siege.statuses[str(attempt)] in attempt.allowed


def test_others_are_answered_meanwhile(siege: Siege) -> None:
    assert set(siege.others) == {200}
    assert siege.others[200] > 20


def test_the_server_tells_of_it_in_lines(siege: Siege) -> None:
    assert "Traceback" not in siege.said
    first, *lines = siege.said.splitlines()
    known = re.compile(r"[-\d]+T[:.\d]+Z (?:[A-Z]+ \S+ \d{3} [\d.]+ ms \d+ B|Invalid HTTP request received\.)")
    assert [line for line in lines if not known.fullmatch(line)] == []


def test_nothing_of_a_bulletin_is_run(siege: Siege, address: tuple[str, subprocess.Popen[str]]) -> None:
    root, _ = address
    with httpx.Client(base_url=root, timeout=PATIENCE) as client:
        names = client.get("/api/suggest", params={"q": "script"}).json()["hits"]
        pages = [hit["address"] for hit in names] + ["/", "/network", "/review/issues", "/search?q=script"]
        for page in pages:
            answer = client.get(page, headers={"Accept": "text/html"})
            assert answer.status_code == 200
            assert SCRIPT not in answer.text and "<img src=x" not in answer.text
            assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert names

