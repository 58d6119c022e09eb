"""Whether mentions in two documents are taken for one thing, against pairs that were judged by reading both."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.extract import Reader
from ingest.identity import Identity, Reading, resolve
from ingest.readers import kinds, read
from ontology.facts import Entity, Kind

ROOT = Path(__file__).parents[3]
PAIRS = ROOT / "tests" / "gold" / "pairs.tsv"
FOLDERS = (
    ROOT / "ingest" / "samples",
    ROOT / "tests" / "gold" / "open",
    ROOT / "tests" / "gold" / "identity",
)
PRECISION, RECALL = 0.99, 0.95


class Pair(NamedTuple):
    kind: str
    one: str
    in_one: str
    other: str
    in_other: str
    label: str
    hard: str
    note: str


def pairs() -> Iterator[Pair]:
    lines = [line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return (Pair(*line.split("\t")) for line in lines[1:])


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """All the documents, by folder and name."""
    reader = Reader()
    paths = [path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.suffix in kinds()]
    found = {}
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        extraction = reader.read(read(path))
        found[name] = Reading(extraction.document.sha256, extraction.facts, (name,))
    return found


@pytest.fixture(scope="module")
def identity(readings: dict[str, Reading]) -> Identity:
    return resolve(readings.values())


def mentioned(reading: Reading, kind: str, name: str) -> Entity | None:
    """Return the entity that a document calls so, be it by another of its names."""
    named = re.fullmatch(r"(.*?)(?:\[(.*)\])?", name)
    assert named
    wanted = Entity(Kind(kind), named[1], named[2] or "")
    entities = [entity for fact in reading.facts for entity in fact.entities() if entity.kind == kind]
    if wanted in entities:
        return wanted
    return next((entity for entity in entities if wanted.name in entity.aliases), None)


def test_there_are_enough_pairs_and_enough_hard_ones() -> None:
    told = list(pairs())
    assert len(told) >= 200
    assert sum(pair.hard == "hard" for pair in told) * 2 >= len(told)
    assert {pair.label for pair in told} == {"same", "different", "unknown"}
    assert {pair.kind for pair in told} >= {"person", "organisation", "meeting", "document", "publication"}


def test_what_is_taken_for_one_is_one_and_what_is_one_is_taken_for_one(
    readings: dict[str, Reading], identity: Identity
) -> None:
    def iri(kind: str, name: str, document: str) -> str | None:
        entity = mentioned(readings[document], kind, name)
        return identity.iri(readings[document].sha256, entity) if entity else None

    right: list[Pair] = []
    wrong: list[Pair] = []
    missed: list[Pair] = []
    for pair in pairs():
        one, other = iri(pair.kind, pair.one, pair.in_one), iri(pair.kind, pair.other, pair.in_other)
        if one is not None and one == other:
            (right if pair.label == "same" else wrong).append(pair)
        elif pair.label == "same":
            missed.append(pair)
    precision = len(right) / (len(right) + len(wrong))
    recall = len(right) / (len(right) + len(missed))
    assert precision >= PRECISION, f"precision {precision:.3f}: {wrong}"
    assert recall >= RECALL, f"recall {recall:.3f}: {missed}"
