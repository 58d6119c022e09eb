"""`zhimai judgements`: what people decided on who is who."""

from __future__ import annotations

from pathlib import Path

import click

from ..desk import desk_to_read
from ..options import with_form, with_workspace
from ..reviewing import entered
from ..showing import show


@click.command("judgements")
@with_workspace
@click.option("--all", "everything", is_flag=True, help="List those that were undone, too.")
@with_form
def verb(workspace: Path, everything: bool, form: str, lang: str, bom: bool) -> None:
    """List the judgements on who is who, with their numbers, who made them, when and why.

    \b
    Example:
      zhimai judgements -w demo --all
    """
    with desk_to_read(workspace) as desk:
        answer = entered(desk, everything)
    show(answer, form, lang, bom)
