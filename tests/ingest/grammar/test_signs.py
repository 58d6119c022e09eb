import re

import pytest

from ingest.grammar.signs import Signs


@pytest.mark.parametrize(
    ("start", "end", "told"), [(0, 2, False), (0, 3, True), (2, 3, True), (3, 7, False), (3, 8, True), (9, 20, False)]
)
def test_a_sign_is_in_a_span_where_it_begins_in_it(start: int, end: int, told: bool) -> None:
    assert Signs([7, 2]).within(start, end) is told


def test_signs_of_a_pattern_are_where_it_begins() -> None:
    signs = Signs.of(re.compile("学习"), "会议学习，再学习")
    assert [signs.within(at, at + 1) for at in range(8)] == [at in (2, 6) for at in range(8)]


def test_a_text_without_a_sign_has_none() -> None:
    assert not Signs.of(re.compile("学习"), "").within(0, 1)
