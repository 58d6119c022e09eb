"""Days that could not be told are issues where something is said to have happened on them."""

from collections.abc import Callable

import pytest

from ingest.document import Document
from ingest.extract import Extraction, Reader
from ontology.issues import IssueKind

NEWS = "全县修志会议召开\n{}"
KINDS = (IssueKind.INCOMPLETE_DATE, IssueKind.UNREADABLE_DATE)


def doubts(extraction: Extraction) -> list[tuple[str, str]]:
    return [(issue.kind.value, issue.about) for issue in extraction.issues if issue.kind in KINDS]


def test_a_meeting_whose_day_nothing_tells_is_an_issue(reader: Reader) -> None:
    text = NEWS.format("全县修志推进会5日召开。图书馆每月8日开放。会议日前结束。")
    read = reader.read(Document("a.txt", "text/plain", "0", text))
    (issue,) = [issue for issue in read.issues if issue.kind in KINDS]
    assert (issue.kind, issue.about, issue.evidence.text) == (
        IssueKind.INCOMPLETE_DATE,
        "5日",
        "全县修志推进会5日召开。",
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全县修志推进会5日召开。", []),
        ("2月30日，全县修志推进会召开。", [("unreadable-date", "2月30日")]),
        ("农历腊月廿三，全县修志推进会召开。", [("unreadable-date", "农历腊月廿三")]),
        ("×月×日，县志办召开修志推进会。", [("unreadable-date", "×月×日")]),
        ("3月XX日，县志办召开修志推进会。", [("unreadable-date", "3月XX日")]),
        # a relation, though no meeting
        ("《河湾简史》于农历八月十五出版。", [("unreadable-date", "农历八月十五")]),
        # nothing is said to have happened
        ("农历腊月廿三是小年。", []),
        ("日前，县志办召开修志推进会。", []),
    ],
)
def test_days_that_are_none(
    read: Callable[[str], Extraction], sentence: str, found: list[tuple[str, str]]
) -> None:
    assert doubts(read(NEWS.format(sentence))) == found
