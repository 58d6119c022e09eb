"""Documents as JSON objects."""

import json

import pytest

from ingest.errors import ReadError
from ingest.readers import read_bytes

SAID = {"text": "1月5日，县志办召开会议。\r\n主任林远舟主持会议。", "date": "2031-01-06", "url": "https://a.example/202101/t20210107_1.html"}


def test_a_document_with_its_day_and_address() -> None:
    document = read_bytes("crawled-20310101.jsonl#7", json.dumps(SAID).encode())
    assert document.raw == "1月5日，县志办召开会议。\n主任林远舟主持会议。"
    assert document.media_type == "application/json"
    assert document.address == SAID["url"]
    assert document.date_hints == ("2031-01-06", "2021-01-07"), "the day of a crawl says nothing of a document"


@pytest.mark.parametrize(
    ("title", "begins"),
    [("县志办开会", "县志办开会\n1月5日"), ("1月5日，县志办", "1月5日，"), ("", "1月5日"), (None, "1月5日"), (7, "1月5日")],
)
def test_a_title_comes_first_and_once(title: object, begins: str) -> None:
    raw = read_bytes("-", json.dumps(SAID | {"title": title}, ensure_ascii=False).encode("utf-8-sig")).raw
    assert raw.startswith(begins)
    assert raw.count("县志办") == (2 if begins.startswith("县") else 1)


REFUSED = {
    'is JSON without a text; wanted is {"text": "…"}, and beside it title, date, url': b'{"text": 7}',
    "is no JSON object on one line, in UTF-8": b'{"text": "a"} {"text": "b"}',
    "has half a character in its text (a lone surrogate)": b'{"text": "\\ud800"}',
    "has no text in it": b'{"text": " "}',
}


@pytest.mark.parametrize("message", REFUSED)
def test_refusals(message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.jsonl#1", REFUSED[message])
    assert str(caught.value) == f"a.jsonl#1: {message}"


def test_json_too_deep_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.jsonl#1", b'{"text": "a", "b": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    assert "\n" not in str(caught.value)


def test_json_of_something_else_is_plain_text() -> None:
    assert read_bytes("a.json", b'{"people": []}').media_type == "text/plain"


@pytest.mark.parametrize("address", ["ftp://a.example/", "javascript:alert(1)", "https://a.example/ b", "https://a.example/<b>", "", None, 7])
def test_what_is_no_address_of_the_web_is_none(address: object) -> None:
    assert read_bytes("-", json.dumps(SAID | {"url": address}).encode()).address == ""
