import pytest

from ingest.grammar.departments import department_of, parent_of
from ingest.grammar.organisations import Name, abbreviates, split


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("河湾省地方志工作办公室", ("", "河湾省", "地方志工作办公室")),
        ("中共泊州市委党史和地方志研究室", ("中共", "泊州市", "委党史和地方志研究室")),
        ("政协竹溪县委员会", ("政协", "竹溪县", "委员会")),
        ("石门县柳浪镇人民政府", ("", "石门县柳浪镇", "人民政府")),
        ("竹溪县志办", ("", "竹溪县", "志办")),
        ("省地方志办", ("", "", "省地方志办")),
        ("河湾年鉴社", ("", "", "河湾年鉴社")),
        ("市县志指导处", ("", "", "市县志指导处")),
    ],
)
def test_a_name_in_its_parts(name: str, parts: tuple[str, str, str]) -> None:
    assert split(name) == Name(*parts)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("省地方志办", "河湾省地方志工作办公室"),
        ("省志办", "河湾省地方志工作办公室"),
        ("省地方志办公室", "河湾省地方志工作办公室"),
        ("河湾省志办", "河湾省地方志工作办公室"),
        ("省志编委会办公室", "河湾省地方志编纂委员会办公室"),
        ("省地方志编委会", "河湾省地方志编纂委员会"),
        ("市委史志研究室", "中共泊州市委史志研究室"),
        ("市委史志室", "中共泊州市委史志研究室"),
        ("市社科联", "泊州市社会科学界联合会"),
        ("市委", "中共泊州市委"),
        ("市政府", "泊州市人民政府"),
        ("市人大常委会", "泊州市人民代表大会常务委员会"),
        ("州人大常委会", "措隆藏族自治州人大常委会"),
        ("省文旅厅", "河湾省文化和旅游厅"),
        ("县住建局", "竹溪县住房和城乡建设局"),
        ("县志办", "竹溪县地方志办公室"),
        ("省作协", "河湾省作家协会"),
        ("省社科院", "河湾省社会科学院"),
        ("省科协", "河湾省科学技术协会"),
    ],
)
def test_a_short_name_of_the_full_one(short: str, full: str) -> None:
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("省委", "河湾省地方志编纂委员会"),
        ("省委", "河湾省卫生健康委员会"),
        ("市志办", "竹溪县地方志办公室"),
        ("县志办", "泊州市地方志办公室"),
        ("省政府", "河湾省人民政府办公厅"),
        ("省档案局", "河湾省档案馆"),
        ("陵江省志办", "河湾省地方志工作办公室"),
        ("省教育厅", "河湾省体育局"),
        ("市图书馆", "河湾省图书馆"),
        ("办", "河湾省地方志工作办公室"),
        ("省办公室", "河湾省地方志工作办公室党组"),
    ],
)
def test_no_short_name_of_another(short: str, full: str) -> None:
    assert not abbreviates(short, full)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("河湾省地方志工作办公室综合处", "河湾省地方志工作办公室"),
        ("省地方志办年鉴处", "省地方志办"),
        ("市地方志办公室年鉴科", "市地方志办公室"),
        ("河湾省档案馆办公室", "河湾省档案馆"),
        ("中共河湾省地方志工作办公室机关委员会", "河湾省地方志工作办公室"),
        ("河湾省文化和旅游厅党组", "河湾省文化和旅游厅"),
        ("大江机械集团有限公司党委办公室", "大江机械集团有限公司"),
        ("河湾省地方志编纂委员会办公室", None),
        ("河湾省地方志工作办公室", None),
        ("泊州市委办公室", None),
        ("河湾省教育厅", None),
    ],
)
def test_the_office_of_a_department(name: str, whole: str | None) -> None:
    assert department_of(name) == whole


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("市委宣传部", "市委"),
        ("省政府办公厅", "省政府"),
        ("省人大教科文卫委员会", "省人大"),
        ("省纪委监委驻省政府办公厅纪检监察组", "省纪委监委"),
        ("县委党校", "县委"),
        ("泊州市委史志研究室", "泊州市委"),
        ("政协竹溪县委员会", ""),
        ("河湾省财政厅", ""),
        ("河湾大学", ""),
    ],
)
def test_what_a_name_alone_tells_of_the_whole(name: str, whole: str) -> None:
    assert parent_of(name) == whole
