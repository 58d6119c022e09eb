"""What becomes of mutants: read, refused in one line, or a fault of ours."""

from __future__ import annotations

import io
import os
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.crew import Crew, Refusal
from ingest.document import Document
from ingest.extract import Reader
from ingest.inbox import File, Place
from ingest.inbox.containers import container_of, unpack
from ingest.limits import default
from tests.fuzz.mutants import mutant

_FAULT = re.compile("zhimai fails on it|ended the process|seconds to read|bytes of memory")


@dataclass
class Outcome:
    """How many mutants were tried, what became of them, and the numbers of those that showed a fault of ours.

    `grown` is how many times the memory of the process that read them is at the end what it was after a tenth.
    """

    tried: int = 0
    became: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)
    grown: float = 1.0


def reading(reader: Reader, document: Document) -> tuple[int, int]:
    """Read a document to the end, make sure that its evidence is in it, and return its facts' number and the memory held."""
    extraction = reader.read(document)
    for fact in extraction.facts:
        for evidence in fact.evidence:
            assert document.raw[evidence.start : evidence.end] == evidence.text, evidence
    with open("/proc/self/statm", "rb") as file:
        return len(extraction.facts), int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def trial(form: str, numbers: Iterable[int], crew: Crew) -> Outcome:
    """Read mutants of a format, and tell what became of them."""
    outcome, whose = Outcome(), list[int]()

    def documents() -> Iterator[tuple[str, bytes]]:
        for number in numbers:
            outcome.tried += 1
            name, data = mutant(form, number)
            if not container_of(name) or form == "json":
                whose.append(number)
                yield name, data
                continue
            try:
                for found in unpack(Place(Path(name)), io.BytesIO(data), default()):
                    if isinstance(found, File):
                        whose.append(number)
                        yield found.name, found.data
                    else:
                        outcome.became["refused"] += 1
                        assert "\n" not in str(found.reason)
            except Exception as error:
                outcome.faults.append((number, f"{type(error).__name__}: {error}"))

    memory = list[int]()
    for at, made in enumerate(crew.each(documents(), reading)):
        if not isinstance(made, Refusal):
            outcome.became["read"] += 1
            memory.append(made[1])
        elif _FAULT.search(made.told) or "\n" in made.told:
            outcome.faults.append((whose[at], made.told))
        else:
            outcome.became["refused"] += 1
    tenth = len(memory) // 10
    if tenth:
        outcome.grown = statistics.median(memory[-tenth:]) / statistics.median(memory[tenth : 2 * tenth])
    return outcome
