from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.document import Document
from ingest.extract import Reader

NEWS = "全县修志会议召开\n{}"


def dated(reader: Reader, text: str, *hints: str) -> Doc:
    return reader.parse(Document("a.txt", "text/plain", "0", text, date_hints=hints))


@pytest.mark.parametrize(
    ("text", "hints", "day"),
    [
        # masthead, with and without the year, before all else
        (
            "动态\n第3期\n县志办　2031年3月6日\n开会\n2月1日，开会。\n县志办　2031年3月8日印发",
            ["2031-04-01"],
            "2031-03-06",
        ),
        ("动态\n（2031）第3期\n县志办　3月6日\n开会\n2月1日，开会。", [], "2031-03-06"),
        ("动态\n第3期\n县志办　1月2日\n开会\n2030年12月28日，开会。", [], "2031-01-02"),
        ("动态\n第3期\n县志办　二〇三一年三月六日\n开会\n2月1日，开会。", [], "2031-03-06"),
        # colophon and signature
        (NEWS.format("3月5日，会议召开。\n（县志办　2031年3月6日）"), [], "2031-03-06"),
        (NEWS.format("3月5日，会议召开。\n县志办\n2031年3月6日印发"), ["2031-04-01"], "2031-03-06"),
        # a page of the web, and what came with the file
        ("会议召开\n发布时间：2031-03-06　来源：县志办\n昨日，会议召开。", [], "2031-03-06"),
        (NEWS.format("今天，会议召开。"), ["2031-03-06", "2031-03-09"], "2031-03-06"),
        (NEWS.format("江滨台消息（江滨新闻）：会议5日召开。"), ["2031-03-06"], "2031-03-06"),
        # dateline
        (
            NEWS.format("江滨网2031年3月6日讯（记者 丁香）会议5日召开。会议回顾了2029年5月1日以来的工作。"),
            [],
            "2031-03-06",
        ),
        # only the year of the issue
        ("动态\n2031年第3期\n开会\n3月5日，会议召开。", [], "2031-03-05"),
        ("动态\n第3期　2031年3月\n开会\n3月5日，会议召开。", [], "2031-03-05"),
        # the first whole day of the text, or nothing
        (NEWS.format("会议于2031年3月5日召开。"), [], "2031-03-05"),
        (NEWS.format("会议于3月5日召开。"), [], None),
        (NEWS.format("会议日前召开。"), [], None),
    ],
)
def test_the_day_of_a_document(reader: Reader, text: str, hints: list[str], day: str | None) -> None:
    assert dated(reader, text, *hints)._.own_date == day


def test_the_dates_of_a_text_are_understood_against_its_own(parse: Callable[[str], Doc]) -> None:
    doc = parse(NEWS.format("昨日，会议召开。3月1日至3日举办的培训班共45人，12月又办一期。去年底完成初稿。"))
    assert [(doc._.text[d.start : d.end], d.value) for d in doc._.dates] == [
        ("昨日", "2031-03-05"),
        ("3月1日至3日", "2031-03-01"),
        ("12月", "2030-12"),
        ("去年", "2030"),
    ]
