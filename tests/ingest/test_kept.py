"""What is kept of a reading comes back as it was, and knows who read it."""

import json
from pathlib import Path

import pytest

import ingest.kept
from ingest.document import Document
from ingest.extract import Extraction
from ingest.kept import Doubts, Kept, doubts, is_fresh, keep, program, take_up
from ingest.knowledge import Knowledge
from ingest.text import Text
from ontology.coverage import Coverage
from ontology.facts import Confidence, Entity, Evidence, Fact, Kind, PersonFact
from ontology.issues import Issue, IssueKind

ISSUE = Issue(IssueKind.UNKNOWN_POST, Evidence(0, 2, "云岭"), "云岭")
COVERAGE = Coverage.of([(frozenset({Kind.PERSON, Kind.MEETING}), True), (frozenset({Kind.PERSON}), False)])

NAME = "云岭方志简讯2031-04.pdf"

Rows = list[dict[str, object]]


@pytest.fixture
def rows(bulletin: Document, facts_of_a_bulletin: tuple[Fact, ...]) -> Rows:
    """The rows that are kept of a bulletin with facts of every kind, by way of JSON."""
    extraction = Extraction(bulletin, Text.of(bulletin.raw), facts_of_a_bulletin, (ISSUE,), COVERAGE)
    return [json.loads(json.dumps(row, ensure_ascii=False)) for row in keep(extraction, Knowledge())]


def test_kept_comes_back(rows: Rows, bulletin: Document, facts_of_a_bulletin: tuple[Fact, ...]) -> None:
    kept = take_up(bulletin.sha256, rows)
    assert kept == Kept(bulletin.name, bulletin.media_type, bulletin.sha256, facts_of_a_bulletin, kept.reading)


def test_aliases_stay_those_of_each_fact(bulletin: Document) -> None:
    said = (Evidence(0, 2, "云岭"),)
    people = [Entity(Kind.PERSON, "林远舟", aliases=aliases) for aliases in ((), ("远舟",), ())]
    facts = tuple(PersonFact(evidence=said, extractor="people", confidence=Confidence.STATED, person=each) for each in people)
    extraction = Extraction(bulletin, Text.of(bulletin.raw), facts, (), COVERAGE)
    kept = take_up("0", json.loads(json.dumps(list(keep(extraction, Knowledge())), ensure_ascii=False)))
    first, second, third = kept.facts
    assert isinstance(first, PersonFact) and isinstance(second, PersonFact) and isinstance(third, PersonFact)
    assert [its.person.aliases for its in (first, second, third)] == [(), ("远舟",), ()]


def test_kept_is_told_apart_by_its_facts_and_not_by_its_issues(rows: Rows) -> None:
    (whole, *others) = (
        take_up("0", kept).reading
        for kept in (rows, [row for row in rows if "issue" not in row], rows[:1] + rows[2:], [{**rows[0], "name": "甲"}, *rows[1:]])
    )
    assert others[0] == whole
    assert len({whole, *others}) == 3


def test_kept_has_the_issues(rows: Rows) -> None:
    assert rows[-2] == {
        "issue": {
            "kind": "unknown-post",
            "evidence": {"start": 0, "end": 2, "text": "云岭", "page": None},
            "about": "云岭",
        }
    }


def test_doubts_come_back(rows: Rows, bulletin: Document) -> None:
    assert doubts(rows) == Doubts(bulletin.name, (ISSUE,), COVERAGE)


def test_kept_is_fresh_for_the_program_that_read_it(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_fresh(rows, NAME, Knowledge())
    assert not is_fresh(rows, "第1期.txt", Knowledge())
    monkeypatch.setattr(ingest.kept, "program", lambda: "another")
    assert not is_fresh(rows, NAME, Knowledge())
    assert not is_fresh([], NAME, Knowledge())


def test_kept_is_fresh_for_the_knowledge_that_it_was_read_with(rows: Rows, tmp_path: Path) -> None:
    (tmp_path / "posts.tsv").write_text("word\tclass\n雪长\thead\n", encoding="utf-8")
    assert not is_fresh(rows, NAME, Knowledge((tmp_path,)))


def test_program_changes_with_each_file_that_reading_depends_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.kept, "files", lambda room: tmp_path / room)
    names = [
        "ontology/facts.py",
        "ontology/genres.ttl",
        "ingest/text/layout.yaml",
        "ingest/lexicon/posts.tsv",
    ]
    for name in (*names, "ingest/samples/第1期.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    def now() -> str:
        program.cache_clear()
        return program()

    seen = [now()]
    for name in names:
        (tmp_path / name).write_bytes(b"changed")
        seen.append(now())
    (tmp_path / "ingest/samples/第1期.txt").write_bytes(b"changed")
    assert len(set(seen)) == 5
    assert now() == seen[-1]
    program.cache_clear()
