from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.mentions import Part

M, H, B, L, C = Part.MASTHEAD, Part.HEADLINE, Part.BODY, Part.LABEL, Part.COLOPHON


def lines(doc: Doc) -> list[tuple[str, int, str]]:
    return [(line.part.value[0], line.section, doc._.text[line.start : line.end]) for line in doc._.lines]


def test_a_bulletin_of_several_items(parse: Callable[[str], Doc]) -> None:
    text = (
        "竹溪史志动态\n第3期（总第20期）\n竹溪县史志办公室　2031年3月6日\n"
        "【要闻】\n县志办召开推进会\n部署第三轮修志\n3月5日，县志办召开推进会。\n会议强调，要抓紧抓实。\n"
        "【基层】\n《柳浪镇志》首发\n3月4日，《柳浪镇志》首发式举行。\n"
        "又讯　日前，省志办调研组来我县调研。\n"
        "报：市史志办公室\n（共印80份）"
    )
    assert lines(parse(text)) == [
        ("m", 0, "竹溪史志动态"),
        ("m", 0, "第3期（总第20期）"),
        ("m", 0, "竹溪县史志办公室 2031年3月6日"),
        ("h", 0, "【要闻】"),
        ("h", 0, "县志办召开推进会"),
        ("h", 0, "部署第三轮修志"),
        ("b", 0, "3月5日，县志办召开推进会。"),
        ("b", 0, "会议强调，要抓紧抓实。"),
        ("h", 1, "【基层】"),
        ("h", 1, "《柳浪镇志》首发"),
        ("b", 1, "3月4日，《柳浪镇志》首发式举行。"),
        ("b", 2, "又讯 日前，省志办调研组来我县调研。"),
        ("c", 2, "报：市史志办公室"),
        ("c", 2, "（共印80份）"),
    ]


def test_minutes_with_fields_and_headings(parse: Callable[[str], Doc]) -> None:
    text = (
        "竹溪县方志中心\n会议纪要\n第4号\n竹溪县方志中心　2031年3月6日\n《竹溪简史》编写组第一次会议纪要\n"
        "时　间：2031年3月5日\n主持人：丁香\n出席：李默　王洛\n列席：郑好\n林深（江滨大学教授）\n记录：王洛\n"
        "3月5日，编写组召开第一次会议。\n一、关于分工\n会议同意编写方案。\n二、关于进度\n会议要求年底完稿。\n"
        "主送：编写组成员。\n竹溪县方志中心办公室　2031年3月6日印发"
    )
    assert [(part, section) for part, section, _ in lines(parse(text))] == [
        ("m", 0), ("m", 0), ("m", 0), ("m", 0), ("h", 0),
        ("l", 0), ("l", 0), ("l", 0), ("l", 0), ("l", 0),
        ("b", 0), ("h", 0), ("b", 0), ("h", 0), ("b", 0), ("c", 0), ("c", 0),
    ]  # fmt: skip
    assert [words for part, _, words in lines(parse(text)) if part == "l"][
        3
    ] == "列席：郑好\n林深（江滨大学教授）"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # a page of the web: the headline stands above
        ("全县修志会议召开\n发布时间：2031-03-06　来源：竹溪县志办\n3月5日，会议召开。\n责任编辑：丁香", [H, M, B, C]),
        # fields without a colon, beside others
        ("培训班举行\n课程如下：\n授课人　林深　江滨大学教授\n授课人　柳青　省图书馆研究馆员\n培训为期一天。", [H, B, L, L, B]),
        # a list below an announcement
        ("镇志首发\n参加首发式的有：\n- 镇领导：丁香、李默\n- 老同志：王洛\n镇长作了讲话。", [H, B, B, B, B]),
        # a signature below the last paragraph
        ("县志办开展活动\n3月5日，县志办开展活动。\n竹溪县志办\n2031年3月6日", [H, B, C, C]),
        # a list of recipients that goes on, with and without a mark
        ("县志办开会\n3月5日，县志办开会。\n抄报：市志办、\n县委办\n抄送：各乡镇", [H, B, C, C]),
        # a table of contents
        (
            "竹溪动态\n第3期\n本期要目\n◆县志办开会\n◆镇志首发\n◆县志办开会\n3月5日，开会。\n◆镇志首发\n3月4日，首发。",
            [M, M, M, M, M, H, B, H, B],
        ),
        # the head of a later page
        ("竹溪动态\n第3期\n县志办开会\n3月5日，县志办召开会议。\n竹溪动态　第3期\n会后座谈。", [M, M, H, B, M, B]),
        # a sign-in sheet
        ("县志办开会\n3月5日，开会。\n附：签到表\n姓名 | 单位及职务 | 备注\n丁香 | 县志办主任 | 无\n报：县委办。", [H, B, H, B, B, C]),
    ],
)  # fmt: skip
def test_the_parts_of_other_layouts(parse: Callable[[str], Doc], text: str, parts: list[Part]) -> None:
    doc = parse(text)
    assert [line.part for line in doc._.lines] == parts


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        # headings within one piece of news
        ("县志办开会\n3月5日，开会。\n强化责任\n要压实责任。\n提高质量\n要提高质量。", [0, 0, 0, 0, 0, 0]),
        # numbered items that are news of their own, and numbered matters that are not
        ("本周工作\n1.3月5日，县志办召开例会。\n2.3月6日，副主任李默下乡。", [0, 0, 1]),
        ("会议纪要\n会议议定：\n一、启动修志。\n二、补充人员。", [0, 0, 0, 0]),
        (
            "简讯\n一、县志办召开例会\n3月5日，县志办召开例会。\n二、镇志举行首发式\n3月6日，首发式举行。",
            [0, 0, 0, 1, 1],
        ),
    ],
)
def test_what_opens_a_section(parse: Callable[[str], Doc], text: str, sections: list[int]) -> None:
    assert [line.section for line in parse(text)._.lines] == sections


def test_sentences_are_cut_at_full_stops_and_keep_their_quotation_marks(parse: Callable[[str], Doc]) -> None:
    doc = parse("县志办开会\n丁香说：“要快。”要好吗？要！")
    assert [doc._.text[s.start : s.end] for s in doc._.sentences] == [
        "县志办开会",
        "丁香说：“要快。”",
        "要好吗？",
        "要！",
    ]


def test_every_character_that_is_no_line_end_is_in_a_line(parse: Callable[[str], Doc]) -> None:
    doc = parse("竹溪动态\n第3期\n\n县志办开会\n3月5日，开会。\n报：县委办\n")
    assert "\n".join(doc._.text[line.start : line.end] for line in doc._.lines) == doc._.text.strip("\n")


def test_a_text_of_nothing_but_a_colophon_or_of_nothing(parse: Callable[[str], Doc]) -> None:
    assert [line.part for line in parse("报：县委办")._.lines] == [C]
    assert parse("")._.lines == []
