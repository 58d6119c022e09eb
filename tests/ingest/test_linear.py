"""No text takes more than its length: what is counted are the calls that reading it makes.

What happens inside a call is not counted; `make bench ONLY=linear` takes the time.
"""

from collections.abc import Iterator
from cProfile import Profile
from itertools import count
from pathlib import Path

import pytest
import yaml

from ingest.document import Document
from ingest.extract import Reader
from ingest.readers import read_bytes

TEXTS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("endless.yaml").read_text(encoding="utf-8"))
#: Those that are read in full length; the others would take minutes under the eyes of a profiler.
LONG = (
    "no marks at all",
    "a title that never ends",
    "names",
    "、",
    "digits",
    "surnames",
    "posts",
    "brackets",
    "notes",
    "meetings",
)


def repeated(unit: str, length: int) -> Document:
    """Return a bulletin of a length that goes on with a unit of text."""
    text = "澜川省地方志办讨论"
    for number in count():
        if len(text) >= length:
            break
        text += unit.replace("{}", chr(0x4E00 + number % 7919) + chr(0x4E00 + number * 31 % 7907))
    return read_bytes("a.txt", text[:length].encode())


def calls(reader: Reader, document: Document) -> int:
    """Count the calls of functions, in Python and in C, that reading a document makes."""
    with Profile() as counting:
        reader.read(document)
    return sum(function.callcount for function in counting.getstats())


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader()
    # what is read from files only once, and the characters that spaCy meets first
    for unit in TEXTS.values():
        reader.read(repeated(unit, 4000))
    yield reader


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_twice_the_calls(reader: Reader, unit: str) -> None:
    once, twice = (calls(reader, repeated(unit, length)) for length in (2000, 4000))
    assert twice < 2.5 * once + 2000


@pytest.mark.parametrize("name", LONG)
def test_100_000_characters_are_read_in_calls_that_their_number_bounds(reader: Reader, name: str) -> None:
    document = repeated(TEXTS[name], 100_000)
    assert calls(reader, document) < 200 * len(document.raw)
