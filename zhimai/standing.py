"""What a workspace holds, as answers: how much of each kind, and which documents."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .checking import ISSUES
from .judged import ledger_in
from .showing import told

if TYPE_CHECKING:
    from queries.answer import Answer
    from queries.workspace import Workspace

#: What facts are called.
FACTS = {
    "bulletin": ("报头和报尾", "mastheads"),
    "person": ("提到的人物", "people named"),
    "organisation": ("提到的机构", "organisations named"),
    "post": ("任职所见", "sightings of posts"),
    "meeting": ("会议", "meetings"),
    "attendance": ("参会", "attendances"),
    "document": ("提到的公文", "documents named"),
    "publication": ("编纂出版情况", "states of publications"),
    "conveyed": ("传达学习", "conveyances"),
    "directive": ("推动编纂", "directives"),
}

#: What there is to count beside facts and issues.
_WORDS = {
    "documents": ("文档", "documents"),
    "facts": ("事实", "facts"),
    "issues": ("没有读懂的地方", "issues"),
    "judgements": ("判定", "judgements"),
    "bytes": ("占用字节", "bytes on disk"),
    "runs": ("变更次数", "runs"),
    "last": ("最近一次变更", "last run"),
    "version": ("所用版本", "version of zhimai"),
}


def standing(opened: Workspace) -> Answer:
    """Return how many documents, facts of each kind and issues of each kind a workspace holds, and its last run."""
    from queries.answer import Column, Text

    words = {name: Text(*called) for name, called in _WORDS.items()}
    kinds = {name: Text(*called) for name, called in (FACTS | ISSUES).items()}
    columns = [
        Column("what", Text("项目", "What"), words=words),
        Column("kind", Text("类别", "Kind"), words=kinds),
        Column("value", Text("数值", "Value")),
    ]
    return told("status", ("工作区概况", "What the workspace holds"), columns, _standing(opened))


def _standing(opened: Workspace) -> Iterator[Mapping[str, object]]:
    facts, issues = Counter[str](), Counter[str]()
    for digest in set(opened.sources.values()):
        for row in opened.rows(digest):
            if "fact" in row:
                facts[row["fact"]["kind"]] += 1
            elif "issue" in row:
                issues[row["issue"]["kind"]] += 1
    yield {"what": "documents", "value": len(opened.sources)}
    for what, counts, kinds in (("facts", facts, FACTS), ("issues", issues, ISSUES)):
        yield {"what": what, "value": counts.total()}
        yield from ({"what": what, "kind": kind, "value": counts[kind]} for kind in kinds)
    yield {"what": "judgements", "value": len(ledger_in(opened).standing)}
    yield {"what": "bytes", "value": sum(_sizes(opened))}
    runs = opened.runs()
    yield {"what": "runs", "value": len(runs)}
    if runs:
        yield {"what": "last", "value": runs[-1].ended}
        yield {"what": "version", "value": runs[-1].version}


def _sizes(opened: Workspace) -> Iterator[int]:
    """Yield the sizes of all files; one that is several names of the same bytes counts once."""
    seen = set()
    for folder, _, names in os.walk(opened.folder):
        for name in names:
            try:
                found = os.stat(os.path.join(folder, name), follow_symlinks=False)
            except FileNotFoundError:  # somebody builds meanwhile
                continue
            if found.st_ino not in seen:
                seen.add(found.st_ino)
                yield found.st_size


def holdings(opened: Workspace) -> Answer:
    """Return all documents by name, with the hash of their bytes and the numbers of their facts and issues."""
    from queries.answer import Column, Text

    columns = [
        Column("document", Text("文档", "Document")),
        Column("facts", Text("事实", "Facts")),
        Column("issues", Text("没有读懂的地方", "Issues")),
        Column("sha256", Text("SHA-256", "SHA-256")),
    ]
    return told("documents", ("工作区里的文档", "The documents of the workspace"), columns, _holdings(opened))


def _holdings(opened: Workspace) -> Iterator[Mapping[str, object]]:
    for key, digest in sorted(opened.sources.items()):
        found = Counter(kind for row in opened.rows(digest) for kind in ("fact", "issue") if kind in row)
        yield {"document": key, "facts": found["fact"], "issues": found["issue"], "sha256": digest}
