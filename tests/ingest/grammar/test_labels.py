"""Lines with a label, and what stands behind it: 韩雪松 = 省志办/主任 for people, [各科室负责人] for groups."""

from collections.abc import Callable, Iterable

import pytest

from ingest.grammar.items import Item, Person
from ingest.grammar.labels import Labelled, Labels
from ingest.grammar.names import Names
from ingest.grammar.phrases import Phrases
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon

LABELS = ("主持人", "授课人", "校对", "出席", "出席人员", "列席", "请假", "记录", "记者", "通讯员", "责任编辑", "审核", "编辑")
Read = Callable[[str], Phrases]


@pytest.fixture(scope="module")
def phrases(lexicon: Lexicon, names: Names) -> Read:
    return lambda text: Phrases(text, Words(lexicon.find(text)), names, {})


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(dict.fromkeys(LABELS, ""))


def written(labelled: Labelled | None) -> tuple[str, list[str]] | None:
    return (labelled.label, [item_written(item) for item in labelled.items]) if labelled else None


def item_written(item: Item) -> str:
    if isinstance(item, Person):
        return item.name + "".join(f" {post.organisation}/{post.title}" for post in item.posts)
    return f"[{getattr(item, 'text', '')}]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("主持人：韩雪松", ("主持人", ["韩雪松"])),
        ("主持人: 韩雪松", ("主持人", ["韩雪松"])),
        ("主 持 人：韩雪松", ("主持人", ["韩雪松"])),
        ("二、出席：韩雪松、丁一", ("出席", ["韩雪松", "丁一"])),
        ("出席：韩雪松 丁一 石敢当", ("出席", ["韩雪松", "丁一", "石敢当"])),
        ("出席：韩雪松，丁一；石敢当。", ("出席", ["韩雪松", "丁一", "石敢当"])),
        ("出席：李 明 韩雪松 王 芳", ("出席", ["李明", "韩雪松", "王芳"])),
        ("出席：韩雪松（主任） 丁一（副主任）", ("出席", ["韩雪松 /主任", "丁一 /副主任"])),
        ("出席人员：省志办主任韩雪松、副主任丁一", ("出席人员", ["韩雪松 省志办/主任", "丁一 /副主任"])),
        ("列席：秘书处处长石敢当、各处室负责人", ("列席", ["石敢当 秘书处/处长", "[各处室负责人]"])),
        # words that are names: in such a list a name stands
        ("请假：安全（出差）、童话", ("请假", ["安全", "童话"])),
        ("出席：禤国维、仉学礼", ("出席", ["禤国维", "仉学礼"])),
        ("出席：阿依古丽·买买提 巴图尔·那仁", ("出席", ["阿依古丽·买买提", "巴图尔·那仁"])),
        # what cannot be a name
        ("记录：无", ("记录", [])),
        # no such label
        ("会议强调：要抓好质量", None),
        ("出席会议并讲话", None),
        ("韩雪松主持会议", None),
    ],
)
def test_line_with_a_label(
    phrases: Read, labels: Labels, line: str, expected: tuple[str, list[str]] | None
) -> None:
    assert written(labels.line(phrases(line), 0, len(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("授课人 丁一", ("授课人", ["丁一"])),
        # a table set with blanks: the post behind the name
        ("授课人 丁一 云澜大学教授 志书与方言", ("授课人", ["丁一 云澜大学/教授"])),
        ("出席 韩雪松 主任 丁一 副主任", ("出席", ["韩雪松 /主任", "丁一 /副主任"])),
        # or before it
        ("出席 主任 韩雪松 副主任 丁一", ("出席", ["韩雪松 /主任", "丁一 /副主任"])),
        ("出席 韩雪松 各科室主任", ("出席", ["韩雪松", "[各科室主任]"])),
    ],
)
def test_field_of_minutes_without_a_colon(
    phrases: Read, labels: Labels, line: str, expected: tuple[str, list[str]]
) -> None:
    assert labels.line(phrases(line), 0, len(line)) is None
    assert written(labels.line(phrases(line), 0, len(line), field=True)) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("列席会议的有：\n- 县志办主任 丁一", "列席"),
        ("会议安排如下交流发言：\n- 县志办主任 丁一", "发言人"),
        ("参加会议的有：\n县直部门：县志办主任 丁一", "出席"),
    ],
)
def test_announcement_says_as_what(phrases: Read, labels: Labels, text: str, label: str) -> None:
    at = text.index("\n") + 1
    assert written(labels.line(phrases(text), at, len(text))) == (label, ["丁一 县志办/主任"])


def test_lists_below_an_announcement_need_no_label_of_the_lexicon(phrases: Read, labels: Labels) -> None:
    text = "参加会议的有：\n县领导：万里云、时雨\n县直部门：县志办主任关山月\n要求：一要抓好质量"
    parser = phrases(text)
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    assert [written(labels.line(parser, a, b)) for a, b in spans] == [
        None,
        ("出席", ["万里云", "时雨"]),
        ("出席", ["关山月 县志办/主任"]),
        None,
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("（记者 易水寒 通讯员 丁一）", [("记者", ["易水寒"]), ("通讯员", ["丁一"])]),
        ("责任编辑：丁一 审核：石敢当", [("责任编辑", ["丁一"]), ("审核", ["石敢当"])]),
        ("本报讯（记者易水寒）3月5日", [("记者", ["易水寒"])]),
        ("本报讯（本报记者童话、安宁）3月5日", [("本报记者", ["童话", "安宁"])]),
        ("责任编辑：丁一 校对：石敢当 印数：120份", [("责任编辑", ["丁一"]), ("校对", ["石敢当"])]),
        ("记者从会上获悉", []),
    ],
)
def test_signatures_within_a_line(
    phrases: Read, labels: Labels, line: str, expected: Iterable[tuple[str, list[str]]]
) -> None:
    assert [written(found) for found in labels.inside(phrases(line), 0, len(line))] == expected
