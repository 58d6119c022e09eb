"""A name that a model proposes is taken up where the grammar has a slot for it, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.extract import Extraction, Reader
from ingest.knowledge import Knowledge
from ontology.facts import AttendanceFact, Confidence, OrganisationFact, PersonFact, PostFact

HELD = "3月5日，云溪县志办召开修志推进会。\n"
Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def with_model(model: Path) -> Read:
    """Read a text with a small model, as a document of 6 March 2031."""
    reader = Reader(Knowledge(model=str(model)))
    return lambda text: reader.read(Document("a.txt", "text/plain", "0", HELD + text, date_hints=("2031-03-06",)))


def people(extraction: Extraction) -> dict[str, tuple[str, Confidence]]:
    return {f.person.name: (f.extractor, f.confidence) for f in extraction.facts if isinstance(f, PersonFact)}


def test_the_grammar_alone_does_not_know_the_name(read: Read) -> None:
    assert people(read(HELD + "主任霜如白主持会议。")) == {}


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("主任霜如白主持会议。", Confidence.PATTERN),
        ("县志办副主任澜里青、主任丁守正出席会议。", Confidence.PATTERN),
        ("砚北生表示，要抓紧编纂。", Confidence.GUESSED),
        # the same name has a post elsewhere
        ("砚北生表示，要抓紧编纂。\n主任砚北生主持会议。", Confidence.PATTERN),
    ],
)
def test_a_proposal_with_a_slot_is_taken_up(with_model: Read, text: str, confidence: Confidence) -> None:
    found = people(with_model(text))
    assert ("newcomers", confidence) in found.values()


def test_what_rests_on_a_proposal_is_no_surer_than_it(with_model: Read) -> None:
    read = with_model("县志办主任霜如白主持修志推进会。")
    (post,) = (fact for fact in read.facts if isinstance(fact, PostFact))
    (attendance,) = (fact for fact in read.facts if isinstance(fact, AttendanceFact))
    assert (post.person.name, post.post, post.confidence) == ("霜如白", "主任", Confidence.PATTERN)
    assert (attendance.extractor, attendance.confidence) == ("attendance", Confidence.PATTERN)


def test_what_the_grammar_reads_alone_is_read_as_before(with_model: Read, read: Read) -> None:
    text = "县志办主任丁守正主持会议，副主任王小雨讲话。"
    assert people(with_model(text)) == people(read(HELD + text))


def test_a_proposal_never_comes_in_by_itself(model: Path) -> None:
    reader, text = Reader(Knowledge(model=str(model))), "河上有霜如白的影子。"
    doc = reader.parse(Document("a.txt", "text/plain", "0", text))
    assert [text[proposal.start : proposal.end] for proposal in doc._.proposals] == ["霜如白"]
    assert (doc._.newcomers, doc._.people, doc._.facts) == ({}, [], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云帆雅集社长丁守正主持会议。", [("云帆雅集", "newcomers", Confidence.PATTERN)]),
        ("云帆雅集召开年会。", [("云帆雅集", "newcomers", Confidence.PATTERN)]),
        # proposed, and no slot
        ("大家走过云帆雅集的门口。", []),
        # what the grammar finds by itself it finds as before
        ("云溪县图书馆馆长丁守正主持会议。", [("云溪县图书馆", "organisations", Confidence.STATED)]),
    ],
)
def test_organisations_are_taken_up_before_a_post_or_a_holding(
    with_model: Read, text: str, found: list[tuple[str, str, Confidence]]
) -> None:
    facts = [fact for fact in with_model(text).facts if isinstance(fact, OrganisationFact)]
    here = [fact for fact in facts if fact.evidence[0].text == text]
    assert [(fact.organisation.name, fact.extractor, fact.confidence) for fact in here] == found
