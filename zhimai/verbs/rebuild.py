"""`zhimai rebuild`: the whole graph, from what the workspace keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..building import finish, knowledge_in
from ..intake import read_anew
from ..options import opened_to_change, with_means, with_workspace
from ..outcome import tell, with_outcome
from ..reading import end, inbox_of

if TYPE_CHECKING:
    from ..reading import Means


@click.command("rebuild")
@with_workspace
@with_means
@with_outcome
def verb(workspace: Path, means: Means, verbose: bool, as_json: bool) -> None:
    """Read all documents of a workspace again from the bytes it keeps, and make its store anew, as after damage.

    \b
    Example:
      zhimai rebuild -w demo
    """
    inbox = inbox_of((), limits=means.limits)
    with opened_to_change(workspace, fresh=True) as opened:
        knowledge = knowledge_in(opened, "")
        read_anew(opened, inbox, knowledge, everything=True, means=means)
        changes, idle = finish(opened, inbox, knowledge, "rebuild", means.jobs)
    tell(workspace, changes, failed=inbox.failed, idle=idle, verbose=verbose, as_json=as_json)
    end(inbox)
