"""The endpoint as clients meet it."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)

from queries.endpoint.pool import Limits
from queries.stores import open_store
from queries.workspace import Workspace

Serving = Callable[..., AbstractContextManager[httpx.Client]]

EX = "https://example.org/"
COUNTY = f"{EX}%E4%B9%9D%E5%B3%B0%E5%8E%BF"
NAMES = f"SELECT ?name {{ ?s <{EX}name> ?name }} ORDER BY STR(?name)"
#: Nothing names a thing here, so every triple is held against every other, over and over.
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(40)) + " }"


def names(client: httpx.Client, query: str = NAMES) -> list[str]:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 200, answer.text
    return [row["name"]["value"] for row in answer.json()["results"]["bindings"]]


def test_endpoint_answers_over_the_union_of_all_graphs(client: httpx.Client) -> None:
    assert names(client) == ["九峰县", "周明远", "林远舟"]


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_endpoint_finds_a_percent_encoded_iri_and_a_chinese_literal(client: httpx.Client, method: str) -> None:
    query = f'ASK {{ <{COUNTY}> ?p ?name FILTER(STR(?name) = "九峰县") }}'
    if method == "get":
        answer = client.get("/sparql", params={"query": query})
    elif method == "form":
        answer = client.post("/sparql", data={"query": query})
    else:
        answer = client.post("/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query"})
    assert answer.json() == {"head": {}, "boolean": True}


def test_endpoint_sees_only_the_graphs_that_a_query_names(client: httpx.Client) -> None:
    assert names(client, f"SELECT ?name FROM <{EX}two> {{ ?s <{EX}name> ?name }}") == ["林远舟"]
    assert names(client, f"SELECT ?name FROM NAMED <{EX}two> {{ ?s <{EX}name> ?name }}") == []
    answer = client.get("/sparql", params={"query": NAMES, "default-graph-uri": f"{EX}two"})
    assert [row["name"]["value"] for row in answer.json()["results"]["bindings"]] == ["林远舟"]


def test_endpoint_has_heads(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": NAMES})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_endpoint_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    said = Graph().parse(data=answer.content, format="turtle")
    sd, void = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
    service = URIRef(f"{client.base_url}/sparql")
    assert (service, URIRef(sd + "endpoint"), service) in said
    assert (service, URIRef(sd + "feature"), URIRef(sd + "UnionDefaultGraph")) in said
    assert said.value(None, URIRef(void + "documents")) != Literal(0)
    counted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert str(said.value(None, URIRef(void + "sparqlEndpoint"), service)).endswith("#dataset")
    triples = said.value(URIRef(f"{service}#dataset"), URIRef(void + "triples"))
    assert str(triples) == counted["results"]["bindings"][0]["n"]["value"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT ?x {", "the query cannot be read at line 1"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE at line 1, column 12 would ask another"),
        ("LOAD <http://example.org/a>", "LOAD at line 1, column 1 would ask another server"),
        ("DROP ALL", "DROP at line 1, column 1 would change the store; a query only asks"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "the answer has more than 50 rows"),
        ("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "the answer has more than 50 triples"),
    ],
)
def test_endpoint_refuses_in_one_sentence(client: httpx.Client, query: str, sentence: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert sentence in answer.text and answer.text.count("\n") == 1


def test_endpoint_refuses_updates_unless_told_otherwise(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert (answer.status_code, answer.text) == (
        403,
        "this graph can be asked, not changed: updates are switched off\n",
    )
    assert names(client) == ["九峰县", "周明远", "林远舟"]


def test_endpoint_refuses_a_body_that_is_too_long(client: httpx.Client) -> None:
    answer = client.post("/sparql", content=b"#" * (1 << 21), headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 413


def test_endpoint_ends_a_slow_query_while_it_answers_others(client: httpx.Client) -> None:
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(client.post, "/sparql", data={"query": ENDLESS})
        while not slow.done():
            assert names(client) == ["九峰县", "周明远", "林远舟"]
        answer = slow.result()
    assert answer.status_code == 504
    assert answer.text == "the query was ended after 4 seconds: ask for less, or name a thing in it\n"


def test_endpoint_answers_while_it_is_changed(tmp_path: Path, fill: Callable[..., Path], serving: Serving) -> None:
    every = " ".join(f"GRAPH ?g{i} {{ ?a{i} ?b{i} ?c{i} }}" for i in range(40))
    update = f"INSERT {{ GRAPH <{EX}more> {{ ?a0 ?b0 ?c0 }} }} WHERE {{ {every} }}"
    with (
        serving(fill(tmp_path / "workspace"), Limits(seconds=4), updates=True) as client,
        ThreadPoolExecutor() as threads,
    ):
        slow = threads.submit(client.post, "/sparql", data={"update": update})
        answered = 0
        while not slow.done():
            assert names(client) == ["九峰县", "周明远", "林远舟"]
            answered += 1
    assert (slow.result().status_code, slow.result().text) == (
        503,
        "the update was ended after 4 seconds: change less at once\n",
    )
    assert answered > 2  # one that waited for the update would be the only one


def test_endpoint_refuses_more_slow_queries_than_it_bears(client: httpx.Client) -> None:
    with ThreadPoolExecutor() as threads:
        slow = [threads.submit(client.post, "/sparql", data={"query": ENDLESS}) for _ in range(5)]
        answers = sorted((asked.result().status_code, asked.result().text) for asked in slow)
    many = "too many slow queries at once: ask for less, or try again later\n"
    assert answers[:2] == [(503, many)] * 2
    assert answers[-1][0] == 504
    assert names(client) == ["九峰县", "周明远", "林远舟"]


def test_endpoint_outlives_a_query_that_wants_all_memory(workspace: Path, serving: Serving) -> None:
    hungry = (
        'SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), "' + "书" * 4000 + '"))) AS ?n) { '
        + " ".join(f"?a{'' if i == 0 else i} ?b{i} ?c{i} ." for i in range(3))
        + " }"
    )
    with serving(workspace, Limits(memory=1 << 30, seconds=20, rows=50)) as client:
        answer = client.post("/sparql", data={"query": hungry})
        assert (answer.status_code, answer.text) == (
            503,
            "the query needed more memory than a query may have here\n",
        )
        assert names(client) == ["九峰县", "周明远", "林远舟"]


def _fill(quad: Quad, location: Path) -> None:
    store = open_store(location)
    store.fill([quad])
    store.close()


def test_endpoint_follows_its_workspace(tmp_path: Path, fill: Callable[..., Path], serving: Serving) -> None:
    folder = fill(tmp_path / "workspace")
    with serving(folder) as client:
        assert len(names(client)) == 3
        with Workspace.open(folder) as opened:
            assert len(names(client)) == 3  # while it is written
            quad = Quad(NamedNode(f"{EX}wu"), NamedNode(f"{EX}name"), Literal("吴一帆"), NamedNode(f"{EX}three"))
            opened.alter(partial(_fill, quad))
        assert "吴一帆" in names(client)
    assert sorted(path.name for path in (folder / "store").iterdir()) == ["2", "2.lock"]


def test_endpoint_lets_other_sites_ask_only_where_told(workspace: Path, serving: Serving, client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    assert "access-control-allow-origin" not in client.get("/sparql?query=ASK+%7B%7D", headers=origin).headers
    with serving(workspace, origins=("https://example.org",)) as open_client:
        answer = open_client.get("/sparql?query=ASK+%7B%7D", headers=origin)
        assert answer.headers["access-control-allow-origin"] == "https://example.org"


SELECTS = {JSON: "九峰县", XML: "九峰县", CSV: "九峰县", TSV: "九峰县"}
GRAPHS = {TURTLE: "九峰县", RDFXML: "九峰县", N3: "九峰县"}


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize(("method", "sending"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_endpoint_serves_sparqlwrapper_rows(client: httpx.Client, form: str, method: str, sending: str) -> None:
    asked = _wrapper(client, form, method, sending)
    asked.setQuery(f"SELECT ?name {{ <{COUNTY}> <{EX}name> ?name }}")
    answer = asked.query()
    assert "九峰县" in answer.response.read().decode("utf-8")


@pytest.mark.parametrize("form", [TURTLE, RDFXML, N3])
@pytest.mark.parametrize(("method", "sending"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_endpoint_serves_sparqlwrapper_graphs(client: httpx.Client, form: str, method: str, sending: str) -> None:
    asked = _wrapper(client, form, method, sending)
    asked.setQuery('CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(STR(?o) = "九峰县") }')
    assert "九峰县" in asked.query().response.read().decode("utf-8")


def _wrapper(client: httpx.Client, form: str, method: str, sending: str) -> SPARQLWrapper:
    asked = SPARQLWrapper(f"{client.base_url}/sparql", returnFormat=form)
    asked.setMethod(method)
    asked.setRequestMethod(sending)
    return asked


def test_endpoint_serves_rdflib(client: httpx.Client) -> None:
    graph = Graph(SPARQLStore(f"{client.base_url}/sparql"))
    rows = list(graph.query(NAMES))
    assert [str(row[0]) for row in rows if isinstance(row, ResultRow)] == ["九峰县", "周明远", "林远舟"]
    assert (URIRef(COUNTY), None, None) in graph


def test_endpoint_serves_curl(client: httpx.Client) -> None:
    command = ["curl", "-s", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}", f"{client.base_url}/sparql"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.split() == ["name", "九峰县", "周明远", "林远舟"]
