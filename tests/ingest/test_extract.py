from pathlib import Path

import pytest

from ingest.document import Document
from ingest.extract import Extraction, Reader
from ingest.extractors import components
from ingest.readers import kinds, read
from ontology.facts import as_row

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "ingest" / "samples"
SHARED = ROOT.parent / "shared"


def readable(folder: Path) -> list[Path]:
    """The files of a folder, however deep, that a reader exists for."""
    return sorted(path for path in folder.rglob("*") if path.suffix in kinds() and path.is_file())


REAL = readable(SHARED / "seeds") + readable(SHARED / "corpus" / "dev")


@pytest.fixture(scope="module")
def extractions(reader: Reader) -> dict[Path, Extraction]:
    """What was read out of the samples, one after the other."""
    return {path: reader.read(read(path)) for path in readable(SAMPLES)}


def check(extraction: Extraction) -> None:
    document = extraction.document
    evidence = [e for fact in extraction.facts for e in fact.evidence] + [i.evidence for i in extraction.issues]
    assert [e.text for e in evidence] == [document.raw[e.start : e.end] for e in evidence]
    assert [e.page for e in evidence] == [document.page_at(e.start) for e in evidence]
    assert [fact for fact in extraction.facts if not fact.evidence or not all(e.text for e in fact.evidence)] == []
    assert {fact.extractor for fact in extraction.facts} <= set(components())
    assert [as_row(fact, document.name)["kind"] for fact in extraction.facts] == [f.kind for f in extraction.facts]


def same(one: Extraction, other: Extraction) -> None:
    assert (one.facts, one.issues, one.text.clean) == (other.facts, other.issues, other.text.clean)


@pytest.mark.parametrize("path", readable(SAMPLES), ids=lambda path: path.name)
def test_evidence_of_samples_is_the_raw_text(extractions: dict[Path, Extraction], path: Path) -> None:
    check(extractions[path])
    assert extractions[path].facts


@pytest.mark.skipif(not REAL, reason="the seeds and the corpus are not beside the repository (../shared)")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_evidence_of_real_texts_is_the_raw_text(reader: Reader, path: Path) -> None:
    check(reader.read(read(path)))


@pytest.mark.parametrize("path", readable(SAMPLES), ids=lambda path: path.name)
def test_reading_twice_gives_the_same(reader: Reader, extractions: dict[Path, Extraction], path: Path) -> None:
    same(reader.read(read(path)), extractions[path])


def test_reading_does_not_depend_on_what_was_read_before(extractions: dict[Path, Extraction]) -> None:
    fresh = Reader()
    for path in reversed(extractions):
        same(fresh.read(read(path)), extractions[path])


@pytest.mark.parametrize("raw", ["", "\n", "会议", "《", "主任", "，。；：", "〇", "a", "召开", "：：：", "李 明"])
def test_any_text_can_be_read(reader: Reader, raw: str) -> None:
    check(reader.read(Document("a.txt", "text/plain", "0" * 64, raw)))
