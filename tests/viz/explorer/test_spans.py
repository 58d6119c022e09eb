"""Where things are named, and how a text is cut for its page."""

import pytest

from viz.explorer.marking import marked
from viz.explorer.spans import Named, Span, mentions, pieces

TEXT = "3月1日，雾港市志办召开会议。会议由林雁声主\n任主持，林雁声讲话。"
OFFICE = Named("office", "雾港市志办", (), ())
CITY = Named("city", "雾港市", (), ())
LIN = Named("lin", "林雁声", (), (Span(15, 29, "1"),))
OTHER = Named("other", "林雁声", (), ())
MEETING = Named("meeting", "雾港市志办会议", ("会议",), (Span(0, 14, "2"),))


@pytest.mark.parametrize(
    ("things", "found"),
    [
        ([CITY, OFFICE], [("雾港市志办", "office")]),  # the longest name first, none over another
        ([CITY], [("雾港市", "city")]),
        ([MEETING], [("会议", "meeting")]),  # a short name only where the thing is spoken of
        ([OTHER, LIN], [("林雁声", "lin"), ("林雁声", "other")]),  # of namesakes the one that is spoken of here
        ([Named("post", "林雁声主任", (), ())], [("林雁声主\n任", "post")]),  # a name may run over the end of a line
        ([Named("short", "林", (), ())], []),
        ([], []),
    ],
)
def test_mentions(things: list[Named], found: list[tuple[str, str]]) -> None:
    assert [(TEXT[span.start : span.end], span.of) for span in mentions(TEXT, things)] == found


def test_pieces_are_the_text_cut_where_anything_begins_or_ends() -> None:
    cut = list(pieces("甲乙丙丁戊己", [Span(0, 4, "1"), Span(2, 6, "2")], [Span(1, 3, "x")], [Span(4, 6, "?")], Span(0, 2, "")))
    assert "".join(piece.text for piece in cut) == "甲乙丙丁戊己"
    assert [(piece.text, piece.facts, piece.thing, piece.unread, piece.chosen, piece.said) for piece in cut] == [
        ("甲", ("1",), "", False, True, ()),
        ("乙", ("1",), "x", False, True, ()),
        ("丙", ("1", "2"), "x", False, False, ()),
        ("丁", ("1", "2"), "", False, False, ("1",)),
        ("戊己", ("2",), "", True, False, ("2",)),
    ]


def test_a_text_without_anything_is_one_piece() -> None:
    assert [piece.text for piece in pieces("空无一物", [], [], [], None)] == ["空无一物"]
    assert list(pieces("", [], [], [], None)) == []


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [
        ("主任林雁声主持", ["林雁声"], [("主任", False), ("林雁声", True), ("主持", False)]),
        ("雾港市志办", ["雾港市", "雾港市志办"], [("雾港市志办", True)]),
        ("林  雁声", ["林雁声"], [("林  雁声", True)]),
        ("无人", ["某"], [("无人", False)]),
        ("省地\n\n  \n方志办", ["省地方志办"], [("省地方志办", True)]),
        ("开会。\n\n  \n方志办", ["方志办"], [("开会。\n", False), ("方志办", True)]),
    ],
)
def test_marked(text: str, names: list[str], parts: list[tuple[str, bool]]) -> None:
    assert list(marked(text, names)) == parts
