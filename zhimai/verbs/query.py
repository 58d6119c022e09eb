"""`zhimai query`: any SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

import click

from ..door import Refused, Unanswered
from ..graph import Graph as Asked
from ..graph import with_graph
from ..options import with_forms, with_limit
from ..showing import show, write

if TYPE_CHECKING:
    from queries.store import Graph, Rows

#: What rows and truths, and what graphs can be had as beside tables, and the media types of that.
_RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {
    "table": "text/turtle",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "json": "application/ld+json",
    "xml": "application/rdf+xml",
}


@click.command("query")
@click.argument("sparql", type=click.File("rb"), metavar="FILE|-")
@with_graph
@with_limit
@with_forms("table", "csv", "json", "xml", "tsv", "turtle", "ntriples")
def verb(sparql: IO[bytes], graph: Asked, form: str, lang: str, bom: bool, limit: int | None) -> None:
    """Ask the graph in SPARQL.

    \b
    Example:
      echo 'SELECT ?title { ?book a zm:Publication ; dcterms:title ?title }' | zhimai query - -w demo
    """
    from queries.answer import answer_of
    from queries.endpoint.formats import written
    from queries.store import Rows

    try:
        text = sparql.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unanswered(f"a query must be UTF-8, and this one is not ({error.reason})") from None
    with graph.opened() as (store, _):
        found = store.query(text)
    forms = _RESULTS if isinstance(found, (bool, Rows)) else _GRAPHS
    if isinstance(found, Rows) and form in ("table", "csv"):
        show(answer_of(found, text), form, lang, bom, limit)
    elif isinstance(found, bool) and form in ("table", "csv"):
        click.echo(str(found).lower())
    elif form in forms:
        said, _ = written(_first(found, limit), forms[form])
        write(said)
    else:
        has = "rows" if isinstance(found, Rows) else "a truth" if isinstance(found, bool) else "a graph"
        raise Refused(f"the answer is {has}, which cannot be had as {form}; it can be as {', '.join(_shown(forms))}")


def _first(found: Rows | Graph | bool, limit: int | None) -> Rows | Graph | bool:
    """Return the first rows or triples of what was found."""
    from queries.store import Rows

    if isinstance(found, bool):
        return found
    return Rows(found.variables, found.rows[:limit]) if isinstance(found, Rows) else found[:limit]


def _shown(forms: Mapping[str, str]) -> list[str]:
    return [*dict.fromkeys(["table", "csv", *forms] if forms is _RESULTS else forms)]
