"""What is said of a query before it is run, and of one that cannot be read."""

import pytest
from pyoxigraph import NamedNode

from queries.dataset import Dataset
from queries.sparql import masked, with_using
from queries.stores import QueryError, Rows, open_store


@pytest.mark.parametrize(
    ("sparql", "line"),
    [
        ("SELECT ?s { ?s x:p ?o }", "the prefix x: at line 1, column 16 is not declared"),
        ("SELECT ?s\n{ ?s :p ?o }", "the prefix : at line 2, column 6 is not declared"),
        (
            "SELECT ?s {\n ?s a zm:Meeting",
            "the query cannot be read at line 2, column 17, near “?s a zm:Meeting”",
        ),
        (
            "SELECT ?s { ?s ?p ?o }\n} LIMIT 9",
            "the query cannot be read at line 2, column 7, near “} LIMIT 9”",
        ),
        (
            "SELECT ?s { ?s ?p ?o } GROUP BY ?o",
            "the query cannot be read: the SELECT contains a variable that is unbound",
        ),
        (
            "SELECT (?s AS ?o) { ?s ?p ?o }",
            "the query cannot be read: the SELECT overrides an existing variable using an expression",
        ),
        ("", "no SELECT, CONSTRUCT, DESCRIBE or ASK in the query"),
        ("谁主持了会议？", "no SELECT, CONSTRUCT, DESCRIBE or ASK in the query"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE at line 1, column 1 would change the store; a query only asks"),
        (
            "SELECT *\n{ SERVICE <http://example.org/> { ?s ?p ?o } }",
            "SERVICE at line 2, column 3 would ask another server; only this store can be asked",
        ),
        (
            "ASK { service silent ?where { } }",
            "SERVICE at line 1, column 7 would ask another server; only this store can be asked",
        ),
        (
            "SELECT (zm:mystery(1) AS ?x) {}",
            "the query cannot be answered: The custom function"
            " <https://zhimai.example/ontology#mystery> is not supported",
        ),
    ],
)
def test_a_bad_query_is_told_in_one_line(sparql: str, line: str) -> None:
    with pytest.raises(QueryError) as error:
        open_store("memory:").query(sparql)
    assert str(error.value) == line


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a zm:SERVICE FILTER(?service != 'SERVICE') } # SERVICE",
        'SELECT ?x { ?x ?p """a "quoted" SERVICE""" ; <http://example.org/#SERVICE> \'it\\\'s SERVICE\' }',
    ],
)
def test_a_word_is_no_service(sparql: str) -> None:
    found = open_store("memory:").query(sparql)
    assert isinstance(found, Rows) and len(found) == 0


def test_masked_keeps_every_place() -> None:
    sparql = "SELECT ?x # 谁?\n{ ?x <http://a#b> '''a\n'b' ''' , \"c\\\"d\" }"
    bare = masked(sparql)
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in sparql.split("\n")]
    assert bare.split() == ["SELECT", "?x", "{", "?x", ",", "}"]


ONE, TWO = NamedNode("https://example.org/one"), NamedNode("https://example.org/two")
SEEN = Dataset((ONE,), (TWO,))
USING = f"USING {ONE} USING NAMED {TWO} "


@pytest.mark.parametrize(
    ("update", "wanted"),
    [
        ("INSERT DATA { <a:s> <a:p> 'WHERE' }", "INSERT DATA { <a:s> <a:p> 'WHERE' }"),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", f"DELETE {{ ?s ?p ?o }} {USING}WHERE {{ ?s ?p ?o }}"),
        (
            "CLEAR ALL ; INSERT { ?s a ?o } where { ?s a ?o } ; DELETE {} WHERE {}",
            f"CLEAR ALL ; INSERT {{ ?s a ?o }} {USING}where {{ ?s a ?o }} ; DELETE {{}} {USING}WHERE {{}}",
        ),
        (
            "DELETE WHERE { GRAPH ?g { ?s ?p ?where } }",
            f"DELETE {{ GRAPH ?g {{ ?s ?p ?where }} }} {USING}WHERE {{ GRAPH ?g {{ ?s ?p ?where }} }}",
        ),
    ],
)
def test_with_using_names_the_graphs_in_each_operation(update: str, wanted: str) -> None:
    assert with_using(update, SEEN) == wanted


def test_with_using_changes_what_it_should() -> None:
    store = open_store("memory:")
    pattern = "{ ?s ?p ?o }"
    for graph in (ONE, TWO):
        store.update(f"INSERT DATA {{ GRAPH {graph} {{ <a:s> <a:p> {graph} }} }}")
    store.update(f"INSERT {{ GRAPH <a:copy> {pattern} }} WHERE {pattern}", Dataset((TWO,), ()))
    found = store.query(f"SELECT ?o {{ GRAPH <a:copy> {pattern} }}")
    assert isinstance(found, Rows)
    assert found.rows == ((TWO,),)


@pytest.mark.parametrize("word", ["USING <a:g> WHERE {}", "WHERE {} ; WITH <a:g> DELETE {} WHERE {}"])
def test_with_using_refuses_graphs_in_two_places(word: str) -> None:
    with pytest.raises(QueryError, match="name them in one place"):
        with_using(f"DELETE {{}} {word}", SEEN)


def test_update_is_refused_in_one_line() -> None:
    store = open_store("memory:")
    with pytest.raises(QueryError, match="^the update cannot be read at line 1, column 13"):
        store.update("INSERT DATA ?s")
    with pytest.raises(QueryError, match="^LOAD at line 1, column 1 would ask another server"):
        store.update("LOAD <http://example.org/>")
