"""What hostile people send to a server: each attempt, and the statuses that may come back for it."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

OK = frozenset({200})
WRONG = frozenset(range(400, 500)) | {503}
TOO_MUCH = frozenset({400, 503, 504})
ANY = OK | WRONG | TOO_MUCH
CLOSED = 0
"""In place of a status: the server ended the connection without a word."""

PATIENCE = 40
#: What a bulletin and the names in it may hold, to be run by who reads it.
SCRIPT = "<script>alert(1)</script>"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(30)) + " }"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing that somebody tries: of which group, how it is sent, and what may come back."""

    group: str
    name: str
    send: Callable[[str, int], int]
    allowed: frozenset[int]

    def __str__(self) -> str:
        return f"{self.group}: {self.name}"


def attempts() -> Iterator[Attempt]:
    """Yield all of them."""
    for name, query, allowed in _queries():
        yield Attempt("queries", name, _post("/sparql", {"query": query}), allowed)
    for name, method, path, headers, body, allowed in _requests():
        group, _, name = name.partition(": ")
        yield Attempt(group, name, _request(method, path, headers, body), allowed)
    for name, said, allowed in _bytes():
        yield Attempt("connections", name, _raw(said), allowed)
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    yield Attempt("connections", "a body of 100 MB in chunks", _raw(_CHUNKED + b"\r\n", chunk, 1600), WRONG | {CLOSED})


def _queries() -> Iterator[tuple[str, str, frozenset[int]]]:
    for name, query in _EXPLODING.items():
        yield name, query, TOO_MUCH
    yield "an expression that backtracks", 'SELECT * { ?a rdfs:label ?b FILTER(REGEX(?b, "(.*.*)*x(.*)*y$")) }', ANY
    yield "an expression that grows", 'SELECT * { ?a rdfs:label ?b FILTER(REGEX(?b, "(((a{1,200}){1,200}){1,200})")) }', ANY
    yield "brackets without end", "SELECT * { " + "{" * 50_000, ANY
    yield "nested groups", "ASK " + "{" * 20_000 + "}" * 20_000, ANY
    yield "nested sums", "ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }", ANY
    yield "nested paths", "ASK { ?a " + "(" * 20_000 + "<x:y>" + ")*" * 20_000 + " ?b }", ANY
    yield "a hundred thousand values", "ASK { VALUES ?a { " + "1 " * 100_000 + "} ?a ?b ?c }", ANY
    yield "ten thousand unions", "ASK { " + " UNION ".join(["{ ?a ?b ?c }"] * 10_000) + " }", ANY
    yield "another server", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", WRONG
    yield "a file of this machine", "LOAD <file:///etc/passwd>", WRONG
    yield "an update", "DROP ALL", WRONG
    yield "not one letter", "\x00\x01\x02", WRONG


def _doubling(times: int) -> str:
    doubled = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(times))
    return f'SELECT (STRLEN(?x{times}) AS ?n) {{ BIND("志" AS ?x0) {doubled} }}'


_PAIRS = "?a ?b ?c . ?d ?e ?f"
_EXPLODING = {
    "a cartesian product": ENDLESS,
    "a sorted cartesian product": f"SELECT * {{ {_PAIRS} . ?g ?h ?i . ?j ?k ?l }} ORDER BY ?l",
    "a distinct cartesian product": f"SELECT DISTINCT ?a ?d ?g {{ {_PAIRS} . ?g ?h ?i }}",
    "paths between all": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)+ ?d }",
    "paths of paths": "SELECT (COUNT(*) AS ?n) { ?a ((!<x:y>)+/(!<x:z>)*/(^!<x:y>)+)* ?b }",
    "an optional for each": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c " + "OPTIONAL { ?d ?e ?f } " * 5 + "}",
    "a literal that doubles": _doubling(40),
    "a literal of everything": f'SELECT (GROUP_CONCAT(CONCAT(STR(?a), "{"书" * 2000}")) AS ?n) {{ {_PAIRS} }}',
    "an answer of many megabytes": f'SELECT (CONCAT(?s, STR(?c)) AS ?x) {{ ?a ?b ?c BIND("{"书" * 9000}" AS ?s) }}',
    "all pairs as a graph": f"CONSTRUCT {{ ?a ?b ?f }} {{ {_PAIRS} }}",
}
EXPLODING = tuple(_EXPLODING.values())
"""Queries that no machine answers in time, or in its memory."""

_JSON = {"Content-Type": "application/json"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def _requests() -> Iterator[tuple[str, str, str, Mapping[str, str], bytes, frozenset[int]]]:
    thing = "https://zhimai.example/person/" + "a" * 26
    injected = "蔺怀舟\" } ; DROP ALL # "
    deep = b'{"of": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    for name, path, allowed in (
        ("two queries", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", WRONG),
        ("a graph that is no IRI", "/sparql?query=ASK%7B%7D&default-graph-uri=%3Cx%3E", WRONG),
        ("two thousand parameters", "/sparql?" + "a=1&" * 2000, WRONG),
        ("a value that ends the query", "/api/questions/attendance?" + urlencode({"person": injected}), WRONG),
        ("a value with a line of its own", "/questions/attendance?" + urlencode({"person": "a\r\nSet-Cookie: b=c"}), WRONG),
        ("a parameter that there is not", "/api/questions/attendance?sparql=x", WRONG),
        ("a number without end", f"/api/suggest?q=a&limit={'9' * 5000}", WRONG),
        ("a number in other digits", "/api/suggest?q=a&limit=" + quote("１２"), WRONG),
        ("a page below the first", "/review/issues?page=-1", WRONG),
        ("a place out of the text", f"/bulletin/{'a' * 26}?at=9-1", WRONG),
        ("a kind that there is not", "/api/suggest?q=a&kind=../../etc", WRONG),
        ("a format that there is not", "/review/issues?format=../../x", WRONG),
        ("bytes that are no text", "/api/suggest?q=%ff%fe%00", OK | WRONG),
        ("half a character", "/api/suggest?q=%ed%a0%80", OK | WRONG),
        ("a name of sixty thousand characters", "/api/suggest?q=" + "%E4%B8%80" * 6_000, OK | WRONG),
        ("a thing that is no thing", "/api/ties?of=" + quote(f"{thing}> ?p ?o }} #"), WRONG),
        ("the network of a question's paths", "/network?question=../../etc/passwd", WRONG),
        ("a script as a search", "/search?" + urlencode({"q": SCRIPT}), OK),
        ("a script as a query", "/query?" + urlencode({"query": SCRIPT}), WRONG),
        ("a script as a language", "/?" + urlencode({"lang": SCRIPT}), OK),
        ("a script as a path", "/" + quote(SCRIPT), WRONG),
    ):
        yield f"parameters: {name}", "GET", path, {}, b"", allowed
    for name, path, body, allowed in (
        ("JSON in a hundred thousand brackets", "/api/expand", deep, WRONG),
        ("JSON that is a list", "/api/expand", b"[1]", WRONG),
        ("JSON with half a character", "/api/expand", b'{"of": "\\ud800"}', WRONG),
        ("JSON with a number without end", "/api/expand", b'{"of": ' + b"9" * 100_000 + b"}", WRONG),
        ("things that are numbers", "/api/picture", b'{"things": [1, null, {}]}', WRONG),
        ("ten thousand things", "/api/picture", json.dumps({"things": [thing] * 10_000}).encode(), WRONG),
        ("a path from nowhere", "/api/path", json.dumps({"from": thing, "to": thing[:-1] + "b"}).encode(), OK | WRONG),
        ("no JSON at all", "/api/path", b"\xff\xfe", WRONG),
    ):
        yield f"parameters: {name}", "POST", path, _JSON, body, allowed
    for path in (
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2f..%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/vis/..%5c..%5cetc%5cpasswd",
        "/static/house.css%00.html",
        "/bulletin/..%2f..%2fworkspace.json",
        "/bulletin/..%2f..%2fworkspace.json/original",
        "/questions/..%2f..%2fpyproject.toml",
        "/api/bulletin/%2e%2e",
        "//elsewhere.example/",
        "/person//elsewhere.example",
    ):
        yield f"paths: {path}", "GET", path, {}, b"", WRONG
    verdict = json.dumps({"verdict": "same", "one": thing, "other": thing}).encode()
    elsewhere = {"Origin": "https://elsewhere.example"}
    for name, method, path, headers, body, allowed in (
        ("a judgement by a form", "POST", "/api/judgements", {**elsewhere, **_FORM}, b"verdict=same", WRONG),
        ("a judgement as plain text", "POST", "/api/judgements", {**elsewhere, "Content-Type": "text/plain"}, verdict, WRONG),
        ("a judgement as JSON", "POST", "/api/judgements", {**elsewhere, **_JSON}, verdict, WRONG),
        ("a judgement without an origin", "POST", "/api/judgements", _JSON, verdict, WRONG),
        ("an update by a form", "POST", "/sparql", {**elsewhere, **_FORM}, b"update=DROP+ALL", WRONG),
        ("leave to ask from elsewhere", "OPTIONS", "/sparql", {**elsewhere, "Access-Control-Request-Method": "POST"}, b"", WRONG),
        ("a name that points here", "GET", "/", {"Host": "elsewhere.example"}, b"", WRONG),
        ("a name that looks like an address", "GET", "/", {"Host": "127.0.0.1.elsewhere.example"}, b"", WRONG),
        ("no name", "GET", "/", {"Host": ""}, b"", WRONG),
        ("a proxy's path to elsewhere", "GET", "/", {"X-Forwarded-Prefix": "//elsewhere.example"}, b"", OK),
        ("a proxy's path with a script", "GET", "/", {"X-Forwarded-Prefix": f"/{SCRIPT}"}, b"", OK),
        ("a cookie with a script", "GET", "/", {"Cookie": f"lang={SCRIPT}"}, b"", OK),
    ):
        yield f"other sites: {name}", method, path, headers, body, allowed
    for method in ("TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "BREW"):
        yield f"methods: {method} of a page", method, "/", {}, b"", WRONG
        yield f"methods: {method} of the endpoint", method, "/sparql", {}, b"", WRONG
    for accept in (";;;q=", "a/b;q=9e999", "text/turtle;q=" + "9" * 5000, ",".join(["x/y"] * 9000), "\x01"):
        yield f"headers: Accept {accept[:16]!r}", "GET", "/sparql?query=ASK%7B%7D", {"Accept": accept}, b"", OK | WRONG
    yield "headers: one of a megabyte", "GET", "/", {"X-Long": "a" * (1 << 20)}, b"", WRONG
    yield "headers: ten thousand", "GET", "/", {f"X-{i}": "a" for i in range(10_000)}, b"", WRONG
    yield "headers: an address of a megabyte", "GET", "/search?q=" + "a" * (1 << 20), {}, b"", WRONG
    yield "headers: a length below nothing", "POST", "/sparql", {**_FORM, "Content-Length": "-1"}, b"", WRONG
    yield "headers: a length in letters", "POST", "/sparql", {**_FORM, "Content-Length": "1e3"}, b"", WRONG
    yield "headers: a length of 100 MB", "POST", "/sparql", {**_FORM, "Content-Length": "100000000"}, b"", WRONG


_CHUNKED = (
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n"
)


def _bytes() -> Iterator[tuple[str, bytes, frozenset[int]]]:
    ended = WRONG | {CLOSED}
    host = b"Host: 127.0.0.1\r\n"
    yield "a chunk of no size", _CHUNKED + b"\r\nzz\r\n", ended
    yield "a length and chunks", _CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n", ended | OK
    yield "two lengths", b"POST /sparql HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", ended
    yield "a word of another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", ended
    yield "no protocol", b"GET /\r\n\r\n", ended
    yield "a protocol of tomorrow", b"GET / HTTP/9.9\r\n" + host + b"\r\n", ended | OK | {505}
    yield "a header in two lines", b"GET / HTTP/1.1\r\n" + host + b"X: a\r\n b\r\n\r\n", ended | OK
    yield "a header without a name", b"GET / HTTP/1.1\r\n" + host + b": a\r\n\r\n", ended
    yield "bare bytes", bytes(range(256)) * 16, ended
    yield "a head that never ends", b"GET / HTTP/1.1\r\n" + host + b"X-Half: ", ended
    yield "a connection without a word", b"", ended
    yield "a thousand requests in one go", (b"GET /healthz HTTP/1.1\r\n" + host + b"\r\n") * 1000, OK


def _post(path: str, form: Mapping[str, str]) -> Callable[[str, int], int]:
    return _request("POST", path, _FORM, urlencode(form).encode())


def _request(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Callable[[str, int], int]:
    """Return what sends a request as it is written: a client of good manners would mend it."""
    lines = {"Host": "127.0.0.1", "Content-Length": str(len(body)), "Connection": "close", **headers}
    head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return _raw(head.encode("latin-1", "replace") + b"\r\n" + body)


def _raw(said: bytes, more: bytes = b"", times: int = 0) -> Callable[[str, int], int]:
    """Return what sends bytes, and others so many times, and tells the status that comes back."""

    def send(host: str, port: int) -> int:
        answer = b""
        with socket.create_connection((host, port), PATIENCE) as connection:
            with contextlib.suppress(OSError):  # the server need not hear all of it
                connection.sendall(said)
                for _ in range(times):
                    connection.sendall(more)
            while b"\r\n" not in answer:
                try:
                    part = connection.recv(4096)
                except ConnectionError:
                    break
                if not part:
                    break
                answer += part
        words = answer.split()
        return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") else CLOSED

    return send
