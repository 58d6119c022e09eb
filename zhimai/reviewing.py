"""Who is who, as answers: the pairs that are doubtful, with what is told of either side, and the judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .showing import told

if TYPE_CHECKING:
    from ingest.identity import Doubt, Passage, Reason
    from queries.answer import Answer

    from .desk import Desk

#: What the kinds of thing are called that are judged.
KINDS = {
    "person": ("人物", "person"),
    "organisation": ("机构", "organisation"),
    "meeting": ("会议", "meeting"),
    "document": ("公文", "document"),
    "publication": ("出版物", "publication"),
}

#: What verdicts are called, and what has become of judgements.
_VERDICTS = {"same": ("同一", "same"), "different": ("不同", "different"), "unsure": ("存疑", "unsure")}
_STATES = {"standing": ("有效", "standing"), "idle": ("暂无所指", "no effect"), "undone": ("已撤销", "undone")}

_SHOWN = 3
"""How many passages are shown of each side."""


def doubtful(desk: Desk, doubts: Sequence[Doubt], lang: str) -> Answer:
    """Return doubtful pairs, a row for each passage of those that tell most of either side; reasons in a language."""
    from queries.answer import Column, Text

    columns = [
        Column("pair", Text("对", "Pair")),
        Column("kind", Text("类别", "Kind"), words={name: Text(*words) for name, words in KINDS.items()}),
        Column("score", Text("分值", "Score")),
        Column("reasons", Text("理由", "Reasons")),
        Column("side", Text("一方", "Side")),
        Column("quote", Text("原文", "Words"), quote=True),
        Column("date", Text("日期", "Date")),
        Column("document", Text("文档", "Document")),
        Column("iri", Text("一方 IRI", "Side IRI"), hidden=True),
    ]
    rows = (row for at, doubt in enumerate(doubts, 1) for row in _sides(desk, at, doubt, lang))
    return told("review", ("可能是同一事物的", "What may be one"), columns, rows)


def _sides(desk: Desk, at: int, doubt: Doubt, lang: str) -> Iterator[Mapping[str, object]]:
    for iri, reference in zip((doubt.one, doubt.other), doubt.references, strict=True):
        for passage in telling(desk.passages(iri)):
            yield {
                "pair": at,
                "kind": reference.kind.value,
                "score": doubt.score,
                "reasons": weighed(doubt.reasons, lang),
                "side": str(reference),
                "quote": passage.evidence.text,
                "date": passage.date or None,
                "document": passage.source.rpartition("/")[2],
                "iri": iri,
            }


def telling(passages: Sequence[Passage], shown: int = _SHOWN) -> list[Passage]:
    """Return the first passages, of different words each."""
    return list({passage.evidence.text: passage for passage in reversed(passages)}.values())[::-1][:shown]


def quoted(passage: Passage) -> str:
    """Return a passage as one line, with date and file."""
    from queries.quote import unwrapped
    from queries.render import line

    name = passage.source.rpartition("/")[2]
    return f"“{line(unwrapped(passage.evidence.text))}”——{' '.join(filter(None, (passage.date, name)))}"


def weighed(reasons: Sequence[Reason], lang: str) -> str:
    """Return reasons with their weights and the words that give them."""
    told = [its.told.rpartition("/")[2] for its in reasons]
    brackets, between = ("（{}）", "；") if lang == "zh" else (" ({})", "; ")
    return between.join(
        f"{its.weight:+g} {its.called(lang)}" + (brackets.format(words) if words else "")
        for its, words in zip(reasons, told, strict=True)
    )


def entered(desk: Desk, everything: bool) -> Answer:
    """Return the judgements that stand; `everything`, those undone too."""
    from queries.answer import Column, Text

    columns = [
        Column("number", Text("编号", "Number")),
        Column("verdict", Text("判定", "Verdict"), words={name: Text(*words) for name, words in _VERDICTS.items()}),
        Column("one", Text("一方", "One")),
        Column("other", Text("另一方", "Other")),
        Column("who", Text("判定人", "By")),
        Column("when", Text("时间", "When")),
        Column("why", Text("依据", "Why")),
        Column("state", Text("状态", "State"), words={name: Text(*words) for name, words in _STATES.items()}),
    ]
    rows = _judgements(desk, everything)
    return told("judgements", ("判定", "Judgements"), columns, rows)


def _judgements(desk: Desk, everything: bool) -> Iterator[Mapping[str, object]]:
    idle = {judgement.number for judgement in desk.idle}
    for its in desk.ledger.judgements if everything else desk.ledger.standing:
        yield {
            "number": its.number,
            "verdict": its.verdict.value,
            "one": str(its.one),
            "other": str(its.other),
            "who": its.who,
            "when": its.when,
            "why": its.why,
            "state": "undone" if its.undone else "idle" if its.number in idle else "standing",
        }
