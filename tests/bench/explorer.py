"""The explorer over HTTP: how long pages take, beside a file of the same server in the same run, and how much is sent.

The graph is of a drawn country, two million triples (`_drawn.py`); `explorer=FOLDER` keeps it there, and asks the one that is
there already. The things asked for are drawn from those that it names, however often: some are in one bulletin, some in hundreds.
"""

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY, create_server
from threading import Thread
from time import perf_counter, sleep

import httpx
import uvicorn

from queries.endpoint.app import Endpoint
from tests.bench._drawn import drawn
from viz.explorer.app import application
from viz.explorer.graph import Graph

_TIMES = 60
_THINGS = "SELECT DISTINCT ?thing { VALUES ?class { foaf:Person org:Organization zm:Meeting zm:Publication } ?thing a ?class }"


def measure(texts: Sequence[Path], kept: str = "") -> Iterator[tuple[str, ...]]:
    """Yield median and 95th percentile of each kind of request, and how many times a file's median that is."""
    with tempfile.TemporaryDirectory() as name:
        folder = drawn(Path(kept or name) / "graph")
        with (
            closing(Endpoint(folder)) as endpoint,
            closing(Graph(folder)) as graph,
            closing(create_server(("127.0.0.1", 0))) as listener,
        ):
            listener.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)  # as `zhimai serve` does
            server = uvicorn.Server(uvicorn.Config(application(endpoint, graph), log_level="warning"))
            thread = Thread(target=server.run, args=([listener],))
            thread.start()
            while not server.started:
                sleep(0.01)
            try:
                with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=60) as client:
                    yield from _rows(client)
            finally:
                server.should_exit = True
                thread.join()


def _rows(client: httpx.Client) -> Iterator[tuple[str, ...]]:
    found = client.get("/sparql", params={"query": _THINGS}).json()["results"]["bindings"]
    things = random.Random(0).choices([row["thing"]["value"] for row in found], k=_TIMES)
    names = [client.get(f"/api{iri.removeprefix('https://zhimai.example')}").json()["label"] for iri in things]
    requests: dict[str, Callable[[int], httpx.Response]] = {
        "a file": lambda i: client.get("/static/house.css"),
        "front page": lambda i: client.get("/"),
        "suggestion": lambda i: client.get("/api/suggest", params={"q": names[i][:2]}),
        "page of a thing": lambda i: client.get(things[i].removeprefix("https://zhimai.example")),
        "expansion": lambda i: client.post("/api/expand", json={"of": things[i], "beside": [things[i]]}),
    }
    times: dict[str, list[float]] = {what: [] for what in requests}
    for i in range(_TIMES):  # they take turns, so that whatever else the machine does slows all of them
        for what, request in requests.items():
            begin = perf_counter()
            assert request(i).status_code == 200
            times[what].append(1000 * (perf_counter() - begin))
    yield "", "median, ms", "95th percentile, ms", "times a file"
    file = statistics.median(times["a file"])
    for what, taken in times.items():
        middle = statistics.median(taken)
        yield what, f"{middle:.1f}", f"{statistics.quantiles(taken, n=20)[-1]:.1f}", f"{middle / file:.1f}"
    files = ("/", "/static/house.css", "/static/kinds.css", "/static/explorer/explorer.css", "/static/explorer/suggest.js", "/static/words.js")
    yield "bytes of the first page", f"{sum(len(client.get(each).content) for each in files):,}", "", ""
