"""The filter in a browser: network, table and timeline show the same, whatever it is set to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from viz.network import Network

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]


@dataclass(frozen=True)
class Shown:
    """What a view shows: the names of things, and the pairs that something ties."""

    things: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@pytest.fixture
def page(visit: Visit, served: str) -> Page:
    """The network of the samples, with its table open."""
    seen = visit(f"{served}/network")
    seen.wait_for_selector("body[data-settled]")
    seen.click("#as-table")
    return seen


@pytest.fixture
def saved(page: Page, tmp_path: Path) -> Callable[[], Network]:
    """Read the picture as it is, by way of the file that the page saves."""

    def read() -> Network:
        page.click("#export summary")
        with page.expect_download() as waiting:
            page.click("#export button:has-text('GraphML')")
        waiting.value.save_as(tmp_path / "picture.graphml")
        return nx.MultiDiGraph(nx.read_graphml(tmp_path / "picture.graphml"))

    return read


def drawn(graph: Network) -> Shown:
    """Return what the network shows."""
    names = {node: str(its["label"]) for node, its in graph.nodes(data=True)}
    return Shown(frozenset(names.values()), frozenset((names[a], names[b]) for a, b in graph.edges()))


def tabled(page: Page) -> Shown:
    """Return what the table shows."""
    for more in page.query_selector_all("#table button.more"):
        more.click()
    lines = page.evaluate("[...document.querySelectorAll('#table .line')].map(l => [...l.querySelectorAll('.end a')].map(a => a.textContent))")
    return Shown(frozenset(name for line in lines for name in line), frozenset((line[0], line[1]) for line in lines if len(line) == 2))


def timed(page: Page, lane: str) -> Counter[str]:
    """Return how many things of a lane the timeline shows in each month, those outside the period left out."""
    titles = page.evaluate("[...document.querySelectorAll('#timeline g')].filter(g => !g.querySelector('.out')).map(g => g.querySelector('title').textContent)")
    found = (re.match(rf"(\S+) · {lane} (\d+)", title) for title in titles)
    return Counter({each[1]: int(each[2]) for each in found if each})


def held(graph: Network) -> Counter[str]:
    """Return how many meetings of the network were in each month; "" of those that nothing dates."""
    return Counter(its.get("date", "")[:7] for _, its in graph.nodes(data=True) if its["kind"] == "meeting")


def agree(meetings: Counter[str], months: Counter[str]) -> bool:
    """Tell whether the timeline has these meetings; what has no date stands where it was first told of, or nowhere."""
    undated = meetings.pop("", 0)
    return not meetings - months and (months - meetings).total() <= undated


def sifts(page: Page) -> Iterator[str]:
    """Set each part of the filter in turn, say which, and clear it again."""
    for kind in ("kinds", "relations"):
        line = page.locator(f"#legend-{kind} button", has_text="会议" if kind == "kinds" else "出席")
        line.dispatch_event("click")
        yield kind
        line.dispatch_event("click")
    for name, value in (("role", "speaker"), ("sure", "stated"), ("office", "霁州市地方志办公室")):
        page.click("#filter summary")
        page.select_option(f"#filter select[name={name}]", value)
        yield name  # the menu closes when something else is pressed
        page.click("#filter summary")
        page.click("#filter button[type=reset]")
        page.click("#filter summary")
    page.click("#filter summary")
    page.fill("#filter input[name=since]", "2025年3月")
    page.fill("#filter input[name=until]", "2025-08")
    yield "period"
    page.click("#filter summary")
    page.click("#filter button[type=reset]")


def test_network_table_and_timeline_show_the_same(page: Page, saved: Callable[[], Network]) -> None:
    whole = saved()
    assert drawn(whole) == tabled(page) and agree(held(whole), timed(page, "会议"))
    for part in sifts(page):
        graph = saved()
        assert drawn(graph) == tabled(page), part
        assert agree(held(graph), timed(page, "会议")), part
        assert drawn(graph).pairs < drawn(whole).pairs, part
        match part:
            case "kinds":
                assert "meeting" not in {its["kind"] for _, its in graph.nodes(data=True)}
                assert not timed(page, "会议") and timed(page, "进展")
            case "role":
                assert {its["relation"].rpartition("#")[2] for *_, its in graph.edges(data=True)} == {"spokeAt"}
            case "period":
                assert set(timed(page, "会议")) == {"2025-03", "2025-04", "2025-05", "2025-07", "2025-08"}
    assert drawn(saved()) == drawn(whole)


def test_a_period_is_chosen_and_cleared_by_mouse_and_by_key(page: Page) -> None:
    since, until = (page.locator(f"#filter input[name={name}]") for name in ("since", "until"))
    box = page.locator("#timeline").bounding_box()
    grips = page.locator("#timeline .grip")
    assert box is not None
    months = int(grips.first.get_attribute("aria-valuemax") or 0) + 1
    wide = (box["width"] - 66) / months  # of a month; the names of the lanes stand left of them

    def move(first: float, last: float) -> tuple[str, str]:
        page.mouse.move(box["x"] + 52 + first * wide, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + 52 + last * wide, box["y"] + 30, steps=4)
        page.mouse.up()
        return since.input_value(), until.input_value()

    assert move(9.5, 12.5) == ("2025-01", "2025-04")
    assert move(13, 15.5) == ("2025-01", "2025-07")  # the end is taken hold of
    assert page.locator("#timeline .clear").inner_text() == "2025-01 – 2025-07 ×"
    # it covers nothing: neither the drawing, nor its legend, nor the time
    stage, button, time = (page.locator(its).bounding_box() for its in (".stage", "#timeline .clear", "#timeline svg"))
    assert stage and button and time
    assert stage["y"] + stage["height"] <= button["y"] < button["y"] + button["height"] <= time["y"]
    page.click("#timeline .clear")
    assert (since.input_value(), until.input_value()) == ("", "")
    assert move(10.5, 10.5) == ("2025-02", "2025-02")  # a click is a month
    grips.last.press("ArrowRight")
    assert (until.input_value(), grips.last.get_attribute("aria-valuetext")) == ("2025-03", "2025-03")
    grips.first.press("Home")
    assert since.input_value() == "2024-04"
    grips.first.press("Escape")
    assert (since.input_value(), until.input_value()) == ("", "")


def test_a_period_that_is_taken_from_a_finger_is_not_chosen(visit: Visit, served: str) -> None:
    page = visit(f"{served}/network", width=390, height=844)
    page.wait_for_selector("body[data-settled]")
    box = page.locator("#timeline").bounding_box()
    assert box is not None
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x, "y": box["y"] + 30} for x in places]
        finger.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    touch("Start", 150)
    touch("Move", 250)
    touch("Cancel")
    assert page.input_value("#filter input[name=since]") == ""
    touch("Start", 150)
    touch("Move", 250)
    touch("End")
    assert page.input_value("#filter input[name=since]") == "2024-11"


def test_a_date_that_is_none_filters_nothing_and_says_so(page: Page) -> None:
    whole = tabled(page)
    page.click("#filter summary")
    page.fill("#filter input[name=since]", "去年")
    assert page.get_attribute("#filter input[name=since]", "aria-invalid") == "true"
    assert tabled(page) == whole


def test_vague_dates_stand_over_all_that_they_may_mean(page: Page) -> None:
    timeline = """async () => {
      const { Timeline } = await import("/static/explorer/timeline.js");
      const box = document.createElement("div");
      box.style.cssText = "position: absolute; width: 600px; height: 80px";
      document.body.append(box);
      new Timeline(box, () => {}).show([["meeting", "2024-11-03"], ["publication", "2025"], ["post", "2025-02"]]
        .map(([kind, date]) => ({ kind, date })), "2025-06", "");
      const marks = [...box.querySelectorAll("g")].map((g) => [g.querySelector("title").textContent, g.querySelector(".vague").classList.contains("out")]);
      box.remove();
      return marks;
    }"""
    marks = dict(page.evaluate(timeline))
    assert marks == {
        "2024-11 · 会议 1": True,
        **{f"2025-{month:02d} · 进展 0，另有 1 条日期不全": month < 6 for month in range(1, 13)},
        "2025-02 · 在任 1": True,
    }


def test_the_timeline_goes_where_most_lies_and_reaches_what_lies_far_off(page: Page) -> None:
    timeline = """async () => {
      const { Timeline } = await import("/static/explorer/timeline.js");
      const box = document.createElement("div");
      box.style.cssText = "position: absolute; width: 600px; height: 80px";
      document.body.append(box);
      const chosen = [];
      const line = new Timeline(box, (...period) => chosen.push(period));
      const dates = ["1949-10-01", "2025-01", "2025-02-03", "2025-03", "2025-05-06", "2025-06"];
      const told = () => [line.steps[0], line.steps.at(-1), line.far.hidden || line.far.textContent];
      line.show(dates.map((date) => ({ kind: "meeting", date })), "", "");
      const seen = [told()];
      line.choose(0, line.steps.length - 1);
      line.far.click();
      seen.push(told());
      line.choose(0, line.steps.length - 1);
      line.far.click();
      line.show(line.events, "1949", "");
      seen.push(told());
      line.show(line.events.slice(1), "", "");
      seen.push(told());
      box.remove();
      return [seen, chosen];
    }"""
    seen, chosen = page.evaluate(timeline)
    near, far = ["2025-01", "2025-06"], ["1949", "2025", "只看集中的时段"]
    assert seen == [[*near, "另有 1 条远在此外（1949）"], far, far, [*near, True]]
    # all that is shown is a period while something lies outside
    assert chosen == [near, ["", ""]]
