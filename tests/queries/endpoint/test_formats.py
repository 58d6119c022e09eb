"""Which format a client gets, and what stands in it."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from queries.endpoint.formats import GRAPHS, RESULTS, chosen, written
from queries.endpoint.protocol import Refused
from queries.store import Rows

ROWS = Rows(("name", "date"), ((Literal("周明远", language="zh-Hans"), None), (Literal('说“，”'), Literal(3))))
ZHOU = Triple(NamedNode("https://example.org/zhou"), NamedNode("https://example.org/name"), Literal("周明远"))


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "text/tab-separated-values"),
    ],
)
def test_formats_of_results(accept: str, kind: str) -> None:
    assert chosen(RESULTS, accept).media_types[0] == kind


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json, text/turtle;q=0.5", "application/ld+json"),
        ("application/sparql-results+json, application/n-triples;q=0.1", "application/n-triples"),
    ],
)
def test_formats_of_graphs(accept: str, kind: str) -> None:
    assert chosen(GRAPHS, accept).media_types[0] == kind


@pytest.mark.parametrize("accept", ["image/png", "nonsense", "text/turtle"])
def test_formats_refuse_what_is_not_offered(accept: str) -> None:
    with pytest.raises(Refused) as refused:
        chosen(RESULTS, accept)
    assert refused.value.status == 406
    assert "offered are application/sparql-results+json" in refused.value.sentence


def test_formats_write_rows() -> None:
    json_said, _ = written(ROWS, "application/json")
    assert json.loads(json_said)["results"]["bindings"][0] == {
        "name": {"type": "literal", "value": "周明远", "xml:lang": "zh-hans"}
    }
    assert written(ROWS, "text/csv") == ("name,date\r\n周明远,\r\n说“，”,3\r\n".encode(), "text/csv; charset=utf-8")
    tsv = '?name\t?date\n"周明远"@zh-hans\t\n"说“，”"\t3\n'
    assert written(ROWS, "text/tab-separated-values")[0].decode() == tsv
    assert '<literal xml:lang="zh-hans">周明远</literal>' in written(ROWS, "text/xml")[0].decode()


@pytest.mark.parametrize(("truth", "said"), [(True, b"true"), (False, b"false")])
def test_formats_write_a_truth(truth: bool, said: bytes) -> None:
    assert json.loads(written(truth, "")[0]) == {"head": {}, "boolean": truth}
    assert said in written(truth, "application/sparql-results+xml")[0]
    assert written(truth, "text/csv")[0] == said


@pytest.mark.parametrize("kind", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"])
def test_formats_write_a_graph(kind: str) -> None:
    said, content_type = written((ZHOU,), kind)
    assert content_type.startswith(kind)
    assert "周明远" in said.decode()
