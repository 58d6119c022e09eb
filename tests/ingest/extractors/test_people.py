"""Each text with the people that it names, in their order, and the groups in brackets behind them."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.extract import Extraction
from ontology.facts import Confidence, PersonFact

Parse = Callable[[str], Doc]
OPENED = "3月5日，全省地方志工作会议在临江市召开。"


def named(doc: Doc) -> list[str]:
    people = dict.fromkeys(fact.person.name for fact in doc._.facts if isinstance(fact, PersonFact))
    return [*people, *dict.fromkeys(f"[{group.entity.name}]" for group in doc._.groups)]


BY_POST = [
    ("省地方志办主任韩雪松出席。", ["韩雪松"]),
    ("欧阳一鸣副主任、夏侯霖副主任出席。", ["欧阳一鸣", "夏侯霖"]),
    ("镇党委书记扎西次仁、镇长阿依古丽·买买提出席首发式。", ["扎西次仁", "阿依古丽·买买提"]),
    ("办公室主任李 明、秘书处处长王 芳参加。", ["李明", "王芳"]),
    ("二级巡视员冼星河、一级调研员禤国维参加。", ["冼星河", "禤国维"]),
    ("县长安全、副县长和平、县志办主任石头参加。", ["安全", "和平", "石头"]),
    ("县委书记丁一和县长时雨在首发式上讲话。", ["丁一", "时雨"]),
    ("受省政府副省长江上青委托，省政府副秘书长白朗主持会议。", ["江上青", "白朗"]),
    ("副县长常有福因公请假。", ["常有福"]),
    ("国际档案理事会主席玛丽·科瓦奇应邀致辞。", ["玛丽·科瓦奇"]),
    ("镇长买买提出席会议。", ["买买提"]),
    ("厅长应有为主持会议。", ["应有为"]),
]

# a name of no known family fills the place between an office with its post and a verb of taking part
BY_PLACE_ALONE = [
    ("州地方志办公室主任召罕嫩参加会议。", ["召罕嫩"]),
    ("县民宗局党组成员、副局长木吉阿支出席会议。", ["木吉阿支"]),
    ("沧北省副省长罕大章主持会议。", ["罕大章"]),
]

BY_WHAT_GOES_ON = [
    # the verb or preposition behind a name is not the end of another word
    ("前局长阎鸿志向县志办捐赠旧志。", ["阎鸿志"]),
    ("会议传达了省委书记令狐正在《河湾报告》上的批示。", ["令狐正"]),
    ("国家副主席万正在临江会见来宾。", ["万正"]),
    ("县志首任主编覃大年虽已高龄，仍出席会议。", ["覃大年"]),
    ("《河湾志》首任主编覃大年到会。", ["覃大年"]),
    # the name before its post, and the clause goes on behind it
    ("会议学习了习近平总书记考察某地的讲话。", ["习近平"]),
    ("要把握习近平总书记对沧北重要讲话精神。", ["习近平"]),
    ("但彦铮常委建议加强保护。", ["但彦铮"]),
    # by how they are spelt, with whom somebody talks
    ("欢迎仪式后，县长时雨同莫朗迪斯举行会谈。", ["时雨", "莫朗迪斯"]),
    ("县长丁一将同佐兰总统会谈，在佐兰总统战略引领下前进。", ["丁一", "佐兰"]),
    # behind the verb that gives somebody a post, and behind 由 in a list
    ("会议通过韩雪松为大会秘书长。", ["韩雪松"]),
    ("会议推选出由石敢当、柳含烟、韩雪松等11人组成的主席团。", ["石敢当", "柳含烟", "韩雪松"]),
    ("但副主任丁一建议加强保护。", ["丁一"]),
    # heads of other states, by how they are spelt
    ("同莫兰迪总统举行会谈，会见科斯塔总理。", ["莫兰迪", "科斯塔"]),
    ("在莫兰迪国王和丁一主席引领下前进。", ["莫兰迪", "丁一"]),
    ("阿根廷总统莫兰迪致辞。", ["莫兰迪"]),
    # a polite word behind a whole name needs no bound before it
    ("首发式上，沈氏后人沈佩兰女士捐赠家藏书札。", ["沈佩兰"]),
    ("旅居海外的侨胞蔡友铁先生捐款。", ["蔡友铁"]),
    ("丁一全票当选全国人大代表。", ["丁一"]),
    ("丁一当选为会长，米拉提·买买提当选为副会长。", ["丁一", "米拉提·买买提"]),
]

BY_PLACE = [
    # bare names where a list, a verb or a polite word speaks for them
    (OPENED + "韩雪松、欧阳一鸣、司马青出席会议。", ["韩雪松", "欧阳一鸣", "司马青"]),
    (OPENED + "韩雪松出席会议并讲话。", ["韩雪松"]),
    (OPENED + "欧阳一鸣、司马青、诸葛云起等厅领导出席会议。", ["欧阳一鸣", "司马青", "诸葛云起"]),
    (OPENED + "柳含烟、时雨等专家学者应邀参加。", ["柳含烟", "时雨"]),
    (OPENED + "丁一、时雨分别作交流发言。", ["丁一", "时雨"]),
    (OPENED + "郑伯奇先生、石评芳女士参加。", ["郑伯奇", "石评芳"]),
    (OPENED + "会议号召向罗秉文同志学习。", ["罗秉文"]),
    (OPENED + "韩雪还就质量发言。", ["韩雪"]),
    # sure in one place, so known in every other
    ("关山月指出，质量是志书的生命。省志办主任关山月还要求抓紧时间。", ["关山月"]),
    ("省志办副主任童话出席。童话说，志书要好看。", ["童话"]),
    # made something
    ("会议任命张建成为县志办主任。", ["张建成"]),
    ("童话当选为县志编委会主任。", ["童话"]),
    # those whom the bulletin goes to
    (OPENED + "会议强调质量。\n报：闵若谷副省长，省委办公厅。", ["闵若谷"]),
    # who signed
    ("（记者 易水寒 通讯员 丁一）", ["易水寒", "丁一"]),
]

GROUPS = [
    # the post of several, and a head alone that belongs to the group before it
    (OPENED + "各产业工会主席参加会议。", ["[各产业工会主席]"]),
    (OPENED + "各乡镇（街道）政协召集人列席。", ["[各乡镇（街道）政协召集人]"]),
    (OPENED + "编委会副主任、委员、联络员参加会议。", ["[编委会副主任、委员、联络员]"]),
    # one of them, named
    (OPENED + "无党派人士代表、云澜学院教授羊启明参加会议。", ["羊启明"]),
    (OPENED + "各界代表、云澜学院教授羊启明参加会议。", ["羊启明", "[各界代表]"]),
    (OPENED + "省地方志办主任韩雪松、机关各处负责人参加。", ["韩雪松", "[机关各处负责人]"]),
    (OPENED + "各市（州）地方志机构主要负责人、业务骨干共60余人参加。",
     ["[各市（州）地方志机构主要负责人]", "[业务骨干共60余人]"]),
    pytest.param(
        OPENED + "安全、成功等同志参加会议。",
        ["安全", "成功"],
        marks=pytest.mark.xfail(strict=True, reason="an adverb (成功) in a list of names before 等同志 is a name"),
    ),
]

NOBODY = [
    "同法国举行会谈，同外方举行会谈，与德方举行双边会谈。",
    # the beginning of a name is the end of a word
    "会议推动妇女儿童事业发展，要关心妇女儿童工作。",
    "新时代办公厅工作要抓紧。",
    "本县地处长江中游，各位委员长期支持修志，助力社会长远发展。",
    "这是友谊之旅、合作之旅、和平之旅。",
    "能源和矿业部长等来访。",
    "主席和总理阁下达成共识。",
    # what a post stands before is rather a word with which the phrase goes on
    "把委员智慧和力量汇集起来。",
    "成立院士成果转化中心。",
    "会见新加坡总理 西班牙首相。",
    "省网信办、福建省等相关负责人介绍了情况。",
    "部分成员将会继续工作，并将分批到会。",
    "应到会的代表和特邀代表2379人。",
    # a word and what is said of it, or when
    OPENED + "这项工作时间紧、任务重、要求高。",
    "宣誓后，会议继续进行。",
    "俄土外长举行会谈，俄白总统通电话。",
    "阿尔及利亚总统来访。",
    "各县志办史志联络员共计74人参加会议。",
    "各市分管负责人60人出席会议。",
    "党的纪律和干事创业是统一的。",
    "各位老先生、女士们请就座。",
    # words that begin with a family name
    OPENED + "会议要求，高质量完成任务，严格把关，安全第一，和平发展。",
    OPENED + "县长高度重视。",
    OPENED + "会议强调，全国、全省、全市都要高度重视。",
    "白云区、江山市、王村镇、黄河镇、张家口市参加。",
    # names inside doctrines, prizes, spirits and places
    "会议深入学习习近平新时代中国特色社会主义思想、毛泽东思想和邓小平理论。",
    "该书获鲁迅文学奖，传承雷锋精神、焦裕禄精神。",
    "中山陵、孙中山故居、老舍茶馆免费开放。",
    # posts without holders
    "各县区分管负责人、县委书记、县长要亲自抓。",
]


@pytest.mark.parametrize(("text", "expected"), [*BY_POST, *BY_PLACE_ALONE, *BY_WHAT_GOES_ON, *BY_PLACE, *GROUPS])
def test_people_and_groups(parse: Parse, text: str, expected: list[str]) -> None:
    assert named(parse(text)) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(parse: Parse, text: str) -> None:
    assert [fact for fact in parse(text)._.facts if isinstance(fact, PersonFact)] == []


def test_surname_and_given_name_mean_the_one_who_holds_such_a_post(parse: Parse) -> None:
    doc = parse("3月5日，县志办召开座谈会，县委书记李云山、县志办主任丁一参加。李书记讲话，云山书记强调质量，丁主任表态。")
    assert [(doc._.text[p.start : p.end], p.entity.name) for p in doc._.people] == [
        ("李云山", "李云山"),
        ("丁一", "丁一"),
        ("李书记", "李云山"),
        ("云山书记", "李云山"),
        ("丁主任", "丁一"),
    ]


def test_surname_of_two_means_nobody(parse: Parse) -> None:
    doc = parse("3月5日，县志办召开座谈会，县委书记李云山、镇党委书记李晓棠参加。李书记讲话。")
    assert [doc._.text[p.start : p.end] for p in doc._.people] == ["李云山", "李晓棠"]


def test_fact_stands_once_and_says_how_sure_it_is(read: Callable[[str], Extraction]) -> None:
    text = "3月5日，县志办召开座谈会。\n主任丁一主持，时雨发言。丁一讲话。"
    said = [f for f in read(text).facts if isinstance(f, PersonFact)]
    assert [(f.person.name, f.confidence, f.evidence[0].text) for f in said] == [
        ("丁一", Confidence.STATED, "主任丁一主持，时雨发言。"),
        ("时雨", Confidence.PATTERN, "主任丁一主持，时雨发言。"),
    ]
