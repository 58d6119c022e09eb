"""What things are elsewhere: proposed from a graph of Wikidata's shape, decided by people, and said by the graph."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from pyoxigraph import NamedNode, Quad, parse

from ontology.iri import LINKS
from queries.manifest import MANIFEST
from queries.store import Store
from queries.stores import open_store
from queries.workspace import Workspace

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso

Call = Callable[..., Result]
Served = Callable[..., AbstractContextManager[tuple[str, subprocess.Popen[str]]]]

WD = "http://www.wikidata.org/entity/"
ELSEWHERE = NamedNode("https://example.org/elsewhere")


def fill(store: Store) -> None:
    """Fill a store with the graph of Wikidata's shape."""
    found = parse(path=Path(__file__).with_name("elsewhere.ttl"))
    store.fill(Quad(its.subject, its.predicate, its.object, ELSEWHERE) for its in found)


@pytest.fixture(params=["virtuoso", "zhimai"])
def endpoint(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of a server that has the graph of Wikidata's shape."""
    if request.param == "virtuoso":
        virtuoso: Virtuoso = request.getfixturevalue("virtuoso")
        monkeypatch.setenv("ZHIMAI_USER", virtuoso.user)
        monkeypatch.setenv("ZHIMAI_PASSWORD", virtuoso.password)
        fill(open_store(virtuoso.emptied()))
        yield virtuoso.address
        return
    served: Served = request.getfixturevalue("served")
    with Workspace.open(tmp_path / "elsewhere") as opened:
        fill(opened.store)
        opened.commit()
    with served(tmp_path / "elsewhere") as (root, _):
        yield f"{root}sparql"


@pytest.fixture
def graph(samples: Path, tmp_path: Path) -> Path:
    """A workspace of the samples to write to."""
    return Path(shutil.copytree(samples, tmp_path / "graph"))


def proposals(call: Call, graph: Path, endpoint: str) -> list[tuple[str, str, int, str]]:
    told = call("link", "-w", graph, "--endpoint", endpoint, "--format", "json")
    assert told.exit_code == 0, told.stderr
    rows = json.loads(told.stdout)["rows"]
    return [(row["name"], row["elsewhere"].removeprefix(WD), row["score"], row["reasons"]) for row in rows]


OFFICE = ("澜川省地方志工作办公室", "Q990006", 5, "+2 same name; +1 full name; +2 same place (澜川省)")
ARCHIVIST = ("蔺怀舟", "Q990001", 6, "+2 same name; +4 same post (澜川省地方志工作办公室主任)")
PROVINCE = ("澜川省", "Q990021", 2, "+2 same name")
FOOTBALLER = ("蔺怀舟", "Q990005", 2, "+2 same name")
OTHER = ("欧阳砚秋", "Q990007", 2, "+1 same alias (欧阳砚秋); +1 like post (副主任)")


def links(graph: Path) -> set[tuple[str, str]]:
    """Return the exact matches in a graph: names of ours, and IRIs elsewhere."""
    with Workspace.open(graph, read_only=True) as opened:
        found = opened.store.query(
            "SELECT ?name ?there { ?thing skos:exactMatch ?there ; skos:prefLabel ?name }"
        )
        assert not isinstance(found, bool)
        return {(name.value, there.value) for name, there in found}  # type: ignore[union-attr]


def test_link_proposes_what_may_be_meant(call: Call, graph: Path, endpoint: str) -> None:
    before = (graph / MANIFEST).read_bytes()
    assert proposals(call, graph, endpoint) == [ARCHIVIST, OFFICE, OTHER, PROVINCE, FOOTBALLER]
    assert (graph / MANIFEST).read_bytes() == before
    assert links(graph) == set()


def test_link_is_a_judgement_and_says_who_made_it(call: Call, graph: Path, endpoint: str) -> None:
    linked = call("same", "蔺怀舟", f"{WD}Q990001", "-w", graph, "--by", "林远舟", "--why", "生平相符")
    assert linked.exit_code == 0, linked.stderr
    call("different", "欧阳砚秋", f"{WD}Q990007", "-w", graph, "--by", "林远舟")
    assert links(graph) == {("蔺怀舟", f"{WD}Q990001")}
    said = call("query", "-", "-w", graph, "--format", "csv", stdin="""
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?name ?there ?who ?why { ?said oa:motivatedBy oa:identifying ; oa:hasTarget ?thing ; oa:hasBody ?there ;
          dcterms:creator ?who ; rdfs:comment ?why . ?thing skos:prefLabel ?name }""")  # fmt: skip
    assert said.stdout.splitlines()[1:] == [f"蔺怀舟,{WD}Q990001,林远舟,生平相符"]
    assert proposals(call, graph, endpoint) == [OFFICE, PROVINCE]
    exported = call("export", "-w", graph, "--format", "nquads").stdout
    assert f"<{WD}Q990001> <{LINKS}> ." in exported


def test_link_outlives_a_build_and_not_an_undoing(call: Call, graph: Path) -> None:
    call("same", "蔺怀舟", f"{WD}Q990001", "-w", graph)
    told = call("rebuild", "-w", graph)
    assert (told.exit_code, "no effect" in told.stderr) == (0, False)
    assert links(graph) == {("蔺怀舟", f"{WD}Q990001")}
    assert call("undo", "1", "-w", graph).exit_code == 0
    assert links(graph) == set()
    with Workspace.open(graph, read_only=True) as opened:
        assert NamedNode(LINKS) not in opened.store.graphs()


def test_what_is_one_with_one_thing_elsewhere_is_one(call: Call, graph: Path) -> None:
    call("same", "蔺怀舟", f"{WD}Q990001", "-w", graph)
    call("same", "欧阳砚秋", f"{WD}Q990001", "-w", graph)
    assert len({iri for name, iri in links(graph)}) == 1
    with Workspace.open(graph, read_only=True) as opened:
        (one,) = opened.names().find("person", "蔺怀舟")
        assert one.iri in {other.iri for other in opened.names().find("person", "欧阳砚秋")}
    call("undo", "2", "-w", graph)
    told = call("different", "蔺怀舟", "欧阳砚秋", "-w", graph)
    assert told.exit_code == 0, told.stderr
    told = call("same", "欧阳砚秋", f"{WD}Q990001", "-w", graph)
    assert (told.exit_code, "contradicts what was judged before" in told.stderr) == (2, True)


def test_link_asks_on_a_terminal(call: Call, graph: Path, endpoint: str) -> None:
    answers = "s 生平相符\nd\nx\nk\nq\n"
    told = call("link", "-w", graph, "--endpoint", endpoint, "--ask", "--by", "林远舟", stdin=answers)
    assert told.exit_code == 0, told.stderr
    assert links(graph) == {("蔺怀舟", f"{WD}Q990001")}
    assert told.stdout.count("judgement ") == 2
    rows = json.loads(call("judgements", "-w", graph, "--format", "json").stdout)["rows"]
    assert [(row["verdict"], row["who"], row["why"]) for row in rows] == [
        ("same", "林远舟", "生平相符"),
        ("different", "林远舟", ""),
    ]
    assert [row[1] for row in proposals(call, graph, endpoint)] == [OTHER[1], PROVINCE[1]]


def test_link_says_in_one_line_that_nobody_answers(call: Call, graph: Path) -> None:
    told = call("link", "-w", graph, "--endpoint", "http://127.0.0.1:1/sparql")
    assert (told.exit_code, told.stderr.count("\n")) == (3, 1)
