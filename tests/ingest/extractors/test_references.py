"""What refers to something that the document does not tell is an issue."""

from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.issues import IssueKind

HELD = "3月5日，县志办召开修志推进会，{}主持会议。"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("会议要求，抓紧编纂。", ["会议"]),
        (HELD.format("主任丁守正") + "会议要求，抓紧编纂。", []),
        # no reference: any meeting at all
        ("这是一次十分重要的大会。", []),
        (HELD.format("李主任"), ["李主任"]),
        (HELD.format("主任李守正") + "李主任讲话。", []),
        (HELD.format("主任丁守正") + "丁守正对该书提出意见。", ["该书"]),
        (HELD.format("主任丁守正") + "《河湾简史》编成，该书即将出版。", []),
    ],
)
def test_references_that_lead_nowhere(read: Callable[[str], Extraction], text: str, about: list[str]) -> None:
    found = [issue for issue in read(text).issues if issue.kind is IssueKind.UNRESOLVED_REFERENCE]
    assert [issue.about for issue in found] == about
    assert all(issue.about in issue.evidence.text for issue in found)
