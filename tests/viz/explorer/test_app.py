"""What every answer of the explorer keeps to."""

import re

import httpx
import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ADDRESSES = ["/", "/search?q=lin", "/nothing", "/api/overview", "/static/house.css"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_bears_the_policy(client: httpx.Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/search?q=lin", "/nothing"])
def test_pages_hold_no_script_and_no_style_of_their_own(client: httpx.Client, address: str) -> None:
    page = client.get(address).text
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page) == []
    assert "https://" not in page


def test_files_of_a_page_are_served(client: httpx.Client) -> None:
    page = client.get("/").text
    files = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) | {"/static/vis/vis-network.min.js"}
    assert len(files) == 7
    assert {file: client.get(file).status_code for file in files} == dict.fromkeys(files, 200)


@pytest.mark.parametrize("path", ["/static/../page.py", "/static/%2e%2e/page.py", "/static//etc/passwd", "/%2e%2e/README.md"])
def test_no_path_leads_out(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_language_is_chinese_until_english_is_asked_for(client: httpx.Client) -> None:
    assert '<html lang="zh-Hans">' in client.get("/").text
    english = client.get("/?lang=en")
    assert '<html lang="en">' in english.text and "What it can be asked" in english.text
    assert '<html lang="en">' in client.get("/").text
    client.get("/?lang=zh")
    assert '<html lang="zh-Hans">' in client.get("/?lang=klingon").text


def test_a_page_that_is_not_there_says_so_in_a_sentence(client: httpx.Client) -> None:
    answer = client.get("/nothing")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_endpoint_answers_beside_the_pages(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": 'ASK { ?p foaf:name ?name FILTER(STR(?name) = "蔺怀舟") }'})
    assert answer.json()["boolean"] is True
