"""`zhimai score`: how well the reading agrees with gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..door import SOME_FAILED, Unanswered
from ..options import with_form, with_knowledge
from ..reading import inbox_of, read_each
from ..scoring import documents_of, errors, figures
from ..showing import progress, show

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Reader

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command("score")
@click.argument("gold", type=_FOLDER, metavar="GOLD_FOLDER")
@click.argument("documents", nargs=-1, type=_FOLDER, metavar="[FOLDER]...")
@click.option("--errors", "listed", is_flag=True, help="List what is wrong and what is missed, with its words.")
@with_knowledge
@with_form
def verb(
    gold: Path,
    documents: tuple[Path, ...],
    listed: bool,
    lexicons: tuple[Path, ...],
    model: str,
    form: str,
    lang: str,
    bom: bool,
) -> None:
    """Measure the reading by gold of your own, with the documents beside it or in other folders.

    \b
    Example:
      zhimai score my-gold --errors
    """
    from ingest.knowledge import Knowledge
    from ontology.gold import GoldError
    from ontology.gold import read as read_gold
    from ontology.score import score
    from ontology.slips import slips

    try:
        wanted = dict(read_gold(gold))
    except GoldError as error:
        raise Unanswered(str(error)) from error
    paths = documents_of(wanted, documents or [gold])
    for name in sorted(wanted.keys() - paths.keys()):
        click.echo(f"{name}: there is gold for it and no document in {_named(documents or (gold,))}", err=True)
    inbox, knowledge = inbox_of(str(paths[name]) for name in sorted(paths)), Knowledge(lexicons, model)
    pairs, found = [], []
    files = ((Path(file.name).stem, file) for file in progress(inbox, len(inbox), "Reading"))
    for name, file, read in read_each(inbox, files, knowledge, rows_of):
        if read:
            raw, rows = read
            pairs.append((wanted[name], rows))
            found += [(file.name, slip) for slip in slips(wanted[name], rows, raw)]
    if pairs:
        show(errors(found) if listed else figures(score(pairs)), form, lang, bom)
    raise click.exceptions.Exit(SOME_FAILED if len(pairs) < len(wanted) else 0)


def rows_of(reader: Reader, document: Document) -> tuple[str, list[dict[str, Any]]]:
    """Return the text of a document, and its facts as rows."""
    from ontology.facts import as_row

    return document.raw, [as_row(fact, document.name) for fact in reader.facts(document)]


def _named(folders: tuple[Path, ...]) -> str:
    return ", ".join(map(str, folders))
