"""A server with a small graph, to be asked over HTTP."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest
import uvicorn
from pyoxigraph import Literal, NamedNode, Quad

from queries.endpoint.app import Endpoint, application
from queries.endpoint.pool import Limits
from queries.workspace import Workspace

EX = "https://example.org/"
#: An IRI that holds Chinese as browsers send it: decoded twice, it would be another.
COUNTY = f"{EX}%E4%B9%9D%E5%B3%B0%E5%8E%BF"
NAME = f"{EX}name"

GRAPH = (
    Quad(NamedNode(COUNTY), NamedNode(NAME), Literal("九峰县", language="zh-Hans"), NamedNode(EX + "one")),
    Quad(NamedNode(EX + "zhou"), NamedNode(NAME), Literal("周明远"), NamedNode(EX + "one")),
    Quad(NamedNode(EX + "lin"), NamedNode(NAME), Literal("林远舟"), NamedNode(EX + "two")),
)

Fill = Callable[..., Path]
Serving = Callable[..., AbstractContextManager[httpx.Client]]


def _fill(folder: Path, quads: tuple[Quad, ...] = GRAPH) -> Path:
    """Make a workspace whose store holds these quads."""
    with Workspace.open(folder) as opened:
        opened.store.fill(quads)
        opened.commit()
    return folder


@contextmanager
def _serving(
    workspace: Path, limits: Limits | None = None, *, updates: bool = False, origins: tuple[str, ...] = ()
) -> Iterator[httpx.Client]:
    """Serve a workspace on a free port of this machine, and yield a client of it."""
    listener = socket.create_server(("127.0.0.1", 0))
    host, port = listener.getsockname()
    endpoint = Endpoint(workspace, limits, updates=updates)
    config = uvicorn.Config(application(endpoint, origins=list(origins)), log_level="warning")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.005)
        with httpx.Client(base_url=f"http://{host}:{port}", timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
        endpoint.close()


@pytest.fixture(name="fill", scope="session")
def _fill_fixture() -> Fill:
    """Makes a workspace whose store holds some quads, the small graph where none are given."""
    return _fill


@pytest.fixture(name="serving", scope="session")
def _serving_fixture() -> Serving:
    """Serves a workspace while its context lasts, and gives a client."""
    return _serving


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the small graph."""
    return _fill(tmp_path_factory.mktemp("graph") / "workspace")


@pytest.fixture(scope="module")
def client(workspace: Path) -> Iterator[httpx.Client]:
    """A client of a server of the small graph, which nobody can change."""
    with _serving(workspace, Limits(seconds=4, brisk=2, rows=50, at_once=3, slow=1)) as its:
        yield its
