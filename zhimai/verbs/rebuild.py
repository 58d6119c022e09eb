"""`zhimai rebuild`: the whole graph, from what the workspace keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..building import finish, knowledge_in, read_anew
from ..options import opened_to_change, with_crew, with_workspace
from ..outcome import tell, with_outcome
from ..reading import end, inbox_of

if TYPE_CHECKING:
    from ingest.limits import Limits


@click.command("rebuild")
@with_workspace
@with_crew
@with_outcome
def verb(workspace: Path, jobs: int | None, limits: Limits, verbose: bool, as_json: bool) -> None:
    """Read all documents of a workspace again from the bytes it keeps, and make its store anew, as after damage.

    \b
    Example:
      zhimai rebuild -w demo
    """
    inbox = inbox_of((), limits=limits)
    with opened_to_change(workspace, fresh=True) as opened:
        knowledge = knowledge_in(opened, "")
        read_anew(opened, inbox, knowledge, everything=True, jobs=jobs)
        changes, idle = finish(opened, inbox, knowledge, "rebuild")
    tell(workspace, changes, failed=inbox.failed, idle=idle, verbose=verbose, as_json=as_json)
    end(inbox)
