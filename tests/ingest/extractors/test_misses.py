from collections.abc import Callable

import pytest

from ingest.extract import Extraction
from ontology.coverage import Coverage, Share
from ontology.facts import Kind
from ontology.issues import IssueKind


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        # a person is named, and no more is understood
        ("3月5日，县志办召开座谈会，主任丁一主持。\n丁一在雨里站了很久。", ["丁一在雨里站了很久。"]),
        # the same once more is understood as well
        ("县志办召开座谈会\n3月5日，县志办召开座谈会。主任丁一主持座谈会。丁一主持座谈会。", []),
        # to know its name is not to understand
        ("3月5日，县志办召开座谈会。\n丁一在《云溪县志编纂工作方案》上签了字。", []),
        ("3月5日，县志办召开座谈会，主任丁一主持。\n丁一在《云溪县志编纂工作方案》上签了字。", ["丁一在《云溪县志编纂工作方案》上签了字。"]),
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
    assert issue.about == "丁一、时雨、石敢当"
    assert text[issue.evidence.start : issue.evidence.end] == "丁一、时雨、石敢当在雨里站了很久。"


def test_sentences_are_counted_by_what_they_hold(read: Callable[[str], Extraction]) -> None:
    text = (
        "县志办召开座谈会\n3月5日，县志办召开座谈会，主任丁一主持。丁一在雨里站了很久。\n"
        "大家翻阅了《云溪县志编纂工作方案》。《云溪县志》已出版。雨下了一天。"
    )
    assert read(text).coverage == Coverage(
        Share(4, 2),
        {Kind.PERSON: Share(2, 1), Kind.MEETING: Share(1, 1), Kind.DOCUMENT: Share(1, 0), Kind.PUBLICATION: Share(1, 1)},
    )
