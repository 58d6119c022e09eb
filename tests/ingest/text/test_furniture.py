"""What pages are furnished with."""

from __future__ import annotations

import pytest

from ingest.text import Text
from ingest.text.furniture import unfurnish
from ingest.text.layout import CHROME_WORDS

DROPPED = """- 2 -
— 3 —
第 2 页 共 5 页
第2页
共5页 第2页
第三页
12
1/5
Page 3 of 10
--------
* * *
==========
·········
★★★★★
【字体：大 中 小】
字号：【大 中 小】
[打印本页]
打印本页 关闭窗口
【打印】 【关闭】
浏览次数：1234次
阅读：12
点击量：1,234
查看原文
阅读全文
分享到：微信 微博
返回顶部
扫一扫在手机打开当前页
您当前的位置：首页 > 工作动态
上一篇：甲会议召开
下一篇：乙会议召开
文字大小：大 中 小
加入收藏
我要纠错
回到顶部
访问量：12 次
备案号：某ICP备00000000号
网站标识码：0000000000"""


def test_every_word_that_calls_for_a_search_is_tried() -> None:
    assert [word for word in CHROME_WORDS if word not in DROPPED] == []


@pytest.mark.parametrize("line", DROPPED.split("\n"))
def test_lines_that_go(line: str) -> None:
    assert unfurnish(Text.of(f"甲\n{line}\n乙")).clean == "甲\n\n乙"


KEPT = """来源：青河县档案馆
责任编辑：方静
2024
2024年
第4期
第2页的插图
打印工作顺利完成
煤矿关闭仪式举行
一二三
——
访问量12.15亿次
阅读推广活动
12.5
收藏家协会成立
会议查看原文件"""


@pytest.mark.parametrize("line", KEPT.split("\n"))
def test_lines_that_stay(line: str) -> None:
    assert unfurnish(Text.of(f"甲\n{line}\n乙")).clean == f"甲\n{line}\n乙"


def test_buttons_beside_what_informs() -> None:
    raw = "来源：青河县档案馆 浏览次数：12 【字体：大 中 小】 打印本页"
    assert unfurnish(Text.of(raw)).clean == "来源：青河县档案馆 "


def paged(*pages: str) -> tuple[Text, list[int]]:
    starts = [sum(len(page) for page in pages[:number]) for number in range(len(pages))]
    return Text.of("".join(pages)), starts


def test_running_heads_and_feet_with_other_numbers() -> None:
    text, starts = paged(
        "青河简报 第1页\n甲\n内部资料\n", "青河简报 第2页\n乙\n内部资料\n", "青河简报 第3页\n丙\n内部资料\n"
    )
    assert unfurnish(text, starts).clean == "青河简报 第1页\n甲\n\n\n乙\n\n\n丙\n\n"


def test_what_stands_on_two_pages_may_be_text() -> None:
    text, starts = paged("青河简报\n甲\n", "青河简报\n乙\n")
    assert unfurnish(text, starts) is text
