"""`zhimai build`: from bulletins to a graph."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from ..building import key_of, knowledge_in, read_anew, state, take_in
from ..options import with_model, with_workspace
from ..reading import end, inbox_of
from ..showing import progress


@click.command("build")
@click.argument("sources", nargs=-1, metavar="[FILE|FOLDER|-]...")
@with_workspace
@with_model
@click.option("--samples", is_flag=True, help="Build from the bulletins that come with zhimai.")
def verb(sources: tuple[str, ...], workspace: Path, model: str, samples: bool) -> None:
    """Build a graph from bulletins, or add some to it.

    \b
    Example:
      zhimai build --samples -w demo
    """
    from queries.workspace import Workspace

    if samples:
        sources += (str(files("ingest").joinpath("samples")),)
    if not sources:
        raise click.UsageError("name the files or folders to read, or --samples")
    inbox = inbox_of(sources, apart=workspace)
    with Workspace.open(workspace) as opened:
        knowledge = knowledge_in(opened, model)
        for file in progress(inbox, len(inbox), "Reading"):
            take_in(opened, inbox, key_of(file, workspace), file, knowledge)
        read_anew(opened, inbox, knowledge)
        state(opened)
        changes = opened.commit()
    counts = {what: len(getattr(changes, what)) for what in ("added", "changed", "restated", "unchanged")}
    told = ", ".join(
        f"{count} {what}" for what, count in (counts | {"failed": inbox.failed}).items() if count
    )
    click.echo(f"{workspace}: {told or 'nothing to read'}", err=True)
    end(inbox)
