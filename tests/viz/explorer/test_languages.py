"""Pages are in one language: all that they show in another is a bulletin's, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

#: Pages of every sort; of a thing, the kind and a name.
PAGES = [
    "/",
    "/search?q=澜川",
    "/search?q=无此人",
    "/questions",
    "/questions/attendance",
    "/questions/led-to?publication=澜川简史",
    "/questions/agenda?person=无此人",
    "/query",
    "/query?query=SELECT * { ?a a ?b } LIMIT 3",
    "/review",
    "/review/issues",
    "/network",
    "/person/蔺怀",
    *(f"{kind} {name}" for kind, name in (("person", "蔺怀舟"), ("meeting", "2025年第1次党组会议"), ("publication", "澜川简史"), ("document", "意见"), ("organisation", "澜川省地方志工作办公室"))),
]
TOLD = ("aria-label", "placeholder", "alt", "title")
#: Not the page's own words: programs, and what a bulletin or a reader wrote, which a Chinese page does not mark.
OTHERS = {"script", "style", "title", "code", "pre", "textarea", "svg", "blockquote", "dd"}
VOID = {"meta", "link", "input", "img", "br", "hr", "wbr"}
#: Names that a sentence of the page has in it.
QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")
#: What stands behind a # tells namesakes apart.
LETTERS = re.compile(r"(?<![#\w])[A-Za-z][A-Za-z-]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
#: Names that are the same in Chinese.
LATIN = set("SPARQL API Turtle JSON-LD JSON CSV PNG SVG GraphML English IRI Ctrl Shift Esc Enter JavaScript zhimai build serve edit".split())


class Words(HTMLParser):
    """The words of a page that are its own: what stands in elements of its language, and what is told of them."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.open = [lang]
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = dict(attrs)
        data = tag in OTHERS or "thing" in (its.get("class") or "").split()
        lang = "--" if data else (its.get("lang") or self.open[-1])[:2]
        if lang == self.lang:
            self.found += [value for name in TOLD if (value := its.get(name))]
        if tag not in VOID:
            self.open.append(lang)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1] == self.lang and data.strip():
            self.found.append(data.strip())


def own(client: httpx.Client, address: str, lang: str) -> list[str]:
    """Return the own words of a page in a language."""
    if not address.startswith("/"):
        kind, name = address.split(" ")
        address = client.get("/api/suggest", params={"q": name, "kind": kind}).json()["hits"][0]["address"]
    words = Words(lang)
    words.feed(client.get(address, headers={"Cookie": f"lang={lang}"}).text)
    assert words.open == [lang]
    assert words.found
    return words.found


@pytest.fixture(scope="module")
def client(served: str) -> Iterator[httpx.Client]:
    """A client of the explorer that all pages share."""
    with httpx.Client(base_url=served, timeout=30) as asking:
        yield asking


@pytest.mark.parametrize("address", PAGES)
def test_an_english_page_has_no_chinese_words_of_its_own(client: httpx.Client, address: str) -> None:
    assert [words for words in own(client, address, "en") if HAN.search(QUOTED.sub("", words))] == []


@pytest.mark.parametrize("address", [address for address in PAGES if "SELECT" not in address])
def test_a_chinese_page_has_no_english_words_of_its_own(client: httpx.Client, address: str) -> None:
    said = {word for words in own(client, address, "zh") for word in LETTERS.findall(words)}
    assert said - LATIN == set()
