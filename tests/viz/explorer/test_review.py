"""Judging in the browser, and what was not understood."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def editable(
    graph: Path, serving: Callable[..., AbstractContextManager[str]], tmp_path: Path
) -> Iterator[tuple[str, httpx.Client]]:
    """Where the explorer of the samples is served to be judged in, and a client that is one of its pages."""
    shutil.copytree(graph, tmp_path / "graph")
    with serving(tmp_path / "graph", edits=True) as address, httpx.Client(base_url=address, timeout=60) as asking:
        asking.headers["Origin"] = address
        yield address, asking


def test_doubtful_pairs_are_shown_side_by_side_with_their_words(client: httpx.Client) -> None:
    pairs = client.get("/api/doubts").json()["pairs"]
    assert pairs and [its["score"] for its in pairs] == sorted((its["score"] for its in pairs), reverse=True)
    first = pairs[0]
    assert first["one"]["iri"] != first["other"]["iri"] and first["reasons"]
    page = client.get("/review").text
    for side in (first["one"], first["other"]):
        assert side["name"] in page
        passage = side["passages"][0]
        told = client.get(f"/api{passage['bulletin'].removeprefix('https://zhimai.example')}").json()
        assert told["text"][passage["start"] : passage["end"]] == passage["text"]
    # bulletins go by their titles
    sources = re.findall(r'#at">([^<]+)</a>', page)
    headings = re.findall(r"<h3><a[^>]*>([^<]+)</a>", page)
    assert sources and headings
    assert not any(re.search(r"\.(txt|html|docx|pdf)）?$", its) for its in (*sources, *headings))
    assert all(side["title"] and side["title"] not in side["name"] for pair in pairs for side in (pair["one"], pair["other"]))


def test_judgements_are_taken_and_taken_back(editable: tuple[str, httpx.Client]) -> None:
    _, client = editable
    before = client.get("/api/doubts").json()["pairs"]
    one, other = before[0]["one"]["iri"], before[0]["other"]["iri"]
    made = client.post("/api/judgements", json={"verdict": "same", "one": one, "other": other, "why": "同一个办公室"})
    assert (made.status_code, made.json()) == (201, {"number": 1})
    (judged,) = client.get("/api/judgements").json()["judgements"]
    assert (judged["verdict"], judged["state"], judged["why"]) == ("same", "standing", "同一个办公室")
    assert {one, other} not in [{its["one"]["iri"], its["other"]["iri"]} for its in client.get("/api/doubts").json()["pairs"]]
    known = [client.get(iri.removeprefix("https://zhimai.example")).status_code for iri in (one, other)]
    assert sorted(known) == [200, 404]  # the two are one now
    assert client.post("/api/judgements/1/undo", json={}).json() == {"undone": 1}
    assert client.get("/api/doubts").json()["pairs"] == before
    assert [client.get(iri.removeprefix("https://zhimai.example")).status_code for iri in (one, other)] == [200, 200]


def test_nothing_is_judged_unless_the_server_was_started_for_it(client: httpx.Client, served: str) -> None:
    asked = {"verdict": "same", "one": "a", "other": "b"}
    answer = client.post("/api/judgements", json=asked, headers={"Origin": served})
    assert answer.status_code == 403
    assert "`zhimai serve --edit` takes them" in answer.json()["error"]
    assert "data-verdict" not in client.get("/review").text


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example", "null", "http://127.0.0.1:1"])
def test_judgements_from_elsewhere_are_refused(editable: tuple[str, httpx.Client], origin: str) -> None:
    _, client = editable
    answer = client.post("/api/judgements", json={"verdict": "same", "one": "a", "other": "b"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert client.post("/api/judgements/1/undo", json={}, headers={"Origin": origin}).status_code == 403


def test_a_name_that_only_points_here_is_refused(editable: tuple[str, httpx.Client]) -> None:
    _, client = editable
    headers = {"Origin": "http://rebound.example", "Host": "rebound.example"}
    assert client.post("/api/judgements", json={}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"verdict": "maybe", "one": "a", "other": "b"}, 400, "verdict is one of same, different, unsure, not 'maybe'"),
        ({"verdict": "same", "one": "a"}, 400, "a judgement is on two things"),
        ({"verdict": "same", "one": "a", "other": "b"}, 404, "the graph knows no a"),
    ],
)
def test_a_judgement_that_makes_no_sense_gets_a_sentence(
    editable: tuple[str, httpx.Client], asked: dict[str, str], status: int, sentence: str
) -> None:
    answer = editable[1].post("/api/judgements", json=asked)
    assert (answer.status_code, answer.json()["error"].startswith(sentence)) == (status, True)


def test_a_judgement_that_is_not_there_cannot_be_undone(editable: tuple[str, httpx.Client]) -> None:
    assert editable[1].post("/api/judgements/7/undo", json={}).status_code == 409


def test_two_are_merged_by_a_key_and_parted_again(editable: tuple[str, httpx.Client], visit: Callable[..., Page]) -> None:
    page = visit(f"{editable[0]}/review")
    pairs = [pair.inner_text() for pair in page.locator(".pair .sides").all()[:3]]
    assert page.get_attribute(".pair.current", "id") == "pair-1"
    page.keyboard.press("j")
    assert page.get_attribute(".pair.current", "id") == "pair-2"
    page.keyboard.press("s")
    page.wait_for_selector(".judged li")
    assert "=" in page.inner_text(".judged li")
    assert pairs[1] not in page.locator(".pair .sides").all_inner_texts()
    page.click("[data-undo]")
    page.wait_for_selector(".judged li.soft")
    assert [pair.inner_text() for pair in page.locator(".pair .sides").all()[:3]] == pairs


def test_what_was_not_understood_is_listed_sifted_and_saved(client: httpx.Client) -> None:
    page = client.get("/review/issues", params={"kind": "unread-sentence", "text": "会议要求"}).text
    assert "<mark>会议</mark>要求吸收宇文朴教授" in page
    saved = client.get("/review/issues", params={"format": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(saved.splitlines()))
    assert {"类别", "有关", "原文", "简讯", "日期", "起"} == rows[0].keys()
    assert f'<strong role="status">{len(rows)} 处</strong>' in client.get("/review/issues").text
    assert client.get("/review/issues?kind=dragons").status_code == 400
