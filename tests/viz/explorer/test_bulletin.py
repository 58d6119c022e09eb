"""The page of a bulletin: its text as read, what was taken from it, and the file itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from zhimai import main

TITLE = "省地方志办召开党组会议 传达学习祁景行省长批示精神 研究部署《澜川简史》编纂工作"
HOSTILE = (
    "1月5日，省地方志办召开“<script>window.owned=1</script>”座谈会，主任林远舟主持会议。\n"
    '会议讨论了《"><img src=x onerror=window.owned=2>》。\n'
)


def bulletin(client: httpx.Client, title: str = TITLE) -> str:
    """Return the address of the bulletin of a title."""
    query = f'SELECT ?b {{ ?b a zm:Bulletin ; skos:prefLabel ?title FILTER(STR(?title) = "{title}") }}'
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return str(rows[0]["b"]["value"]).removeprefix("https://zhimai.example")


def test_a_bulletin_is_shown_as_it_was_read(client: httpx.Client) -> None:
    told = client.get(f"/api{bulletin(client)}").json()
    assert told["title"] == TITLE
    assert told["text"].startswith("澜川地方志工作简报\n")
    named = [told["text"][its["start"] : its["end"]] for its in told["mentions"]]
    assert named.count("蔺怀舟") == 2 and "澜川简史" in named
    unread = [told["text"][its["start"] : its["end"]] for its in told["unread"]]
    assert "会议还研究了机关党建、信访和春节期间值班等事项。" in unread


def test_each_fact_of_a_bulletin_stands_at_its_words(client: httpx.Client) -> None:
    told = client.get(f"/api{bulletin(client)}").json()
    (chair,) = [
        fact
        for fact in told["facts"]
        if [said["zh"] for said in fact["said"]][:2] == ["蔺怀舟", "主持"] and fact["confidence"] == "pattern"
    ]
    words = [told["text"][place["start"] : place["end"]] for place in chair["places"]]
    assert words == ["办党组书记、主任蔺怀舟主持会议并讲话。"]


def test_a_page_marks_what_the_address_asks_for(client: httpx.Client) -> None:
    address = bulletin(client)
    start = client.get(f"/api{address}").json()["text"].index("办党组书记、主任")
    page = client.get(f"{address}?at={start}-{start + 8}").text
    assert '<mark id="at"><span class="told"' in page
    assert page.count('id="at"') == 1


@pytest.mark.parametrize("at", ["9", "9-3", "0-999999", "-4--2", "a-b", "３-４"])
def test_a_place_that_is_none_gets_a_sentence(client: httpx.Client, at: str) -> None:
    answer = client.get(bulletin(client), params={"at": at})
    assert answer.status_code == 400
    assert "at 要填原文中的起止位置，如 0-20，不超过" in answer.text


def test_the_file_can_be_had_as_it_was_put_in(client: httpx.Client) -> None:
    address = bulletin(client)
    answer = client.get(f"{address}/original")
    assert sha256(answer.content).hexdigest() == client.get(f"/api{address}").json()["sha256"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''2025-01-14-")


def test_a_bulletin_gives_its_graph_to_programs(client: httpx.Client) -> None:
    address = bulletin(client)
    answer = client.get(address, headers={"Accept": "text/turtle"})
    subjects = {its.subject.value for its in parse(answer.content, RdfFormat.TURTLE)}
    assert f"https://zhimai.example{address}" in subjects and len(subjects) > 100


@pytest.mark.parametrize("path", ["/bulletin/nothing", f"/bulletin/{'a' * 26}", f"/bulletin/{'a' * 26}/original", "/bulletin/..%2f..%2fworkspace.json"])
def test_a_bulletin_that_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_a_bulletin_says_is_text_whatever_it_says(
    tmp_path: Path, serving: Callable[[Path], AbstractContextManager[str]]
) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    built = CliRunner().invoke(main, ["build", str(tmp_path / "hostile.txt"), "-w", str(tmp_path / "graph")])
    assert built.exit_code == 0
    with serving(tmp_path / "graph") as served, httpx.Client(base_url=served) as asking:
        query = "SELECT ?thing { ?thing a ?class FILTER(STRSTARTS(STR(?thing), 'https://zhimai.example/')) }"
        rows = asking.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        paths = {row["thing"]["value"].removeprefix("https://zhimai.example") for row in rows}
        pages = {path: asking.get(path) for path in sorted(paths)}
        shown = [page.text for page in pages.values() if page.status_code == 200]
    assert any("&lt;script&gt;window.owned=1" in page for page in shown)
    assert all("<script>window" not in page and "<img src=x" not in page for page in shown)
