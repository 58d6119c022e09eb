"""Doubt is said: every fact names the component that read it, and each confidence is used for what it says."""

from collections import Counter
from collections.abc import Callable
from importlib.resources import as_file, files

import pytest

from ingest.extract import Extraction, Reader
from ingest.extractors import components
from ingest.inbox import walk
from ingest.readers import read as read_document
from ontology.facts import AttendanceFact, Confidence, Fact, PersonFact, PostFact

HELD = "3月5日，云溪县志办召开修志推进会。"


@pytest.fixture(scope="module")
def facts(reader: Reader) -> list[Fact]:
    """All facts of the samples."""
    with as_file(files("ingest") / "samples") as folder:
        return [fact for path in walk([folder]) for fact in reader.read(read_document(path)).facts]


def test_every_fact_names_the_component_that_read_it(facts: list[Fact]) -> None:
    assert {fact.extractor for fact in facts} - set(components()) == set()
    # and every kind comes from one of them
    readers = {(fact.kind, fact.extractor) for fact in facts}
    assert len(readers) == len({kind for kind, _ in readers}) == len({its.kind for its in Fact.__subclasses__()})


def test_every_confidence_is_used(facts: list[Fact]) -> None:
    used = Counter(fact.confidence for fact in facts)
    assert set(used) == set(Confidence)
    assert used[Confidence.STATED] > used[Confidence.PATTERN] > used[Confidence.GUESSED]


@pytest.mark.parametrize(
    ("sentence", "kind", "confidence"),
    [
        # a post beside the name; a place in the sentence; a word that is a name only by its place
        ("县志办主任丁守正主持修志推进会。", PersonFact, Confidence.STATED),
        ("丁守正主持会议。", PersonFact, Confidence.PATTERN),
        ("主任时雨、万里、丁守正参加会议。", PersonFact, Confidence.GUESSED),
        # the office is named beside the post, or told by what stands around
        ("县志办主任丁守正主持会议。", PostFact, Confidence.STATED),
        ("主任丁守正主持会议。", PostFact, Confidence.PATTERN),
        # the clause names the meeting, or refers to it
        ("主任丁守正主持修志推进会。", AttendanceFact, Confidence.STATED),
        ("主任丁守正主持会议。", AttendanceFact, Confidence.PATTERN),
        ("主任丁守正到会。", AttendanceFact, Confidence.PATTERN),
    ],
)
def test_confidence_tells_how_it_was_read(
    read: Callable[[str], Extraction], sentence: str, kind: type[Fact], confidence: Confidence
) -> None:
    found = [fact for fact in read(f"{HELD}\n{sentence}").facts if isinstance(fact, kind)]
    assert confidence in {fact.confidence for fact in found if fact.evidence[0].text == sentence}


def test_what_rests_on_two_is_as_sure_as_the_less_sure() -> None:
    stated, pattern, guessed = Confidence
    assert (stated.and_(pattern), pattern.and_(stated), guessed.and_(stated), stated.and_(stated)) == (
        pattern,
        pattern,
        guessed,
        stated,
    )
