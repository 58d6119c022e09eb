"""Reading on a Dask cluster: a scheduler and two workers, processes of this machine, some of which are killed."""

import subprocess
import time
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from ingest.crew import Cluster, CrewLost, Refusal
from ingest.knowledge import Knowledge
from ingest.limits import default
from tests.ingest.crew import tasks
from tests.ingest.crew.clusters import cluster, ended

pytest.importorskip("distributed", reason="the extra dask is not installed")

naming, trying = tasks.naming, tasks.trying

Running: TypeAlias = "tuple[str, list[subprocess.Popen[bytes]]]"

TEXTS = [(f"第{n}期.txt", f"2031年{n % 12 + 1}月5日，云岭省地方志办召开会议，主任林远舟主持会议。".encode()) for n in range(60)]


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A cluster for all tests of this file: those that end a part of it come last."""
    with cluster() as found:
        yield found


@pytest.fixture
def address(running: Running) -> str:
    """Where its scheduler is."""
    return running[0]


def crew_at(address: str, **limits: int) -> Cluster:
    return Cluster(Knowledge(), default().but(limits), address, 2)


def test_a_cluster_gives_the_same_in_order(address: str) -> None:
    crew = crew_at(address)
    assert list(crew.each(TEXTS, naming)) == [(name, 5) for name, _ in TEXTS]
    crew.end()


def test_what_takes_too_long_or_ends_its_process_is_refused(address: str) -> None:
    crew = crew_at(address, seconds=5)
    texts = ["a", "loop", "b", "crash", "c"]
    late = Refusal("takes more than 5 seconds to read, and the limit is 5; --limit seconds=10 raises it")
    crashed = Refusal("ended the process that read it, please report it (exit code 7)")
    assert list(crew.each([(f"{text}.txt", text.encode()) for text in texts], trying)) == ["a", late, "b", crashed, "c"]
    crew.end()


def test_a_worker_that_runs_out_of_memory_costs_no_other_document(address: str) -> None:
    crew = crew_at(address, memory=9_000_000_000)
    texts = ["a", "b", "hoard", *"cdefgh"]
    hoarding = Refusal("ended every worker that read it, most likely for want of memory; see their logs")
    found = list(crew.each([(f"{text}.txt", text.encode()) for text in texts], trying))
    assert found == ["a", "b", hoarding, *"cdefgh"]
    crew.end()


def test_no_more_is_on_its_way_than_workers_can_hold(address: str) -> None:
    crew, taken = crew_at(address), 0

    def coming() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        while taken < 20:
            taken += 1
            yield "a.txt", b"a" * 20_000_000

    refused = Refusal("has 20,000,000 characters of text, and the limit is 10,000,000; --limit characters=20000000 raises it")
    made = crew.each(coming(), naming)
    assert next(made) == refused
    assert taken < 10
    assert list(made) == [refused] * 19
    crew.end()


def test_where_no_scheduler_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.crew.cluster._PATIENCE", 1)
    with pytest.raises(CrewLost, match="no workers to be had of the scheduler at tcp://127.0.0.1:9 "):
        list(crew_at("tcp://127.0.0.1:9").each(TEXTS, naming))


def test_nobody_is_asked_where_there_is_nothing_to_read() -> None:
    assert list(crew_at("tcp://127.0.0.1:9").each([], naming)) == []


def test_a_worker_that_is_killed_costs_no_document(running: Running) -> None:
    address, (_, worker, _) = running
    crew = crew_at(address)
    found = []
    for made in crew.each(TEXTS * 3, naming):
        found.append(made)
        if len(found) == 20:
            ended(worker)
    assert found == [(name, 5) for name, _ in TEXTS * 3]
    crew.end()


def test_a_scheduler_that_goes_away_is_told_of(running: Running) -> None:
    address, (scheduler, *_) = running
    crew = crew_at(address)
    found = []
    with pytest.raises(CrewLost, match=f"the scheduler at {address} is gone"):
        for made in crew.each(TEXTS * 30, naming):
            found.append(made)
            if len(found) == 20:
                ended(scheduler)
    assert 20 <= len(found) < len(TEXTS) * 30
    began = time.monotonic()
    crew.end()
    assert time.monotonic() - began < 60
