"""The front page, and searching from it."""

import re
from collections import Counter

import httpx
import pytest


def test_front_page_tells_what_is_in_the_graph(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "<h1>澜川</h1>" in page
    assert '15 份简讯，<time>2025-01-14</time> 至 <time>2026-03-13</time>' in page
    assert '<a href="/questions/led-to">哪些文件推动了哪些志书</a>' in page
    assert "《澜江图志》（英文版）出版座谈会在云栖召开" in page


def test_overview_counts_by_kind(client: httpx.Client) -> None:
    told = client.get("/api/overview").json()
    assert told["counts"]["bulletin"] == 15
    assert (told["first"], told["last"]) == ("2025-01-14", "2026-03-13")
    assert (told["offices"][0]["label"], told["offices"][0]["bulletins"]) == ("澜川省地方志工作办公室", 8)
    assert [its["date"] for its in told["latest"]] == sorted((its["date"] for its in told["latest"]), reverse=True)


@pytest.mark.parametrize("typed", ["蔺怀舟", "怀舟", "lin huai", "linhuaizhou"])
def test_suggestions_know_parts_and_pinyin(client: httpx.Client, typed: str) -> None:
    hits = client.get("/api/suggest", params={"q": typed, "kind": "person"}).json()["hits"]
    assert hits[0]["label"] == "蔺怀舟"
    assert hits[0]["address"].startswith("/person/")


def test_suggestions_of_nothing_are_none(client: httpx.Client) -> None:
    assert client.get("/api/suggest", params={"q": " "}).json() == {"hits": []}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=a&limit=0", "limit wants a whole number from 1 to 50, not '0'"),
        ("q=a&limit=x", "limit wants a whole number from 1 to 50, not 'x'"),
        ("q=a&kind=dragon", "no kind 'dragon'; kinds are"),
    ],
)
def test_bad_parameters_are_refused_in_a_sentence(client: httpx.Client, query: str, sentence: str) -> None:
    answer = client.get(f"/api/suggest?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


def test_search_lists_hits(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "澜川简史"}).text
    assert ">澜川简史</a>" in page
    assert "图中没有这样的名称" in client.get("/search", params={"q": "无此人"}).text


def test_search_of_one_kind_and_without_a_name(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "澜川", "kind": "publication"}).text
    assert ">澜川简史</a>" in page and "澜川省地方志工作办公室" not in page
    assert re.search(r'<a href="\?q=[^"]+&amp;kind=person">人物</a>', page)
    everyone = client.get("/search", params={"kind": "person"}).text
    assert "<h1>人物</h1>" in everyone and everyone.count("份简讯</span>") == 50
    more = re.search(r'<a class="button" href="(\?kind=person&amp;limit=500)">', everyone)
    assert more and client.get(f"/search{more[1]}".replace("&amp;", "&")).text.count("份简讯</span>") == 76
    assert client.get("/search", params={"kind": "post"}).status_code == 400


def test_the_front_page_leads_to_all_things_of_a_kind_and_to_all_bulletins(client: httpx.Client) -> None:
    page = client.get("/").text
    assert re.search(r'<a href="/search\?kind=meeting">\s*<strong>\d+</strong> 会议', page)
    assert '<h2><a href="/questions/bulletins">最新简讯</a></h2>' in page


def test_search_shows_what_was_typed_as_text(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "<script>alert(1)</script>"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script>alert" not in page


def test_search_tells_things_of_one_name_apart(client: httpx.Client) -> None:
    hits = client.get("/api/suggest", params={"q": "会", "kind": "meeting", "limit": 50}).json()["hits"]
    labels = Counter(hit["label"] for hit in hits)
    namesakes = [hit for hit in hits if labels[hit["label"]] > 1]
    assert namesakes and len({(hit["label"], hit["detail"]) for hit in namesakes}) == len(namesakes)
    # the only one of its name has its day alone, where that is known
    days = {hit["detail"] for hit in hits if labels[hit["label"]] == 1}
    assert "" in days and len(days) > 5 and all(re.fullmatch(r"(\d{4}-\d\d(-\d\d)?)?", day) for day in days)
    page = client.get("/search", params={"q": namesakes[0]["label"]}).text
    assert all(f'<span class="piece">{hit["detail"]}</span>' in page for hit in namesakes if hit["label"] == namesakes[0]["label"])


def test_search_tells_by_which_name_a_thing_was_found(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "省地方志办"}).text
    assert re.search(r">澜川省地方志工作办公室</a>\s*<small><span class=\"piece\">机构</span> <span class=\"piece\">又称 <span>省地方志办</span></span> ", page)
