"""The explorer behind a proxy that puts it under a path: every link, file, address and answer stays there."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from tests.door.conftest import served
from zhimai.serving.public import Public

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
PATH = "/office/graph"
_LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


@contextmanager
def _proxy(address: str, *, tells: bool) -> Iterator[str]:
    """Show a server under a path, which it does not see, and which it is told if the proxy `tells`."""
    there = urlsplit(address)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if not self.path.startswith(f"{PATH}/"):
                self.send_error(404)  # what is beside the path is somebody else's
                return
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = dict(self.headers) | ({"X-Forwarded-Prefix": PATH} if tells else {}) | {"Connection": "close"}
            asking = http.client.HTTPConnection(there.hostname or "", there.port, timeout=60)
            asking.request(self.command, self.path.removeprefix(PATH), body, headers)
            answer = asking.getresponse()
            said = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "transfer-encoding", "content-length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
            asking.close()

        do_POST = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}{PATH}"
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


@pytest.fixture(scope="module")
def server(graph: Path) -> Iterator[str]:
    """Where `zhimai serve` serves the samples by itself."""
    with served(graph) as (address, _):
        yield address


@pytest.fixture(scope="module")
def behind(server: str) -> Iterator[str]:
    """Where the proxy shows them."""
    with _proxy(server, tells=True) as found:
        yield found


def test_every_link_stays_under_the_path(behind: str) -> None:
    with httpx.Client(timeout=60) as client:
        ahead, seen = [f"{behind}/", f"{behind}/network", f"{behind}/nothing"], set[str]()
        while ahead and len(seen) < 60:
            page = ahead.pop(0)
            if page in seen:
                continue
            seen.add(page)
            answer = client.get(page, headers={"Accept": "text/html,*/*;q=0.8"})
            assert answer.status_code == (404 if "/nothing" in page else 200), page
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            for link in _LINK.findall(answer.text):
                found = urljoin(page, link.replace("&amp;", "&")).partition("#")[0]
                assert found.startswith(f"{behind}/"), (page, link)
                # of pages that differ only in what they are about, some are enough
                like = [each for each in (*seen, *ahead) if each.split("/")[:6] == found.split("/")[:6]]
                if found not in ahead and len(like) < 4:
                    ahead.append(found)
    kinds = {urlsplit(page).path.removeprefix(PATH).split("/")[1] for page in seen}
    assert kinds >= {"", "static", "questions", "network", "query", "review", "bulletin", "sparql", "api"}


def test_the_api_and_the_endpoint_tell_addresses_under_the_path(behind: str) -> None:
    with httpx.Client(base_url=behind, timeout=60) as client:
        hit = client.get("/api/suggest", params={"q": "lhz", "kind": "person"}).json()["hits"][0]
        assert hit["address"].startswith(f"{PATH}/person/")
        thing = client.get(urljoin(behind, f"{PATH}/api{hit['address'].removeprefix(PATH)}")).json()
        assert thing["address"] == hit["address"]
        assert client.get("/api/openapi.json").json()["servers"] == [{"url": PATH}]
        assert f"<{behind}/sparql> a sd:Service" in client.get("/sparql", headers={"Accept": "text/turtle"}).text
        cookie = client.get("/", params={"lang": "en"}).headers["set-cookie"]
        assert f"Path={PATH};" in cookie
        # a thing that is of another kind than the address says
        moved = client.get(hit["address"].removeprefix(PATH).replace("person", "meeting"))
        assert moved.status_code == 404 or moved.headers["location"] == hit["address"]


def test_a_browser_finds_its_way_under_the_path(behind: str, visit: Visit) -> None:
    page = visit(f"{behind}/")
    page.locator("main [data-suggest]").fill("linhuaizhou")
    page.locator("main .hits li").first.click()
    page.wait_for_url(f"{behind}/person/*")
    page.get_by_role("link", name="在图中看").click()
    page.wait_for_url(f"{behind}/network?of=person/*")
    page.wait_for_url("**#picture=**")
    shared = page.url
    again = visit(shared)
    again.wait_for_selector("body[data-settled]")
    assert again.url.startswith(f"{behind}/network")
    again.locator("#as-table").click()
    again.locator("#table a.thing").first.click()
    again.wait_for_url(re.compile(re.escape(behind) + "/[a-z]+/[a-z2-7]{26}"))
    page.goto(f"{behind}/questions/agenda?person=蔺怀舟")
    page.locator(".line details summary").first.click()
    page.locator(".line blockquote a").first.click()
    page.wait_for_url(f"{behind}/bulletin/*")
    page.locator("a.switch").click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{behind}/bulletin/") and page.locator("html").get_attribute("lang") == "en"


def test_a_path_that_the_proxy_does_not_tell_can_be_told_beforehand(graph: Path) -> None:
    with (
        served(graph, "--public", f"https://office.example{PATH}/") as (address, _),
        _proxy(address, tells=False) as behind,
        httpx.Client(base_url=behind, timeout=60) as client,
    ):
        assert f'href="{PATH}/static/house.css"' in client.get("/").text
        assert client.get("/static/house.css").status_code == 200
        named = {"Host": "office.example", "X-Forwarded-Proto": "https"}
        said = client.get("/sparql", headers={"Accept": "text/turtle", **named}).text
        assert f"<https://office.example{PATH}/sparql> a sd:Service" in said
        assert client.get("/", headers={"Host": "elsewhere.example"}).status_code == 421


def test_an_address_says_the_name_and_the_path() -> None:
    assert Public.at("https://office.example:8443/a/b/") == Public("office.example", "/a/b")
    assert Public.at("http://office.example") == Public("office.example", "")
