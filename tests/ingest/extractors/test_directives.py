from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.facts import Confidence, DirectiveFact, Kind

LEAD = "河湾县召开全县修志工作会议\n3月5日，河湾县召开全县修志工作会议，总结全年工作并部署任务。"
D, N, A, M = Kind.DOCUMENT, Kind.INSTRUCTION, Kind.AIM, Kind.MEETING


def directives(extraction: Extraction) -> list[DirectiveFact]:
    return [fact for fact in extraction.facts if isinstance(fact, DirectiveFact)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        # what is obeyed
        (
            "抓好《河湾规划》《河湾意见》的贯彻落实，加快推进《河湾简史》等编纂出版。",
            [(D, "河湾规划", "河湾简史"), (D, "河湾意见", "河湾简史")],
        ),
        (
            "要落实市委《关于文化强市的意见》（河发〔2031〕8号），修订《河湾简史》，创办《河湾学刊》；要用好《河湾文选》。",
            [(D, "关于文化强市的意见", "河湾简史"), (D, "关于文化强市的意见", "河湾学刊")],
        ),
        ("《河湾区志》要按照《修志通知》确定的时间表，11月完成初审。", [(D, "修志通知", "河湾区志")]),
        ("会议对照河湾省修志管理办法（试行），编好《河湾志》。", [(D, "河湾省修志管理办法", "河湾志")]),
        # instructions
        (
            "贯彻落实省委书记提出的让这段历史留下来的指示，推进《河湾抗疫志》编纂。",
            [(N, "省委书记提出的让这段历史留下来的指示", "河湾抗疫志")],
        ),
        (
            "落实市领导关于“看得懂、用得上”的批示要求，启动《河湾读本》编写。",
            [(N, "市领导关于“看得懂、用得上”的批示", "河湾读本")],
        ),
        (
            "根据市领导在《河湾调研报告》上的批示要求，启动《河湾口述史》编纂。",
            [(N, "市领导在《河湾调研报告》上的批示", "河湾口述史")],
        ),
        ("市长李明川对修志工作作出批示，要求抓紧编好《河湾志》。", [(N, "市长李明川批示", "河湾志")]),
        (
            "市长李明川批示：“把河的故事写好。”县志办据此启动《河湾水志》编纂。",
            [(N, "市长李明川批示", "河湾水志")],
        ),
        (
            "认真落实省长批示和《河湾规划》要求，加快编纂《物产图志》。",
            [(D, "河湾规划", "物产图志"), (N, "省长批示", "物产图志")],
        ),
        # by whose word, wish or passing, in other voices
        ("市委书记李明川签批同意，县志办组建专班编写《河湾移民志》。", [(N, "市委书记李明川签批", "河湾移民志")]),
        ("在市长李明川的要求下，县志办编写了《河湾移民志》。", [(N, "市长李明川要求", "河湾移民志")]),
        ("应县政协提案要求，县志办启动《河湾古桥志》编纂。", [(N, "县政协提案要求", "河湾古桥志")]),
        ("李明川书记在调研时要求编纂一部《河湾移民志》。", [(N, "李明川书记要求", "河湾移民志")]),
        ("市长李明川对《河湾移民志》给予肯定，批示要求尽快出版。", [(N, "市长李明川批示", "河湾移民志")]),
        (
            "去年8月，市长李明川作出“修一部移民志”的指示。县志办迅速行动，启动《河湾移民志》编纂。",
            [(N, "市长李明川指示", "河湾移民志")],
        ),
        ("经市委常委会研究同意，《河湾移民志》编纂正式启动。", [(M, "市委常委会", "河湾移民志")]),
        ("市人大常委会通过《关于编纂移民志的决议》，《河湾移民志》随之立项。", [(D, "关于编纂移民志的决议", "河湾移民志")]),
        ("《河湾“十五五”规划纲要》明确编纂《河湾移民志》。", [(D, "河湾“十五五”规划纲要", "河湾移民志")]),
        ("市委作出编辑出版《河湾文选》的重大决定。", [(N, "市委的决定", "河湾文选")]),
        (
            "会议决定：一、成立编辑部；二、启动《河湾古桥志》编纂；三、加强培训。",
            [(M, "全县修志工作会议", "河湾古桥志")],
        ),
        ("《关于编修水利志的通知》下发后，水利局随即启动《河湾抗旱志》编纂。", [(D, "关于编修水利志的通知", "河湾抗旱志")]),
        ("市长李明川高度重视《河湾抗旱志》编纂工作，多次作出批示。", [(N, "市长李明川批示", "河湾抗旱志")]),
        # aims
        ("县志办聚焦乡村文化振兴，推出《河湾古村图志》。", [(A, "乡村文化振兴", "河湾古村图志")]),
        ("深入实施文化强县战略，加快《河湾移民志》编纂。", [(A, "文化强县战略", "河湾移民志")]),
        ("以服务乡村振兴为目标，县志办推出《河湾乡村读本》。", [(A, "乡村振兴", "河湾乡村读本")]),
        ("为深化规划贯彻落实，县志办组织编修《河湾学习读本》。", [(A, "深化规划贯彻落实", "河湾学习读本")]),
        (
            "服务文化强省旅游强省建设，加快《河湾读本》编纂，《河湾图志》（英文版）出版。",
            [
                (A, "文化强省旅游强省建设", "河湾读本"),
                (A, "文化强省旅游强省建设", "河湾图志（英文版）"),
            ],
        ),
        ("要为推进沅水文化研究服务，组织编纂《河湾图志》。", [(A, "推进沅水文化研究", "河湾图志")]),
        ("为服务基层治理编写《河湾乡约》。", [(A, "基层治理", "河湾乡约")]),
        (
            "为深入贯彻文化思想，推进文化强市建设，县志办启动《河湾丛书》编纂。",
            [(A, "文化思想", "河湾丛书"), (A, "推进文化强市建设", "河湾丛书")],
        ),
        # what a meeting decides, unless another source is told
        ("会议决定启动《河湾镇志》编纂。", [(M, "全县修志工作会议", "河湾镇志")]),
        ("王强建议增补《河湾井》，会议同意纳入明年编纂计划。", [(M, "全县修志工作会议", "河湾井")]),
        ("会议决定，按照《河湾规划》部署，启动《河湾镇志》编纂。", [(D, "河湾规划", "河湾镇志")]),
        # the book first
        ("编修《河湾水利志》是落实《河湾方案》的具体举措。", [(D, "河湾方案", "河湾水利志")]),
        ("省政府将《河湾简史》列入《河湾意见》重点任务。", [(D, "河湾意见", "河湾简史")]),
        # the document asks
        ("《河湾规划》提出编纂《河湾通志》。", [(D, "河湾规划", "河湾通志")]),
        ("省里印发《河湾意见》，明确到2033年完成《河湾省志》编纂。", [(D, "河湾意见", "河湾省志")]),
        # referred to
        (
            "近日省里印发《河湾组稿通知》。根据通知要求，《河湾年鉴》组稿全面展开。",
            [(D, "河湾组稿通知", "河湾年鉴")],
        ),
        ("据市委书记李明川在文化大会上的要求，着手《河湾街巷志》的前期调研。", [(N, "市委书记李明川在文化大会上的要求", "河湾街巷志")]),
        # what somebody proposed and was done at once, even of a book that only the sentence before names
        (
            "市委书记李明川提出“为河立传”，县志办随即启动《河湾水志》编纂。",
            [(N, "市委书记李明川", "河湾水志")],
        ),
        (
            "《河湾图志》是丛书之一。2029年，时任市委书记李明川在文化大会上提出“为河立传”，县志办随即组织编纂。",
            [(N, "时任市委书记李明川在文化大会上", "河湾图志")],
        ),
        ("县长王强在会上提出“读好一本书”，县志办随即走访老人。《河湾图志》已出版。", []),
        # what was made a task
        ("《河湾镇志》是县委书记李明川在县委全会上部署的重点项目。", [(N, "县委书记李明川在县委全会上", "河湾镇志")]),
        ("编写《河湾工运史》，是贯彻《河湾条例》的行动，也是县工会第一次会议确定的重点任务。",
         [(D, "河湾条例", "河湾工运史"), (M, "县工会第一次会议", "河湾工运史")]),
        ("《河湾年鉴》是县志办每年都要完成的任务。", []),
        # what is carried out, and what it is about
        ("要把市委全会关于建设“文化高地”的部署落到实处，加快编纂《河湾矿业志》。", [(N, "市委全会关于建设“文化高地”的部署", "河湾矿业志")]),
        (
            "修订《河湾概况》，是落实省里关于《沧北概况丛书》修订再版工作部署的重要举措。",
            [(N, "省里关于《沧北概况丛书》修订再版工作部署", "河湾概况")],
        ),
        # a law that has long been there moves nothing
        ("《河湾条例》颁布实施十八年来，《河湾志》已经出版。", []),
        ("《河湾条例》颁布实施以来，成立了机构，编纂出版《河湾志》。", []),
        # no directive
        ("会议传达学习《河湾通知》，听取《河湾志》编纂情况汇报。", []),
        ("为《河湾志》等十部志书的编纂单位颁奖。", []),
        ("贯彻《河湾条例》，把公文办好；《河湾志》正在编纂。", []),
        ("落实领导批示精神，以《河湾志》如期出版的实绩迎接检验。", []),
        ("会议决定调整《河湾志》编纂委员会组成人员。", []),
    ],
)
def test_directives(
    read: Callable[[str], Extraction], sentence: str, said: list[tuple[Kind, str, str]]
) -> None:
    found = directives(read(LEAD + sentence))
    assert sorted((fact.source.kind, fact.source.name, fact.target.name) for fact in found) == sorted(said)


@pytest.mark.parametrize(
    "text",
    [
        "会上宣读了副县长云起的批示。批示指出，修志利在千秋，全县要抓紧《河湾志》编纂工作。",
        "会议传达副县长云起批示精神。批示要求，抓紧编纂《河湾志》。",
    ],
)
def test_instruction_that_is_read_out_goes_on(read: Callable[[str], Extraction], text: str) -> None:
    (fact,) = [fact for fact in directives(read(LEAD + text)) if fact.source.kind is Kind.INSTRUCTION]
    assert (fact.source.name, fact.target.name, fact.confidence) == ("副县长云起批示", "河湾志", Confidence.PATTERN)


def test_decision_with_a_list(read: Callable[[str], Extraction]) -> None:
    text = LEAD + "会议决定：\n一、启动第三轮修志，先行组织编纂《河湾大事记》。\n二、明年召开修志工作会议，编纂工作另行部署，有关经费由财政保障。"
    assert [(fact.source.kind, fact.target.name) for fact in directives(read(text))] == [(M, "河湾大事记")]


def test_through_and_confidence(read: Callable[[str], Extraction]) -> None:
    text = LEAD + "会议要求，落实《河湾意见》，编好《河湾志》；围绕建县百年，编纂《河湾图志》。"
    assert [
        (fact.source.name, fact.through.name if fact.through else None, fact.confidence)
        for fact in directives(read(text))
    ] == [
        ("河湾意见", "全县修志工作会议", Confidence.STATED),
        ("建县百年", "全县修志工作会议", Confidence.PATTERN),
    ]


def test_entities_are_those_of_documents_and_publications(read: Callable[[str], Extraction]) -> None:
    extraction = read(LEAD + "贯彻《关于修志的意见》（以下简称《意见》）。按照《意见》，编好《河湾志》。")
    fact = directives(extraction)[0]
    known = {entity for other in extraction.facts if other is not fact for entity in other.entities()}
    assert {fact.source, fact.target} <= known
