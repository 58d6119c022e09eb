"""The whole way on two real bulletins, which are not part of the project: skipped where they are absent."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zhimai import main

Call = Callable[..., Result]
Row = dict[str, str]

SHARED = Path(__file__).parents[3] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real bulletins in ../shared/seeds are not there"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    built = CliRunner().invoke(main, ["build", str(SHARED / "seeds"), "-w", str(folder)])
    assert built.stderr == f"{folder}: 2 added\n"
    return folder


def rows(result: Result) -> list[Row]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_seeds_tell_who_attended(call: Call, graph: Path) -> None:
    found = rows(call("ask", "attendance", "-w", graph, "--meeting", "党组", "--format", "csv"))
    people = {(row["日期"], row["参会者"], row["角色"], row["时任职务"]) for row in found}
    assert people >= {
        ("2024-02-23", "陈建春", "主持、讲话", "党组书记、主任"),
        ("2024-02-23", "江红英", "出席", "党组成员"),
        ("2024-02-28", "陈建春", "主持", "党组书记、主任"),
        ("2024-02-28", "江红英", "出席", "党组成员"),
        ("2024-02-28", "赵行", "出席", "党组成员"),
        ("2024-02-28", "邓瑜", "出席", "党组成员"),
        ("2024-02-28", "张德智", "列席", "机关党委副书记、二级巡视员"),
    }
    assert all(row["参会者"][:2] in row["原文"].replace("\n", "") for row in found)


def test_seeds_tell_how_far_books_have_come(call: Call, graph: Path) -> None:
    found = rows(call("ask", "publications", "-w", graph, "--format", "csv"))
    states = {row["出版物"]: row["阶段"] for row in found}
    assert (states["蜀道文化图志"], states["四川简史"], states["九寨沟图志"]) == ("谋划", "编纂", "出版")


def test_seeds_tell_what_led_to_a_book(call: Call, graph: Path) -> None:
    found = rows(call("ask", "led-to", "-w", graph, "--publication", "四川简史", "--format", "csv"))
    assert {row["来源"] for row in found} == {
        "四川省“十四五”地方志事业发展规划",
        "四川省地方志工作办公室关于推进地方志事业高质量发展的意见",
        "四川省地方志工作办公室2024年工作要点",
    }
    assert all("加快推进《四川简史》等编纂出版" in row["原文"] for row in found)


def test_seeds_are_read_as_a_careful_reader_would(call: Call, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text(call("facts", *sorted((SHARED / "seeds").glob("*.txt"))).stdout, encoding="utf-8")
    for gold in (SHARED / "eval" / "gold").glob("00[04]_*.json"):
        (tmp_path / gold.name).write_bytes(gold.read_bytes())
    command = [sys.executable, str(SHARED / "eval" / "score.py"), "--gold", str(tmp_path), str(facts), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    score = json.loads(run.stdout)
    assert score["documents"] == 2
    assert score["micro_f1"] >= 0.95


def test_seeds_built_together_know_who_is_who(call: Call, graph: Path) -> None:
    """People and offices are one across both bulletins, and the English edition is linked to its book."""
    for name in ("陈建春", "江红英", "赵行", "邓瑜"):
        same = "SELECT (COUNT(DISTINCT ?it) AS ?n) (COUNT(DISTINCT ?g) AS ?m) { GRAPH ?g { ?it a foaf:Person ; foaf:name '%s' } }"
        assert rows(call("query", "-", "-w", graph, "--format", "csv", stdin=same % name)) == [{"n": "1", "m": "2"}]
    offices = """SELECT DISTINCT ?it {
      VALUES ?name { "四川省地方志工作办公室"@zh-hans "省地方志办"@zh-hans "四川省地方志办"@zh-hans }
      ?it a org:Organization ; skos:prefLabel|skos:altLabel ?name }"""
    assert len(rows(call("query", "-", "-w", graph, "--format", "csv", stdin=offices))) == 1
    editions = "SELECT ?edition ?work { ?e dcterms:isVersionOf/skos:prefLabel ?work ; zm:edition ?edition }"
    assert rows(call("query", "-", "-w", graph, "--format", "csv", stdin=editions)) == [
        {"edition": "英文版", "work": "大熊猫图志"}
    ]
