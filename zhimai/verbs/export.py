"""`zhimai export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from ..options import opened_at, with_output, with_workspace


@click.command("export")
@with_workspace
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["turtle", "nquads", "trig", "jsonld"]),
    help="The form of RDF.",
)
@with_output
def verb(workspace: Path, form: str, output: IO[bytes]) -> None:
    """Write the graph as RDF, for other programs.

    \b
    Example:
      zhimai export -w demo --format turtle -o demo.ttl
    """
    with opened_at(workspace) as opened:
        opened.export(form, output)
