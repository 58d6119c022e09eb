"""`zhimai status`: what a workspace holds."""

from __future__ import annotations

from pathlib import Path

import click

from ..options import opened_at, with_form, with_workspace
from ..showing import show
from ..standing import holdings, standing


@click.command("status")
@with_workspace
@click.option("--documents", is_flag=True, help="List the documents instead, with what was read in each.")
@with_form
def verb(workspace: Path, documents: bool, form: str, lang: str, bom: bool) -> None:
    """Count what a workspace holds: documents, facts and issues of each kind, bytes, runs.

    \b
    Example:
      zhimai status -w demo
    """
    with opened_at(workspace) as opened:
        answer = holdings(opened) if documents else standing(opened)
    show(answer, form, lang, bom)
