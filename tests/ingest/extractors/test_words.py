from collections.abc import Callable

from spacy.tokens import Doc

from ingest.lexicon import Lexicon


def test_words_are_those_that_the_lexicon_finds(parse: Callable[[str], Doc], lexicon: Lexicon) -> None:
    doc = parse("省志办　召开会议，\n主任韩雪松主持。")
    assert list(doc._.words.found) == lexicon.find(doc._.text)
    assert [doc._.text[a:b] for a, b, _ in doc._.words.found] == ["省", "志办", "召开", "会议", "主任", "主持"]
