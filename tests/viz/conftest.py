"""Stores and pages to look at, and a browser to look with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from queries.stores import Store, open_store
from viz.network import Network
from viz.page import write
from viz.projection import project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DATA = Path(__file__).parent / "data"


@pytest.fixture
def bulletin_store(fictional_quads: tuple[Quad, ...]) -> Iterator[Store]:
    """The fictional bulletin of the whole test suite, in memory."""
    yield from _filled(list(fictional_quads))


@pytest.fixture
def two_bulletins() -> Iterator[Store]:
    """Two more bulletins, which say some things twice, and one of which is full of markup."""
    yield from _filled(list(parse(path=str(DATA / "two_bulletins.trig"), format=RdfFormat.TRIG)))


@pytest.fixture
def bulletin_network(bulletin_store: Store) -> Network:
    """The fictional bulletin as a network."""
    return project(bulletin_store)


@pytest.fixture
def two_networks(two_bulletins: Store) -> Network:
    """The two bulletins as a network."""
    return project(two_bulletins)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that Playwright can drive; its own downloads are never used.

    Without one the tests that look at pages are skipped; on the server (CI=true) they fail.
    """
    try:
        import playwright  # noqa: F401
    except ImportError:
        _missing("the Python package playwright", "pip install '.[dev]'")
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    _missing("Chromium", "apt-get install chromium fonts-noto-cjk")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a window, that neither calls home nor updates itself."""
    from playwright.sync_api import sync_playwright

    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever is not on this machine is not there
    ]
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")  # Chromium's sandbox refuses to run for root, as in a container
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield running
        running.close()


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a network in the browser with the network off, and wait until nothing moves.

    Whatever the page logs, throws, asks for or fails to load makes the test fail when it ends, but for the
    browser's word that it refused a script.
    """
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(network: Network, width: int = 1400, height: int = 900, dark: bool = False) -> Page:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        context.set_offline(True)
        seen = context.new_page()
        seen.on("console", lambda message: logged.append(message.text))
        seen.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        seen.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        seen.on("request", lambda request: requests.append(request.url))
        write(tmp_path / "page.html", network, "云岭图")
        seen.goto((tmp_path / "page.html").as_uri())
        seen.wait_for_selector("body[data-settled]")
        return seen

    requests: list[str] = []
    logged: list[str] = []
    yield open_page
    for context in contexts:
        context.close()
    assert troubles + [text for text in logged if not text.startswith("Executing inline event handler")] == []
    assert {url for url in requests if not url.startswith("data:")} == {(tmp_path / "page.html").as_uri()}


def _missing(what: str, cure: str) -> NoReturn:
    message = f"no {what} to look at pages with; {cure}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _filled(quads: list[Quad]) -> Iterator[Store]:
    store = open_store("memory:")
    store.fill(quads)
    yield store
    store.close()
