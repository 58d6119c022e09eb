"""Quotes as people read them."""

import pytest

from queries.quote import unwrapped


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("党组书记周明\n远主持会议。", "党组书记周明远主持会议。"),
        ("党组书记周明　\n\n　　远主持会议。", "党组书记周明远主持会议。"),
        ("学习了《云岭简史》，\n要求抓紧编修", "学习了《云岭简史》，要求抓紧编修"),
        ("主持人：周明远\n出席：林秀兰", "主持人：周明远\n出席：林秀兰"),
        ("会议结束。\n省志办8日开会", "会议结束。\n省志办8日开会"),
        ("2023\n年3月 8日", "2023\n年3月 8日"),
        ("Yunling\nGazetteer", "Yunling\nGazetteer"),
    ],
)
def test_unwrapped(text: str, read: str) -> None:
    assert unwrapped(text) == read
