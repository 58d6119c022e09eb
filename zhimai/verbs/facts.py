"""`zhimai facts`: what bulletins say, as JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ..options import with_knowledge
from ..reading import end, facts_of, inbox_of


@click.command("facts")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|-...")
@with_knowledge
def verb(sources: tuple[str, ...], lexicons: tuple[Path, ...], model: str) -> None:
    """Print the facts of bulletins, with their words, as JSON Lines.

    \b
    Example:
      echo '1月5日，省地方志办召开党组会议，主任林远舟主持会议。' | zhimai facts -
    """
    from ingest.knowledge import Knowledge
    from ontology.facts import as_row

    knowledge = Knowledge(lexicons, model)
    inbox = inbox_of(sources)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for file in inbox:
        sys.stdout.writelines(f"{encode(as_row(fact, file.name))}\n" for fact in facts_of(inbox, file, knowledge))
        sys.stdout.flush()
    end(inbox)
