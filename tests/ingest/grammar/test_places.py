import pytest

from ingest.grammar.places import levels, mark, places
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("赴松岭县调研。松岭县副县长到会。", ["松岭县", "松岭县"]),
        ("中共泊河市委宣传部", ["泊河市"]),
        ("政协竹溪县委员会", ["竹溪县"]),
        ("石门县柳浪镇人民政府", ["石门县", "柳浪镇"]),
        ("措隆藏族自治州地方志办公室", ["措隆藏族自治州"]),
        ("河湾省地方志办公室，河湾省方志馆", ["河湾省", "河湾省"]),
        ("河湾经济技术开发区管委会", ["河湾经济技术开发区"]),
        ("四川省成都市武侯区", ["四川省", "成都市", "武侯区"]),
        ("编好河湾省年鉴。河湾省，河湾省图书馆", ["河湾省", "河湾省", "河湾省"]),
        ("泊州市史志动态", ["泊州市"]),
        ("磐城市召开大会", ["磐城市"]),
        ("各市、县（区）和全省、我市、本县", []),
        ("建设文化强省、宜居城市，走进社区、景区和园区", []),
        ("闵若谷副省长，市长李明", []),
        ("乡村振兴、城乡一体、街道整治", []),
        ("县级、市级、省直各部门", []),
    ],
)
def test_the_places_of_a_text(lexicon: Lexicon, text: str, named: list[str]) -> None:
    found = places(text, Words(lexicon.find(text)))
    assert [place.name for place in found] == named
    assert [text[place.start : place.end] for place in found] == named


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("河湾省", "省"),
        ("泊河市", "市"),
        ("措隆藏族自治州", "州"),
        ("内蒙古自治区", "区"),
        ("柳浪镇", "镇"),
        ("河湾", ""),
    ],
)
def test_the_word_for_a_known_place(place: str, word: str) -> None:
    assert mark(place) == word


def test_the_places_within_a_name() -> None:
    assert levels("石门县柳浪镇") == {"县": "石门县", "镇": "柳浪镇"}
    assert levels("泊州市") == {"市": "泊州市"}
    assert levels("河湾") == {}
