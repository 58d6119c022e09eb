"""What is kept of a document once it was read, as rows of JSON: its file, its facts, its issues, its coverage.

A document can show who is who in another, so whoever states one needs the facts of all. They are kept, so
that those of yesterday need not be read again today.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from ontology.coverage import Coverage
from ontology.facts import Fact
from ontology.issues import Issue
from ontology.record import dump, load

from .knowledge import Knowledge

if TYPE_CHECKING:
    from .extract import Extraction  # brings spaCy, which those who only take up do without

_OF_FILE = ("address", "title", "date")
"""What a format may say of its document, and what the rows leave out where it does not."""
_PARTS_OF_PROGRAM = (".py", ".tsv", ".yaml", ".ttl")


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was read: its file, as the graph knows it, its facts, and a hash of the rows that told them."""

    name: str
    media_type: str
    sha256: str
    facts: tuple[Fact, ...]
    reading: str
    address: str = ""
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was not understood of a document, and how much of it was."""

    name: str
    issues: tuple[Issue, ...]
    coverage: Coverage


def keep(extraction: Extraction, knowledge: Knowledge) -> Iterator[dict[str, object]]:
    """Yield the rows to keep: first the file, and what read it with what, then facts, issues and coverage."""
    document = extraction.document
    yield {
        "name": document.name,
        "media_type": document.media_type,
        "program": program(),
        "knowledge": knowledge.version,
        **{key: value for key in _OF_FILE if (value := getattr(document, key))},
    }
    for fact in extraction.facts:
        yield {"fact": dump(fact)}
    for issue in extraction.issues:
        yield {"issue": asdict(issue)}
    yield {"coverage": extraction.coverage.dump()}


def take_up(digest: str, rows: Iterable[Mapping[str, Any]]) -> Kept:
    """Return the document of that hash, of which these rows were kept by this very program."""
    first, *others = rows
    told = [row["fact"] for row in others if "fact" in row]
    reading = sha256(json.dumps([first, told], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
    return Kept(first["name"], first["media_type"], digest, tuple(map(load, told)), reading, *(first.get(key, "") for key in _OF_FILE))


def doubts(rows: Iterable[Mapping[str, Any]]) -> Doubts:
    """Return what was not understood of the document of which these rows were kept by this very program."""
    first, *others = rows
    issues = tuple(Issue.load(row["issue"]) for row in others if "issue" in row)
    return Doubts(first["name"], issues, Coverage.load(next(row["coverage"] for row in others if "coverage" in row)))


def is_ours(rows: Iterable[Mapping[str, object]]) -> bool:
    """Tell whether rows were kept by this very program, whatever the knowledge it read with."""
    return next(iter(rows), {}).get("program") == program()


def is_fresh(rows: Iterable[Mapping[str, object]], name: str, knowledge: Knowledge) -> bool:
    """Tell whether this very program read a file of that name with that knowledge: again would give the same."""
    first = next(iter(rows), {})
    read = (first.get("program"), first.get("name"), first.get("knowledge"))
    return read == (program(), name, knowledge.version)


@cache
def program() -> str:
    """Return a hash of all of ours that reading depends on: the code, the lexicons and the vocabulary."""
    found = sha256()
    for room in ("ontology", "ingest"):
        for place, file in _files(room, files(room)):
            data = file.read_bytes()
            found.update(f"{place} {len(data)}\n".encode())
            found.update(data)
    return found.hexdigest()


def _files(place: str, folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(f"{place}/{entry.name}", entry)
        elif entry.name.endswith(_PARTS_OF_PROGRAM):
            yield f"{place}/{entry.name}", entry
