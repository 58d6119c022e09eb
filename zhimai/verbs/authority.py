"""`zhimai authority`: the places and bodies that zhimai knows, for other programs."""

from __future__ import annotations

from typing import IO

import click

from ..options import with_output


@click.command("authority")
@with_output
def verb(output: IO[bytes]) -> None:
    """Write the places and bodies that zhimai knows, with all their names, as SKOS and ORG in Turtle.

    \b
    Example:
      zhimai authority -o authority.ttl
    """
    from pyoxigraph import RdfFormat, serialize

    from ingest.authority.statement import authority
    from ontology.terms import DCTERMS, ORG, SKOS

    prefixes = {"dcterms": str(DCTERMS), "org": str(ORG), "skos": str(SKOS)}
    serialize(dict.fromkeys(authority()), output, format=RdfFormat.TURTLE, prefixes=prefixes)
