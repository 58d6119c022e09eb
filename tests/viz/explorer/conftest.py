"""The explorer on the bulletins that come with zhimai, served on a port of this machine."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import httpx
import pytest
import uvicorn
from click.testing import CliRunner

from queries.endpoint.app import Endpoint
from viz.explorer.app import application
from viz.explorer.graph import Graph
from zhimai import main
from zhimai.reviewer import Review

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

Serving = Callable[..., AbstractContextManager[str]]


@contextmanager
def _serving(workspace: Path, *, edits: bool = False) -> Iterator[str]:
    """Serve the explorer of a workspace, and yield its address, without a slash at the end."""
    with (
        closing(Endpoint(workspace)) as endpoint,
        closing(Graph(workspace)) as graph,
        closing(Review(workspace, edits=edits)) as review,
        closing(socket.create_server(("127.0.0.1", 0))) as listener,
    ):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        app = application(endpoint, graph, review)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.005)
            host, port = listener.getsockname()
            yield f"http://{host}:{port}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Serve the explorer of a workspace: a context that gives its address."""
    return _serving


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the samples; do not write to it."""
    folder = tmp_path_factory.mktemp("explorer") / "澜川"
    built = CliRunner().invoke(main, ["build", "--samples", "-w", str(folder)])
    assert built.exit_code == 0, built.output
    return folder


#: A meeting to which more people came than an expansion brings at once.
CROWD = [f"{surname}{given}" for surname in "赵钱孙李周吴郑王冯陈褚" for given in ("志远", "文博", "静安", "守拙")]
ROLL = f"3月5日，雾港市志办召开编纂工作会议，主任林雁声主持会议，{'、'.join(CROWD)}参加会议。\n"


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the explorer of one crowded meeting is served."""
    folder = tmp_path_factory.mktemp("crowd")
    (folder / "第5期.txt").write_text(ROLL, encoding="utf-8")
    built = CliRunner().invoke(main, ["build", str(folder / "第5期.txt"), "-w", str(folder / "graph")])
    assert built.exit_code == 0, built.output
    with _serving(folder / "graph") as found:
        yield found


@pytest.fixture(scope="session")
def served(graph: Path) -> Iterator[str]:
    """Where the explorer of the samples is served."""
    with _serving(graph) as found:
        yield found


@pytest.fixture
def client(served: str) -> Iterator[httpx.Client]:
    """A client of the explorer that has asked nothing yet."""
    with httpx.Client(base_url=served, timeout=30) as asking:
        yield asking


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in the browser, which finds nothing but what is on this machine.

    Whatever a page logs as an error, throws, or asks of anybody else makes the test fail when it ends.
    """
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(address: str, width: int = 1280, height: int = 900, dark: bool = False) -> Page:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN")
        contexts.append(context)
        host = re.match(r"http://[^/]+/", address)
        assert host

        def asked(request: Request) -> None:
            if not request.url.startswith((host[0], "blob:", "data:")):
                troubles.append(f"asked elsewhere: {request.url}")

        context.on("request", asked)
        seen = context.new_page()
        seen.set_default_timeout(60_000)  # a busy machine is no failure
        seen.on("console", lambda message: troubles.extend([message.text] if message.type == "error" else []))
        seen.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        seen.goto(address)
        return seen

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
