"""The protocol tests of the W3C (../shared/w3c): each entry is requests, and what must come back."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.namespace import RDFS
from rdflib.term import Node

FOLDER = Path(__file__).parents[4] / "shared" / "w3c" / "sparql11-protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

KINDS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"),
}

if not FOLDER.is_dir():
    pytest.skip("no protocol tests beside the repository (../shared/w3c)", allow_module_level=True)

MANIFEST = Graph().parse(FOLDER / "manifest.ttl", publicID=f"{FOLDER.as_uri()}/")


def entries() -> Iterator[Node]:
    """Yield the entries of the manifest, in its order."""
    for entry in MANIFEST.objects(None, MF.entries):
        yield from listed(entry)


def name_of(entry: Node) -> str:
    return str(entry).rpartition("#")[2]


def graphs_of(entry: Node) -> tuple[Quad, ...]:
    """Return what the dataset of an entry holds."""
    found = []
    for data in MANIFEST.objects(entry, UT.graphData):
        graph = NamedNode(str(MANIFEST.value(data, RDFS.label)))
        file = FOLDER / Path(str(MANIFEST.value(data, UT.graph))).name
        found += [Quad(q.subject, q.predicate, q.object, graph) for q in parse(path=file, format=RdfFormat.N_TRIPLES)]
    return tuple(found)


def listed(subject: Node | None) -> list[Node]:
    """Return what an RDF list holds; nothing where there is no list."""
    return [] if subject is None else list(Collection(MANIFEST, subject))


def send(client: httpx.Client, request: Node) -> httpx.Response:
    """Send a request of the manifest."""
    value = MANIFEST.value
    headers = {
        str(value(header, HT.fieldName)): str(value(header, HT.fieldValue))
        for header in listed(value(request, HT.headers))
    }
    content = None
    if (body := value(request, HT.body)) is not None:
        content = str(value(body, CNT.chars)).encode(str(value(body, CNT.characterEncoding)))
    return client.request(
        str(value(request, HT.methodName)), str(value(request, HT.absolutePath)), headers=headers, content=content
    )


@pytest.mark.parametrize("entry", [*entries()], ids=name_of)
def test_w3c_protocol(
    entry: Node,
    tmp_path: Path,
    fill: Callable[..., Path],
    serving: Callable[..., AbstractContextManager[httpx.Client]],
) -> None:
    (requests,) = (MANIFEST.value(action, HT.requests) for action in MANIFEST.objects(entry, MF.action))
    with serving(fill(tmp_path / "workspace", graphs_of(entry)), updates=True) as client:
        for request in listed(requests):
            answer = send(client, request)
            expected = MANIFEST.value(request, HT.resp)
            classes = {str(status)[-3] for status in MANIFEST.objects(expected, MF.expectedStatus)}
            assert str(answer.status_code)[0] in classes, answer.text
            if (kind := MANIFEST.value(expected, MF.expectedFormat)) is not None:
                assert answer.headers["content-type"].partition(";")[0] in KINDS[str(kind)]
            if (truth := MANIFEST.value(expected, MF.expectedBoolean)) is not None:
                assert answer.json()["boolean"] is (str(truth) == "true")


def test_w3c_manifest_is_read_whole() -> None:
    assert len(list(entries())) == 34
