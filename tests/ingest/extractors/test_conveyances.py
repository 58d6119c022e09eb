"""Each text with what its meeting conveyed or studied, by name, with the kind where it is no meeting."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import Confidence, ConveyedFact, Kind

Read = Callable[[str], Extraction]
OPENED = "3月5日，县志办召开党组会议。"


def conveyed(extraction: Extraction) -> list[ConveyedFact]:
    return [fact for fact in extraction.facts if isinstance(fact, ConveyedFact)]


def written(fact: ConveyedFact) -> str:
    kind = "" if fact.subject.kind is Kind.MEETING else f" ({fact.subject.kind.value})"
    return fact.subject.name + kind


MEETINGS = [
    ("会议传达学习全省地方志工作会议精神。", ["全省地方志工作会议"]),
    ("会议传达学习全国、全省宣传部长会议精神。", ["全国宣传部长会议", "全省宣传部长会议"]),
    ("会议传达了省委十二届三次、四次全会精神。", ["省委十二届三次全会", "省委十二届四次全会"]),
    ("会上，主任丁一传达全省地方志工作会议精神。", ["全省地方志工作会议"]),
    ("会议首先传达学习省委全会精神，市委农村工作会议精神，听取各科室汇报。", ["省委全会", "市委农村工作会议"]),
    ("会议的主要任务是学习贯彻全省地方志工作会议精神。", ["全省地方志工作会议"]),
]

DOCUMENTS = [
    ("会议学习了《地方志工作条例》。", ["地方志工作条例 (document)"]),
    ("会议传达学习《关于做好县志编纂工作的意见》和《云溪县志编纂方案》。",
     ["关于做好县志编纂工作的意见 (document)", "云溪县志编纂方案 (document)"]),
    ("会议集中学习新修订的《中国共产党纪律处分条例》。", ["中国共产党纪律处分条例 (document)"]),
    ("副主任石敢当领学《地方志书质量规定》。", ["地方志书质量规定 (document)"]),
    ("会议传达学习全省地方志工作会议精神、《地方志工作条例》。", ["全省地方志工作会议", "地方志工作条例 (document)"]),
]

#: The object before the verb, and what stands between the meeting and it.
VOICES = [
    ("会议对省委十二届三次全会精神进行了传达学习。", ["省委十二届三次全会"]),
    ("省委十二届三次全会精神在会上作了传达。", ["省委十二届三次全会"]),
    ("会议听取了全省地方志工作会议精神传达。", ["全省地方志工作会议"]),
    ("会议将省委十二届三次全会精神传达到每一名干部。", ["省委十二届三次全会"]),
    ("会前，与会人员原文学习了《地方志工作条例》。", ["地方志工作条例 (document)"]),
    ("会议原汁原味传达了全省地方志工作会议精神。", ["全省地方志工作会议"]),
    ("会议研究贯彻省委书记陆晓棠关于地方志工作的批示。", ["省委书记陆晓棠关于地方志工作的批示 (instruction)"]),
    ("学习了市委办《关于做好县志编纂工作的通知》（云委办〔2031〕3号）。", ["关于做好县志编纂工作的通知 (document)"]),
    ("会议传达学习省长贺兰山在文化大会上的讲话精神和市委常委会会议精神。",
     ["省长贺兰山在文化大会上的讲话 (speech)", "市委常委会会议 (document)"]),
]

AND_THEN = [
    ("县志办党组会议传达学习全省地方志工作会议精神并审议《云溪县志编纂方案》。", ["全省地方志工作会议"]),
    ("副县长雷鸣传达省长贺兰山批示并讲话。", ["省长贺兰山批示 (instruction)"]),
    ("会议传达学习全省地方志工作会议精神 审议《云溪县志编纂方案》", ["全省地方志工作会议"]),
]

SPEECHES = [
    # where he was, or together with another
    ("会议传达学习省委书记陆晓棠在参加松岭县代表团审议时的讲话精神、省委全会精神。",
     ["省委书记陆晓棠在参加松岭县代表团审议时的讲话 (speech)", "省委全会"]),
    ("会议传达学习省委书记陆晓棠在主持省委常委会会议时的重要讲话精神。",
     ["省委书记陆晓棠在主持省委常委会会议时的重要讲话 (speech)"]),
    ("会议传达县委书记万里云、县长时雨关于修志工作的批示精神。", ["县委书记万里云、县长时雨关于修志工作的批示 (instruction)"]),
    ("会议传达省纪委关于三起典型问题的通报，学习省委八项规定实施细则。",
     ["省纪委关于三起典型问题的通报 (document)", "省委八项规定实施细则 (document)"]),
    ("会议传达学习省委书记陆晓棠关于地方志工作的批示精神。", ["省委书记陆晓棠关于地方志工作的批示 (instruction)"]),
    ("会议传达了省长贺兰山对《云澜简史》作出的批示。", ["省长贺兰山对《云澜简史》作出的批示 (instruction)"]),
    ("会议学习了省委书记陆晓棠的重要讲话。", ["省委书记陆晓棠的重要讲话 (speech)"]),
    # a speech at a meeting is the speech, not the meeting
    ("会议传达学习省委书记陆晓棠在全省文化发展大会上的讲话。", ["省委书记陆晓棠在全省文化发展大会上的讲话 (speech)"]),
    ("会议传达学习省委书记陆晓棠在全省文化发展大会上的讲话和全省宣传部长会议精神。",
     ["省委书记陆晓棠在全省文化发展大会上的讲话 (speech)", "全省宣传部长会议"]),
]

NOTHING = [
    "主任丁一就全办学习贯彻工作要求提出三点意见。",
    "论学习贯彻省委书记陆晓棠在文化大会上的重要讲话。",
    "会议研究贯彻落实意见。",
    # what others shall study
    "会议要求，要认真学习贯彻全省地方志工作会议精神。",
    "会议强调，要传达学习好全省宣传部长会议精神。",
    "会议号召全县修志人员学习《地方志工作条例》。",
    "各科室要认真组织学习《地方志工作条例》。",
    "会议希望大家持续学习全会精神。",
    "会议指出，深入学习贯彻全省地方志工作会议精神是当前的首要任务。",
    "时雨表示，将以全省地方志工作会议为契机，深入学习贯彻全会精神。",
    "会议以学习贯彻全会精神为主题。",
    "县志办对学习贯彻全会精神进行了部署。",
    # the name of a course, and who was there
    "学习贯彻全会精神培训班同日开班，县长时雨出席开班式并讲话。",
    # study as a noun, a name, a habit
    "会议审议了《理论学习中心组学习方案》。",
    "会议强调，学习强国平台要用好。",
    "会议肯定了学习教育的成效。",
    "大家交流了学习体会。",
    # nothing that has a name
    "会议传达了有关文件精神。",
    "会议学习了业务知识。",
]


@pytest.mark.parametrize(("text", "expected"), [*MEETINGS, *DOCUMENTS, *VOICES, *AND_THEN, *SPEECHES])
def test_what_the_meeting_conveyed(read: Read, text: str, expected: list[str]) -> None:
    facts = conveyed(read(OPENED + text))
    assert list(map(written, facts)) == expected
    assert {fact.meeting.name for fact in facts} == {"县志办党组会议"}


@pytest.mark.parametrize("text", NOTHING)
def test_exhortation_conveys_nothing(read: Read, text: str) -> None:
    assert list(map(written, conveyed(read(OPENED + text)))) == []


def test_without_a_meeting_nothing_is_conveyed(read: Read) -> None:
    assert conveyed(read("会议传达学习全省地方志工作会议精神。")) == []


def test_meeting_of_the_clause_conveys(read: Read) -> None:
    text = "3月5日，县志办召开座谈会，传达学习全省地方志工作会议精神。"
    (fact,) = conveyed(read(text))
    assert (fact.meeting.name, fact.subject.name, fact.confidence, fact.evidence[0].text) == (
        "县志办座谈会",
        "全省地方志工作会议",
        Confidence.STATED,
        text,
    )


def test_news_items_convey_for_themselves(read: Read) -> None:
    text = (
        "县委召开常委会会议\n3月4日，县委召开常委会会议。会议传达学习省委全会精神。\n"
        "县志办召开党组会议\n3月5日，县志办召开党组会议。会议传达学习县委全会精神。"
    )
    assert [(f.meeting.name, f.subject.name) for f in conveyed(read(text))] == [
        ("县委常委会会议", "省委全会"),
        ("县志办党组会议", "县委全会"),
    ]
