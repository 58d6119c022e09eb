import pytest

from ingest.grammar.publication_titles import PublicationTitles
from ingest.grammar.title_kinds import TitleKinds
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

LEXICON = Lexicon()
KINDS = TitleKinds(LEXICON)


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("有力有序推进全省扶贫志及全面小康志编纂。", [[("扶贫志", ""), ("全面小康志", "")]]),
        ("抓好省扶贫志、省全面小康志编纂。", [[("省扶贫志", ""), ("省全面小康志", "")]]),
        ("项目成果之一河湾红色档案图集已由河湾出版社出版。", [[("河湾红色档案图集", "")]]),
        ("另一成果河湾茶商档案汇编（三卷本）已通过终审。", [[("河湾茶商档案汇编（三卷本）", "三卷本")]]),
        ("编好茶商图集（第二版）。", [[("茶商图集（第二版）", "第二版")]]),
        ("编好茶图集（第二版）。", []),
        ("编好河湾省档案馆指南（第二版）。", [[("河湾省档案馆指南（第二版）", "第二版")]]),
        ("“河湾历史文化丛书”首批五种出版。", [[("河湾历史文化丛书", "")]]),
        ("扎实推进全省乡镇志和村志编纂。", []),
        ("全省综合年鉴全部出版。", []),
        ("市委党史和地方志研究室市志编纂科汇报。", []),
        ("开发区召开区志编纂工作推进会。", []),
        ("举办2025年全省年鉴编纂培训班。", []),
        ("河湾年鉴社负责人参加。", []),
    ],
)
def test_find(sentence: str, groups: list[list[tuple[str, str]]]) -> None:
    titles = PublicationTitles(sentence, Words(LEXICON.find(sentence)), KINDS)
    found = titles.find(0, len(sentence))
    assert [[(item.name, item.edition) for item in group] for group in found] == groups
