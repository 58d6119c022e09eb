from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.extract import Extraction
from ontology.facts import Confidence, DocumentFact

LEAD = "河湾县召开全县修志工作会议\n3月5日，河湾县召开全县修志工作会议，总结全年工作并部署任务。"


def documents(extraction: Extraction) -> list[DocumentFact]:
    return [fact for fact in extraction.facts if isinstance(fact, DocumentFact)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "会议学习了省政府《关于加强修志工作的意见》（云政发[2030] 7号）和《地方志工作条例》。",
            [("关于加强修志工作的意见", "opinions", "云政发〔2030〕7号"), ("地方志工作条例", "regulations", None)],
        ),
        (
            "审议《河湾县古桥保护办法（草案）》，起草《河湾志》编修方案。",
            [("河湾县古桥保护办法（草案）", "measures", None)],
        ),
        # a list of papers goes on without marks; what is done beside a paper is none
        (
            "会议审议通过了《河湾县古桥学会章程》和第四届理事会工作报告、2031年度工作要点。",
            [("河湾县古桥学会章程", "charter", None), ("第四届理事会工作报告", "report", None), ("2031年度工作要点", "key-points", None)],
        ),
        (
            "按照《河湾县古桥保护办法》和县里有关工作要点开展工作。",
            [("河湾县古桥保护办法", "measures", None)],
        ),
        # a short name stands for what has been named in full, also where the order is the other way round
        (
            "传达《关于加强旧志整理工作的通知》（云办发〔2031〕2号，以下简称《通知》），会议要求把《通知》落到实处。",
            [("关于加强旧志整理工作的通知", "notice", "云办发〔2031〕2号")],
        ),
        (
            "贯彻《规定》精神。会议学习了《河湾省地方志工作规定》。",
            [("河湾省地方志工作规定", "provisions", None)],
        ),
        # the issuer may be left out
        (
            "学习《中共河湾省委关于繁荣文化的决定》，落实《关于繁荣文化的决定》。",
            [("中共河湾省委关于繁荣文化的决定", "decision", None)],
        ),
        # with and without marks
        ("学习《中华人民共和国档案法》，普及档案法知识。", [("中华人民共和国档案法", "law", None)]),
        ("会议听取关于2030年决算情况的报告。", [("关于2030年决算情况的报告", "report", None)]),
        # the outer title, not the inner one
        ("印发《关于印发〈河湾县修志办法〉的通知》。", [("关于印发〈河湾县修志办法〉的通知", "notice", None)]),
        ("听取《河湾县志》编纂情况汇报，提出修改意见。", []),
    ],
)
def test_documents(
    read: Callable[[str], Extraction], sentence: str, said: list[tuple[str, str | None, str | None]]
) -> None:
    found = documents(read(LEAD + sentence))
    assert [(fact.document.name, fact.genre, fact.number) for fact in found] == said


def test_evidence_is_the_sentence(read: Callable[[str], Extraction]) -> None:
    sentence = "会议学习了《河湾县古桥保护办法》。"
    fact = documents(read(LEAD + sentence))[0]
    assert [evidence.text for evidence in fact.evidence] == [sentence]
    assert fact.confidence is Confidence.STATED


def test_a_title_without_marks_is_read_by_a_pattern(read: Callable[[str], Extraction]) -> None:
    found = documents(read(LEAD + "会议对照档案法整改，学习《河湾规定》。河湾规定共九条。"))
    assert {fact.document.name: fact.confidence for fact in found} == {
        "档案法": Confidence.PATTERN,
        "河湾规定": Confidence.STATED,
    }


def test_aliases(read: Callable[[str], Extraction]) -> None:
    text = LEAD + "学习《关于加强修志工作的意见》（以下简称《意见》），贯彻《意见》。"
    assert documents(read(text))[0].document.aliases == ("意见",)


def test_mentions(parse: Callable[[str], Doc]) -> None:
    doc = parse(LEAD + "会议学习《河湾规定》（试行），对照档案法整改。")
    assert [(doc._.text[m.start : m.end], m.marked) for m in doc._.documents] == [
        ("《河湾规定》（试行）", True),
        ("档案法", False),
    ]
