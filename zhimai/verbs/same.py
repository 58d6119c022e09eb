"""`zhimai same`: a judgement on who is who."""

from __future__ import annotations

from pathlib import Path

import click

from ..deciding import decide
from ..options import with_signature, with_workspace
from ..outcome import with_outcome


@click.command("same")
@click.argument("one")
@click.argument("other")
@with_workspace
@with_signature
@with_outcome
def verb(one: str, other: str, workspace: Path, by: str, why: str, verbose: bool, as_json: bool) -> None:
    """Judge that two things are one, from now on, whatever is read.

    \b
    Example:
      zhimai same 尚喆（2025-02-18） 尚喆（2025-12-04） -w demo
    """
    from ingest.identity import Verdict

    decide(Verdict.SAME, (one, other), workspace, by, why, verbose, as_json)
