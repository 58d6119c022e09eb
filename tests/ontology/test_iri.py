import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iri import BASE, bulletin_iri, mint

VALUES = st.lists(st.text(), max_size=4)


def test_golden_iris_never_change() -> None:
    assert [
        mint("person", "郑望川", "云岭省地方志办公室", "主任"),
        mint("person"),
        mint("person", ""),
        mint("meeting", "全省地方志工作会议", "2031-02-23"),
        bulletin_iri("0" * 64),
    ] == [
        "https://zhimai.example/person/sfe63s5hpze3fvlfgssreed45d",
        "https://zhimai.example/person/3xiwwf6edafm27uedpagobgpsk",
        "https://zhimai.example/person/hsy5k4svjzr2u4acq7ymnj5nst",
        "https://zhimai.example/meeting/ft7ftga4e26o6amr3koz5m3ipg",
        "https://zhimai.example/bulletin/p7kobrninrb2a6ai537r6egtq3",
    ]


def test_case_of_a_hash_does_not_matter() -> None:
    assert bulletin_iri("AB" * 32) == bulletin_iri("ab" * 32)


def test_one_word_in_two_encodings_is_one_thing() -> None:
    assert mint("person", "Ma\u0301rta") == mint("person", "Márta")


@pytest.mark.parametrize("kind", ["", "Person", "人", "a/b", "a b"])
def test_kind_must_fit_an_iri(kind: str) -> None:
    with pytest.raises(ValueError, match="lower-case ASCII word"):
        mint(kind, "x")


@given(VALUES)
def test_every_iri_is_opaque_ascii(values: list[str]) -> None:
    assert re.fullmatch(re.escape(BASE) + "thing/[a-z2-7]{26}", mint("thing", *values))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a", "b"], ["ab"]),
        (["a\x1fb"], ["a", "b"]),
        (["1:a\x1f1:b"], ["a", "b"]),
        ([], [""]),
        (["", "a"], ["a", ""]),
        (["12"], ["1", "2"]),
    ],
)
def test_no_two_lists_of_values_run_together(one: list[str], other: list[str]) -> None:
    assert mint("thing", *one) != mint("thing", *other)
