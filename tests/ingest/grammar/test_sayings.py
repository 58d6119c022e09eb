"""Each sentence up to where it tells what was, and | before what somebody only said."""

import pytest

from ingest.grammar.sayings import said_from

SENTENCES = [
    "会议强调，|要学习贯彻全会精神。",
    "县长时雨主持会议并要求，|各乡镇负责人要出席。",
    "会议指出：|去年召开了全省大会。",
    "他说，|大家要来参加。",
    "会议由时雨主持，要|抓好落实。",
    "会议希望|各单位主动参加。",
    "一要|加强学习，学习贯彻全会精神。",
    "万里云出席会议，要求|深刻认识修志的意义。",
    "会议传达学习全会精神，听取有关要求落实情况的汇报。|",
    "时雨解说，丁一讲话。|",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_only_said(sentence: str) -> None:
    text = sentence.replace("|", "")
    assert said_from(text, 0, len(text)) == sentence.index("|")


def test_of_a_span_only() -> None:
    text = "会议强调，要抓好落实。"
    assert said_from(text, 0, 3) == 3
