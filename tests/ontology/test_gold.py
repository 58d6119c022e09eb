from pathlib import Path

import pytest

from ontology.gold import Family, Gold, GoldError, close, key, plain, read, same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《云溪县志（1991—2030）》", "云溪县志19912030"),
        ("“书香云澜” 阅读大会", "书香云澜阅读大会"),
        ("Ｎｏ．３", "No.3"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        (None, ""),
    ],
)
def test_plain_words(text: str | None, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("value", "names", "is_same", "is_close"),
    [
        ("党组会议", "党组会议", True, True),
        ("党组（扩大）会议", ["党组扩大会议", "党组会议"], True, True),
        ("省志办党组会议", ["党组会议"], False, True),
        # at least 60 %
        ("宣传部长会", ["全省宣传部长会议"], False, True),
        ("部长会议", ["全省宣传部长会议"], False, False),
        ("", ["党组会议"], False, False),
        ("党组会议", [], False, False),
    ],
)
def test_comparison_of_names(value: str, names: str | list[str], is_same: bool, is_close: bool) -> None:
    assert (same(value, names), close(value, names)) == (is_same, is_close)


def test_items_of_families() -> None:
    gold = Gold(
        {
            "posts": [["丁一", ["主任"], ["县志办"]], ["时雨", ["县长"], []]],
            "meetings": {"m1": {"names": ["会议"]}},
            "bulletin": {"sent_to": ["市委", "市政府"], "issuer": ["县志办", "云溪县志办"], "issue": "3"},
            "optional": {"people": ["雷鸣"]},
        }
    )
    assert gold.items(Family.POST_ORGANISATIONS) == [["丁一", ["主任"], ["县志办"]]]
    assert gold.items(Family.MEETINGS) == ["m1"]
    assert gold.items(Family.BULLETIN) == [
        ("issue", "3"),
        ("issuer", ["县志办", "云溪县志办"]),
        ("sent_to", ["市委"]),
        ("sent_to", ["市政府"]),
    ]
    assert (gold.optional(Family.PEOPLE), gold.optional(Family.GROUPS)) == (["雷鸣"], [])
    assert [family for family in Family if gold.holds(family)] == [
        Family.POSTS,
        Family.POST_ORGANISATIONS,
        Family.MEETINGS,
        Family.BULLETIN,
    ]


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(f'{{"people": ["{name}"]}}', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no gold", encoding="utf-8")
    assert list(read(tmp_path)) == [("a", Gold({"people": ["a"]})), ("b", Gold({"people": ["b"]}))]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "holds no gold; name a folder with files NAME.json"),
        ("{", "cannot be read as JSON"),
        ("[]", "holds a list; gold is a JSON object with families for keys"),
        ('{"peple": []}', "a.json: 'peple' is no family; there are attendance, bulletin, conveyed, "),
        ('{"people": "丁一"}', "a.json: 'people' is the text '丁一'; a list is wanted"),
        ('{"people": [{}]}', "a.json: 'people' has an object for item 1; a name is wanted"),
        ('{"posts": [["丁一", "主任", "县志办"], ["时雨", "县长"]]}',
         r"'posts' has a list of 2 for item 2; \[person, post, organisation\] is wanted"),
        ('{"meetings": []}', "'meetings' is a list of 0; an object is wanted"),
        ('{"meetings": {"m1": {"date": "2031-03-05"}}}', "'meetings' has 'm1' without names"),
        ('{"optional": {"posts": [3]}}', "'optional.posts' has the value 3 for item 1"),
        ('{"optional": {"bulletin": []}}', "'optional.bulletin' is no family"),
    ],
)
def test_folder_without_gold_is_refused(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        list(read(tmp_path))


def test_the_form_of_gold_is_documented() -> None:
    told = (Path(__file__).parents[1] / "gold" / "README.md").read_text(encoding="utf-8")
    assert [name for name in {key(family) for family in Family} | {"optional"} if f"| `{name}` |" not in told] == []
