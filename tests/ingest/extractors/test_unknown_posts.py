"""Words that stand before a name like a post, and are in no lexicon, are an issue."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.issues import IssueKind

HELD = "3月5日，云溪县志办召开座谈会，"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (HELD + "总撰稿王守正、主任时雨参加会议。", ["总撰稿"]),
        # behind the office
        (HELD + "县志办文胆王守正出席会议，副主任时雨主持会议。", ["文胆"]),
        # any name that the document has elsewhere
        (HELD + "主任时雨主持会议。县志办首席编修时雨汇报了进度。", ["首席编修"]),
        # a post that is known; a group; a name with nothing before it
        (HELD + "县志办主任王守正出席会议。", []),
        (HELD + "各乡镇负责人参加会议。", []),
        (HELD + "主任时雨、王守正参加会议。", []),
        (HELD + "主任时雨就方案作说明。", []),
        # what looks like a name is a part of words
        (HELD + "主任时雨主持会议。会议听取志稿编纂有关情况汇报。", []),
        (HELD + "主任时雨主持会议。大家一致支持时雨参加评审。", []),
    ],
)
def test_unknown_posts(read: Callable[[str], Extraction], text: str, about: list[str]) -> None:
    found = [issue for issue in read(text).issues if issue.kind is IssueKind.UNKNOWN_POST]
    assert [issue.about for issue in found] == about
