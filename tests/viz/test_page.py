"""The page as a file: nothing to fetch, nothing of a bulletin as markup, the same bytes anywhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest

from viz.network import Network, cut
from viz.page import page, write

ROOT = Path(__file__).parents[2]
TITLE = "</title><script>window.owned = 4</script>"


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of every script, style and title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open in self.texts:
            self.texts[self.open][-1] += data

    def attributes(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.tags if name == tag)


@pytest.fixture
def elements(two_networks: Network) -> Elements:
    return Elements(page(two_networks, TITLE))


def test_page_refers_to_nothing_outside(elements: Elements) -> None:
    names = ("src", "srcset", "href", "data", "action", "poster", "background", "manifest", "ping")
    found = [(tag, name, value) for tag, its in elements.tags for name, value in its.items() if name in names]
    assert found == [("link", "href", "data:,")]
    assert [css for css in elements.texts["style"] if re.search(r"url\(|@import|https?:", css)] == []
    code = "\n".join(elements.texts["script"])
    assert (
        re.findall(
            r"\bimport\s*\(|\bimport\s+[\w{*]|importScripts|XMLHttpRequest|\bfetch\s*\(|WebSocket", code
        )
        == []
    )


def test_page_has_nothing_of_the_template_that_pyvis_ships(elements: Elements) -> None:
    text = "\n".join(text for texts in elements.texts.values() for text in texts)
    assert re.findall(r"bootstrap|tom-select|cdnjs|jsdelivr", text, re.IGNORECASE) == []


def test_page_allows_only_its_own_scripts(elements: Elements) -> None:
    policy = next(its["content"] for its in elements.attributes("meta") if its.get("http-equiv"))
    scripts = [text for text in elements.texts["script"] if not text.startswith("{")]
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
    assert policy == (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
        + " ".join(f"'sha256-{found}'" for found in hashes)
    )
    assert scripts[0].startswith("/**\n * vis-network")


def test_page_holds_what_bulletins_say_as_data(elements: Elements) -> None:
    assert elements.texts["title"] == [f"{TITLE} · 志脉"]
    assert "img" not in {tag for tag, _ in elements.tags}
    (data,) = (json.loads(text) for text in elements.texts["script"] if text.startswith("{"))
    assert [node["name"] for node in data["nodes"]] == [
        "雾港市志",
        "林雁声",
        "雾港市志办",
        "《雾港市志》评审会",
        "</script><img src=x onerror=window.owned=2>座谈会",
    ]
    assert data["quotes"][3]["text"] == "原主任林雁声出席<script>window.owned = 3</script>座谈会"
    assert not any("window.owned" in text for text in elements.texts["script"] if not text.startswith("{"))


def test_page_counts_what_it_draws_and_what_it_leaves_out(two_networks: Network) -> None:
    part = page(cut(two_networks, [node for node in two_networks if not node.endswith("trap")]), "图")
    head = re.sub(r"<[^>]+>|\s+", " ", part[part.index("<header>") : part.index("</header>")])
    assert " ".join(head.split()) == (
        "图 4 个节点 · 3 条关系 · 2 份简报 · 全库共 5 个节点 4 of 5 things, 3 relations, 2 bulletins"
    )


def test_page_of_an_empty_network_says_so_in_numbers() -> None:
    network: Network = nx.MultiDiGraph()
    assert "0 个节点 · 0 条关系 · 0 份简报" in page(network, "空")


def test_page_is_the_same_twice(two_networks: Network, bulletin_network: Network, tmp_path: Path) -> None:
    write(tmp_path / "first.html", two_networks, "图")
    page(bulletin_network, "另一张")
    write(tmp_path / "second.html", two_networks, "图")
    assert (tmp_path / "first.html").read_bytes() == (tmp_path / "second.html").read_bytes()


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_page_has_the_same_bytes_in_any_locale(two_networks: Network, tmp_path: Path, locale: str) -> None:
    code = (
        "import sys, locale\n"
        "from pathlib import Path\n"
        "from pyoxigraph import RdfFormat, parse\n"
        "from queries.stores import open_store\n"
        "from viz.page import write\n"
        "from viz.projection import project\n"
        "locale.setlocale(locale.LC_ALL, '')\n"
        "store = open_store('memory:')\n"
        "store.fill(parse(path=sys.argv[1], format=RdfFormat.TRIG))\n"
        "write(Path(sys.argv[2]), project(store), '\\u96fe\\u6e2f')\n"
        "print(locale.getencoding())\n"
    )
    source = Path(__file__).parent / "data" / "two_bulletins.trig"
    environment = {**os.environ, **_locale(locale, tmp_path), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run(
        [sys.executable, "-c", code, str(source), str(tmp_path / "page.html")],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() in {"C": ("ANSI_X3.4-1968", "US-ASCII", "646"), "zh_CN.GBK": ("GBK",)}[locale]
    assert (tmp_path / "page.html").read_bytes() == page(two_networks, "雾港").encode("utf-8")


def _locale(name: str, folder: Path) -> dict[str, str]:
    if name == "C":
        return {"LC_ALL": name}
    if not shutil.which("localedef"):
        pytest.skip("no localedef to make a GBK locale with; apt-get install locales")
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    if not (folder / name).is_dir():
        pytest.skip(f"localedef made no GBK locale: {made.stderr.strip()[:100]}; apt-get install locales")
    return {"LC_ALL": name, "LOCPATH": str(folder)}
