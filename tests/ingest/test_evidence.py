"""Every fact leads in one hop to its words, their place, their page, its document and its extractor, in every format."""

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ingest.emit import emit
from ingest.extract import Extraction, Reader
from ingest.identity import Reading, resolve
from ingest.readers import kinds, read, read_bytes
from ontology.facts import BulletinFact
from ontology.iri import bulletin_iri
from ontology.model import fact_classes
from ontology.terms import DCTERMS, OA, RDF, SCHEMA, ZM

SAMPLES = Path(str(files("ingest").joinpath("samples")))
SHARED = Path(__file__).parents[3] / "shared"
MARKDOWN = """# 云岭省地方志办召开党组会议

2031年1月5日，**云岭省地方志办**召开党组会议，党组书记、主任林远舟
主持会议，副主任尚若谷出席会议。会议审议了《澜川简史》（征求意见稿）。
"""

#: What is given as text, by the name of its file.
WRITTEN = {"第1期.md": MARKDOWN, "第1期.jsonl": json.dumps({"date": "2031-01-06", "text": MARKDOWN})}

DOCUMENTS = [
    *(pytest.param(path, id=path.name) for path in sorted(SAMPLES.iterdir())),
    *WRITTEN,
    *(pytest.param(path, id=f"seeds/{path.name}") for path in sorted((SHARED / "seeds").glob("*.*"))),
]
if not (SHARED / "seeds").is_dir():
    absent = pytest.mark.skip(reason="the real bulletins in ../shared/seeds are not there")
    DOCUMENTS.append(pytest.param("", id="seeds", marks=absent))


@pytest.fixture(scope="module", params=DOCUMENTS)
def extraction(request: pytest.FixtureRequest, reader: Reader) -> Extraction:
    """What was read in a document of some format."""
    given = request.param
    return reader.read(read_bytes(given, WRITTEN[given].encode()) if isinstance(given, str) else read(given))


@pytest.fixture(scope="module")
def quads(extraction: Extraction) -> tuple[Quad, ...]:
    """All that the graph says of the document, when it is the only one."""
    document, facts = extraction.document, extraction.facts
    return tuple(emit(document, facts, resolve([Reading(document.sha256, facts)])))


def test_every_format_is_among_the_documents() -> None:
    suffixes = {path.suffix for path in SAMPLES.iterdir()} | {Path(name).suffix for name in WRITTEN}
    assert {kinds()[suffix].MEDIA_TYPE for suffix in suffixes} == {reader.MEDIA_TYPE for reader in kinds().values()}


def test_raw_text_at_the_offsets_is_the_quote(extraction: Extraction) -> None:
    raw = extraction.document.raw
    told = [evidence for fact in extraction.facts for evidence in fact.evidence]
    told += [issue.evidence for issue in extraction.issues]
    assert told
    assert [evidence for evidence in told if raw[evidence.start : evidence.end] != evidence.text] == []


def test_evidence_is_on_the_page_where_its_offsets_lie(extraction: Extraction) -> None:
    document = extraction.document
    assert bool(document.pages) == (document.media_type == "application/pdf")
    for fact in extraction.facts:
        for evidence in fact.evidence:
            assert evidence.page == document.page_at(evidence.start)


def test_every_fact_node_leads_to_its_evidence_in_one_hop(extraction: Extraction, quads: tuple[Quad, ...]) -> None:
    document = extraction.document
    nodes: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        value = quad.object.value if isinstance(quad.object, (NamedNode, Literal)) else ""
        nodes[quad.subject.value][quad.predicate.value].append(value)
    classes = {str(cls) for cls in fact_classes().values()}
    bulletin = bulletin_iri(document.sha256)
    facts = {its for its, said in nodes.items() if classes & set(said[str(RDF.type)])}
    evidenced = {its for its, said in nodes.items() if said.get(str(ZM.evidence))}
    mastheads = {bulletin} if any(isinstance(fact, BulletinFact) for fact in extraction.facts) else set()
    assert evidenced == (facts - {bulletin}) | mastheads
    assert {extractor for said in nodes.values() for extractor in said.get(str(ZM.extractor), [])} == {
        fact.extractor for fact in extraction.facts
    }
    assert nodes[bulletin][str(ZM.sha256)] == [document.sha256]
    assert nodes[bulletin][str(DCTERMS["format"])] == [document.media_type]
    for its in evidenced:
        assert nodes[its][str(ZM.extractor)], its
        for evidence in nodes[its][str(ZM.evidence)]:
            said = nodes[evidence]
            (start,), (end,), (words,) = (list(_of(said, term)) for term in (OA.start, OA.end, OA.exact))
            assert document.raw[int(start) : int(end)] == words
            assert list(_of(said, OA.hasSource)) == [bulletin]
            page = document.page_at(int(start))
            assert list(_of(said, SCHEMA.pagination)) == ([str(page)] if page else [])


def _of(said: defaultdict[str, list[str]], term: object) -> Iterator[str]:
    yield from said[str(term)]
