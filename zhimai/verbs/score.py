"""`zhimai score`: how well the reading agrees with gold."""

from __future__ import annotations

from pathlib import Path

import click

from ..door import SOME_FAILED, Unanswered
from ..options import with_form, with_knowledge
from ..reading import extraction_of, inbox_of
from ..scoring import documents_of, errors, figures
from ..showing import progress, show

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
    from ontology.facts import as_row
    from ontology.gold import GoldError, read
    from ontology.score import score
    from ontology.slips import slips

    try:
        wanted = dict(read(gold))
    except GoldError as error:
        raise Unanswered(str(error)) from error
    paths = documents_of(wanted, documents or [gold])
    for name in sorted(wanted.keys() - paths.keys()):
        click.echo(f"{name}: there is gold for it and no document in {_named(documents or (gold,))}", err=True)
    inbox, knowledge = inbox_of(str(paths[name]) for name in sorted(paths)), Knowledge(lexicons, model)
    pairs, found = [], []
    for file in progress(inbox, len(inbox), "Reading"):
        if extraction := extraction_of(inbox, file, knowledge):
            name = Path(file.name).stem
            rows = [as_row(fact, file.name) for fact in extraction.facts]
            pairs.append((wanted[name], rows))
            found += [(file.name, slip) for slip in slips(wanted[name], rows, extraction.document.raw)]
    if pairs:
        show(errors(found) if listed else figures(score(pairs)), form, lang, bom)
    raise click.exceptions.Exit(SOME_FAILED if len(pairs) < len(wanted) else 0)


def _named(folders: tuple[Path, ...]) -> str:
    return ", ".join(map(str, folders))
