"""Each text with who holds which post where: (person, post, organisation), 原 before a post that is past."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import Confidence, PostFact

Read = Callable[[str], Extraction]
MASTHEAD = "云澜方志简报\n第3期\n云澜省地方志工作办公室　2031年3月6日\n"


def sightings(extraction: Extraction) -> list[PostFact]:
    return [fact for fact in extraction.facts if isinstance(fact, PostFact)]


def written(fact: PostFact) -> tuple[str, str, str]:
    organisation = fact.organisation.name if fact.organisation else ""
    return (fact.person.name, ("原 " if fact.former else "") + fact.post, organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省地方志办主任韩雪松讲话。", [("韩雪松", "主任", "省地方志办")]),
        # one fact a post
        ("省地方志办党组书记、主任韩雪松讲话。",
         [("韩雪松", "党组书记", "省地方志办"), ("韩雪松", "主任", "省地方志办")]),
        ("县委副书记、县长时雨讲话。", [("时雨", "副书记", "县委"), ("时雨", "县长", "")]),
        ("县委常委、宣传部部长谢天讲话。", [("谢天", "常委", "县委"), ("谢天", "部长", "县委宣传部")]),
        ("副县长、县公安局党委书记、局长丁一讲话。",
         [("丁一", "副县长", ""), ("丁一", "党委书记", "县公安局"), ("丁一", "局长", "县公安局")]),
        # of whom the post is: the words before it, or those of the list
        ("省地方志办主任韩雪松、副主任欧阳一鸣讲话。",
         [("韩雪松", "主任", "省地方志办"), ("欧阳一鸣", "副主任", "省地方志办")]),
        # 由 says by whom: what stands before it is no part of the office
        ("第一组由省文史研究馆馆员丁一召集。", [("丁一", "馆员", "省文史研究馆")]),
        ("昂国自由民主党主席丁一发言。", [("丁一", "主席", "昂国自由民主党")]),
        # over a comma, where the first phrase is nothing but posts
        ("省委副书记、代省长，省地方志编纂委员会主任钟离昊讲话。",
         [("钟离昊", "副书记", "省委"), ("钟离昊", "代省长", ""), ("钟离昊", "主任", "省地方志编纂委员会")]),
        # who leads a group that is not named leads nothing else
        ("会议成立领导小组，由县志办主任丁一任组长。", [("丁一", "主任", "县志办"), ("丁一", "组长", "")]),
        # past and present
        ("省委原副书记罗秉文、时任县长曹茂林讲话。", [("罗秉文", "原 副书记", "省委"), ("曹茂林", "县长", "")]),
        ("免去丁一的县志办主任职务，任命时雨为县志办主任。",
         [("丁一", "原 主任", "县志办"), ("时雨", "主任", "县志办")]),
        # a reference sees nobody in a post again
        ("县志办主任丁一讲话。丁主任强调质量。", [("丁一", "主任", "县志办")]),
        # ranks and learning
        ("二级巡视员冼星河、云澜大学教授柳含烟发言。",
         [("冼星河", "二级巡视员", ""), ("柳含烟", "教授", "云澜大学")]),
        # nobody is in it
        ("各县志办主任参加。", []),
    ],
)
def test_posts(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list(map(written, sightings(read(text)))) == expected


def test_sighting_is_of_the_day_of_the_bulletin_and_says_how_sure_it_is(read: Read) -> None:
    text = MASTHEAD + "2月20日，省地方志办召开座谈会，省地方志办主任韩雪松主持，副省长陆晓棠讲话。"
    first, second = sightings(read(text))
    assert (first.date, first.confidence, first.extractor) == ("2031-03-06", Confidence.STATED, "sightings")
    assert (second.post, second.confidence) == ("副省长", Confidence.PATTERN)
    assert first.organisation is not None
    assert (first.organisation.name, first.organisation.aliases) == ("云澜省地方志工作办公室", ("省地方志办",))


def test_who_heads_a_party_heads_no_office_that_quotes_him(read: Read) -> None:
    text = MASTHEAD + "2月20日，省地方志办召开会议，传达学习韩雪松总书记重要讲话精神，主任时雨主持会议。"
    assert [*map(written, sightings(read(text)))] == [("韩雪松", "总书记", ""), ("时雨", "主任", "云澜省地方志工作办公室")]


def test_the_same_sighting_is_stated_once(read: Read) -> None:
    text = "县志办主任丁一主持。县志办主任丁一讲话。"
    assert [(written(f), f.evidence[0].text) for f in sightings(read(text))] == [
        (("丁一", "主任", "县志办"), "县志办主任丁一主持。")
    ]
