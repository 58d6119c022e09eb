"""What was not understood, as answers: the issues with their sentences, and how many of the sentences were understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from .showing import told

if TYPE_CHECKING:
    from ingest.kept import Doubts
    from ontology.coverage import Share
    from queries.answer import Answer

#: What issues are called.
ISSUES = {
    "unread-sentence": ("未读懂的句子", "sentence not understood"),
    "unknown-post": ("未收录的职务", "unknown post"),
    "unresolved-reference": ("指代不明", "unresolved reference"),
    "incomplete-date": ("日期不全", "incomplete date"),
    "unreadable-date": ("日期无法识别", "unreadable date"),
}

#: What issues are called, and the things of which sentences are counted.
_WORDS = ISSUES | {
    "person": ("提到人物的句子", "sentences with a person"),
    "meeting": ("提到会议的句子", "sentences with a meeting"),
    "document": ("提到文件的句子", "sentences with a document"),
    "publication": ("提到志书的句子", "sentences with a publication"),
    "total": ("以上各类句子合计", "all of these sentences"),
}


def issues(found: Iterable[Doubts]) -> Answer:
    """Return every issue with its words."""
    from queries.answer import Column, Text

    columns = [
        Column("kind", Text("类别", "Kind"), words={name: Text(*words) for name, words in _WORDS.items()}),
        Column("about", Text("所指", "About")),
        Column("quote", Text("原文", "Words"), quote=True),
        Column("document", Text("文档", "Document")),
        Column("start", Text("位置", "Offset"), hidden=True),
    ]
    return told("check", ("没有读懂的地方", "What was not understood"), columns, _issues(found))


def _issues(found: Iterable[Doubts]) -> Iterator[Mapping[str, object]]:
    for doubts in found:
        for issue in doubts.issues:
            yield {
                "kind": issue.kind.value,
                "about": issue.about,
                "quote": issue.evidence.text,
                "document": doubts.name,
                "start": issue.evidence.start,
            }


def summary(found: Iterable[Doubts]) -> Answer:
    """Return how many issues of each kind there are, and the share of sentences understood for each kind of thing."""
    from ontology.coverage import Coverage
    from ontology.issues import IssueKind
    from queries.answer import Column, Text

    columns = [
        Column("what", Text("项目", "What"), words={name: Text(*words) for name, words in _WORDS.items()}),
        Column("count", Text("数量", "Count")),
        Column("understood", Text("读懂", "Understood")),
        Column("share", Text("读懂比例", "Share")),
    ]
    counts: Counter[IssueKind] = Counter()
    coverage = Coverage()
    for doubts in found:
        counts.update(issue.kind for issue in doubts.issues)
        coverage += doubts.coverage
    rows: list[Mapping[str, object]] = [{"what": kind.value, "count": counts[kind]} for kind in IssueKind]
    rows += [_counted(kind.value, share) for kind, share in coverage.kinds.items()]
    rows.append(_counted("total", coverage.total))
    return told("summary", ("读懂了多少", "How much was understood"), columns, rows)


def _counted(what: str, share: Share) -> Mapping[str, object]:
    part = None if share.share is None else round(share.share, 4)
    return {"what": what, "count": share.sentences, "understood": share.understood, "share": part}
