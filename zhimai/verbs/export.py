"""`zhimai export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from ..options import opened_at, with_workspace


@click.command("export")
@with_workspace
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["turtle", "nquads", "trig", "jsonld"]),
    help="The form of RDF.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    type=click.File("wb", atomic=True),
    help="The file to write.",
    metavar="FILE",
)
def verb(workspace: Path, form: str, output: IO[bytes]) -> None:
    """Write the graph as RDF, for other programs.

    \b
    Example:
      zhimai export -w demo --format turtle -o demo.ttl
    """
    with opened_at(workspace) as opened:
        opened.export(form, output)
