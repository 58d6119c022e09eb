import pytest

from ingest.pinyin import LANGUAGE, person


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("陈建春", ("chen jianchun",)),
        ("单望川", ("shan wangchuan",)),
        ("曾子墨", ("zeng zimo",)),
        ("解晓棠", ("xie xiaotang",)),
        ("欧阳启明", ("ouyang qiming",)),
        ("尉迟敬", ("yuchi jing",)),
        ("欧阳", ("ou yang",)),
        ("吕思远", ("lü siyuan", "lv siyuan")),
        ("孙绿野", ("sun lüye", "sun lvye")),
        ("约翰·买买提", ("yuehan maimaiti",)),
        ("王", ("wang",)),
        ("Smith", ()),
        ("", ()),
    ],
)
def test_name_is_spelt_with_the_family_name_apart(name: str, spellings: tuple[str, ...]) -> None:
    assert person(name) == spellings


def test_language_tag_is_the_registered_variant_behind_its_registered_prefix() -> None:
    # IANA language subtag registry: Type: variant, Subtag: pinyin, Prefix: zh-Latn
    assert LANGUAGE == "zh-Latn-pinyin"
