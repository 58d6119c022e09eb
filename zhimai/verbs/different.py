"""`zhimai different`: a judgement on who is who."""

from __future__ import annotations

from pathlib import Path

import click

from ..deciding import decide
from ..options import with_signature, with_workspace
from ..outcome import with_outcome


@click.command("different")
@click.argument("one")
@click.argument("other")
@with_workspace
@with_signature
@with_outcome
def verb(one: str, other: str, workspace: Path, by: str, why: str, verbose: bool, as_json: bool) -> None:
    """Judge that two things are not one, from now on, or take apart what was taken for one.

    \b
    Example:
      zhimai different 尚喆（会议纪要） 尚喆（jgdj） -w demo --why 重名
    """
    from ingest.identity import Verdict

    decide(Verdict.DIFFERENT, (one, other), workspace, by, why, verbose, as_json)
