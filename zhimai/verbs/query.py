"""`zhimai query`: any SPARQL."""

from __future__ import annotations

from typing import IO

import click

from ..door import Unanswered
from ..graph import Graph, with_graph
from ..options import with_form
from ..showing import show, write


@click.command("query")
@click.argument("sparql", type=click.File("rb"), metavar="FILE|-")
@with_graph
@with_form
def verb(sparql: IO[bytes], graph: Graph, form: str, lang: str, bom: bool) -> None:
    """Ask the graph in SPARQL.

    \b
    Example:
      echo 'SELECT ?title { ?book a zm:Publication ; dcterms:title ?title }' | zhimai query - -w demo
    """
    from queries.answer import answer_of
    from queries.render import results_json
    from queries.serialise import turtle
    from queries.store import Rows

    try:
        text = sparql.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unanswered(f"a query must be UTF-8, and this one is not ({error.reason})") from None
    with graph.opened() as (store, _):
        found = store.query(text)
    if not isinstance(found, (bool, Rows)):
        write(turtle(found))
    elif form == "json":
        write(results_json(found))
    elif isinstance(found, bool):
        click.echo(str(found).lower())
    else:
        show(answer_of(found, text), form, lang, bom)
