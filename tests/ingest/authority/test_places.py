import pytest

from ingest.authority import is_province, ours

PLACES = ours().places
SICHUAN = PLACES.home(["四川省地方志工作办公室"])


@pytest.mark.parametrize(
    ("name", "place", "form"),
    [
        ("四川省地方志工作办公室", "51", "{}地方志工作办公室"),
        ("四川地方志办", "51", "{}地方志办"),
        ("省地方志办", "51", "{}地方志办"),
        ("全省地方志工作会议", "51", "{}地方志工作会议"),
        ("中共四川省委", "51", "中共{}委"),
        ("成都市锦江区地方志办公室", "510104", "{}地方志办公室"),
        ("九寨沟县地方志办公室", "513225", "{}地方志办公室"),
        ("云岭省档案馆", "云岭省", "{}档案馆"),
        ("内蒙古自治区党委", "15", "{}党委"),
    ],
)
def test_place_is_taken_out_of_a_name(name: str, place: str, form: str) -> None:
    where = PLACES.locate(name, SICHUAN)
    assert where and (where.place, where.form) == (place, form)


@pytest.mark.parametrize("place", ["15", "51", "云岭省", "云岭自治区"])
def test_provinces_by_number_and_by_name(place: str) -> None:
    assert is_province(place)


@pytest.mark.parametrize("place", ["5101", "510104", "松岭县", "松岭自治县", "云岭自治州"])
def test_what_is_no_province(place: str) -> None:
    assert not is_province(place)


@pytest.mark.parametrize("name", ["教育部", "市场监管局", "机关党委", "区域协调处", "编辑部"])
def test_name_without_a_place_has_none(name: str) -> None:
    assert PLACES.locate(name, SICHUAN) is None


def test_relative_name_of_nowhere_keeps_its_place_open() -> None:
    where = PLACES.locate("省委组织部", {})
    assert where and (where.place, where.level, where.relative) == ("", "省", True)


def test_district_of_a_name_that_several_cities_have_is_the_one_at_home() -> None:
    at_home = PLACES.home(["南京市地方志编纂委员会办公室"])
    where = PLACES.locate("鼓楼区档案馆", at_home)
    assert where and where.place.startswith("3201")
    nowhere = PLACES.locate("鼓楼区档案馆", {})
    assert nowhere and nowhere.place == "鼓楼区"


def test_words_of_the_clause_are_no_part_of_a_place() -> None:
    where = PLACES.locate("第一组由省文史研究馆", SICHUAN)
    assert where and (where.place, where.form) == ("51", "{}文史研究馆")


def test_who_is_at_home_in_a_county_is_at_home_in_its_city_and_province() -> None:
    assert PLACES.home(["九寨沟县档案馆"]) == {"县": "513225", "州": "5132", "省": "51"}
    assert PLACES.home(["桐溪市青山县档案馆"]) == {"县": "青山县", "市": "桐溪市"}


def test_key_of_a_place_gives_its_name() -> None:
    assert (PLACES.name("51"), PLACES.name("云岭省")) == ("四川省", "云岭省")
