"""One reader for all tests of the room: it takes a second to make, and reading changes nothing in it."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from spacy.tokens import Doc

from ingest.document import Document
from ingest.extract import Extraction, Reader
from ingest.grammar.appointments import appointments
from ingest.grammar.items import Post
from ingest.grammar.names import Names
from ingest.grammar.phrases import Phrases
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

#: The day on which the texts of the tests came out, where they do not say so themselves.
OWN_DAY = "2031-03-06"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the lexicon of the package."""
    return Reader()


@pytest.fixture(scope="session")
def lexicon(reader: Reader) -> Lexicon:
    """The lexicon of the package."""
    return reader.lexicon


@pytest.fixture(scope="session")
def names(reader: Reader) -> Names:
    """The judge of names."""
    return reader.names


@pytest.fixture(scope="session")
def parse(reader: Reader) -> Callable[[str], Doc]:
    """Parse a text as a document of 6 March 2031."""
    return lambda text: reader.parse(_document(text))


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Extraction]:
    """Read a text as a document of 6 March 2031."""
    return lambda text: reader.read(_document(text))


@pytest.fixture(scope="session")
def appointed(lexicon: Lexicon, names: Names) -> Callable[[str], list[str]]:
    """Read whom a sentence appoints and relieves: 丁一 = 县志办/主任+, 原 before a post that is past."""

    def read(text: str) -> list[str]:
        parser = Phrases(text, Words(lexicon.find(text)), names, {})
        return [
            f"{person.name} = {' '.join(map(_posted, person.posts))}" for person in appointments(parser, 0, len(text))
        ]

    return read


def _posted(post: Post) -> str:
    sign = {None: "", "begins": "+", "ends": "-", "goes on": "=", "holds": "?"}[post.act and post.act.turn.value]
    return f"{'原' if post.former else ''}{post.organisation}/{post.title}{sign}"


def _document(text: str) -> Document:
    return Document("a.txt", "text/plain", sha256(text.encode()).hexdigest(), text, date_hints=(OWN_DAY,))
