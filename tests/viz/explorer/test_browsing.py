"""The explorer as a reader uses it: in a browser, with nothing to be had but from its server."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import httpx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

BASE = "https://zhimai.example/"
PAGES = ["/", "/search?q=澜川", "/questions", "/questions/attendance", "/questions/led-to?publication=澜川简史", "/query", "/review", "/review/issues"]


def of(served: str, name: str, kind: str = "thing") -> str:
    """Return the path, without a slash, of what goes by a name."""
    hits = httpx.get(f"{served}/api/suggest", params={"q": name, "kind": kind}).json()["hits"]
    return str(hits[0]["address"])[1:]


def drawn(page: Page) -> dict[str, tuple[int, int]]:
    """Return what is in the picture, by the beginnings of paths, and where it stands, as its address says."""
    things = page.evaluate("import('/static/explorer/link.js').then(({ read }) => read(location.hash).things)")
    return {thing["path"]: (thing["x"], thing["y"]) for thing in things}


def short(path: str) -> str:
    """Return as much of the path of a thing as a link tells."""
    return path[: path.index("/") + 9]


def counts(page: Page, legend: str = "kinds") -> dict[str, int]:
    """Return the counts of a legend."""
    lines = (line.inner_text().split("\n") for line in page.query_selector_all(f"#legend-{legend} button"))
    return {line[0]: int(line[-1]) for line in lines}


def network(visit: Visit, address: str, **screen: int) -> Page:
    """Open a network, and wait until it is drawn."""
    page = visit(address, **screen)
    page.wait_for_selector("body[data-settled]")
    return page


def test_a_name_is_found_by_pinyin_while_it_is_typed(visit: Visit, served: str) -> None:
    page = visit(f"{served}/")
    page.type("main input[name=q]", "linhuai")
    page.wait_for_selector("main .hits li:has-text('蔺怀舟')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/*")
    assert page.inner_text("h1") == "蔺怀舟"
    page.type("input[name=q]", "无此人")
    page.wait_for_selector(".hits .none")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_the_front_page_tells_of_pairs_that_wait_to_be_judged(visit: Visit, served: str) -> None:
    waiting = httpx.get(f"{served}/api/doubts", params={"limit": 2}).json()
    assert len(waiting["pairs"]) == 2 < waiting["total"]
    page = visit(f"{served}/")
    page.wait_for_selector("#doubts li")
    assert page.inner_text("#doubts small") == str(waiting["total"])
    assert waiting["pairs"][0]["one"]["name"] in page.locator("#doubts li").first.inner_text()
    page.locator("#doubts li a").nth(1).click()
    page.wait_for_url("**/review#pair-2")
    assert waiting["pairs"][1]["other"]["name"] in page.inner_text("#pair-2")


def test_a_line_of_a_roster_opens_on_its_sentence_and_leads_to_the_document(visit: Visit, served: str) -> None:
    page = visit(f"{served}/{of(served, '2025年第1次党组会议', 'meeting')}")
    line = page.locator("#roster .line", has_text="蔺怀舟").first
    words = line.locator("blockquote", has_text="主持会议并讲话")
    assert not words.is_visible()
    line.locator("summary").click(position={"x": 10, "y": 10})  # beside the links that stand in the line
    assert words.locator("mark").first.inner_text() == "蔺怀舟"
    words.locator("footer a").click()
    page.wait_for_url("**/bulletin/*")
    marked = "".join(mark.inner_text() for mark in page.query_selector_all("article.text mark"))
    assert marked == "办党组书记、主任蔺怀舟主持会议并讲话。"
    assert page.locator("#at").is_visible()


def test_a_fact_leads_to_its_words_and_words_to_their_facts(visit: Visit, served: str) -> None:
    page = visit(f"{served}/{of(served, '2025年第1次党组会议', 'meeting')}")
    page.locator("#said a.thing.bulletin").first.click()
    fact = page.locator("li[data-fact]", has_text="上官禾 · 列席").first
    fact.locator(".place").click()
    chosen = "".join(piece.inner_text() for piece in page.query_selector_all("article.text .told.chosen"))
    assert "综合处处长上官禾" in chosen
    page.locator("article.text .told", has_text="主持会议并讲话。").click()
    assert page.locator("li.chosen", has_text="蔺怀舟 · 主持").is_visible()
    assert "上官禾" not in "".join(page.locator("li.chosen").all_inner_texts())


def test_a_question_is_filled_in_with_completion(visit: Visit, served: str) -> None:
    page = visit(f"{served}/questions/led-to")
    page.type("input[name=publication]", "lcjs")
    page.locator(".hits li", has_text="澜川简史").first.click()
    page.click("form.fields button")
    page.wait_for_selector(".answer")
    assert page.inner_text("[role=status]") == "7 条"
    page.locator(".line summary").first.click()
    assert "《澜川简史》" in page.locator("details[open] blockquote").first.inner_text()
    page.click(".sparql summary")
    page.click("text=在编辑器里打开")
    page.wait_for_url("**/query?*")
    assert "VALUES ?publication" in page.input_value("#query")


def test_the_editor_completes_terms_and_remembers(visit: Visit, served: str) -> None:
    page = visit(f"{served}/query")
    page.fill("#query", "")
    page.type("#query", "SELECT ?m { ?p zm:chai")
    page.wait_for_selector("#terms li:has-text('zm:chaired')")
    page.keyboard.press("Tab")
    page.type("#query", " ?m } LIMIT 2")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table")
    assert page.inner_text("[role=status]") == "2 行"
    assert page.locator("#history code").first.inner_text() == "SELECT ?m { ?p zm:chaired ?m } LIMIT 2"


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "现在不行"), ("en", "not now")])
def test_a_picture_tells_why_the_server_refuses(visit: Visit, served: str, lang: str, sentence: str) -> None:
    page = network(visit, f"{served}/network?lang={lang}&of={of(served, '澜川简史', 'publication')}")
    page.evaluate("""() => {
        window.fetch = async () => new Response(JSON.stringify({ error: "not now", zh: "现在不行" }), { status: 503 });
    }""")
    page.locator("#panel .ways button", has_text=re.compile("促成|led to")).first.click()
    page.wait_for_selector("#told:not(:empty)", state="attached")
    assert page.inner_text("#told") == sentence


def test_a_hub_is_expanded_step_by_step(visit: Visit, crowd: str) -> None:
    page = network(visit, f"{crowd}/network?of={of(crowd, '编纂工作会议', 'meeting')}")
    before = drawn(page)
    assert len(before) == 31
    assert page.inner_text("#told") == "还有 16 个没有加入"
    page.wait_for_selector("#panel .ways button:has-text('展开')")
    assert "出席 44" in page.inner_text("#panel .ways").replace("\n", " ")
    page.click("#panel .ways button:has-text('展开')")
    page.wait_for_selector("#legend-kinds button:has-text('45')")
    after = drawn(page)
    assert len(after) == 47
    assert {thing: after[thing] for thing in before} == before  # what stands is not moved
    spots = list(after.values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 40 for i, a in enumerate(spots) for b in spots[:i])


def test_a_thing_is_added_by_its_name_and_hidden_and_brought_back(visit: Visit, served: str) -> None:
    page = network(visit, f"{served}/network")
    book, before = short(of(served, "澜川简史", "publication")), drawn(page)
    page.click("#filter summary")
    page.type("#add input", "lcjs")
    page.locator("#add .hits li", has_text=re.compile("^澜川简史$")).click()
    assert not page.locator("#filter .sheet").is_visible()  # a menu closes when something else is pressed
    page.wait_for_selector("#panel h2:has-text('澜川简史')")
    more = drawn(page)
    assert before.items() < more.items() and book in more
    page.click("#panel .ways button:has-text('隐去')")
    assert drawn(page) == {thing: at for thing, at in more.items() if thing != book}
    for many in (more, before):
        page.click("#undo")
        assert drawn(page) == many


def test_what_was_done_is_undone_and_done_again(visit: Visit, crowd: str) -> None:
    page = network(visit, f"{crowd}/network?of={of(crowd, '编纂工作会议', 'meeting')}")
    page.click("#panel .ways button:has-text('展开')")
    page.wait_for_selector("#legend-kinds button:has-text('45')")
    page.click("#undo")
    page.wait_for_selector("#legend-kinds button:has-text('29')")
    assert page.is_disabled("#undo")
    page.keyboard.press("Escape")
    page.locator("#legend summary").focus()
    page.keyboard.press("Control+y")
    page.wait_for_selector("#legend-kinds button:has-text('45')")
    assert len(drawn(page)) == 47


def test_a_path_joins_a_directive_and_a_book(visit: Visit, served: str) -> None:
    page = network(visit, f"{served}/network?of={of(served, '祁景行省长批示')}")
    assert page.locator("#panel h2").inner_text() == "祁景行省长批示"
    page.type("#panel input[name=path]", "澜江图志")
    page.locator("#panel .hits li", has_text=re.compile("^澜江图志$")).first.click()
    page.wait_for_selector("#told:has-text('步')")
    assert page.inner_text("#told") == "相隔 3 步"
    assert {short(of(served, name, "publication")) for name in ("澜川简史", "澜江图志")} <= drawn(page).keys()


def test_a_link_shows_a_colleague_the_same_picture(visit: Visit, served: str) -> None:
    page = network(visit, f"{served}/network?of={of(served, '澜川简史', 'publication')}")
    page.locator("#legend-kinds button", has_text="公文").click()
    page.click("#filter summary")
    page.select_option("#filter select[name=role]", "chair")
    page.select_option("#filter select[name=sure]", "stated")
    page.click("#filter summary")
    page.click("#zoom-in")
    page.wait_for_url(re.compile("&view="))
    page.click("#panel .ways button:has-text('固定')")
    page.wait_for_selector("#panel .ways button:has-text('取消固定')")
    page.click("#as-table")
    assert re.search("&role=chair&sure=stated&view=[-0-9,.]+&table=1$", page.url)
    other = network(visit, page.url)
    assert other.url == page.url
    assert (drawn(other), counts(other)) == (drawn(page), counts(page))
    assert other.inner_text("#panel h2") == "澜川简史"
    assert other.get_attribute("#legend-kinds button:has-text('公文')", "aria-pressed") == "false"
    assert [other.input_value(f"#filter select[name={name}]") for name in ("role", "sure")] == ["chair", "stated"]
    assert other.inner_text("#table") == page.inner_text("#table") != ""


def test_a_link_of_before_still_opens(visit: Visit, served: str) -> None:
    one, other = of(served, "蔺怀舟", "person"), of(served, "澜川简史", "publication")
    page = network(visit, f"{served}/network#things={one}@-40,25!+{other}@70,5&chosen={other}")
    assert drawn(page) == {short(one): (-40, 25), short(other): (70, 5)}
    assert "#picture=person1.publication1." in page.url
    assert page.inner_text("#panel h2") == "澜川简史"


@pytest.mark.parametrize("form", ["PNG", "SVG", "GraphML"])
def test_a_picture_is_saved(visit: Visit, served: str, form: str, tmp_path: Path) -> None:
    page = network(visit, f"{served}/network?of={of(served, '澜川简史', 'publication')}")
    page.click("#export summary")
    with page.expect_download() as waiting:
        page.click(f"#export button:has-text('{form}')")
    waiting.value.save_as(tmp_path / "picture")
    content = (tmp_path / "picture").read_bytes()
    if form == "PNG":
        assert content.startswith(b"\x89PNG") and len(content) > 5000
    else:
        tree = ElementTree.fromstring(content)
        names = {"SVG": "{http://www.w3.org/2000/svg}title", "GraphML": "{http://graphml.graphdrawing.org/xmlns}node"}
        assert len(list(tree.iter(names[form]))) == len(drawn(page))
        assert "澜川简史" in content.decode("utf-8")
    if form == "SVG":
        places = [tuple(its.get(name) for name in "xy") for its in tree.iter("{http://www.w3.org/2000/svg}text")]
        assert "澜川简史" in {its.text for its in tree.iter("{http://www.w3.org/2000/svg}text")}
        assert len(places) > 10 and len(set(places)) == len(places)


def test_a_picture_of_many_is_saved_with_the_labels_that_have_room(visit: Visit, served: str, tmp_path: Path) -> None:
    page = network(visit, f"{served}/network?query=SELECT ?p ?m {{ ?p zm:attended ?m }}")
    page.click("#export summary")
    with page.expect_download() as waiting:
        page.click("#export button:has-text('SVG')")
    waiting.value.save_as(tmp_path / "picture")
    tree = ElementTree.fromstring((tmp_path / "picture").read_bytes())
    texts = list(tree.iter("{http://www.w3.org/2000/svg}text"))
    boxes = []
    for its in texts:  # each character no wider than it is high
        x, y, size, words = float(its.get("x", "")), float(its.get("y", "")), float(its.get("font-size", "")), its.text or ""
        wide = size * sum(1 if character > "\u2000" else 0.5 for character in words) * 0.9
        boxes.append((x - wide / 2, x + wide / 2, y - size / 3, y + size / 3))
    over = [(a, b) for a, b in combinations(boxes, 2) if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]]
    assert len(texts) > 20 and not over


def test_the_network_by_keys(visit: Visit, served: str) -> None:
    page = network(visit, f"{served}/network")
    before = len(drawn(page))
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#panel h2")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#panel h2") not in ("", first)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_selector("#undo:not([disabled])")
    assert len(drawn(page)) > before
    assert "view=" not in page.url
    page.keyboard.press("+")
    page.keyboard.press("Shift+ArrowUp")
    page.wait_for_url(re.compile("view="))
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "canvas"


def test_what_a_query_names_is_a_network(visit: Visit, served: str) -> None:
    query = "SELECT ?meeting ?person { ?person zm:chaired ?meeting }"
    page = visit(f"{served}/query")
    page.fill("#query", query)
    page.keyboard.press("Control+Enter")
    page.click("text=在图中看")
    page.wait_for_selector("body[data-settled]")
    rows = httpx.get(f"{served}/query", params={"query": query, "format": "json"}).json()["rows"]
    assert set(drawn(page)) == {short(iri.removeprefix(BASE)) for row in rows for iri in row.values()}
    assert counts(page).keys() == {"人物", "会议"}
    empty = network(visit, f"{served}/network?query=SELECT ?name {{ ?person foaf:name ?name }}")
    assert empty.inner_text("#told").startswith("答案中没有能画的事物")


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_phone(visit: Visit, served: str, path: str) -> None:
    page = visit(f"{served}{path}", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("kind", ["person", "meeting", "organisation", "publication", "document"])
def test_pages_of_things_fit_a_phone(visit: Visit, served: str, kind: str) -> None:
    page = visit(f"{served}/{of(served, '澜川' if kind not in ('person', 'meeting', 'document') else {'person': '蔺', 'meeting': '会', 'document': '意见'}[kind], kind)}", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("dark", [False, True])
def test_pages_follow_the_colour_scheme(visit: Visit, served: str, dark: bool) -> None:
    page = visit(f"{served}/", dark=dark)
    paper = "rgb(25, 26, 28)" if dark else "rgb(251, 250, 247)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_pages_can_be_read_without_javascript(visit: Visit, served: str) -> None:
    page = visit(f"{served}/")
    context = page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{served}/{of(served, '2025年第1次党组会议', 'meeting')}")
    plain.locator("#roster .line", has_text="蔺怀舟").first.locator("summary").click(position={"x": 10, "y": 10})
    assert plain.locator("#roster blockquote", has_text="主持会议并讲话").first.is_visible()
    plain.context.close()


@pytest.mark.parametrize(("lang", "strangers"), [("en", r"[\u4e00-\u9fff]"), ("zh", r"[A-Za-z]{3}")])
def test_a_picture_speaks_the_language_of_its_page(visit: Visit, served: str, lang: str, strangers: str) -> None:
    page = network(visit, f"{served}/network?lang={lang}&of={of(served, '澜川简史', 'publication')}")
    told = ["#panel dt", "#panel dd", "#panel h3", "#panel button:not(.thing)", "#legend button", "#legend summary", ".tools button, .tools summary"]
    names = {node.inner_text() for node in page.query_selector_all("#panel section .who button")}
    said = [piece.inner_text().strip() for selector in told for piece in page.query_selector_all(selector)]
    assert len(said) > 12
    assert [its for its in said if its not in names and re.search(strangers, its)] == []
