"""Any SPARQL, from a file or from standard input."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]

BOOKS = "SELECT DISTINCT ?title { ?book a zm:Publication ; dcterms:title ?title } ORDER BY ?title"


def test_query_answers_a_file_as_csv(call: Call, samples: Path, tmp_path: Path) -> None:
    file = tmp_path / "books.rq"
    file.write_bytes(b"\xef\xbb\xbf" + BOOKS.encode())
    told = call("query", file, "-w", samples, "--format", "csv")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0] == "title"
    assert "澜川简史" in told.stdout.splitlines()


def test_query_answers_standard_input_as_table(call: Call, samples: Path) -> None:
    told = call("query", "-", "-w", samples, stdin=BOOKS)
    assert told.exit_code == 0
    assert any(line.split() == ["│", "澜川简史", "│"] for line in told.stdout.splitlines())


def test_query_gives_json_of_the_standard(call: Call, samples: Path) -> None:
    told = json.loads(call("query", "-", "-w", samples, "--format", "json", stdin=BOOKS).stdout)
    assert told["head"] == {"vars": ["title"]}
    assert {"type": "literal", "value": "澜川简史", "xml:lang": "zh-hans"} in [
        binding["title"] for binding in told["results"]["bindings"]
    ]


def test_query_gives_truth(call: Call, samples: Path) -> None:
    asked = "ASK { ?book dcterms:title ?title FILTER(STR(?title) = '%s') }"
    assert call("query", "-", "-w", samples, stdin=asked % "澜川简史").stdout == "true\n"
    assert call("query", "-", "-w", samples, stdin=asked % "无此书").stdout == "false\n"
    told = call("query", "-", "-w", samples, "--format", "json", stdin=asked % "澜川简史")
    assert json.loads(told.stdout) == {"head": {}, "boolean": True}


def test_query_gives_a_graph_as_turtle(call: Call, samples: Path) -> None:
    told = call("query", "-", "-w", samples, stdin="CONSTRUCT { ?p a foaf:Agent } WHERE { ?p a foaf:Person }")
    assert told.exit_code == 0
    assert "@prefix foaf:" in told.stdout
    assert "a foaf:Agent" in told.stdout


def test_query_gives_results_as_xml_and_tsv(call: Call, samples: Path) -> None:
    xml = call("query", "-", "-w", samples, "--format", "xml", stdin=BOOKS).stdout
    assert xml.startswith("<?xml") and '<literal xml:lang="zh-hans">澜川简史</literal>' in xml
    tsv = call("query", "-", "-w", samples, "--format", "tsv", "--limit", "1", stdin=BOOKS).stdout.splitlines()
    assert tsv[0] == "?title" and len(tsv) == 2 and tsv[1].endswith('"@zh-hans')


def test_query_gives_a_graph_in_other_forms(call: Call, samples: Path) -> None:
    asked = "DESCRIBE ?book WHERE { ?book dcterms:title ?title FILTER(STR(?title) = '澜川简史') }"
    turtle, triples = (call("query", "-", "-w", samples, "--format", form, stdin=asked).stdout for form in ("turtle", "ntriples"))
    assert "@prefix zm:" in turtle and "澜川简史" in turtle
    assert all(line.endswith(" .") for line in triples.splitlines())
    assert json.loads(call("query", "-", "-w", samples, "--format", "json", stdin=asked).stdout)
    one = call("query", "-", "-w", samples, "--format", "ntriples", "--limit", "1", stdin=asked).stdout
    assert one.splitlines() == triples.splitlines()[:1]


def test_query_tells_which_forms_there_are(call: Call, samples: Path) -> None:
    told = call("query", "-", "-w", samples, "--format", "turtle", stdin=BOOKS)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.endswith(
        "Error: the answer is rows, which cannot be had as turtle; it can be as table, csv, json, xml, tsv\n"
    )


def test_query_says_what_is_wrong(call: Call, samples: Path) -> None:
    for wrong in ("SELECT ?x { ?x a }", b"\xff\xfe\xfd", ""):
        told = call("query", "-", "-w", samples, stdin=wrong)
        assert (told.exit_code, told.stdout) == (3, "")
        assert told.stderr.startswith("Error: ")
        assert told.stderr.count("\n") == 1
