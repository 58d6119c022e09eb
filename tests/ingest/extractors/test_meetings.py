"""Each text with its mentions of meetings: the words -> the meetings meant, ! where held, ? where meant by reference."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.mentions import MeetingMention

Parse = Callable[[str], Doc]


def written(doc: Doc, mention: MeetingMention) -> str:
    words = doc._.text[mention.start : mention.end]
    names = " + ".join(entity.name for entity in mention.entities)
    return f"{words} -> {names}" + "!" * mention.held + "?" * (not mention.named)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # held, or only spoken of
        ("3月5日，全省地方志工作会议召开。", ["全省地方志工作会议 -> 全省地方志工作会议!"]),
        ("3月5日，省地方志办召开全省地方志工作会议。", ["全省地方志工作会议 -> 全省地方志工作会议!"]),
        ("要贯彻全省地方志工作会议精神。", ["全省地方志工作会议 -> 全省地方志工作会议"]),
        ("首届云江论坛3月5日在临江市开幕。", ["首届云江论坛 -> 首届云江论坛!"]),
        ("3月5日，《云溪县志》首发式在县图书馆举行。", ["《云溪县志》首发式 -> 《云溪县志》首发式!"]),
        # still to come
        ("省地方志办将召开全省地方志工作会议。", ["全省地方志工作会议 -> 全省地方志工作会议"]),
        ("适时举办《云溪县志》首发式。", ["《云溪县志》首发式 -> 《云溪县志》首发式"]),
        ("全省地方志工作会议将于4月召开。", ["全省地方志工作会议 -> 全省地方志工作会议"]),
        ("定于3月20日召开全省地方志工作会议。", ["全省地方志工作会议 -> 全省地方志工作会议"]),
        ("审议通过关于召开县政协十届三次会议的决定。", ["县政协十届三次会议 -> 县政协十届三次会议"]),
        # before a congress opens it holds a meeting of another kind
        ("县政协十届三次会议3月5日举行预备会议。丁一出席预备会议。",
         ["县政协十届三次会议 -> 县政协十届三次会议", "预备会议 -> 县政协十届三次会议预备会议!", "预备会议 -> 县政协十届三次会议预备会议!?"]),
        ("县政协十届三次会议3月6日开幕。昨天，大会举行预备会议。",
         ["县政协十届三次会议 -> 县政协十届三次会议!", "大会 -> 县政协十届三次会议!?", "预备会议 -> 县政协十届三次会议预备会议!"]),
        # a meeting about the spirit of another one
        ("3月5日，省委十届六次全会精神宣讲会召开。要学习好贯彻好六次全会精神，学习领会全会精神。省委十届六次全会是一次重要会议。",
         ["省委十届六次全会精神宣讲会 -> 省委十届六次全会精神宣讲会!", "六次全会 -> 省委十届六次全会",
          "全会 -> 省委十届六次全会?", "省委十届六次全会 -> 省委十届六次全会", "一次重要会议 -> 省委十届六次全会精神宣讲会!?"]),
        # a demonstrative or an adjective between the verb and the name
        ("3月5日，县志办召开全体干部职工大会。", ["全体干部职工大会 -> 干部职工大会!"]),
        # marks bound what stands in them
        ("丁一作《志书的资料与考订》专题讲座。", ["《志书的资料与考订》专题讲座 -> 《志书的资料与考订》专题讲座"]),
        ("“思想的力量”示范宣讲会3月5日举行。", ["“思想的力量”示范宣讲会 -> “思想的力量”示范宣讲会!"]),
        # what is held begins behind the verb of holding, and a year may stand inside
        ("3月5日，调研组召开汇报座谈会。", ["汇报座谈会 -> 汇报座谈会!"]),
        ("要落实县修志工作领导小组今年第一次会议精神。",
         ["县修志工作领导小组今年第一次会议 -> 县修志工作领导小组今年第一次会议"]),
        # a parliament is no meeting
        ("同某国联邦会议加强交流。", []),
        # named by who holds it
        ("3月5日，县政府召开常务会议。", ["常务会议 -> 县政府常务会议!"]),
        ("3月5日，县委召开常委会会议。", ["常委会会议 -> 县委常委会会议!"]),
        ("3月5日，中共中央政治局召开会议。", ["会议 -> 中共中央政治局会议!"]),
        ("3月5日，县委书记万里云主持召开会议。", ["会议 -> ?"]),
        # references: the meeting of the news item, or the last one of that kind
        ("3月5日，全省地方志工作会议召开。会议强调质量。",
         ["全省地方志工作会议 -> 全省地方志工作会议!", "会议 -> 全省地方志工作会议!?"]),
        ("3月5日，县志办举办修志人员培训班。开班式上，主任丁一讲话。",
         ["修志人员培训班 -> 修志人员培训班!", "开班式 -> 修志人员培训班!?"]),
        ("3月5日，县志办召开《云溪县志》评审会。会议传达省委十二届三次全会精神。全会强调改革。评审会要求修改。",
         ["《云溪县志》评审会 -> 《云溪县志》评审会!", "会议 -> 《云溪县志》评审会!?",
          "省委十二届三次全会 -> 省委十二届三次全会", "全会 -> 省委十二届三次全会?",
          "评审会 -> 《云溪县志》评审会!?"]),
        # coordinated
        ("3月5日，县志办召开会议，传达全国、全省宣传部长会议精神。",
         ["会议 -> 县志办会议!", "全国、全省宣传部长会议 -> 全国宣传部长会议 + 全省宣传部长会议"]),
        # the longer name of the headline and the shorter one of the text are one meeting
        ("云澜省召开2031年全省地方志工作会议\n3月5日，全省地方志工作会议召开。",
         ["2031年全省地方志工作会议 -> 2031年全省地方志工作会议!",
          "全省地方志工作会议 -> 2031年全省地方志工作会议!"]),
        # another ordinal, another meeting
        ("要贯彻省委十二届三次全会和省委十二届四次全会精神。",
         ["省委十二届三次全会 -> 省委十二届三次全会", "省委十二届四次全会 -> 省委十二届四次全会"]),
        ("没有人开会。", []),
    ],
)
def test_mentions(parse: Parse, text: str, expected: list[str]) -> None:
    doc = parse(text)
    assert [written(doc, mention) for mention in doc._.meetings] == expected


def test_news_items_have_meetings_of_their_own(parse: Parse) -> None:
    text = (
        "省地方志办召开党组会议\n3月4日，省地方志办召开党组会议。会议强调学习。\n"
        "临江市召开年鉴工作推进会\n3月5日，临江市召开年鉴工作推进会。会议要求提高质量。"
    )
    doc = parse(text)
    assert [m.entities[0].name for m in doc._.meetings if not m.named] == ["省地方志办党组会议", "年鉴工作推进会"]
