"""The page as a reader sees it: in a browser, with the network off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from ontology.facts import Kind
from viz.network import Network, cut

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Look = Callable[..., Page]

INK = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 3).join(" "));
  return [...colours];
}"""


def test_browser_draws_every_node_and_edge(look: Look, bulletin_network: Network) -> None:
    page = look(bulletin_network)
    assert page.evaluate("[canvas.nodes.length, canvas.edges.length, data.links.length]") == [19, 19, 19]
    colours = set(page.evaluate(INK))
    # Every kind in its colour: 2f7fd1 people, 1f8fa6 groups, 8a63c9 organisations, c96f12 meetings, …
    kinds = page.evaluate("Object.values(data.kinds).map((kind) => kind.colour)")
    drawn = {" ".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5)) for colour in kinds}
    assert drawn <= colours
    assert page.title() == "云岭图 · 志脉"


def test_browser_holds_still_once_settled(look: Look, bulletin_network: Network) -> None:
    page = look(bulletin_network)
    assert page.evaluate("network.physics.physicsEnabled") is False
    before = page.evaluate("network.getPositions()")
    page.wait_for_timeout(300)
    assert page.evaluate("network.getPositions()") == before
    # A node can be dragged, and it alone moves.
    start = page.evaluate("network.canvasToDOM(network.getPositions([0])[0])")
    left, top = page.evaluate("(() => { const b = canvas.box.getBoundingClientRect(); return [b.x, b.y] })()")
    page.mouse.move(left + start["x"], top + start["y"])
    page.mouse.down()
    page.mouse.move(left + start["x"] + 60, top + start["y"] + 40, steps=4)
    page.mouse.up()
    after = page.evaluate("network.getPositions()")
    assert [node for node in before if before[node] != after[node]] == ["0"]


def test_browser_shows_markup_of_bulletins_as_text(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    page.evaluate("read(4)")
    assert page.inner_text("#panel h2") == "</script><img src=x onerror=window.owned=2>座谈会"
    assert page.inner_text("#panel blockquote") == (
        "原主任林雁声出席<script>window.owned = 3</script>座谈会\n"
        "<script>window.owned = 1</script> · 2032-04-05 · 第 30–73 字"
    )
    page.evaluate("card.node(4, { x: 300, y: 200 })")
    assert "<script>window.owned = 3</script>" in page.inner_text("#card")
    assert page.evaluate("[window.owned, document.querySelectorAll('img').length]") == [None, 0]


def test_browser_refuses_what_the_page_did_not_come_with(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    refused = """() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
      document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.owned = 5'>");
    })"""
    assert page.evaluate(refused) == "script-src-attr"
    assert page.evaluate("window.owned") is None


def test_browser_shows_all_words_of_a_thing(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    page.evaluate("read(1)")
    assert _lines(page, "#panel") == [
        "×",
        "林雁声",
        "类别Kind",
        "人物 person",
        "又称Also",
        "雁声主任",
        "主持chaired1",
        "《雾港市志》评审会2032-03-01",
        "3月1日，市志办主任林雁声主持《雾港市志》评审会",
        "雾港方志 2032 第1期 · 2032-03-02 · 第 20–44 字",
        "林雁声主持的评审会",
        "<script>window.owned = 1</script> · 2032-04-05 · 第 7–16 字",
        "出席attended1",
        "</script><img src=x onerror=window.owned=2>座谈会",
        "原主任林雁声出席<script>window.owned = 3</script>座谈会",
        "<script>window.owned = 1</script> · 2032-04-05 · 第 30–73 字",
        "任职holds1",
        "主任 · 雾港市志办2032-03-01 … 2032-04",
        "3月1日，市志办主任林雁声主持《雾港市志》评审会",
        "雾港方志 2032 第1期 · 2032-03-02 · 第 20–44 字",
        "原主任林雁声出席<script>window.owned = 3</script>座谈会",
        "<script>window.owned = 1</script> · 2032-04-05 · 第 30–73 字",
    ]
    page.click("#panel button:has-text('《雾港市志》评审会')")
    assert page.inner_text("#panel h2") == "《雾港市志》评审会"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_browser_hover_shows_one_sentence(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    page.hover("#canvas", position=page.evaluate("network.canvasToDOM(network.getPositions([3])[3])"))
    page.wait_for_selector("#card", state="visible")
    assert _lines(page, "#card") == [
        "《雾港市志》评审会",
        "会议 · 2 条关系",
        "与会专家对市志稿提出意见",
        "雾港方志 2032 第1期 · 2032-03-02 · 第 2 页 · 第 45–57 字 · 推测 guessed",
        "另有 2 处依据，点击查看",
    ]


def test_browser_click_on_a_line_opens_its_words(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    middle = """() => {
      const places = network.getPositions([0, 3]);
      return network.canvasToDOM({ x: (places[0].x + places[3].x) / 2, y: (places[0].y + places[3].y) / 2 });
    }"""
    page.click("#canvas", position=page.evaluate(middle))
    page.wait_for_selector("#panel", state="visible")
    assert _lines(page, "#panel") == [
        "×",
        "《雾港市志》评审会 — 雾港市志",
        "促成led to",
        "推断 inferred",
        "与会专家对市志稿提出意见",
        "雾港方志 2032 第1期 · 2032-03-02 · 第 2 页 · 第 45–57 字 · 推测 guessed",
    ]


@pytest.mark.parametrize("typed", ["雁声", "林雁声", "yanshengzhu", "lin yan", "LYS", "主任"])
def test_browser_finds_by_name_alias_pinyin_and_initials(
    look: Look, two_networks: Network, typed: str
) -> None:
    page = look(two_networks)
    page.fill("#search-box", typed)
    if typed == "yanshengzhu":
        assert page.inner_text("#search-hits") == "图中没有 nothing here"
        return
    assert page.inner_text("#search-hits") == "林雁声"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "林雁声"


def test_browser_legend_hides_and_shows_a_kind(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    shown = "canvas.nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id)"
    assert [_lines(page, f"#legend-kinds li:nth-child({i})") for i in (1, 2, 3, 4)] == [
        ["人物", "person", "1"],
        ["机构", "organisation", "1"],
        ["会议", "meeting", "2"],
        ["志书出版物", "publication", "1"],
    ]
    page.click("[data-key=meeting]")
    assert page.evaluate(shown) == [0, 1, 2]
    assert page.get_attribute("[data-key=meeting]", "aria-pressed") == "false"
    # What is read is shown again.
    page.evaluate("read(3)")
    assert page.evaluate(shown) == [0, 1, 2, 3, 4]


def test_browser_legend_hides_a_relation(look: Look, two_networks: Network) -> None:
    page = look(two_networks)
    page.click("#legend-relations >> text=任职")
    assert page.evaluate("canvas.edges.get({ filter: (edge) => edge.hidden }).map((edge) => edge.id)") == [0]


@pytest.mark.parametrize("dark", [False, True])
def test_browser_follows_the_colour_scheme(look: Look, two_networks: Network, dark: bool) -> None:
    page = look(two_networks, dark=dark)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(25, 26, 28)" if dark else "rgb(251, 250, 247)"
    )
    assert page.evaluate("canvas.theme.paper") == ("#191a1c" if dark else "#fbfaf7")
    page.emulate_media(color_scheme="light" if dark else "dark")
    # Not `wait_for_function`: it evaluates strings, which the page's own policy forbids.
    page.evaluate(
        """(paper) => new Promise((done) => {
      const look = () => (canvas.theme.paper === paper ? done() : requestAnimationFrame(look));
      look();
    })""",
        "#fbfaf7" if dark else "#191a1c",
    )


def test_browser_fits_a_phone(look: Look, bulletin_network: Network) -> None:
    page = look(bulletin_network, width=420, height=860)
    assert page.evaluate("document.documentElement.scrollWidth") == 420
    assert page.evaluate("byId('legend').open") is False
    inside = """() => Object.values(network.getPositions()).map((place) => network.canvasToDOM(place))
      .every(({ x, y }) => x > 0 && y > 0 && x < canvas.box.clientWidth && y < canvas.box.clientHeight)"""
    assert page.evaluate(inside) is True
    page.evaluate("read(0)")
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert (panel["x"], panel["width"]) == (0, 420)
    assert panel["y"] > 300


def test_browser_no_two_names_overlap(look: Look, bulletin_network: Network) -> None:
    page = look(bulletin_network)
    boxes: list[list[float]] = page.evaluate("[...new Set([...canvas.labels.written.cells.values()].flat())]")
    clashes = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert len(boxes) > 20
    assert clashes == []


def test_browser_draws_fifteen_hundred(look: Look) -> None:
    whole: Network = nx.MultiDiGraph()
    villages = nx.connected_caveman_graph(150, 10)
    for i in villages:
        whole.add_node(f"{i:04}", **_plain(f"{i:04}"))
    for i, j in villages.edges():
        whole.add_edge(f"{i:04}", f"{j:04}", **_attended())
    page = look(cut(whole, whole))
    assert page.evaluate("[canvas.nodes.length, canvas.edges.length]") == [1500, villages.number_of_edges()]


def _lines(page: Page, selector: str) -> list[str]:
    return [line for line in page.inner_text(selector).split("\n") if line]


def _plain(name: str) -> dict[str, Any]:
    return {
        "kind": Kind.PERSON,
        "label": name,
        "aliases": (),
        "pinyin": "",
        "details": (),
        "held": None,
        "statements": (),
    }


def _attended() -> dict[str, Any]:
    return {
        "relation": "https://zhimai.example/ontology#attended",
        "label": "",
        "dates": (),
        "inferred": False,
        "former": False,
        "evidence": (),
    }
