"""`zhimai undo`: a judgement taken back."""

from __future__ import annotations

from pathlib import Path

import click

from ..desk import desk_at
from ..judged import judge_of
from ..options import with_signature, with_workspace
from ..outcome import tell, with_outcome


@click.command("undo")
@click.argument("number", type=click.IntRange(1))
@with_workspace
@with_signature
@with_outcome
def verb(number: int, workspace: Path, by: str, why: str, verbose: bool, as_json: bool) -> None:
    """Take a judgement back, by its number: the graph is as it would be without it.

    \b
    Example:
      zhimai undo 1 -w demo
    """
    with desk_at(workspace) as desk:
        judgement, changes = desk.undo(number, judge_of(by), why)
    click.echo(f"undone: {judgement}")
    tell(workspace, changes, idle=desk.idle, verbose=verbose, as_json=as_json)
