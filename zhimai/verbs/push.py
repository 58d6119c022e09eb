"""`zhimai push`: the graph of a workspace for a server."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from ..graph import with_credentials
from ..options import opened_at, with_workspace
from ..showing import progress


@click.command("push")
@click.argument("endpoint", metavar="URL")
@with_workspace
@with_credentials
@click.option(
    "--batch", default=50, type=click.IntRange(1), help="How many graphs to load before noting them."
)
@click.option("--update", default="", metavar="URL", help="Where the server takes updates, if not found out.")
@click.option(
    "--graphs", default="", metavar="URL", help="Where its Graph Store protocol is, if not found out."
)
@click.option("--replace", is_flag=True, help="Put it in place of the graph of another workspace.")
def verb(
    endpoint: str,
    workspace: Path,
    credentials: Path | None,
    batch: int,
    update: str,
    graphs: str,
    replace: bool,
) -> None:
    """Put the graph on a server that speaks SPARQL, or what of it is not there yet.

    \b
    Example:
      zhimai push http://127.0.0.1:8890/sparql -w demo
    """
    from queries.push import Push, owner_of
    from queries.remote.credentials import credentials_for
    from queries.stores.remote import connect

    known = credentials_for(endpoint, credentials)
    with (
        opened_at(workspace) as opened,
        closing(connect(endpoint, known, update=update, graphs=graphs)) as server,
    ):
        push = Push(opened.store, server, owner_of(opened.runs()), instead=replace)
        for _ in progress(push.steps(batch), len(push.load) + len(push.gone), "Loading"):
            pass
    counts = {"loaded": len(push.load), "removed": len(push.gone), "unchanged": len(push.same)}
    told = ", ".join(f"{count} graphs {what}" for what, count in counts.items() if count)
    click.echo(f"{endpoint}: {told}", err=True)
