"""`zhimai build`: from bulletins to a graph."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..building import finish, knowledge_in
from ..intake import read_anew, take_in
from ..naming import lies_in
from ..options import with_means, with_model, with_workspace
from ..outcome import tell, with_outcome
from ..reading import end, inbox_of

if TYPE_CHECKING:
    from ..reading import Means


@click.command("build")
@click.argument("sources", nargs=-1, metavar="[SOURCE|-]...")
@with_workspace
@with_model
@click.option("--samples", is_flag=True, help="Build from the bulletins that come with zhimai.")
@click.option("--prune", is_flag=True, help="Remove documents whose files are gone from the folders named.")
@with_means
@with_outcome
def verb(
    sources: tuple[str, ...],
    workspace: Path,
    model: str,
    samples: bool,
    prune: bool,
    means: Means,
    verbose: bool,
    as_json: bool,
) -> None:
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
    inbox = inbox_of(sources, workspace, means.limits)
    with Workspace.open(workspace) as opened:
        knowledge = knowledge_in(opened, model)
        gone = [key for key in take_in(opened, inbox, knowledge, means) if lies_in(opened, key, inbox.walked)]
        if prune:
            while gone:
                opened.forget(gone.pop())
        read_anew(opened, inbox, knowledge, means=means)
        changes, idle = finish(opened, inbox, knowledge, "build", means.jobs)
    tell(workspace, changes, failed=inbox.failed, idle=idle, gone=gone, verbose=verbose, as_json=as_json)
    end(inbox)
