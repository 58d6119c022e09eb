"""Each text, a document of 6 March 2031, with who is told to have begun or ended to hold a post, and when."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.act_days import in_order
from ingest.extract import Extraction, Reader
from ingest.readers import read as read_document
from ontology.facts import Confidence, PostFact

Read = Callable[[str], Extraction]
SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"
NOTICE = "云溪县人民政府关于丁一等同志职务任免的通知\n"


def posts(extraction: Extraction) -> list[PostFact]:
    return [fact for fact in extraction.facts if isinstance(fact, PostFact)]


def written(fact: PostFact) -> str:
    organisation = fact.organisation.name if fact.organisation else ""
    time = f" {fact.began or ''}/{fact.ended or ''}" if fact.began or fact.ended else f" {fact.date}"
    return f"{fact.person.name} {'原' if fact.former else ''}{organisation}{fact.post}{time}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the date of the sentence, as precise as it is
        ("3月2日，县人大常委会任命丁一为县志办主任。", ["丁一 县志办主任 2031-03-02/"]),
        ("丁一2029年5月被任命为县志办主任。", ["丁一 县志办主任 2029-05/"]),
        ("2029年，丁一当选县作协主席。", ["丁一 县作协主席 2029/"]),
        ("去年5月，时雨出任县档案馆馆长。", ["时雨 县档案馆馆长 2030-05/"]),
        # one date for many
        ("3月2日，会议任命丁一为县志办主任，时雨为县档案馆馆长；免去石敢当的县志办主任职务。",
         ["丁一 县志办主任 2031-03-02/", "时雨 县档案馆馆长 2031-03-02/", "石敢当 原县志办主任 /2031-03-02"]),
        # each its own
        ("2018年3月，丁一任县志办副主任，2020年5月起任县志办主任。",
         ["丁一 县志办副主任 2018-03/", "丁一 县志办主任 2020-05/"]),
        # of a meeting of three days, only what they have in common
        ("3月2日至4日召开的县作协大会上，丁一当选为县作协主席。", ["丁一 县作协主席 2031-03/"]),
        ("2月27日至3月1日，县作协大会召开，丁一当选为县作协主席。", ["丁一 县作协主席 2031/"]),
        # from when to when
        ("丁一2018年3月至2020年5月任县志办副主任。", ["丁一 原县志办副主任 2018-03/2020-05"]),
        ("丁一（2018年3月至2020年5月任县志办副主任）介绍情况。", ["丁一 原县志办副主任 2018-03/2020-05"]),
        ("2019年至2023年，丁一担任县志办主任。", ["丁一 原县志办主任 2019/2023"]),
        ("丁一从2019年4月起担任县志办主任，至2023年9月卸任。",
         ["丁一 县志办主任 2019-04/", "丁一 原县志办主任 /2023-09"]),
        # a life in one sentence after the other
        ("丁一，女，1975年6月生，1998年7月参加工作。历任县委办秘书，2020年3月任县志办主任，2025年6月起任县政协副主席。",
         ["丁一 原县委办秘书 2031-03-06", "丁一 县志办主任 2020-03/", "丁一 县政协副主席 2025-06/"]),
        ("县志办主任丁一讲话。2023年3月，在县人大会议上，他被任命为县档案馆馆长。",
         ["丁一 县志办主任 2031-03-06", "丁一 县档案馆馆长 2023-03/"]),
        # of two people, 他 may be either
        ("县志办主任丁一、副主任时雨讲话。2023年3月，他被任命为县档案馆馆长。",
         ["丁一 县志办主任 2031-03-06", "时雨 县志办副主任 2031-03-06"]),
        # whom each clause is about
        ("3月2日，县委决定：时雨同志任县志办主任，丁一同志不再担任县志办主任职务，改任四级调研员。",
         ["时雨 县志办主任 2031-03-02/", "丁一 四级调研员 2031-03-02/", "丁一 原县志办主任 /2031-03-02"]),
        ("3月2日，大会选举时雨为县长、丁一为县监委主任。", ["时雨 县长 2031-03-02/", "丁一 县监委主任 2031-03-02/"]),
        ("3月2日，县委决定：丁一任县志办主任（试用期一年）。", ["丁一 县志办主任 2031-03-02/"]),
        ("自2031年4月1日起，由时雨担任县志办主任。", ["时雨 县志办主任 2031-04-01/"]),
        # the meeting that a sentence before tells of
        ("县人大常委会会议3月2日召开。会议决定任命丁一为县司法局局长。", ["丁一 县司法局局长 2031-03-02/"]),
        # what is of another time: a year, a birth, the next meeting
        ("县人大常委会会议3月2日召开。会议听取2029年决算报告。会议决定任命丁一为县司法局局长。",
         ["丁一 县司法局局长 2031-03-02/"]),
        ("县人大常委会会议3月2日召开，决定县人代会于4月8日召开。会议决定任命丁一为县司法局局长。",
         ["丁一 县司法局局长 2031-03-02/"]),
        # the day of the notice
        (NOTICE + "县政府决定，任命：\n丁一为县志办主任；\n时雨为县档案馆馆长。\n免去：\n石敢当的县志办主任职务。\n2031年3月1日\n",
         ["丁一 县志办主任 2031-03-01/", "时雨 县档案馆馆长 2031-03-01/", "石敢当 原县志办主任 /2031-03-01"]),
        # a headline has no day of its own
        ("县人大常委会关于接受丁一辞去副县长职务的决定\n3月2日，会议决定接受丁一辞去副县长职务。",
         ["丁一 原副县长 2031-03-06", "丁一 原副县长 /2031-03-02"]),
        # unknown stays unknown: the post was seen on the day of the document
        ("近日，县委决定任命丁一为县志办主任。", ["丁一 县志办主任 2031-03-06"]),
        ("任命丁一为县志办主任。", ["丁一 县志办主任 2031-03-06"]),
        # a congratulation is of another day than the election
        ("3月5日，县作协致电祝贺丁一当选为市作协主席。", ["丁一 市作协主席 2031-03-06"]),
        # once more is no beginning, but dated proof
        ("3月2日，丁一再次当选为县作协主席。", ["丁一 县作协主席 2031-03-02"]),
        # told in passing
        ("3月2日，丁一任组长的工作组成立。", []),
        ("县委决定于3月4日由丁一任县志办主任。", ["丁一 县志办主任 2031-03-04/"]),
        # transferred, succeeded, retired, dead
        ("3月2日，时雨接替丁一担任县志办主任。", ["时雨 县志办主任 2031-03-02/", "丁一 原县志办主任 /2031-03-02"]),
        ("县志办主任丁一3月调任县档案馆馆长。", ["丁一 县档案馆馆长 2031-03/", "丁一 原县志办主任 /2031-03"]),
        ("县志办主任丁一因病医治无效，于2031年3月4日在云溪逝世，享年58岁。", ["丁一 原县志办主任 /2031-03-04"]),
        # proposed, and not yet
        ("县长提请县人大常委会任命丁一为县司法局局长。", []),
        ("丁一，男，1990年3月生，现任县志办副主任，拟任县志办主任。", ["丁一 县志办副主任 2031-03-06"]),
    ],
)
def test_act_days(read: Read, text: str, expected: list[str]) -> None:
    assert list(map(written, posts(read(text)))) == expected


def test_samples_tell_these_beginnings_and_ends(reader: Reader) -> None:
    told = {
        path.name: {written(fact) for fact in posts(reader.read(read_document(path))) if fact.began or fact.ended}
        for path in SAMPLES.iterdir()
    }
    office, september = "澜川省地方志工作办公室", "2025-09-05"
    assert {name: found for name, found in told.items() if found} == {
        "简报2025年第14期.pdf": {
            f"欧阳砚秋 {office}党组书记 2025-07-24/",
            f"欧阳砚秋 {office}主任 2025-07-24/",
            f"蔺怀舟 原{office}党组书记 /2025-07-24",
            f"蔺怀舟 原{office}主任 /2025-07-24",
            "欧阳砚秋 组长 2025-07-25/",
            "麦守诚 副组长 2025-07-25/",
        },
        "工作动态2025年9月.txt": {
            f"方志宏 省地方志办党组成员 {september}/",
            f"方志宏 省地方志办副主任 {september}/",
            f"方志宏 原市县志指导处处长 /{september}",
            f"安宁 市县志指导处处长 {september}/",
            f"安宁 原市县志指导处副处长 /{september}",
        },
    }


def test_evidence_of_a_beginning_is_its_own_sentence(read: Read) -> None:
    text = "县志办主任丁一主持会议。3月2日，县人大常委会任命丁一为县志办主任。县志办主任丁一讲话。"
    assert [(fact.began, fact.evidence[0].text) for fact in posts(read(text))] == [
        (None, "县志办主任丁一主持会议。"),
        ("2031-03-02", "3月2日，县人大常委会任命丁一为县志办主任。"),
    ]


def test_day_that_another_sentence_tells_is_less_sure(read: Read) -> None:
    apart = "县人大常委会会议3月2日召开。会议决定任命丁一为县司法局局长。"
    together = "县人大常委会会议3月2日召开，任命丁一为县司法局局长。"
    assert [posts(read(text))[0].confidence for text in (apart, together)] == [Confidence.PATTERN, Confidence.STATED]


MONTHS = st.tuples(st.integers(1990, 2030), st.integers(1, 12))


@settings(max_examples=60)
@given(MONTHS, MONTHS)
def test_no_holding_ends_before_it_begins(read: Read, first: tuple[int, int], last: tuple[int, int]) -> None:
    text = f"丁一{first[0]}年{first[1]}月至{last[0]}年{last[1]}月任县志办副主任。"
    for fact in posts(read(text)):
        if fact.began and fact.ended:
            assert in_order(fact.began, fact.ended)
            assert (fact.began, fact.ended) == tuple(f"{year}-{month:02}" for year, month in (first, last))
        else:
            assert first >= last
