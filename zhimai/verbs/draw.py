"""`zhimai draw`: the graph as a page."""

from __future__ import annotations

from pathlib import Path

import click

from ..door import Unanswered
from ..options import opened_at, pairs_of, with_workspace


@click.command("draw")
@with_workspace
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write.",
)
@click.option("--around", metavar="NAME", help="Draw what lies around the things of this name.")
@click.option("--hops", default=2, type=click.IntRange(1), help="How many edges away from them to go.")
@click.option("--question", metavar="NAME", help="Draw the things in the answer to this question.")
@click.option("--with", "values", multiple=True, metavar="NAME=VALUE", help="A value for the question.")
@click.option("--limit", default=300, type=click.IntRange(1), help="How many things to draw at most.")
def verb(
    workspace: Path, output: Path, around: str, hops: int, question: str, values: tuple[str, ...], limit: int
) -> None:
    """Draw the graph, or a part of it, as a page for any browser.

    \b
    Example:
      zhimai draw -w demo -o network.html --around 澜川简史
    """
    from queries.library import question as find_question
    from viz.page import write
    from viz.projection import project
    from viz.views import DrawError, Wanted, select
    from viz.views.answer import named

    if around and question:
        raise click.UsageError("draw what is --around a thing or the answer to a --question, not both")
    if values and not question:
        raise click.UsageError("--with is a value for a --question, and none is named")
    with opened_at(workspace) as opened:
        network = project(opened.store)
        if around:
            view, title = "around", around
            nodes = tuple(thing.iri.value for thing in opened.names().find("thing", around))
        elif question:
            answer = find_question(question).ask(opened.store, pairs_of(values), opened.names())
            view, title, nodes = "answer", answer.title.zh, named(answer)
        else:
            view, title, nodes = "whole", "志脉", ()
    try:
        write(output, select(view, network, Wanted(nodes, hops, limit)), title)
    except DrawError as error:
        raise Unanswered(str(error)) from error
    click.echo(f"{output}: open it in a browser", err=True)
