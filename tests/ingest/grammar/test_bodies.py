import pytest

from ingest.grammar.bodies import bodies
from ingest.grammar.places import places
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon


def named(lexicon: Lexicon, text: str) -> list[str]:
    words = Words(lexicon.find(text))
    found = list(bodies(text, words, places(text, words), [(0, len(text))]))
    assert [text[body.start : body.end] for body in found] == [body.name for body in found]
    return [body.name for body in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("河湾省地方志工作办公室召开会议", ["河湾省地方志工作办公室"]),
        ("省地方志办、省财政厅和省档案馆联合印发通知", ["省地方志办", "省财政厅", "省档案馆"]),
        ("由省文化和旅游厅主办、河湾省图书馆承办", ["省文化和旅游厅", "河湾省图书馆"]),
        ("县委宣传部部长李明川，县志办主任丁香出席", ["县委宣传部", "县志办"]),
        ("受市人民政府委托，市财政局向市人大常委会报告", ["市人民政府", "市财政局", "市人大常委会"]),
        ("省地方志办市县志指导处处长到会", ["省地方志办市县志指导处"]),
        ("政协竹溪县第十届委员会第四次会议", ["政协竹溪县第十届委员会"]),
        ("民盟泊州市委会提出建议", ["民盟泊州市委会"]),
        ("中国地方志指导小组办公室来函", ["中国地方志指导小组办公室"]),
        ("由河湾人民出版社出版", ["河湾人民出版社"]),
        ("在江滨大学举行", ["江滨大学"]),
        ("省纪委监委驻省政府办公厅纪检监察组到会", ["省纪委监委驻省政府办公厅纪检监察组"]),
        ("石门县柳浪镇文化站站长介绍", ["石门县柳浪镇文化站"]),
        # nobody in particular
        ("各市州教育局、各县（区）人民政府要抓好落实", []),
        ("有关部门、全省各级地方志工作机构", []),
        ("全部完成，依法处理，服务大局", []),
        ("市委委员和部分市政协委员", ["市委", "市政协"]),
        ("高等学院、公共图书馆要开放", []),
        ("纪律处分条例和社会科学", []),
    ],
)
def test_the_organisations_of_a_sentence(lexicon: Lexicon, text: str, names: list[str]) -> None:
    assert named(lexicon, text) == names


def test_no_name_goes_beyond_its_line(lexicon: Lexicon) -> None:
    text = "省财政厅\n办公室主任"
    words = Words(lexicon.find(text))
    assert [body.name for body in bodies(text, words, [], [(0, 4), (5, 10)])] == ["省财政厅"]
