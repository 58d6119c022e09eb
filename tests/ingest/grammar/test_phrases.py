"""Each phrase with its pieces, written as

- 韩雪松 = 省志办/主任 + 原 /馆长 for a person and the posts that the phrase gives, with the office before the stroke
- 韩雪松？ for a name that nothing but its place can make sure, 韩雪松！ for one that is a word as well
- [机关各处负责人] for a group, <省志办/主任> for a post that nobody holds here, … for anything else
"""

from collections.abc import Callable, Mapping, Sequence

import pytest

from ingest.grammar.items import Group, Item, Person, Post, give
from ingest.grammar.names import Names
from ingest.grammar.phrases import Phrases
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

Parse = Callable[[str], list[str]]
NOBODY: Mapping[str, frozenset[str]] = {}


@pytest.fixture(scope="module")
def phrases(lexicon: Lexicon, names: Names) -> Callable[..., Phrases]:
    def of(text: str, known: Mapping[str, frozenset[str]] = NOBODY) -> Phrases:
        return Phrases(text, Words(lexicon.find(text)), names, known)

    return of


def pieces(parser: Phrases) -> list[str]:
    return [written(item) for item in parser.parse(0, len(parser.text))]


def written(item: Item) -> str:
    match item:
        case Person():
            mark = "？" if item.bare else "！" if item.doubtful else ""
            return item.name + mark + (" = " if item.posts else "") + " + ".join(map(held, item.posts))
        case Group():
            return f"[{item.text}]"
        case Post():
            return f"<{held(item)}>"
        case _:
            return "…"


def held(post: Post) -> str:
    return ("原 " if post.former else "") + f"{post.organisation}/{post.title}"


Table = Sequence[tuple[str, Sequence[str]]]

POSTS: Table = [
    ("韩雪松主任", ["韩雪松 = /主任"]),
    ("主任韩雪松", ["韩雪松 = /主任"]),
    ("主任韩松", ["韩松 = /主任"]),
    ("省地方志办主任韩雪松", ["韩雪松 = 省地方志办/主任"]),
    ("省地方志办韩雪松主任", ["韩雪松 = 省地方志办/主任"]),
    ("云澜大学柳含烟教授", ["柳含烟 = 云澜大学/教授"]),
    ("副省长陆晓棠同志", ["陆晓棠 = /副省长"]),
    # several posts before one name: the office goes on until another one is named
    ("省地方志办党组书记、主任韩雪松", ["韩雪松 = 省地方志办/党组书记 + 省地方志办/主任"]),
    ("市委常委、宣传部部长、市志编委会副主任叶知秋",
     ["叶知秋 = 市委/常委 + 宣传部/部长 + 市志编委会/副主任"]),
    ("县委副书记、代县长时雨", ["时雨 = 县委/副书记 + /代县长"]),
    ("省委副书记、省长贺兰山", ["贺兰山 = 省委/副书记 + /省长"]),
    ("县委副书记兼宣传部部长时雨", ["时雨 = 县委/副书记 + 宣传部/部长"]),
    ("副理事长兼秘书长丁一", ["丁一 = /副理事长 + /秘书长"]),
    ("副县长兼县志编委会主任时雨", ["时雨 = /副县长 + 县志编委会/主任"]),
    ("省社科院历史所所长、研究员、博士生导师柳含烟",
     ["柳含烟 = 省社科院历史所/所长 + 省社科院历史所/研究员 + 省社科院历史所/博士生导师"]),
    ("县公安局党委副书记、政委丁一", ["丁一 = 县公安局/党委副书记 + 县公安局/政委"]),
    # before and after
    ("县委书记万里云同志", ["万里云 = 县委/书记"]),
    ("县志办柳含烟副主任", ["柳含烟 = 县志办/副主任"]),
    # ranks
    ("二级巡视员冼星河", ["冼星河 = /二级巡视员"]),
    ("副主任、四级调研员钟鼎文", ["钟鼎文 = /副主任 + /四级调研员"]),
    # what kind of post it is belongs to the post
    ("机关党委专职副书记易安", ["易安 = /机关党委专职副书记"]),
    ("驻村第一书记易安", ["易安 = /驻村第一书记"]),
    ("常务副省长陆晓棠", ["陆晓棠 = /常务副省长"]),
    ("名誉会长丁一", ["丁一 = /名誉会长"]),
    ("执行主编丁一", ["丁一 = /执行主编"]),
    ("厅党组成员、副厅长丁一", ["丁一 = 厅/党组成员 + 厅/副厅长"]),
    # what a bracket says stands beside the post or the name
    ("市人大常委会副主任（主持工作）曹茂林", ["曹茂林 = 市人大常委会/副主任"]),
    ("副县长（挂职）丁一", ["丁一 = /副县长"]),
    ("副市长王芳（女）", ["王芳 = /副市长"]),
    ("方志馆馆长丁一（女，回族）", ["丁一 = 方志馆/馆长"]),
    ("丁一（县委书记）", ["丁一 = 县委/书记"]),
    ("时雨（云澜大学历史系教授）", ["时雨 = 云澜大学历史系/教授"]),
    # 和 and 及 inside the name of an office
    ("人力资源和社会保障局局长易安", ["易安 = 人力资源和社会保障局/局长"]),
    ("党史和地方志研究室副主任易安", ["易安 = 党史和地方志研究室/副主任"]),
    ("住房和城乡建设局局长易安", ["易安 = 住房和城乡建设局/局长"]),
    # the words before an office that are not of its name
    ("由省地方志办主任韩雪松", ["韩雪松 = 省地方志办/主任"]),
    ("以及省地方志办主任韩雪松", ["韩雪松 = 省地方志办/主任"]),
    ("精神和省委书记陆晓棠", ["陆晓棠 = 省委/书记"]),
    ("全国政协常委丁一", ["丁一 = 全国政协/常委"]),
    ("中共云溪县委书记易安", ["易安 = 中共云溪县委/书记"]),
    ("云溪县人民政府县长易安", ["易安 = 云溪县人民政府/县长"]),
]

FORMER: Table = [
    ("原省地方志办副主任罗秉文", ["罗秉文 = 原 省地方志办/副主任"]),
    ("省地方志办原副主任罗秉文", ["罗秉文 = 原 省地方志办/副主任"]),
    ("前副县长丁一", ["丁一 = 原 /副县长"]),
    ("前任县志办主任罗秉文", ["罗秉文 = 原 县志办/主任"]),
    ("老主任丁一", ["丁一 = 原 /主任"]),
    ("市委原常委、宣传部原部长丁一", ["丁一 = 原 市委/常委 + 原 宣传部/部长"]),
    ("一级巡视员、原主任丁一", ["丁一 = /一级巡视员 + 原 /主任"]),
    # held on that day
    ("时任县长曹茂林", ["曹茂林 = /县长"]),
    ("现任县长丁一", ["丁一 = /县长"]),
    ("新任主任关山月", ["关山月 = /主任"]),
    ("新当选的会长魏长风", ["魏长风 = /会长"]),
    # 原 and 前 in other words
    ("平原县县长丁一", ["丁一 = 平原县/县长"]),
    ("原阳县县长丁一", ["丁一 = 原阳县/县长"]),
    ("前进区区长丁一", ["丁一 = 前进区/区长"]),
]

LISTS: Table = [
    ("韩雪松、欧阳一鸣、司马青", ["韩雪松？", "欧阳一鸣？", "司马青？"]),
    ("韩雪松和欧阳一鸣", ["韩雪松？", "欧阳一鸣？"]),
    ("省地方志办主任韩雪松、副主任欧阳一鸣、二级巡视员冼星河",
     ["韩雪松 = 省地方志办/主任", "欧阳一鸣 = /副主任", "冼星河 = /二级巡视员"]),
    ("省地方志办主任韩雪松和副主任欧阳一鸣", ["韩雪松 = 省地方志办/主任", "欧阳一鸣 = /副主任"]),
    # one post for all who follow, where several can hold it
    ("省地方志办副主任欧阳一鸣、司马青", ["欧阳一鸣 = 省地方志办/副主任", "司马青 = 省地方志办/副主任"]),
    ("县政协委员易安、丁一、时雨",
     ["易安 = 县政协/委员", "丁一 = 县政协/委员", "时雨 = 县政协/委员"]),
    ("省地方志办主任韩雪松、司马青", ["韩雪松 = 省地方志办/主任", "司马青？"]),
    # one post for all who went before
    ("柳含烟、时雨等评审组成员", ["柳含烟 = 评审组/成员", "时雨 = 评审组/成员"]),
    ("柳含烟、时雨等专家", ["柳含烟？", "时雨？"]),
    ("柳含烟、时雨等5位专家", ["柳含烟？", "时雨？"]),
    # a name of two characters before a conjunction
    ("县委书记丁一和县长时雨", ["丁一 = 县委/书记", "时雨 = /县长"]),
    ("县委书记丁一与县长时雨", ["丁一 = 县委/书记", "时雨 = /县长"]),
    ("县委书记丁一以及县长时雨", ["丁一 = 县委/书记", "时雨 = /县长"]),
    ("县委书记丁平和", ["丁平和 = 县委/书记"]),
    ("县委书记丁平和和县长时雨", ["丁平和 = 县委/书记", "时雨 = /县长"]),
    ("主任丁一作", ["丁一 = /主任"]),
    ("主任丁一受", ["丁一 = /主任"]),
    # a group behind people
    ("县长时雨及相关部门负责人", ["时雨 = /县长", "[相关部门负责人]"]),
    ("省地方志办副主任欧阳一鸣、司马青及机关各处负责人",
     ["欧阳一鸣 = 省地方志办/副主任", "司马青 = 省地方志办/副主任", "[机关各处负责人]"]),
    ("副主任丁一及班子成员", ["丁一 = /副主任", "[班子成员]"]),
    # people at large, then some of them by name
    ("青年代表丁一、时雨", ["丁一？", "时雨？"]),
    ("县政协委员和专家丁一、时雨", ["丁一？", "时雨？"]),
    ("25位委员和专家", ["[25位委员和专家]"]),
    # a name and the beginning of its clause
    ("韩雪松在", ["韩雪松？"]),
    ("丁一、石敢当围绕志书质量", ["丁一？", "石敢当？"]),
    # a name that begins like a preposition
    ("党组成员韩雪松、令狐远、向阳", ["韩雪松 = /党组成员", "令狐远 = /党组成员", "向阳 = /党组成员"]),
    # posts that nobody holds here
    ("省地方志办主任韩雪松、云澜大学教授", ["韩雪松 = 省地方志办/主任", "<云澜大学/教授>"]),
]

PADDED: Table = [
    ("办公室主任李 明、秘书处处长王 芳", ["李明 = 办公室/主任", "王芳 = 秘书处/处长"]),
    ("主任 韩雪松", ["韩雪松 = /主任"]),
    ("副书记 李 明", ["李明 = /副书记"]),
]

FOREIGN: Table = [
    ("镇长扎西次仁", ["扎西次仁 = /镇长"]),
    ("镇长卓玛央宗", ["卓玛央宗 = /镇长"]),
    ("县长扎西次仁和副县长卓玛", ["扎西次仁 = /县长", "卓玛 = /副县长"]),
    ("苏木达孟和", ["…"]),
    ("旗长孟和", ["孟和 = /旗长"]),
    ("自治州副州长迪丽娜尔·艾山江", ["迪丽娜尔·艾山江 = 自治州/副州长"]),
    ("阿依古丽·买买提、王芳", ["阿依古丽·买买提？", "王芳？"]),
    ("国际档案理事会主席玛丽·科瓦奇", ["玛丽·科瓦奇 = 国际档案理事会/主席"]),
    ("国际档案理事会主席玛丽·科瓦奇和秘书长约翰·F·奥顿",
     ["玛丽·科瓦奇 = 国际档案理事会/主席", "约翰·F·奥顿 = /秘书长"]),
    ("旗长巴图·孟和", ["巴图·孟和 = /旗长"]),
    ("玛丽·科瓦奇女士", ["玛丽·科瓦奇？"]),
    ("县第一中学教师古丽巴哈尔·赛买提代表读者", ["古丽巴哈尔·赛买提？"]),
    ("索林德大学的彼得·诺瓦克", ["彼得·诺瓦克？"]),
    ("研究员都平、金载允（韩国）、山口千鹤（日本）", ["都平 = /研究员", "…", "金载允", "…", "山口千鹤"]),
    ("旗长那仁巴图", ["那仁巴图 = /旗长"]),
]

GROUPS: Table = [
    ("机关各处负责人", ["[机关各处负责人]"]),
    ("机关各处、年鉴社负责人", ["[机关各处、年鉴社负责人]"]),
    ("省直有关部门、各市州负责人", ["[省直有关部门、各市州负责人]"]),
    ("各市（州）地方志机构主要负责人", ["[各市（州）地方志机构主要负责人]"]),
    ("县委办、县政府办主要负责同志", ["[县委办、县政府办主要负责同志]"]),
    ("机关全体干部职工", ["[机关全体干部职工]"]),
    ("有关专家学者", ["[有关专家学者]"]),
    # with a head-count
    ("全体干部职工共60余人", ["[全体干部职工共60余人]"]),
    ("各乡镇修志人员等30多名", ["[各乡镇修志人员等30多名]"]),
    ("有关专家围绕志书质量", ["[有关专家]"]),
    ("先进集体和先进个人代表共130余人在主会场", ["[先进集体和先进个人代表]"]),
    # a post without a name is whoever holds it
    ("市政府副秘书长", ["[市政府副秘书长]"]),
    ("县委办公室主任、县政府办公室主任", ["[县委办公室主任]", "[县政府办公室主任]"]),
    ("各市州方志办主任", ["[各市州方志办主任]"]),
    ("各县区分管负责人", ["[各县区分管负责人]"]),
    ("等同志", ["…"]),
]

WORDS: Table = [
    # a word and a name: behind a post it is the name
    ("县长安全", ["安全 = /县长"]),
    ("主任石头", ["石头 = /主任"]),
    ("主任童话", ["童话 = /主任"]),
    # a verb and a name: it could go on with the sentence
    ("县长解决", ["解决！ = /县长"]),
    ("主任周到", ["周到！ = /主任"]),
    # never a name
    ("县长高度", ["…"]),
    ("主任高度重视", ["…"]),
    ("主任建议", ["…"]),
    ("主任任务", ["…"]),
    ("受省政府委托", ["…"]),
]


@pytest.mark.parametrize(
    ("phrase", "expected"), [*POSTS, *FORMER, *LISTS, *PADDED, *FOREIGN, *GROUPS, *WORDS]
)
def test_pieces(phrases: Callable[[str], Phrases], phrase: str, expected: list[str]) -> None:
    assert pieces(phrases(phrase)) == expected


KNOWN = {
    "韩雪松": frozenset({"党组书记", "主任"}),
    "李云山": frozenset({"书记"}),
    "夏侯霖": frozenset({"副主任"}),
    "周到": frozenset({"馆长"}),
    "王芳": frozenset({"处长"}),
    "王明远": frozenset({"处长"}),
}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # a surname and a post, a given name and a post: whoever is meant, without a new sighting
        ("韩主任", ["韩雪松"]),
        ("雪松主任", ["韩雪松"]),
        ("云山书记", ["李云山"]),
        ("夏侯副主任", ["夏侯霖"]),
        ("夏侯主任", ["夏侯霖"]),
        # of no such post, of nobody, or of two: not known
        ("云山主任", ["[云山主任]"]),
        ("柳主任", ["[柳主任]"]),
        ("王处长", ["[王处长]"]),
        # a known name needs no surname, no post and no company
        ("馆长周到", ["周到 = /馆长"]),
        ("周到", ["周到？"]),
    ],
)
def test_known_people(phrases: Callable[..., Phrases], phrase: str, expected: list[str]) -> None:
    assert pieces(phrases(phrase, KNOWN)) == expected


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("为雷鸣同志题词", ["雷鸣"]),
        ("向欧阳一鸣先生、柳含烟女士颁发证书", ["欧阳一鸣", "柳含烟"]),
        ("学习罗秉文同志先进事迹", ["罗秉文"]),
        ("向罗秉文同志学习", ["罗秉文"]),
        # behind 的, behind what he is
        ("九十四岁的尚钺之先生", ["尚钺之"]),
        ("著名方志学家谭一鸣先生", ["谭一鸣"]),
        # a word before a polite one is a name, a verb is not
        ("退休老党员黄河同志", ["黄河"]),
        ("关心同志、爱护同志", []),
        ("将和同志们一道", []),
        # 同志 behind no name
        ("负责同志", []),
        ("各位同志", []),
        ("全办老同志", []),
    ],
)
def test_polite_words(phrases: Callable[[str], Phrases], sentence: str, people: list[str]) -> None:
    assert [person.name for person in phrases(sentence).polite(0, len(sentence))] == people


def test_places_are_those_of_the_words(phrases: Callable[[str], Phrases]) -> None:
    text = "省志办党组书记、主任李 明和机关各处负责人"
    person, group = phrases(text).parse(0, len(text))
    assert isinstance(person, Person)
    assert [text[p.start : p.end] for p in person.posts] == ["省志办党组书记", "主任"]
    assert (text[person.start : person.end], text[group.start : group.end]) == ("李 明", "机关各处负责人")


def test_words_are_found_by_place() -> None:
    words = Words([(0, 2, 1), (2, 5, 2), (7, 9, 4)])
    assert [words.at(i) for i in (0, 1, 2, 7, 9)] == [(0, 2, 1), None, (2, 5, 2), (7, 9, 4), None]
    assert words.within(0, 9) == [(0, 2, 1), (2, 5, 2), (7, 9, 4)]
    assert words.within(1, 8) == [(2, 5, 2)]
    assert words.within(5, 7) == []


def test_posts_are_replaced_as_one() -> None:
    posts = (Post(0, 3, "书记", "县委"), Post(4, 6, "主任", ""))
    person = give(Person(6, 8, "丁一", bare=True), posts)
    assert person == Person(6, 8, "丁一", (posts[0], Post(4, 6, "主任", "县委")))
