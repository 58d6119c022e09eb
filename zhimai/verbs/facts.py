"""`zhimai facts`: what bulletins say, as JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..options import with_knowledge, with_means
from ..reading import end, inbox_of, read_each

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Reader

    from ..reading import Means


@click.command("facts")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|-...")
@with_knowledge
@with_means
def verb(
    sources: tuple[str, ...], lexicons: tuple[Path, ...], model: str, means: Means
) -> None:
    """Print the facts of bulletins, with their words, as JSON Lines.

    \b
    Example:
      echo '1月5日，省地方志办召开党组会议，主任林远舟主持会议。' | zhimai facts -
    """
    from ingest.knowledge import Knowledge

    inbox = inbox_of(sources, limits=means.limits)
    for _, _, told in read_each(inbox, ((None, file) for file in inbox), Knowledge(lexicons, model), lines, means):
        sys.stdout.write(told or "")
        sys.stdout.flush()
    end(inbox)


def lines(reader: Reader, document: Document) -> str:
    """Return the facts of a document as JSON Lines."""
    from ontology.facts import as_row

    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(f"{encode(as_row(fact, document.name))}\n" for fact in reader.facts(document))
