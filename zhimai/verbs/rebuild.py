"""`zhimai rebuild`: the whole graph, from what the workspace keeps."""

from __future__ import annotations

from pathlib import Path

import click

from ..building import finish, knowledge_in, read_anew
from ..options import opened_to_change, with_workspace
from ..outcome import tell, with_outcome
from ..reading import end, inbox_of


@click.command("rebuild")
@with_workspace
@with_outcome
def verb(workspace: Path, verbose: bool, as_json: bool) -> None:
    """Read all documents of a workspace again from the bytes it keeps, and make its store anew, as after damage.

    \b
    Example:
      zhimai rebuild -w demo
    """
    inbox = inbox_of(())
    with opened_to_change(workspace, fresh=True) as opened:
        knowledge = knowledge_in(opened, "")
        read_anew(opened, inbox, knowledge, everything=True)
        changes, idle = finish(opened, inbox, knowledge, "rebuild")
    tell(workspace, changes, failed=inbox.failed, idle=idle, verbose=verbose, as_json=as_json)
    end(inbox)
