"""`zhimai authority`: the places and bodies that zhimai knows, for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from ..options import with_lexicons, with_output
from ..reading import sound


@click.command("authority")
@with_lexicons
@with_output
def verb(lexicons: tuple[Path, ...], output: IO[bytes]) -> None:
    """Write the places and bodies that zhimai knows, with all their names, as SKOS and ORG in Turtle.

    \b
    Example:
      zhimai authority -o authority.ttl
    """
    from pyoxigraph import RdfFormat, serialize

    from ingest.authority.statement import stated
    from ingest.knowledge import Knowledge
    from ontology.terms import DCTERMS, ORG, SKOS

    prefixes = {"dcterms": str(DCTERMS), "org": str(ORG), "skos": str(SKOS)}
    with sound():
        authority = Knowledge(lexicons).authority
    serialize(dict.fromkeys(stated(authority)), output, format=RdfFormat.TURTLE, prefixes=prefixes)
