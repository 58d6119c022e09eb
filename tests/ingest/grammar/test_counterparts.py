import pytest

from ingest.grammar.counterparts import counterparts
from ingest.grammar.names import Names
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("县长同莫朗迪斯举行会谈", ["莫朗迪斯"]),
        ("与杜瓦尔通电话，同科瓦奇会晤", ["杜瓦尔", "科瓦奇"]),
        ("同塞尔维亚举行会谈", []),
        ("同各方代表会谈", []),
        ("同莫朗迪斯合影", []),
    ],
)
def test_with_whom_somebody_talks(lexicon: Lexicon, names: Names, text: str, named: list[str]) -> None:
    assert [person.name for person in counterparts(text, Words(lexicon.find(text)), names, 0, len(text))] == named
