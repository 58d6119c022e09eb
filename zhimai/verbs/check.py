"""`zhimai check`: what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checking import issues, summary
from ..options import opened_at, with_form, with_knowledge, with_means
from ..reading import end, inbox_of, read_each
from ..showing import progress, show

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Reader
    from ingest.inbox import Inbox
    from ingest.kept import Doubts
    from ingest.knowledge import Knowledge

    from ..reading import Means


@click.command("check")
@click.argument("sources", nargs=-1, metavar="[SOURCE|-]...")
@click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Check what this workspace has read, instead of files.",
)
@click.option("--summary", "counted", is_flag=True, help="Count the issues, and the sentences that were understood.")
@with_knowledge
@with_means
@with_form
def verb(
    sources: tuple[str, ...],
    workspace: Path | None,
    counted: bool,
    lexicons: tuple[Path, ...],
    model: str,
    means: Means,
    form: str,
    lang: str,
    bom: bool,
) -> None:
    """List what was not understood in bulletins, with its sentences.

    \b
    Example:
      zhimai check -w demo --summary
    """
    if bool(sources) == bool(workspace):
        raise click.UsageError("name files or folders to check, or a workspace with -w")
    if workspace and (lexicons or model):
        raise click.UsageError("a workspace was read when it was built: --lexicon and --model are for files")
    from ingest.knowledge import Knowledge

    inbox, knowledge = inbox_of(sources, limits=means.limits), Knowledge(lexicons, model)
    found = list(_kept(workspace, inbox) if workspace else _read(inbox, knowledge, means))
    show(summary(found) if counted else issues(found), form, lang, bom)
    end(inbox)


def _read(inbox: Inbox, knowledge: Knowledge, means: Means) -> Iterator[Doubts]:
    files = ((None, file) for file in progress(inbox, None, "Reading"))
    yield from (found for _, _, found in read_each(inbox, files, knowledge, doubting, means) if found)


def doubting(reader: Reader, document: Document) -> Doubts:
    """Return what was not understood of a document."""
    from ingest.kept import Doubts

    extraction = reader.read(document)
    return Doubts(document.name, extraction.issues, extraction.coverage)


def _kept(workspace: Path, inbox: Inbox) -> Iterator[Doubts]:
    """Yield what the workspace has of each document, in the order of their names there."""
    from ingest.kept import doubts, is_ours
    from queries.errors import WorkspaceError

    with opened_at(workspace) as opened:
        names = {digest: name for name, digest in sorted(opened.sources.items(), reverse=True)}
        for digest, name in sorted(names.items(), key=lambda item: item[1]):
            try:
                rows = list(opened.rows(digest))
            except WorkspaceError as error:
                inbox.refuse(f"{name}: {error}")
                continue
            if is_ours(rows):
                yield doubts(rows)
            else:
                inbox.refuse(f"{name}: was read by another zhimai; build again and it is read anew")
