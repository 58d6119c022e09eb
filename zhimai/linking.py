"""What may be something elsewhere, as answers, and what was decided of it before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .reviewing import KINDS
from .showing import told

if TYPE_CHECKING:
    from queries.answer import Answer
    from queries.linking import Proposal
    from queries.linking.weighing import Ground

    from .desk import Desk


def undecided(desk: Desk, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals on which nobody has decided: neither on the two, nor on what else the thing is."""
    from ingest.identity import Verdict

    links = desk.identity.links
    judged = {(link.iri, link.judgement.other.iri) for link in links}
    linked = {link.iri for link in links if link.judgement.verdict is Verdict.SAME}
    return [
        its
        for its in proposals
        if desk.knows(its.thing) and its.thing not in linked and (its.thing, its.elsewhere) not in judged
    ]


def proposed(proposals: Sequence[Proposal]) -> Answer:
    """Return proposals, a row each."""
    from queries.answer import Column, Text

    columns = [
        Column("name", Text("事物", "Thing")),
        Column("kind", Text("类别", "Kind"), words={name: Text(*words) for name, words in KINDS.items()}),
        Column("label", Text("彼处名称", "Name there")),
        Column("description", Text("彼处说明", "Description there")),
        Column("score", Text("分值", "Score")),
        Column("reasons", Text("理由", "Reasons")),
        Column("elsewhere", Text("彼处 IRI", "IRI there")),
        Column("thing", Text("事物 IRI", "Thing IRI"), hidden=True),
    ]
    return told("link", ("可能是外部的什么", "What may be something elsewhere"), columns, _rows(proposals))


def _rows(proposals: Sequence[Proposal]) -> Iterator[Mapping[str, object]]:
    for its in proposals:
        yield {
            "name": its.name,
            "kind": its.kind.value,
            "label": its.label or None,
            "description": its.description or None,
            "score": its.score,
            "reasons": "; ".join(map(grounded, its.grounds)),
            "elsewhere": its.elsewhere,
            "thing": its.thing,
        }


def grounded(ground: Ground) -> str:
    """Return a reason with its weight."""
    return f"{ground.weight:+d} {ground.what}" + (f" ({ground.told})" if ground.told else "")
