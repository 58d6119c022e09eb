from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.extract import Extraction
from ontology.facts import Confidence, PublicationFact, Status

LEAD = "河湾县召开全县修志工作会议\n3月5日，河湾县召开全县修志工作会议，总结全年工作并部署任务。"
PLANNED, COMPILING, REVIEWING, PUBLISHED = Status


def publications(extraction: Extraction) -> list[PublicationFact]:
    return [fact for fact in extraction.facts if isinstance(fact, PublicationFact)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("加快《河湾志》编纂，《河湾图志》出版。", [("河湾志", COMPILING), ("河湾图志", COMPILING)]),
        (
            "丛书首批推出《河湾桥》《河湾井》两种，另有《河湾塔》正在编纂。",
            [("河湾桥", PUBLISHED), ("河湾井", PUBLISHED), ("河湾塔", COMPILING)],
        ),
        # an edition in brackets is a book of its own, a volume is told by the qualifier
        (
            "《河湾图志》早已出版，《河湾图志》（英文版）正在翻译。",
            [("河湾图志", PUBLISHED), ("河湾图志（英文版）", COMPILING)],
        ),
        ("《河湾碑刻》（上下册）已出版。", [("河湾碑刻", PUBLISHED)]),
        ("《河湾古兵法》《河湾年谱》《河湾文选》由河湾出版社出版。",
         [("河湾古兵法", PUBLISHED), ("河湾年谱", PUBLISHED), ("河湾文选", PUBLISHED)]),
        # what is likened to another book is made, an agreement to publish is none yet, a register is nobody's reading
        ("将《河湾劳模录》作为《河湾工会志》的姊妹篇同步编纂。", [("河湾劳模录", COMPILING), ("河湾工会志", COMPILING)]),
        ("双方签署《河湾珍本丛刊》合作出版协议。", [("河湾珍本丛刊", PLANNED)]),
        ("河湾港列入《世界遗产名录》。", []),
        ("河湾县启动12个乡镇志编纂。", []),
        ("县政协办好《河湾政协》会刊。", [("河湾政协", PUBLISHED)]),
        # a list of films is told by its end, a news agency's story by its verb
        ("《河湾名匠列传》《河湾人物画谱》等30多部展现乡土文化的纪录片将播出。", []),
        ("通讯社播发《河湾行——治水纪实》。", []),
        # 研究 in an office's name plans nothing
        ("县委党史研究室推进《河湾地名录》编纂。", [("河湾地名录", COMPILING)]),
        ("《河湾通史》第三卷通过终审。", [("河湾通史", REVIEWING)]),
        # another volume's state is not this one's
        ("《河湾丛刊》第一辑已经面世，第二辑列入出版计划。", [("河湾丛刊", PUBLISHED)]),
        # the furthest state reached, wherever it is told
        ("会议审议《河湾县志》初稿。《河湾县志》通过终审，年底前出版。", [("河湾县志", REVIEWING)]),
        # the name without its years is the same book, one year of a yearbook is not the yearbook
        (
            "《河湾县志（1991—2020）》通过复审，《河湾县志》编辑部参加。",
            [("河湾县志（1991—2020）", REVIEWING)],
        ),
        (
            "《河湾年鉴》连年出版，《河湾年鉴（2031）》正在组稿。",
            [("河湾年鉴", PUBLISHED), ("河湾年鉴（2031）", COMPILING)],
        ),
        ("《河湾省大事记（2030）》送审，《大事记》编写组介绍情况。", [("河湾省大事记（2030）", REVIEWING)]),
        # references back
        ("县志办组织编写《河湾古渡》。该书已由河湾出版社出版发行。", [("河湾古渡", PUBLISHED)]),
        # a day to come
        ("会议明确，5月8日召开《河湾水利志》评审会。", [("河湾水利志", REVIEWING)]),
        # a periodical comes out all the time
        ("办好《河湾日报》专栏，《河湾学刊》正在组稿。", [("河湾日报", PUBLISHED), ("河湾学刊", PUBLISHED)]),
        ("筹备创办《河湾学刊》。", [("河湾学刊", PLANNED)]),
        # what is spoken of is there to be read
        ("大家参观了展览，翻阅了《河湾县志》。", [("河湾县志", PUBLISHED)]),
        ("大家观看了纪录片《河湾志》。", [("河湾志", PUBLISHED)]),
        ("有序推进全省扶贫志及全面小康志编纂。", [("扶贫志", COMPILING), ("全面小康志", COMPILING)]),
        ("学习《河湾规定》，合唱《歌唱河湾》。", []),
    ],
)
def test_publications(read: Callable[[str], Extraction], sentence: str, said: list[tuple[str, Status]]) -> None:
    found = publications(read(LEAD + sentence))
    assert [(fact.publication.name, fact.status) for fact in found] == said


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("《河湾年鉴》已于去年12月公开出版。", "2030-12"),
        ("《河湾简史》2028年出版。", "2028"),
        ("《河湾简史》计划2033年出版。", None),
        ("3月1日上午，《河湾简史》首发式举行。", None),
    ],
)
def test_date(read: Callable[[str], Extraction], sentence: str, date: str | None) -> None:
    assert [fact.date for fact in publications(read(LEAD + sentence))] == [date]


@pytest.mark.parametrize(
    ("sentence", "confidence"),
    [
        ("《河湾简史》通过终审。", Confidence.STATED),
        ("确保《河湾简史》如期出版。", Confidence.PATTERN),
        ("项目成果之一河湾红色档案图集已由河湾出版社出版。", Confidence.PATTERN),
        ("大家翻阅了《河湾简史》。", Confidence.GUESSED),
    ],
)
def test_confidence(read: Callable[[str], Extraction], sentence: str, confidence: Confidence) -> None:
    fact = publications(read(LEAD + sentence))[0]
    assert (fact.confidence, fact.evidence[0].text) == (confidence, sentence)


def test_qualifier(read: Callable[[str], Extraction]) -> None:
    text = LEAD + "《河湾史》第二卷送审，《河湾简史》（增订本）出版，《河湾年鉴（简本）》首发。"
    assert [fact.publication.qualifier for fact in publications(read(text))] == ["第二卷", "增订本", "简本"]


def test_mentions(parse: Callable[[str], Doc]) -> None:
    doc = parse(LEAD + "编好《河湾志》（英文版），赠阅《河湾图》一书。")
    assert [(doc._.text[m.start : m.end], m.status, m.reached, m.worked) for m in doc._.publications] == [
        ("《河湾志》（英文版）", COMPILING, True, True),
        ("《河湾图》", None, False, False),
    ]
