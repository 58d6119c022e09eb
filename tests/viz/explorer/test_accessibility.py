"""Whether everybody can use the pages, as far as axe-core can tell (https://github.com/dequelabs/axe-core, MPL-2.0)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import httpx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")
PLACES = ["/", "/search?q=澜川", "/questions", "/questions/led-to?publication=澜川简史", "/query?query=SELECT * { ?p zm:chaired ?m }", "/review", "/review/issues"]
KINDS = [("蔺怀舟", "person"), ("2025年第1次党组会议", "meeting"), ("澜川简史", "publication")]


def findings(page: Page) -> list[tuple[str, str, list[str]]]:
    """Return what is seriously wrong with a page, in light or in dark, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [*_findings(page, "light"), *_findings(page, "dark")]


def _findings(page: Page, scheme: Literal["light", "dark"]) -> Iterator[tuple[str, str, list[str]]]:
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
    told: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert told["testEngine"]["name"] == "axe-core"
    for its in told["violations"]:
        if its["impact"] in SERIOUS:
            yield scheme, its["id"], [" ".join(node["target"]) for node in its["nodes"]]


@pytest.mark.parametrize("place", PLACES)
def test_pages_have_no_serious_fault(visit: Callable[..., Page], served: str, place: str) -> None:
    assert findings(visit(f"{served}{place}")) == []


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_pages_of_things_and_bulletins_have_no_serious_fault(
    visit: Callable[..., Page], served: str, name: str, kind: str
) -> None:
    hits = httpx.get(f"{served}/api/suggest", params={"q": name, "kind": kind}).json()["hits"]
    page = visit(f"{served}{hits[0]['address']}")
    for handle in page.query_selector_all(".line summary")[:3]:
        handle.click(position={"x": 4, "y": 4})
    assert findings(page) == []
    page.locator("#said a.thing.bulletin").first.click()
    page.wait_for_url("**/bulletin/*")
    assert findings(page) == []


def test_the_network_has_no_serious_fault(visit: Callable[..., Page], served: str) -> None:
    hits = httpx.get(f"{served}/api/suggest", params={"q": "澜川简史", "kind": "publication"}).json()["hits"]
    page = visit(f"{served}/network?of={hits[0]['address'][1:]}")
    page.wait_for_selector("body[data-settled]")
    page.wait_for_selector("#panel .ways button")
    assert findings(page) == []
    page.click("#as-table")
    assert findings(page) == []
