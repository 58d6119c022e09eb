from collections.abc import Callable

import pytest
from spacy.tokens import Doc

TEXT = (
    "省地方志办召开党组会议\n3月4日，岚州省地方志办召开党组会议，传达学习《关于做好方志工作的意见》。"
    "党组书记、主任温如岚主持会议，党组成员柏舟出席，机关各处负责人列席。会议决定启动《岚州简史》编纂。"
)


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("people", ["温如岚", "柏舟"]),
        ("posts", ["党组书记", "主任", "党组成员"]),
        ("groups", ["机关各处负责人"]),
        ("meetings", ["党组会议", "党组会议", "会议", "会议"]),
        ("documents", ["《关于做好方志工作的意见》"]),
        ("publications", ["《岚州简史》"]),
        ("dates", ["3月4日"]),
    ],
)
def test_spans_of_each_kind(parse: Callable[[str], Doc], group: str, words: list[str]) -> None:
    doc = parse(TEXT)
    assert [(span.text, span.label_) for span in doc.spans[group]] == [(word, group) for word in words]


def test_spans_of_organisations(parse: Callable[[str], Doc]) -> None:
    doc = parse(TEXT)
    assert "岚州省地方志办" in [span.text for span in doc.spans["organisations"]]
