"""`zhimai why`: the words behind something, or between two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..choosing import chooser
from ..door import Unanswered
from ..graph import Graph, with_graph
from ..options import with_form
from ..showing import show

if TYPE_CHECKING:
    from queries.answer import Answer
    from queries.names import Names
    from queries.store import Store


@click.command("why")
@click.argument("one")
@click.argument("other", required=False)
@with_graph
@with_form
def verb(one: str, other: str | None, graph: Graph, form: str, lang: str, bom: bool) -> None:
    """Print every sentence that says something of a thing or a fact, or that ties two things.

    \b
    Example:
      zhimai why 蔺怀舟 澜川简史 -w demo
    """
    with graph.opened() as (store, names):
        answer = _said(store, names, one, other)
    if not len(answer):
        raise Unanswered(f"nothing ties {one} and {other}" if other else f"nothing is said of {one}")
    show(answer, form, lang, bom)


def _said(store: Store, names: Names, one: str, other: str | None) -> Answer:
    from ontology.iri import BASE
    from queries.library import question

    if other:
        name, values = "ties", {"one": one, "other": other}
    elif one.startswith(f"{BASE}fact/"):
        name, values = "grounds", {"fact": one}
    else:
        name, values = "said", {"thing": one}
    return question(name).ask(store, values, names, chooser(store, mark=""))
