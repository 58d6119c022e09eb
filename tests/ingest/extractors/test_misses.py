from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.issues import IssueKind


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        # a person is named, and no more is understood
        ("3月5日，县志办召开座谈会，主任丁一主持。\n丁一在雨里站了很久。", ["丁一在雨里站了很久。"]),
        # everything is understood, or nobody is named
        ("3月5日，县志办召开座谈会，主任丁一主持。", []),
        ("3月5日，雨下了一整天。", []),
        ("", []),
    ],
)
def test_sentences_from_which_nothing_was_taken_are_issues(
    read: Callable[[str], Extraction], text: str, unread: list[str]
) -> None:
    issues = [issue for issue in read(text).issues if issue.kind is IssueKind.UNREAD_SENTENCE]
    assert [issue.evidence.text for issue in issues] == unread


def test_issue_tells_the_editor_what_is_missing(read: Callable[[str], Extraction]) -> None:
    text = "县志办主任丁一讲话。丁一、时雨、石敢当在雨里站了很久。"
    (issue,) = [i for i in read(text).issues if i.kind is IssueKind.UNREAD_SENTENCE]
    assert issue.message == "a person or a meeting is named here, and nothing was understood of it"
    assert text[issue.evidence.start : issue.evidence.end] == "丁一、时雨、石敢当在雨里站了很久。"
