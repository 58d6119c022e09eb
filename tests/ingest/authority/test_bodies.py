import pytest

from ingest.authority import Body, ours

BODIES = ours().bodies

GAZETTEER_OFFICE = "{}地方志工作办公室"


@pytest.mark.parametrize(
    ("form", "name", "part"),
    [
        ("{}地方志办", GAZETTEER_OFFICE, ""),
        ("{}志办", GAZETTEER_OFFICE, ""),
        ("{}地方志编纂委员会办公室", GAZETTEER_OFFICE, ""),
        ("{}地方志办党组", GAZETTEER_OFFICE, "党组"),
        ("中共{}地方志工作办公室党组", GAZETTEER_OFFICE, "党组"),
        ("{}委", "中共{}委员会", ""),
        ("{}委组织部", "中共{}委员会组织部", ""),
        ("{}委组织部干部处", "中共{}委员会组织部", "干部处"),
        ("政协{}委员会", "中国人民政治协商会议{}委员会", ""),
        ("{}渔政站", "{}渔政站", ""),
        ("{}", "{}", ""),
    ],
)
def test_body_goes_by_its_full_name(form: str, name: str, part: str) -> None:
    assert BODIES.body(form) == Body(name, part)


def test_office_that_is_merged_in_some_places_is_a_body_of_its_own_that_knows_the_other() -> None:
    history = BODIES.body("{}委党史和地方志研究室")
    assert history != BODIES.body("{}地方志办")
    assert BODIES.merged(history.name) == GAZETTEER_OFFICE
    assert BODIES.merged(GAZETTEER_OFFICE) == ""


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("中办", "中共中央办公厅"),
        ("国办", "国务院办公厅"),
        ("中组部", "中共中央组织部"),
        ("国家发改委", "国家发展和改革委员会"),
        ("国家计委", "国家发展和改革委员会"),
        ("中指办", "中国地方志工作办公室"),
        ("国务院", "国务院"),
        ("省委", ""),
    ],
)
def test_national_body_goes_by_its_full_name_of_today(name: str, full: str) -> None:
    assert BODIES.national(name) == full
