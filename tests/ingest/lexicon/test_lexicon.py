import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from ingest.lexicon import Lexicon, Tag
from ingest.lexicon.lexicon import LISTS
from ontology.facts import Role, Status

FILES = sorted(str(path.name) for path in files("ingest.lexicon").iterdir() if path.name.endswith(".tsv"))
NAMES = [name.removesuffix(".tsv") for name in FILES]


def found(lexicon: Lexicon, text: str) -> list[tuple[str, int]]:
    return [(text[start:end], tag) for start, end, tag in lexicon.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主任主持", [("主任", Tag.POST | Tag.GROUP | Tag.PLAIN), ("主持", Tag.VERB | Tag.ROLE)]),
        # the longest from the left
        ("省委常委会会议", [("省委", Tag.HEAD), ("常委会会议", Tag.ASSEMBLY)]),
        # a deputy is a post wherever the post is
        ("副市长", [("副市长", Tag.POST)]),
        # 出席 and 主持 are no end of one word and beginning of another
        ("买提出席会议", [("出席", Tag.VERB | Tag.ROLE), ("会议", Tag.ASSEMBLY)]),
        ("有为主持人", [("为", Tag.FUNCTION), ("主持人", Tag.POST)]),
        ("爱民主任", [("主任", Tag.POST | Tag.GROUP | Tag.PLAIN)]),
        ("民主任务", [("民主", Tag.PLAIN), ("任务", Tag.PLAIN)]),
        ("民主持续", [("民主", Tag.PLAIN)]),
        ("爱民主持", [("主持", Tag.VERB | Tag.ROLE)]),
        ("丁一致辞", [("致辞", Tag.NOMINAL | Tag.ROLE)]),
        # a word at the end of the text that begins a longer one
        ("全省党组", [("全省", Tag.SCOPE), ("党组", Tag.HEAD | Tag.SCOPE)]),
        ("〇", []),
        ("", []),
    ],
)
def test_words_of_a_text(lexicon: Lexicon, text: str, expected: list[tuple[str, int]]) -> None:
    assert found(lexicon, text) == expected


def test_other_folders_add_to_the_lists(tmp_path: Path) -> None:
    (tmp_path / "posts.tsv").write_text("# own posts\nword\tclass\n\n雪长\thead\n", encoding="utf-8")
    assert found(Lexicon(), "雪长") == []
    assert found(Lexicon([tmp_path]), "副雪长和雪长") == [("副雪长", Tag.POST), ("雪长", Tag.POST)]


def test_rows_are_read_by_the_heading(tmp_path: Path) -> None:
    text = "# comment\nclass\tgenre\tword\nweak\tplan\t雪卷\n\n\tplan\t霜卷\n"
    (tmp_path / "genres.tsv").write_text(text, encoding="utf-8")
    lexicon = Lexicon([tmp_path])
    assert list(lexicon.rows("genres"))[-2:] == [
        {"word": "雪卷", "genre": "plan", "class": "weak"},
        {"word": "霜卷", "genre": "plan", "class": ""},
    ]
    assert lexicon.column("genres")[-2:] == ["雪卷", "霜卷"]
    assert list(lexicon.rows("nothing")) == []


@pytest.mark.parametrize("name", NAMES)
def test_list_says_where_it_comes_from(name: str) -> None:
    first = files("ingest.lexicon").joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()[:6]
    assert any(line.startswith("# Source: ") for line in first)


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_whole_and_clean(name: str) -> None:
    lines = files("ingest.lexicon").joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    # columns at the end that are empty may be left out
    ragged = [row for row in rows if len(row) > len(rows[0]) or not any(row)]
    unclean = [
        row for row in rows for cell in row if cell != cell.strip() or cell != unicodedata.normalize("NFC", cell)
    ]
    assert (ragged, unclean) == ([], [])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_listed_twice(lexicon: Lexicon, name: str) -> None:
    rows = Counter(tuple(row.values()) for row in lexicon.rows(name))
    assert [row for row, times in rows.items() if times > 1] == []


@pytest.mark.parametrize("name", [name for name, classes in LISTS.items() if "" not in classes])
def test_every_class_has_its_tag(lexicon: Lexicon, name: str) -> None:
    known = {*LISTS[name], "label"} if name == "roles" else set(LISTS[name])
    assert {row["class"] for row in lexicon.rows(name)} == known


@pytest.mark.parametrize(
    ("name", "column", "values"),
    [
        ("roles", "role", {*Role, ""}),
        ("states", "status", set(Status)),
        ("surnames", "tier", {"1", "2", "3"}),
        ("lookalikes", "class", {"noun", "verb"}),
        ("spelling", "names", {"any", "Tibetan", "Mongolian", "Uyghur", "dotted"}),
    ],
)
def test_column_holds_known_values(lexicon: Lexicon, name: str, column: str, values: set[str]) -> None:
    assert set(lexicon.column(name, column)) <= values


def test_roles_of_verbs_are_known(lexicon: Lexicon) -> None:
    assert [row for row in lexicon.rows("roles") if row["class"] == "verb" and not row["role"]] == []


def test_family_names_have_one_or_two_characters(lexicon: Lexicon) -> None:
    names = lexicon.column("surnames", "surname")
    assert [name for name in names if len(name) not in (1, 2)] == []
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_a_word_that_is_a_name_begins_with_a_family_name(lexicon: Lexicon) -> None:
    surnames = set(lexicon.column("surnames", "surname"))
    assert [w for w in lexicon.column("lookalikes") if not {w[:1], w[:2]} & surnames] == []


def test_places_lie_in_places(lexicon: Lexicon) -> None:
    codes = {*lexicon.column("places", "code"), ""}
    assert [row for row in lexicon.rows("places") if row["parent"] not in codes] == []
