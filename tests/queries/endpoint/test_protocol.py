"""From a request to its operation."""

from http import HTTPStatus
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import NamedNode

from queries.dataset import Dataset
from queries.endpoint.protocol import FORM, Operation, Refused, Verb, operation

ASK = "ASK { ?书 ?p '《县志》' }"
IRI = "https://example.org/%E4%B9%9D"
ONE, TWO = "https://example.org/one", "https://example.org/two"


def test_protocol_takes_a_query_by_all_three_ways() -> None:
    wanted = Operation(Verb.QUERY, ASK)
    form = urlencode({"query": ASK}).encode()
    assert operation("GET", "", form, b"") == wanted
    assert operation("POST", FORM, b"", form) == wanted
    assert operation("POST", "application/sparql-query", b"", ASK.encode()) == wanted


def test_protocol_decodes_once() -> None:
    query = f"ASK {{ <{IRI}> ?p ?o }}"
    for took in (
        operation("GET", "", b"query=" + quote(query).encode(), b""),
        operation("POST", FORM, b"", b"query=" + quote(query).encode()),
        operation("POST", "application/sparql-query; charset=utf-8", b"", query.encode()),
    ):
        assert took is not None and IRI in took.sparql


def test_protocol_reads_the_graphs_of_address_and_form() -> None:
    search = urlencode([("default-graph-uri", ONE), ("named-graph-uri", TWO)]).encode()
    wanted = Dataset((NamedNode(ONE),), (NamedNode(TWO),))
    assert operation("POST", "application/sparql-query", search, b"ASK {}") == Operation(
        Verb.QUERY, "ASK {}", wanted
    )
    assert operation("POST", FORM, search, b"query=ASK+%7B%7D") == Operation(Verb.QUERY, "ASK {}", wanted)


def test_protocol_reads_the_graphs_of_an_update() -> None:
    form = urlencode([("update", "CLEAR ALL"), ("using-graph-uri", ONE)]).encode()
    assert operation("POST", FORM, b"", form) == Operation(
        Verb.UPDATE, "CLEAR ALL", Dataset((NamedNode(ONE),), ())
    )


def test_protocol_without_a_query_asks_what_is_served() -> None:
    assert operation("GET", "", b"", b"") is None
    assert operation("HEAD", "", b"", b"") is None


@pytest.mark.parametrize(
    ("method", "media_type", "search", "body", "status", "sentence"),
    [
        ("PUT", FORM, b"", b"", 405, "PUT is not for here: use GET or POST"),
        ("GET", "", b"update=CLEAR+ALL", b"", 400, "an update must be sent by POST, not by GET"),
        ("GET", "", b"q=ASK", b"", 400, "no query: name it in the parameter query"),
        ("GET", "", b"query=ASK&query=ASK", b"", 400, "one query or one update at a time, not 2 (query, query)"),
        ("POST", FORM, b"", b"query=a&update=b", 400, "one query or one update at a time, not 2 (query, update)"),
        ("POST", "", b"", b"ASK {}", 415, "a body without a Content-Type is not understood"),
        ("POST", "text/plain", b"", b"ASK {}", 415, "a body of text/plain is not understood"),
        ("POST", "application/sparql-query; charset=UTF-16", b"", b"", 415, "in UTF-8, not in utf-16"),
        ("POST", "application/sparql-query", b"", b"\xff", 400, "the body is not UTF-8"),
        ("GET", "", b"query=%FF", b"", 400, "the address cannot be decoded as UTF-8"),
        ("GET", "", b"query=ASK&default-graph-uri=no+iri", b"", 400, "default-graph-uri wants an IRI, not “no iri”"),
    ],
)
def test_protocol_refuses(
    method: str, media_type: str, search: bytes, body: bytes, status: int, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        operation(method, media_type, search, body)
    assert refused.value.status is HTTPStatus(status)
    assert sentence in refused.value.sentence
