"""Where the words of a line begin behind the mark of a list."""

import pytest

from ingest.grammar.lines import item_start


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("1.", "县志办召开会议"),
        ("（2）", "2031年修志论坛开幕"),
        ("12.", "2031修志论坛开幕"),
        ("一、", "启动修志"),
        ("（三）", "启动修志"),
        ("◆ ", "为庆祝建县百年"),
        ("", "3.5万册图书"),
        ("", "3月5日召开会议"),
        ("", "县志办召开会议"),
    ],
)
def test_item_start_is_behind_the_mark(mark: str, words: str) -> None:
    line = mark + words
    assert line[item_start(line, 0, len(line)) :] == words
