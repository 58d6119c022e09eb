"""A few broken documents of every format; `make fuzz` reads ten thousand of each."""

from collections.abc import Iterator

import pytest

from ingest.crew import Processes
from ingest.knowledge import Knowledge
from ingest.limits import default
from tests.fuzz.mutants import FORMATS, mutant
from tests.fuzz.trial import trial

BUDGET = 60


@pytest.fixture(scope="module")
def crew() -> Iterator[Processes]:
    """A process that is ended where a document takes half a minute, or a gigabyte."""
    crew = Processes(Knowledge(), default().but({"seconds": 30, "memory": 1_000_000_000}), 1)
    yield crew
    crew.end()


@pytest.mark.parametrize("form", FORMATS)
def test_broken_documents_are_read_or_refused_in_a_line(crew: Processes, form: str) -> None:
    outcome = trial(form, range(BUDGET), crew)
    assert outcome.faults == []
    assert outcome.tried == BUDGET
    assert outcome.became["read"] and (form == "text" or outcome.became["refused"])


def test_a_number_gives_one_mutant() -> None:
    assert mutant("docx", 3) == mutant("docx", 3) != mutant("docx", 4)
