"""What a reading is worth by gold: the documents of the gold, their facts, and the answers that tell figures and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .showing import told

if TYPE_CHECKING:
    from ontology.score import Score, Tally
    from ontology.slips import Slip
    from queries.answer import Answer

_FAMILIES = {
    "people": "人物",
    "posts": "职务",
    "post_organisations": "职务所属机构",
    "meetings": "会议",
    "attendance": "参会",
    "groups": "参会群体",
    "documents": "文件",
    "publications": "志书",
    "publication_status": "志书状态",
    "conveyed": "传达学习",
    "directives": "推动编纂",
    "bulletin": "报头版记",
    "micro": "合计（micro）",
    "macro": "平均（macro）",
}


def documents_of(names: Iterable[str], folders: Sequence[Path]) -> dict[str, Path]:
    """Return where the documents of these names are: the first file in the folders that is called so and can be read."""
    from ingest.inbox import walk
    from ingest.readers import kinds

    wanted = set(names)
    found: dict[str, Path] = {}
    for path in walk(folders):
        if path.stem in wanted and path.suffix.lower() in kinds():
            found.setdefault(path.stem, path)
    return found


def figures(scored: Score) -> Answer:
    """Return precision, recall and F1 of each family, of all pooled (micro), and their mean (macro)."""
    from queries.answer import Column, Text

    columns = [
        Column("family", Text("类别", "Family"), words={name: Text(zh, name) for name, zh in _FAMILIES.items()}),
        Column("right", Text("正确", "Right")),
        Column("wrong", Text("错误", "Wrong")),
        Column("missed", Text("遗漏", "Missed")),
        Column("precision", Text("准确率", "Precision")),
        Column("recall", Text("召回率", "Recall")),
        Column("f1", Text("F1", "F1")),
    ]
    rows = [_figures(family.value, tally) for family, tally in scored.families.items()]
    rows += [_figures("micro", scored.micro), {"family": "macro", "f1": round(scored.macro, 4)}]
    return told("score", ("抽取得分", "How well the reading agrees with the gold"), columns, rows)


def _figures(family: str, tally: Tally) -> Mapping[str, object]:
    return {
        "family": family,
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def errors(found: Iterable[tuple[str, Slip]]) -> Answer:
    """Return the slips of documents, each with the words of the text."""
    from queries.answer import Column, Text

    columns = [
        Column("family", Text("类别", "Family"), words={name: Text(zh, name) for name, zh in _FAMILIES.items()}),
        Column("way", Text("情况", "What"), words={"wrong": Text("错误", "wrong"), "missed": Text("遗漏", "missed")}),
        Column("said", Text("内容", "Said")),
        Column("quote", Text("原文", "Words"), quote=True),
        Column("document", Text("文档", "Document")),
    ]
    return told("errors", ("错误与遗漏", "What is wrong and what is missed"), columns, _errors(found))


def _errors(found: Iterable[tuple[str, Slip]]) -> Iterator[Mapping[str, object]]:
    for document, slip in found:
        yield {
            "family": slip.family.value,
            "way": slip.way.value,
            "said": slip.said,
            "quote": slip.sentence or None,
            "document": document,
        }
