"""Each text with its meetings: (name, date, organiser, place), or the name alone of one that is only spoken of."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import Confidence, MeetingFact

Read = Callable[[str], Extraction]


def assemblies(extraction: Extraction) -> list[MeetingFact]:
    return [fact for fact in extraction.facts if isinstance(fact, MeetingFact)]


def written(fact: MeetingFact) -> tuple[str | None, ...]:
    if not fact.held:
        return (fact.meeting.name,)
    organiser = fact.organiser.name if fact.organiser else None
    return (fact.meeting.name, fact.date, organiser, fact.place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日，省地方志办在临江市召开全省地方志工作会议。",
         [("全省地方志工作会议", "2031-03-05", "省地方志办", "临江市")]),
        ("全省地方志工作会议3月5日在临江市召开。", [("全省地方志工作会议", "2031-03-05", None, "临江市")]),
        # of several holders the first one leads, but for the committee and its government
        ("3月5日，省地方志办、省档案馆召开评审会。", [("省地方志办、省档案馆评审会", "2031-03-05", "省地方志办", None)]),
        ("3月5日，省委、省政府召开动员大会。", [("省委、省政府动员大会", "2031-03-05", "省委、省政府", None)]),
        # of several days the first, however they are written
        ("3月3日至5日，省地方志办举办年鉴编纂业务培训班。", [("年鉴编纂业务培训班", "2031-03-03", "省地方志办", None)]),
        ("3月3日—5日，省地方志办举办年鉴编纂业务培训班。", [("年鉴编纂业务培训班", "2031-03-03", "省地方志办", None)]),
        ("2月27日至3月1日，省地方志办举办年鉴编纂业务培训班。",
         [("年鉴编纂业务培训班", "2031-02-27", "省地方志办", None)]),
        ("3月3日（星期一）至5日，省地方志办举办年鉴编纂业务培训班。",
         [("年鉴编纂业务培训班", "2031-03-03", "省地方志办", None)]),
        ("3月4日、5日，省地方志办举办年鉴编纂业务培训班。", [("年鉴编纂业务培训班", "2031-03-04", "省地方志办", None)]),
        # relative days, days of the last year
        ("昨日，全省地方志工作会议召开。", [("全省地方志工作会议", "2031-03-05", None, None)]),
        ("12月20日，全省地方志工作会议召开。", [("全省地方志工作会议", "2030-12-20", None, None)]),
        ("近日，全省地方志工作会议召开。", [("全省地方志工作会议", None, None, None)]),
        # the day of its own clause, not that of another one
        ("3月4日，县志办印发通知，3月5日，全县地方志工作会议召开。", [("全县地方志工作会议", "2031-03-05", None, None)]),
        # who holds it
        ("3月5日，省方志馆联合省图书馆举办全省读志大会。", [("全省读志大会", "2031-03-05", "省方志馆", None)]),
        ("3月5日，省地方志办相继举办全省读志大会、全省修志大会。",
         [("全省读志大会", "2031-03-05", "省地方志办", None), ("全省修志大会",)]),
        ("3月5日，省委、省政府召开全省文化发展大会。", [("全省文化发展大会", "2031-03-05", "省委、省政府", None)]),
        ("3月5日，由省地方志学会、云澜大学共同主办的首届云江论坛在临江市开幕。",
         [("首届云江论坛", "2031-03-05", "省地方志学会、云澜大学", "临江市")]),
        ("3月5日，县委书记万里云主持召开县委常委会会议。", [("县委常委会会议", "2031-03-05", None, None)]),
        # only spoken of: no date, no place
        ("3月5日，省委书记陆晓棠作出批示，要求贯彻全国宣传部长会议精神。", [("全国宣传部长会议",)]),
        ("3月20日将在临江市召开全省地方志工作会议。", [("全省地方志工作会议",)]),
        # two of one name by their ordinals
        ("3月4日，县志编委会第一次会议召开。3月5日，县志编委会第二次会议召开。",
         [("县志编委会第一次会议", "2031-03-04", None, None), ("县志编委会第二次会议", "2031-03-05", None, None)]),
        ("没有人开会。", []),
    ],
)
def test_meetings(read: Read, text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert list(map(written, assemblies(read(text)))) == expected


def test_meeting_is_stated_once_under_its_longest_name(read: Read) -> None:
    text = "云澜省召开2031年全省地方志工作会议\n3月5日，全省地方志工作会议在临江市召开。全省地方志工作会议强调质量。"
    (fact,) = assemblies(read(text))
    assert (fact.meeting.name, fact.meeting.aliases) == ("2031年全省地方志工作会议", ("全省地方志工作会议",))
    assert (fact.date, fact.place, fact.confidence) == ("2031-03-05", "临江市", Confidence.STATED)
    assert fact.evidence[0].text == "云澜省召开2031年全省地方志工作会议"


@pytest.mark.parametrize(
    ("sentence", "confidence"),
    [
        ("要贯彻全省地方志工作会议精神。", [Confidence.STATED]),
        # no sentence has the whole name
        ("要贯彻全国、全省宣传部长会议精神。", [Confidence.PATTERN, Confidence.STATED]),
        ("县志办召开座谈会。", [Confidence.PATTERN]),
    ],
)
def test_a_meeting_whose_name_stands_there_is_surer(
    read: Read, sentence: str, confidence: list[Confidence]
) -> None:
    assert [fact.confidence for fact in assemblies(read(sentence))] == confidence


def test_a_meeting_only_spoken_of_is_not_held(read: Read) -> None:
    (fact,) = assemblies(read("要贯彻全省地方志工作会议精神。"))
    assert not fact.held


def test_the_words_for_a_meeting_say_that_it_was_held_and_when(read: Read) -> None:
    (fact,) = assemblies(read("县志办召开修志推进会\n3月5日，县志办召开修志推进会。修志推进会开了半天。"))
    assert (fact.date, [evidence.text for evidence in fact.evidence]) == (
        "2031-03-05",
        ["县志办召开修志推进会", "3月5日，县志办召开修志推进会。"],
    )
