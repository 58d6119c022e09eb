"""Stores on servers: what Virtuoso makes of our graphs, and what is said where a server does not answer."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from queries.errors import QueriesError, QueryError, StoreError, TooMuch
from queries.remote.credentials import Credentials, credentials_for
from queries.stores import Rows, Store, open_store
from queries.stores.remote import connect

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso

XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPH = NamedNode("https://example.org/图/一")
COUNTY = NamedNode("https://example.org/九峰县")
SAYS = NamedNode("https://example.org/says")
ASK = "SELECT ?o { ?s ?p ?o }"
EMPTY = b'{"head": {"vars": ["o"]}, "results": {"bindings": []}}'
JSON = "application/sparql-results+json"

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Run a server that answers every request in one way, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()
            thread.join()


def reply(status: int, body: bytes, **headers: str) -> Answer:
    """Answer with a status, a body and headers, whose names have _ for -."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


@pytest.mark.parametrize(
    "value",
    [
        Literal("2024", datatype=NamedNode(XSD + "gYear")),
        Literal("2024-02", datatype=NamedNode(XSD + "gYearMonth")),
        Literal("2024-02-23", datatype=NamedNode(XSD + "date")),
        Literal("2024-02-23T01:02:03Z", datatype=NamedNode(XSD + "dateTime")),
        Literal(True),
        Literal(17),
        Literal("周明远", language="zh-hans"),
        Literal("周明远主持会议。\n" * 2000),
        Literal('𠀀䶮\u2028“《》”\\"'),
        Literal(""),
        COUNTY,
    ],
    ids=str,
)
def test_virtuoso_keeps_what_we_write(remote_store: Store, value: Literal | NamedNode) -> None:
    quad = Quad(COUNTY, SAYS, value, GRAPH)
    remote_store.replace(GRAPH, [quad])
    assert set(remote_store.quads()) == {quad}
    found = remote_store.query(f"SELECT ?o {{ {COUNTY} {SAYS} ?o }}")
    assert found == Rows(("o",), ((value,),))


def test_virtuoso_lets_nobody_write_unknown(virtuoso: Virtuoso) -> None:
    store = connect(virtuoso.address, None)
    with pytest.raises(
        StoreError, match=r"/sparql-graph-crud does not allow that|/sparql does not allow that"
    ):
        store.remove(GRAPH)


def test_virtuoso_refuses_a_wrong_password(virtuoso: Virtuoso) -> None:
    store = connect(virtuoso.address, Credentials("dba", "nonsense", "letter.netrc"))
    with pytest.raises(StoreError) as error:
        store.replace(GRAPH, [Quad(COUNTY, SAYS, COUNTY, GRAPH)])
    address = virtuoso.address.replace("/sparql", "/sparql-graph-crud-auth")
    assert str(error.value) == f"{address} refuses the credentials in letter.netrc"


def test_a_reader_cannot_write(virtuoso: Virtuoso) -> None:
    with pytest.raises(StoreError, match="was opened for reading only"):
        open_store(virtuoso.address, read_only=True).remove(GRAPH)


def test_a_server_that_is_away_is_said_in_one_line() -> None:
    with answering(reply(200, EMPTY)) as address:
        pass
    with pytest.raises(StoreError) as error:
        open_store(address).query(ASK)
    assert str(error.value) == f"no answer from {address} (Connection refused): is the server running there?"


def test_a_server_that_is_too_slow_is_said_in_one_line() -> None:
    over = Event()
    with answering(lambda request: None if over.wait() else None) as address:
        with pytest.raises(StoreError) as error:
            connect(address, None, seconds=0.2).query(ASK)
        over.set()
    assert str(error.value) == (
        f"no answer from {address} within 0.2 seconds: ask for less, or name a thing in it"
    )


@pytest.mark.parametrize(
    ("answer", "kind", "line"),
    [
        (reply(200, b"<html>hello</html>", Content_Type="text/html"), StoreError,
         "the answer cannot be read (text/html: Expecting value: line 1 column 1 (char 0)): is this a SPARQL endpoint?"),
        (reply(200, EMPTY[:-2], Content_Type=JSON), StoreError,
         "the answer cannot be read (application/sparql-results+json: Expecting ',' delimiter: line 1 column 53 (char 52)):"
         " is this a SPARQL endpoint?"),
        (reply(200, EMPTY, Content_Type=JSON, X_SPARQL_MaxRows="10000"), StoreError,
         "the server cuts answers off at 10000 rows: have ResultSetMaxRows in its virtuoso.ini made larger"),
        (reply(200, EMPTY, Content_Type=JSON, X_SQL_State="S1TAT", X_SQL_Message="RC...: Returning incomplete"),
         StoreError, "the server answered in part only: RC...: Returning incomplete"),
        (reply(302, b"", Location="https://elsewhere.example/sparql"), StoreError,
         "{} has moved to https://elsewhere.example/sparql: if you trust it, name that address"),
        (reply(400, b"<h1>No</h1>\nmore", Content_Type="text/html"), QueryError, "{} does not understand: No"),
        (reply(401, b"", WWW_Authenticate='Basic realm="x"'), StoreError,
         "{} wants to know who asks: set ZHIMAI_USER and ZHIMAI_PASSWORD, or name a --credentials file"),
        (reply(403, b""), StoreError, "{} does not allow that: Forbidden: set ZHIMAI_USER and ZHIMAI_PASSWORD, or name a --credentials file"),
        (reply(404, b""), StoreError, "nothing is at {} (Not Found): is the path right?"),
        (reply(500, b"\n out of memory"), StoreError, "{} failed: out of memory"),
        (reply(503, b"too many queries"), StoreError, "{} has no time for that: too many queries"),
    ],
    ids=["page", "torn", "cut off", "in part", "moved", "bad", "unknown", "forbidden", "nowhere", "failed", "busy"],
)  # fmt: skip
def test_what_a_server_says_is_said_in_one_line(answer: Answer, kind: type[QueriesError], line: str) -> None:
    with answering(answer) as address, pytest.raises(kind) as error:
        connect(address, None).query(ASK)
    assert str(error.value) == line.format(address)


def test_a_server_that_wants_basic_is_told_so() -> None:
    wanted = f"Basic {b64encode('王:密码'.encode()).decode()}"

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers["Authorization"] == wanted:
            reply(200, EMPTY, Content_Type=JSON)(request)
        else:
            reply(401, b"", WWW_Authenticate='Basic realm="x"')(request)

    with answering(answer) as address:
        assert connect(address, Credentials("王", "密码", "here")).query(ASK) == Rows(("o",), ())
        with pytest.raises(StoreError, match=r"refuses the credentials in here$"):
            connect(address, Credentials("王", "错", "here")).query(ASK)


def test_a_query_that_cannot_be_read_is_not_sent() -> None:
    asked = []
    with answering(lambda request: asked.append(request)) as address:
        store = connect(address, None)
        for sparql in ("SELECT ?x {", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "DROP ALL"):
            with pytest.raises(QueryError):
                store.query(sparql)
    assert asked == []


def test_an_answer_that_is_too_long_is_refused(remote_store: Store) -> None:
    remote_store.replace(GRAPH, [Quad(COUNTY, SAYS, Literal(number), GRAPH) for number in range(4)])
    asked = f"SELECT ?o {{ {COUNTY} {SAYS} ?o }}"
    assert isinstance(found := remote_store.query(asked, limit=4), Rows) and len(found) == 4
    with pytest.raises(TooMuch, match="more than 3 rows"):
        remote_store.query(asked, limit=3)


def test_credentials_come_from_a_file_before_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "office.netrc"
    file.write_text(
        "machine graph.example login li password 密码\nmachine graph.example:8890 login lin password x\n"
    )
    environment = {"ZHIMAI_USER": "zhou", "ZHIMAI_PASSWORD": "y"}
    filed = credentials_for("https://graph.example/sparql", file, environment)
    assert filed == Credentials("li", "密码", str(file))
    assert credentials_for("http://graph.example:8890/sparql", file) == Credentials("lin", "x", str(file))
    in_environment = Credentials("zhou", "y", "ZHIMAI_USER and ZHIMAI_PASSWORD")
    assert credentials_for("https://graph.example/sparql", None, environment) == in_environment
    assert credentials_for("https://graph.example/sparql", None, {}) is None
    assert "密码" not in repr(filed) and "li" not in repr(filed).replace(str(file), "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "machine other.example login li password x\n",
            "{} has no credentials for graph.example; write machine",
        ),
        ("graph.example li secret\n", "{} is no netrc file (line 1); write machine HOST login USER password"),
    ],
)
def test_credentials_that_a_file_does_not_have(tmp_path: Path, text: str, line: str) -> None:
    file = tmp_path / "office.netrc"
    file.write_text(text)
    with pytest.raises(StoreError) as error:
        credentials_for("https://graph.example/sparql", file)
    assert str(error.value).startswith(line.format(file))
    assert "secret" not in str(error.value)


def test_half_of_credentials_is_none() -> None:
    with pytest.raises(StoreError, match="of ZHIMAI_USER and ZHIMAI_PASSWORD only one is set"):
        credentials_for("https://graph.example/sparql", None, {"ZHIMAI_USER": "zhou"})


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError) as error:
        open_store("http://li:secret@graph.example/sparql")
    assert "graph.example has a password in it" in str(error.value)
    assert "secret" not in str(error.value)
