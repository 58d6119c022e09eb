"""Exporting for programs that know no RDF: spreadsheets, Popolo, Gephi, data packages; and backups."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import networkx as nx
import pytest
from click.testing import Result
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef
from rdflib.namespace import VOID

Call = Callable[..., Result]

TEXT = """澜川方志简讯
第9期
澜川省地方志工作办公室　2031年3月5日
3月2日，澜川省地方志工作办公室在望川市召开地方志工作会议。办党组书记、主任尚若谷主持会议并讲话。副主任林远舟出席会议。
"""
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture(scope="module")
def graph(call: Call, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of one bulletin."""
    folder = tmp_path_factory.mktemp("one")
    (folder / "第9期.txt").write_text(TEXT, "utf-8")
    assert call("build", folder / "第9期.txt", "-w", folder / "graph").exit_code == 0
    return folder / "graph"


def exported(call: Call, workspace: Path, form: str, *options: str) -> bytes:
    done = call("export", "-w", workspace, "--format", form, *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout_bytes


def test_csv_has_one_row_a_participation(call: Call, graph: Path) -> None:
    written = exported(call, graph, "csv")
    heading, *rows = csv.reader(io.StringIO(written.decode("utf-8"), newline=""))
    assert heading[:10] == "参会者 角色 时任职务 单位 会议 日期 地点 简讯 简讯日期 原文".split()
    meeting = ["地方志工作会议", "2031-03-02", "望川市", "澜川方志简讯", "2031-03-05"]
    chairs, attends = "办党组书记、主任尚若谷主持会议并讲话。", "副主任林远舟出席会议。"
    held = ["主任、党组书记", "澜川省地方志工作办公室、澜川省地方志工作办公室党组"]
    assert [(row[0], row[1]) for row in rows] == [("尚若谷", "主持"), ("尚若谷", "讲话"), ("林远舟", "出席")]
    assert [row[4:9] for row in rows] == [meeting] * 3
    assert [row[9] for row in rows] == [chairs, chairs, attends]
    assert sorted(rows[0][2].split("、")) == sorted(held[0].split("、"))
    assert exported(call, graph, "csv", "--bom") == b"\xef\xbb\xbf" + written


def test_csv_of_the_samples_has_every_participation(call: Call, samples: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(call, samples, "csv").decode("utf-8"), newline="")))
    (tmp_path / "count.rq").write_text("SELECT ?f { ?f a zm:Participation }", "utf-8")
    facts = call("query", tmp_path / "count.rq", "-w", samples, "--format", "csv").stdout.split()[1:]
    assert sorted(row["事实 IRI"] for row in rows) == sorted(facts)
    assert all(row["原文"] and row["参会者"] and row["会议"] for row in rows)


def test_popolo_keeps_its_schema(call: Call, samples: Path) -> None:
    said = json.loads(exported(call, samples, "popolo"))
    schema = json.loads(Path(__file__).with_name("popolo.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(said)
    ids = {name: {item["id"] for item in items} for name, items in said.items()}
    assert all(len(ids[name]) == len(items) for name, items in said.items())
    assert {one["person_id"] for one in said["memberships"]} <= ids["persons"]
    assert {one["post_id"] for one in said["memberships"]} <= ids["posts"]
    assert {one["organization_id"] for one in said["memberships"] if "organization_id" in one} <= ids["organizations"]
    assert {who["id"] for event in said["events"] for who in event.get("attendees", [])} <= ids["persons"]


def test_popolo_says_what_the_bulletin_says(call: Call, graph: Path) -> None:
    said: dict[str, list[dict[str, Any]]] = json.loads(exported(call, graph, "popolo"))
    names = {person["id"]: person["name"] for person in said["persons"]}
    assert sorted(names.values()) == ["尚若谷", "林远舟"]
    held = sorted((names[one["person_id"]], one["label"], one["seen_on"]) for one in said["memberships"])
    assert held == [
        ("尚若谷", "主任", "2031-03-05"),
        ("尚若谷", "党组书记", "2031-03-05"),
        ("林远舟", "副主任", "2031-03-05"),
    ]
    (event,) = said["events"]
    assert (event["name"], event["start_date"], event["location"], event["status"]) == (
        "地方志工作会议",
        "2031-03-02",
        "望川市",
        "held",
    )
    assert sorted((who["name"], who["role"]) for who in event["attendees"]) == [("尚若谷", "主持、讲话"), ("林远舟", "出席")]


def test_gexf_opens_with_its_timeline(call: Call, samples: Path) -> None:
    written = exported(call, samples, "gexf")
    root = ElementTree.fromstring(written)
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")
    declared = {
        (its.get("class"), attribute.get("id"))
        for its in graph.findall(f"{GEXF}attributes")
        for attribute in its.findall(f"{GEXF}attribute")
    }
    nodes, edges = graph.findall(f"{GEXF}nodes/{GEXF}node"), graph.findall(f"{GEXF}edges/{GEXF}edge")
    assert len({node.get("id") for node in nodes}) == len(nodes) > 0
    assert len({edge.get("id") for edge in edges}) == len(edges) > 0
    spans = {node.get("id"): spells(node) for node in nodes}
    assert all(len(its) <= 1 for its in spans.values())
    for kind, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            assert element.get("label")
            values = element.findall(f"{GEXF}attvalues/{GEXF}attvalue")
            assert {(kind, value.get("for")) for value in values} <= declared
            assert all(start <= end and len(start) == len(end) == 10 for start, end in spells(element))
    for edge in edges:  # what is shown needs both its ends
        for end in (spans[edge.get("source")], spans[edge.get("target")]):
            assert all(end[0][0] <= first and last <= end[0][1] for first, last in spells(edge))
    read = nx.read_gexf(io.BytesIO(written))
    assert (len(read), read.number_of_edges()) == (len(nodes), len(edges))


def spells(element: ElementTree.Element) -> list[tuple[str, str]]:
    found = element.findall(f"{GEXF}spells/{GEXF}spell")
    return [(str(spell.get("start")), str(spell.get("end"))) for spell in found]


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networks_say_what_the_bulletin_says(call: Call, graph: Path, form: str) -> None:
    written = io.BytesIO(exported(call, graph, form))
    read = nx.read_gexf(written) if form == "gexf" else nx.read_graphml(written, force_multigraph=True)
    names = nx.get_node_attributes(read, "label")
    told = {
        (names[source], edge["relation"].rpartition("#")[2], names[target]): edge
        for source, target, edge in read.edges(data=True)
    }
    chaired = told["尚若谷", "chaired", "地方志工作会议"]
    assert chaired["words"] == "办党组书记、主任尚若谷主持会议并讲话。"
    assert (chaired["inferred"], chaired["bulletins"]) == (False, "澜川方志简讯")
    if form == "gexf":
        assert chaired["spells"] == [("2031-03-02", "2031-03-02")]
    else:
        assert (chaired["start"], chaired["end"], chaired["dates"]) == ("2031-03-02",) * 3
    assert ("林远舟", "attended", "地方志工作会议") in told


@pytest.mark.parametrize("form", ["csv", "popolo", "gexf", "graphml", "jsonld"])
def test_exports_depend_on_the_graph_alone(call: Call, samples: Path, tmp_path: Path, form: str) -> None:
    shutil.copytree(samples, tmp_path / "graph")
    assert call("rebuild", "-w", tmp_path / "graph").exit_code == 0
    assert exported(call, tmp_path / "graph", form) == exported(call, samples, form)


def test_package_says_itself_what_it_holds(call: Call, samples: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        done = call("export", "-w", samples, "--package", tmp_path / name, "--licence", "CC-BY-4.0")
        assert (done.exit_code, done.output) == (0, "")
    folder = tmp_path / "one"
    said = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert said["licenses"] == [{"name": "CC-BY-4.0"}]
    paths = {its["path"]: its for its in said["resources"]}
    assert {path.name for path in folder.iterdir()} == {*paths, "datapackage.json", "README.md"}
    assert {"participations.csv", "attendance.csv", "graph.nq", "void.ttl"} <= paths.keys()
    note = (folder / "README.md").read_text("utf-8")
    assert "Licence: CC-BY-4.0\n" in note
    for path, its in paths.items():
        data = (folder / path).read_bytes()
        assert (its["bytes"], its["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
        assert f"| {path} |" in note
        if path.endswith(".csv"):
            heading = next(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
            assert heading == [field["name"] for field in its["schema"]["fields"]]
    quads = list(parse(path=folder / "graph.nq", format=RdfFormat.N_QUADS))
    void = Graph().parse(folder / "void.ttl")
    (dataset,) = {subject for subject in void.subjects(VOID.triples) if "dataset-" not in str(subject)}
    assert isinstance(dataset, URIRef)
    assert str(void.value(dataset, VOID.triples)) == str(len(quads))
    assert str(void.value(dataset, VOID.documents)) == "15"
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "two").iterdir())
    ]
    assert call("export", "-w", samples, "--package", folder).exit_code == 3


def test_backup_of_a_workspace_in_use_restores_to_the_same_bytes(call: Call, graph: Path, tmp_path: Path) -> None:
    from queries.workspace import Workspace

    with Workspace.open(graph) as building:
        building.put("half.txt", b"half", "half", [])
        done = call("export", "-w", graph, "--backup", tmp_path / "backup")
        assert (done.exit_code, done.output) == (0, "")
    assert exported(call, tmp_path / "backup", "nquads") == exported(call, graph, "nquads")
    assert contents(tmp_path / "backup") == contents(graph)
    assert call("rebuild", "-w", tmp_path / "backup").exit_code == 0
    assert exported(call, tmp_path / "backup", "nquads") == exported(call, graph, "nquads")
    again = call("export", "-w", graph, "--backup", tmp_path / "backup")
    assert (again.exit_code, again.stderr.count("\n")) == (3, 1)
    assert "is not empty: name a new folder" in again.stderr


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith((".lock", ".names")))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_export_wants_one_thing_at_a_time(call: Call, samples: Path, tmp_path: Path) -> None:
    for options in ([], ["--format", "csv", "--package", tmp_path / "p"], ["--format", "gexf", "--bom"]):
        assert call("export", "-w", samples, *options).exit_code == 2
    assert list(tmp_path.iterdir()) == []
