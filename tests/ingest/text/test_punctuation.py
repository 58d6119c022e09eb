"""Half-width punctuation among Chinese."""

from __future__ import annotations

import pytest

from ingest.text import Text
from ingest.text.punctuation import punctuate

PUNCTUATED = {
    "党组(扩大)会议": "党组（扩大）会议",
    "第4期(总第150期)": "第4期（总第150期）",
    "(共印13份)": "（共印13份）",
    "第4期(2024)": "第4期（2024）",
    "（2024)": "（2024）",
    "会议(甲A(1)B乙)": "会议（甲A(1)B乙）",
    "f(x)=(1)": "f(x)=(1)",
    "会议 (扩大) 召开": "会议 （扩大） 召开",
    "会议(扩大\n会)议": "会议（扩大\n会）议",
    "会议指出,要抓好落实;会议强调:2024年": "会议指出，要抓好落实；会议强调：2024年",
    "主持人: 张三": "主持人： 张三",
    "报:\n省委": "报：\n省委",
    "好不好?好!": "好不好？好！",
    "比分3:2,1,000人": "比分3:2,1,000人",
    "https://example.cn/a?b=1": "https://example.cn/a?b=1",
    "《县志》,《年鉴》": "《县志》，《年鉴》",
    "使用IT,AI技术": "使用IT,AI技术",
}


@pytest.mark.parametrize(("raw", "clean"), PUNCTUATED.items())
def test_marks(raw: str, clean: str) -> None:
    assert punctuate(Text.of(raw)).clean == clean
