"""The way back from clean to raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import Edit, Text


def spans(text: Text) -> list[str]:
    """Return for each clean character the raw words it stands for."""
    return [text.raw[start:end] for start, end in zip(text.starts, text.ends, strict=True)]


def test_without_edits_each_character_stands_for_itself() -> None:
    text = Text.of("会议纪要")
    assert (text.clean, spans(text)) == ("会议纪要", ["会", "议", "纪", "要"])
    assert text.edited([]) is text


def test_deleted_replaced_and_put_in() -> None:
    text = Text.of("会 议１２：").edited([Edit(1, 2), Edit(3, 5, "第十二"), Edit(5, 6, ":")])
    assert text.clean == "会议第十二:"
    assert spans(text) == ["会", "议", "１２", "１２", "１２", "："]


def test_edits_upon_edits_lead_back_to_the_raw_text() -> None:
    once = Text.of("二〇二四年  二月").edited([Edit(0, 4, "2024"), Edit(5, 7, " ")])
    twice = once.edited([Edit(5, 6), Edit(6, 7, "2")])
    assert twice.clean == "2024年2月"
    assert spans(twice) == ["二〇二四"] * 4 + ["年", "二", "月"]
    assert twice.raw_span(0, 5) == (0, 5)
    assert twice.raw_span(4, 6) == (4, 8)


def test_an_empty_span_has_a_place() -> None:
    text = Text.of("  会议").edited([Edit(0, 2)])
    assert [text.raw_span(at, at) for at in (0, 1, 2)] == [(2, 2), (3, 3), (4, 4)]


@pytest.mark.parametrize("edits", [[Edit(2, 3), Edit(1, 2)], [Edit(0, 2), Edit(1, 3)], [Edit(2, 1)]])
def test_edits_out_of_order_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="starts before"):
        Text.of("会议纪要").edited(edits)


def test_a_text_longer_than_the_ready_count() -> None:
    text = Text.of("会" * 70_000)
    assert (text.starts[-1], text.ends[-1], len(text.starts)) == (69_999, 70_000, 70_000)


@given(st.text(max_size=50), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 3), st.text(max_size=3))))
def test_the_map_is_monotonic(raw: str, wanted: list[tuple[int, int, str]]) -> None:
    edits, at = [], 0
    for start, length, new in sorted(wanted):
        if at <= start and length and start + length <= len(raw):
            edits.append(Edit(start, start + length, new))
            at = start + length
    text = Text.of(raw).edited(edits)
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    assert all(spans(text))
