import pytest

from ingest.grammar.names import Names


@pytest.mark.parametrize(
    ("name", "surname", "tier"),
    [
        ("韩雪松", "韩", 1),
        ("韩松", "韩", 1),
        # of two characters: the longer one is the surname
        ("欧阳一鸣", "欧阳", 1),
        ("上官婉清", "上官", 1),
        ("司马青", "司马", 1),
        ("亓官雪", "亓官", 1),
        ("万俟春", "万俟", 1),
        ("东方既白", "东方", 1),
        ("漆雕玉", "漆雕", 1),
        ("东野望", "东野", 1),
        # a surname that is the beginning of a longer one only with other characters behind it
        ("欧明远", "欧", 1),
        # rare, but a surname and nothing else
        ("冼星河", "冼", 2),
        ("逄锦年", "逄", 2),
        # rare, or a word
        ("禤国维", "禤", 3),
        ("仉学礼", "仉", 3),
        ("扎西次仁", "", 9),
        ("", "", 9),
    ],
)
def test_surname_is_the_longest_known(names: Names, name: str, surname: str, tier: int) -> None:
    assert (names.surname(name), names.tier(name)) == (surname, tier)


@pytest.mark.parametrize(
    "name",
    [
        "韩松",
        "韩雪松",
        "夏侯霖",
        "诸葛云起",
        # married women bear two surnames in the south
        "范徐丽泰",
        "陈方安生",
        "叶刘淑仪",
        # given names that are words, or characters of grammar, are still given names
        "李建设",
        "石敢当",
        "卜算子",
        "解无忧",
        "花满楼",
        "安如山",
        "时雨",
        "向东",
        "时任远",
        "叶知秋",
        "于飞",
        "和风",
        "全安",
        "丁一",
    ],
)
def test_chinese_name(names: Names, name: str) -> None:
    assert names.chinese(name)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "韩",
        "韩 雪松",
        "韩雪松山水",
        "欧阳",
        "韩的",
        "韩雪了",
        "韩·雪松",
        "王A",
        "任务",
        "单位",
        "方向",
        "全国",
        "曾经",
        "成为",
        "党组",
        "全体",
    ],
)
def test_no_chinese_name(names: Names, words: str) -> None:
    assert not names.chinese(words, tier=3)


def test_rare_surname_needs_help(names: Names) -> None:
    assert [names.chinese("禤国维", tier) for tier in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("words", "plausible", "word", "goes_on"),
    [
        # by itself a name
        ("韩雪松", True, False, False),
        ("高峰", True, False, False),
        ("阿依古丽·买买提", True, False, False),
        # a word and a name: not without help, yet behind a post the name of the holder
        ("安全", False, True, False),
        ("和平", False, True, False),
        ("石头", False, True, False),
        ("童话", False, True, False),
        ("冷静", False, True, False),
        ("江山", False, True, False),
        # words that go on with the sentence even there
        ("解决", False, True, True),
        ("查询", False, True, True),
        ("周到", False, True, True),
        # the last character is that of a place or a body
        ("白云区", False, False, False),
        ("王村镇", False, False, False),
        ("文史馆", False, True, False),
        ("高级", False, True, False),
        # no surname
        ("雪松", False, False, False),
    ],
)
def test_words_that_are_names_too(
    names: Names, words: str, plausible: bool, word: bool, goes_on: bool
) -> None:
    assert (names.plausible(words), names.lookalike(words), names.continues(words)) == (
        plausible,
        word,
        goes_on,
    )


@pytest.mark.parametrize(
    ("name", "dotted"),
    [
        ("阿依古丽·买买提", True),
        ("巴图尔·那仁", True),
        ("约翰·F·奥顿", True),
        ("玛丽·安娜·科瓦奇", True),
        # other dots that are typed for it
        ("热合曼•艾力", True),
        ("阿依古丽", False),
        ("·买买提", False),
        ("阿依古丽·", False),
        ("阿依古丽··买买提", False),
    ],
)
def test_dotted_name(names: Names, name: str, dotted: bool) -> None:
    assert names.dotted(name) is dotted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("扎西多吉", "扎西多吉"),
        ("卓玛措", "卓玛措"),
        ("卢拉总统", "卢拉"),
        ("买买提出席会议", "买买提"),
        ("次仁卓嘎主持", "次仁卓嘎"),
        ("韩雪松", ""),
        # spelt with such characters, but a word
        ("林业", ""),
        ("基地", ""),
    ],
)
def test_name_in_transliteration_ends(names: Names, words: str, name: str) -> None:
    assert words[: names.transliterated(words)] == name


@pytest.mark.parametrize(("name", "one"), [("张三丰", True), ("幸福感", False), ("安全感", False)])
def test_what_begins_with_a_word_does_not_look_like_a_name(names: Names, name: str, one: bool) -> None:
    assert names.looks_like_one(name) is one
