import pytest

from ingest.grammar.surroundings import clause_start, clauses, closing, opening, part_start

TEXT = "会议指出，加快《甲》编纂、《乙》出版；年内完成《丙》，下一步送审。"
FIRST, SECOND, THIRD = (TEXT.index(mark) for mark in ("《甲》", "《乙》", "《丙》"))


@pytest.mark.parametrize(
    ("at", "previous", "words"),
    [(FIRST, 0, "加快"), (SECOND, FIRST + 3, ""), (THIRD, SECOND + 3, "年内完成")],
)
def test_opening(at: int, previous: int, words: str) -> None:
    assert TEXT[opening(TEXT, 0, previous, at) : at] == words


@pytest.mark.parametrize(
    ("at", "following", "words"),
    [
        (FIRST + 3, SECOND, "编纂"),
        (SECOND + 3, THIRD, "出版"),
        (THIRD + 3, len(TEXT), "，下一步送审"),
    ],
)
def test_closing(at: int, following: int, words: str) -> None:
    assert TEXT[at : closing(TEXT, at, following, len(TEXT))] == words


def test_opening_of_a_list_that_explains() -> None:
    text = "今年抓好两书出版，即《甲》《乙》。"
    assert text[opening(text, 0, 0, text.index("《甲》")) :].startswith("今年抓好")


def test_clauses_begin_beside_the_title() -> None:
    start = THIRD + 3
    spans = [TEXT[a:b] for a, b in clauses(TEXT, start, len(TEXT) - 1)]
    assert spans == ["", "下一步送审"]


def test_starts() -> None:
    assert TEXT[clause_start(TEXT, 0, THIRD) :].startswith("年内")
    assert TEXT[part_start(TEXT, 0, SECOND) :] == TEXT
