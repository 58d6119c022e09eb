from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.extract import Extraction
from ingest.extractors.organisations import resolve
from ontology.facts import OrganisationFact, PostFact

PROVINCE = (
    "河湾方志简报\n第3期\n河湾省地方志工作办公室　2031年3月6日\n全省修志会议召开\n"
    "3月5日，省地方志办召开全省修志会议。{}\n河湾省地方志工作办公室综合处　2031年3月6日印发"
)
COUNTY = "竹溪史志\n第3期\n竹溪县史志办公室　2031年3月6日\n全县修志会议召开\n3月5日，全县修志会议召开。{}\n发：各乡镇。"
NEWS = "全县修志会议召开\n3月5日，全县修志会议召开。{}"


def meant(doc: Doc, words: str, post: str = "") -> tuple[str, tuple[str, ...]] | None:
    at = doc._.text.find("@") if "@" in doc._.text else len(doc._.text)
    entity = resolve(doc._.draft, words, at, post)
    return (entity.name, entity.aliases) if entity else None


@pytest.mark.parametrize(
    ("layout", "sentence", "words", "post", "entity"),
    [
        # short names of an office that the document writes out
        (PROVINCE, "", "省地方志办", "党组书记", ("河湾省地方志工作办公室", ("省地方志办",))),
        (PROVINCE, "", "省志办", "主任", ("河湾省地方志工作办公室", ("省志办",))),
        (PROVINCE, "", "河湾省地方志工作办公室", "主任", ("河湾省地方志工作办公室", ())),
        (PROVINCE, "松岭县史志办公室作了汇报。", "县史志办", "主任", ("松岭县史志办公室", ("县史志办",))),
        # the own office by its head
        (PROVINCE, "", "办", "党组书记", ("河湾省地方志工作办公室", ("办",))),
        (PROVINCE, "", "我办", "主任", ("河湾省地方志工作办公室", ("我办",))),
        (PROVINCE, "", "", "主任", ("河湾省地方志工作办公室", ())),
        (PROVINCE, "", "", "二级巡视员", ("河湾省地方志工作办公室", ())),
        (NEWS, "", "", "主任", None),
        # parts of the own office
        (PROVINCE, "", "综合处", "处长", ("河湾省地方志工作办公室综合处", ("综合处",))),
        (PROVINCE, "", "年鉴处", "处长", ("年鉴处", ("河湾省地方志工作办公室年鉴处",))),
        (PROVINCE, "", "办党组", "成员", ("办党组", ("河湾省地方志工作办公室党组",))),
        (PROVINCE, "", "机关党委", "专职副书记", ("机关党委", ("河湾省地方志工作办公室机关党委",))),
        (NEWS, "", "综合处", "处长", ("综合处", ())),
        # bodies of the own place: as written, the place as another name
        (PROVINCE, "", "省委", "书记", ("省委", ("河湾省委",))),
        (COUNTY, "", "县委", "书记", ("县委", ("竹溪县委",))),
        (COUNTY, "", "县财政局", "局长", ("县财政局", ("竹溪县财政局",))),
        (COUNTY, "中共竹溪县委印发文件。", "县委", "书记", ("中共竹溪县委", ("县委",))),
        # of another place, which the news item names
        (PROVINCE, "松岭县副县长到会。", "县财政局", "局长", ("松岭县财政局", ("县财政局",))),
        (PROVINCE, "松岭县、石浦县作了汇报。", "县财政局", "局长", ("县财政局", ())),
        # a province named in passing is not the province meant
        (COUNTY, "陵江省年鉴研究会来函。", "省财政厅", "厅长", ("省财政厅", ())),
        # governors are of a place
        (PROVINCE, "", "", "省长", ("河湾省", ())),
        (PROVINCE, "", "省", "副省长", ("河湾省", ("省",))),
        (COUNTY, "", "", "副县长", ("竹溪县", ())),
        (PROVINCE, "", "松岭县", "县长", ("松岭县", ())),
        (NEWS, "", "", "省长", None),
        # the office just named in the same list, or that fits the post
        (NEWS, "省志办主任丁香、@副主任李默出席。", "", "副主任", ("省志办", ())),
        (NEWS, "市教育局党委委员、@副局长李默出席。", "", "副局长", ("市教育局", ())),
        (NEWS, "市委常委、@宣传部部长李默出席。", "宣传部", "部长", ("市委宣传部", ("宣传部",))),
        (NEWS, "州政府秘书长、@办公室主任李默出席。", "办公室", "主任", ("州政府办公室", ("办公室",))),
        (NEWS, "江滨大学承办会议。@校党委常委李默出席。", "校", "党委常委", ("江滨大学", ("校",))),
        # the office that the news item is about, not one whose paper it read
        (NEWS, "河湾省地方志办召开会议，学习省委办公厅、省政府办公室印发的通知，@办党组书记李默主持。", "办", "党组书记",
         ("河湾省地方志办", ("办",))),
        (NEWS, "河湾省水利局召开会议，学习河湾省档案局《通知》，@局党组书记李默主持。", "局", "党组书记", ("河湾省水利局", ("局",))),
        # national bodies by the authority list
        (NEWS, "", "全国政协", "主席", ("中国人民政治协商会议全国委员会", ("全国政协",))),
        (NEWS, "", "中国残联", "主席", ("中国残疾人联合会", ("中国残联",))),
        (NEWS, "", "中央", "书记处书记", ("中共中央书记处", ("中央书记处",))),
        (NEWS, "", "国务院", "总理", ("国务院", ())),
        # what does not belong to the name
        (NEWS, "", "了省委", "书记", ("省委", ())),
        (NEWS, "", "落实市委", "书记", ("市委", ())),
        (NEWS, "", "在江滨工作的竹溪籍市政协", "委员", ("市政协", ())),
        (NEWS, "", "埃兰纳共和国驻华", "大使", ("埃兰纳共和国", ())),
        (NEWS, "", "原省志办", "主任", ("省志办", ())),
        (NEWS, "", "市社科联第六届委员会", "主席", ("市社科联", ())),
        (NEWS, "", "埃兰纳商务", "大臣", ("埃兰纳商务部", ())),
        (NEWS, "", "离退休", "党支部书记", ("离退休党支部", ())),
        # anything else as written
        (NEWS, "", "河湾人民出版社", "社长", ("河湾人民出版社", ())),
        (NEWS, "", "致公党省委会", "主委", ("致公党省委会", ())),
        (NEWS, "", "区直机关工委", "委员", ("区直机关工委", ())),
    ],
)
def test_what_words_mean(
    parse: Callable[[str], Doc],
    layout: str,
    sentence: str,
    words: str,
    post: str,
    entity: tuple[str, tuple[str, ...]] | None,
) -> None:
    assert meant(parse(layout.format(sentence)), words, post) == entity


def test_the_organisations_of_a_bulletin(read: Callable[[str], Extraction]) -> None:
    text = PROVINCE.format(
        "省政府办公厅、松岭县史志办公室负责人参加会议。省地方志办综合处承办。《河湾省财政厅志》送审。"
    )
    facts = [fact for fact in read(text).facts if isinstance(fact, OrganisationFact)]
    assert [
        (
            fact.organisation.name,
            fact.organisation.aliases,
            fact.parent.name if fact.parent else None,
            fact.evidence[0].text,
        )
        for fact in facts
    ] == [
        ("河湾省地方志工作办公室", ("省地方志办",), None, "河湾省地方志工作办公室　2031年3月6日"),
        ("省政府办公厅", ("河湾省政府办公厅",), "省政府", "省政府办公厅、松岭县史志办公室负责人参加会议。"),
        ("松岭县史志办公室", (), None, "省政府办公厅、松岭县史志办公室负责人参加会议。"),
        (
            "河湾省地方志工作办公室综合处",
            ("省地方志办综合处",),
            "河湾省地方志工作办公室",
            "省地方志办综合处承办。",
        ),
    ]


def test_mentions_stand_where_their_words_stand(parse: Callable[[str], Doc]) -> None:
    doc = parse(COUNTY.format("县委办和县志办到会。"))
    assert [(doc._.text[m.start : m.end], m.entity.name) for m in doc._.organisations] == [
        ("竹溪县史志办公室", "竹溪县史志办公室"),
        ("县委办", "县委办"),
        ("县志办", "竹溪县史志办公室"),
    ]


def test_what_is_only_of_a_county_is_of_that_of_its_news_item(read: Callable[[str], Extraction]) -> None:
    text = """河湾方志简报
河湾省地方志工作办公室

松岭县召开修志会议
3月1日，松岭县召开修志会议，县档案局局长张三丰主持会议。

竹溪县召开年鉴会议
3月2日，竹溪县召开年鉴会议，县档案局局长李建国主持会议。
"""
    offices = [fact.organisation for fact in read(text).facts if isinstance(fact, PostFact)]
    assert [office and (office.name, office.aliases) for office in offices] == [
        ("县档案局", ("松岭县档案局",)),
        ("县档案局", ("竹溪县档案局",)),
    ]
