"""64 clients who ask quick and exploding things of two million triples at once: what they get, and what it does to the server.

`siege=SECONDS` says how long, 300 seconds if it does not. Each client draws what to ask, three quick things for each that explodes:
a query, a path, an expansion of somebody whom everybody met. The clients are processes on the same machine, and take their share of it.
"""

from __future__ import annotations

import http.client
import json
import math
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias
from urllib.parse import quote, urlencode, urlsplit

import httpx

from tests.bench._drawn import drawn, triples
from tests.door.attempts import EXPLODING
from tests.door.conftest import served

CLIENTS, PROCESSES = 64, 4
QUICK = 3
"""How many quick things are asked for each that explodes."""
WARM, REST = 2, 75
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: its method, address and body."""

    method: str
    path: str
    body: str = ""

    def status(self, connection: http.client.HTTPConnection) -> int:
        """Ask it, and return the status of the answer."""
        headers = _JSON if self.path.startswith("/api/") and self.body else _FORM if self.body else {}
        connection.request(self.method, self.path, self.body.encode() or None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status


Told: TypeAlias = tuple[list[tuple[int, float]], list[tuple[int, float]]]


def measure(texts: Sequence[Path], seconds: str = "300") -> Iterator[tuple[str, ...]]:
    """Yield how quick things fare, how exploding ones end, and the memory of all processes before, meanwhile and after."""
    with TemporaryDirectory() as name:
        graph = drawn(Path(name) / "graph")
        yield from besieged(graph, float(seconds), triples(graph))


def besieged(graph: Path, seconds: float, triples: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a siege of a graph."""
    with served(graph) as (address, process), httpx.Client(base_url=address, timeout=120) as client:
        quick, exploding = _quick(client), _exploding(client)
        for each in quick * WARM:
            assert _ask(address, each) == 200, each
        before = _memory(process.pid)
        yield f"{triples:,} triples, {CLIENTS} clients, {seconds:g} s", "number", "median", "p99", "longest"
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes, ThreadPoolExecutor(1) as watching:
            until = time.time() + seconds
            peak = watching.submit(_peak, process.pid, until)
            share = CLIENTS // PROCESSES
            running = [processes.submit(_crowd, address, quick, exploding, until, share, i) for i in range(PROCESSES)]
            told = [one for each in running for one in each.result()]
        yield from _rows("quick", [answer for its, _ in told for answer in its])
        yield from _rows("exploding", [answer for _, its in told for answer in its])
        time.sleep(REST)
        for when, memory in (("before", before), ("at most", peak.result()), (f"{REST} s after", _memory(process.pid))):
            yield f"memory {when}", f"{memory >> 20:,} MB", "", "", ""


def _rows(what: str, answers: Sequence[tuple[int, float]]) -> Iterator[tuple[str, ...]]:
    for status, count in sorted(Counter(status for status, _ in answers).items()):
        times = sorted(time for its, time in answers if its == status)
        p99 = times[math.ceil(0.99 * len(times)) - 1]
        figures = (statistics.median(times), p99, times[-1])
        yield f"{what}, {status or 'no answer'}", f"{count:,}", *(f"{1000 * its:,.0f} ms" for its in figures)


def _quick(client: httpx.Client) -> list[Asked]:
    """Return quick things to ask: a file, pages, names, queries about one thing each."""
    draw = Random(0)
    people = _things(client, "?thing a foaf:Person")
    meetings = _things(client, "?fact zm:meeting ?thing ; zm:held true")
    of_person = "SELECT ?name { <%s> foaf:name ?name }"
    of_meeting = "SELECT ?who ?name { ?who zm:attended <%s> ; foaf:name ?name }"
    asked = [Asked("GET", "/"), Asked("GET", "/static/house.css"), Asked("GET", "/questions"), Asked("GET", "/healthz")]
    asked += [Asked("POST", "/sparql", urlencode({"query": of_person % iri})) for iri in draw.sample(people, 10)]
    asked += [Asked("POST", "/sparql", urlencode({"query": of_meeting % iri})) for iri in draw.sample(meetings, 10)]
    asked += [Asked("GET", f"/api/suggest?q={quote(name)}") for name in "李王张会志l"]
    return asked


def _exploding(client: httpx.Client) -> list[Asked]:
    """Return what explodes: queries, and what the network asks about those whom everybody met."""
    hubs = "SELECT ?thing (COUNT(*) AS ?n) { ?thing zm:attended ?m } GROUP BY ?thing ORDER BY DESC(?n) LIMIT 4"
    found = client.post("/sparql", data={"query": hubs}).json()["results"]["bindings"]
    iris = [row["thing"]["value"] for row in found]
    asked = [Asked("POST", "/sparql", urlencode({"query": query})) for query in EXPLODING]
    asked += [Asked("POST", "/api/expand", json.dumps({"of": iri})) for iri in iris]
    asked += [Asked("POST", "/api/path", json.dumps({"from": iri, "to": iris[0]})) for iri in iris[1:]]
    return asked


def _things(client: httpx.Client, pattern: str) -> list[str]:
    query = f"SELECT ?thing {{ {pattern} }} LIMIT 500"
    return [row["thing"]["value"] for row in client.post("/sparql", data={"query": query}).json()["results"]["bindings"]]


def _ask(address: str, asked: Asked) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
    try:
        return asked.status(connection)
    finally:
        connection.close()


def _crowd(address: str, quick: list[Asked], exploding: list[Asked], until: float, clients: int, number: int) -> list[Told]:
    """Be so many clients until a time, and return what each got: of the quick and of the exploding, statuses and times."""

    def client(place: int) -> Told:
        draw = Random(1000 * number + place)
        told: Told = ([], [])
        while time.time() < until:
            explodes = not draw.randrange(QUICK + 1)
            begun = time.perf_counter()
            try:
                status = _ask(address, draw.choice(exploding if explodes else quick))
            except (OSError, http.client.HTTPException):
                status = 0
            told[explodes].append((status, time.perf_counter() - begun))
        return told

    with ThreadPoolExecutor(clients) as threads:
        return list(threads.map(client, range(clients)))


def _peak(process: int, until: float) -> int:
    most = 0
    while time.time() < until:
        most = max(most, _memory(process))
        time.sleep(0.5)
    return most


def _memory(process: int) -> int:
    """Return how many bytes of memory a process and all that it started take, what they share counted once."""
    total = 0
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        total = sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return total  # it has ended meanwhile
    return total + sum(_memory(int(child)) for child in children)
