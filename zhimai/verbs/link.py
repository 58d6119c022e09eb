"""`zhimai link`: what the things of a graph may be elsewhere, for a person to decide."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk import desk_at, desk_to_read
from ..door import Refused
from ..graph import with_credentials
from ..judged import judge_of
from ..linking import grounded, proposed, undecided
from ..options import opened_at, with_form, with_workspace
from ..outcome import tell
from ..reviewing import quoted, telling
from ..showing import progress, show
from ..sides import Elsewhere
from ..verdicts import QUIT, SKIP, VERDICTS, asked

if TYPE_CHECKING:
    from queries.linking import Proposal

    from ..desk import Desk


@click.command("link")
@with_workspace
@click.option(
    "--endpoint", required=True, metavar="URL", help="A SPARQL endpoint that has a graph of Wikidata's shape."
)
@with_credentials
@click.option("--limit", type=click.IntRange(1), default=20, help="How many proposals to list.")
@click.option(
    "--ask/--list", default=None, help="Ask for a verdict on each, as on a terminal; or only list them."
)
@click.option("--by", default="", metavar="NAME", envvar="ZHIMAI_BY", help="Who decides.", show_default=False)
@with_form
def verb(
    workspace: Path,
    endpoint: str,
    credentials: Path | None,
    limit: int,
    ask: bool | None,
    by: str,
    form: str,
    lang: str,
    bom: bool,
) -> None:
    """Propose what people and organisations may be in Wikidata, or a graph of its shape, and ask whether they are.

    \b
    Example:
      zhimai link -w demo --endpoint http://127.0.0.1:8890/sparql --list
    """
    if ask is None:
        ask = form == "table" and sys.stdin.isatty() and sys.stdout.isatty()
    proposals = _proposals(workspace, endpoint, credentials)
    if ask:
        with desk_at(workspace) as desk:
            _ask(desk, workspace, proposals, judge_of(by), lang)
        return
    with desk_to_read(workspace) as desk:
        found = undecided(desk, proposals)
    show(proposed(found[:limit]), form, lang, bom)
    if len(found) > limit:
        click.echo(f"{len(found) - limit} more; --limit shows them", err=True)


def _proposals(workspace: Path, endpoint: str, credentials: Path | None) -> tuple[Proposal, ...]:
    """Look up at the endpoint all names that there are. Nobody else is asked anything."""
    from queries.linking import propose
    from queries.remote.credentials import credentials_for
    from queries.stores.remote import connect

    def along(batches: Sequence[Sequence[str]]) -> Iterable[Sequence[str]]:
        return progress(batches, len(batches), "Looking up")

    known = credentials_for(endpoint, credentials)
    with opened_at(workspace) as opened, closing(connect(endpoint, known, read_only=True)) as there:
        return propose(opened.store, there, along)


def _ask(desk: Desk, workspace: Path, proposals: Sequence[Proposal], who: str, lang: str) -> None:
    """Ask for verdicts until nothing is left to judge, or whoever judges has had enough."""
    from ingest.identity import Verdict

    skipped: set[Proposal] = set()
    while left := [its for its in undecided(desk, proposals) if its not in skipped]:
        its = left[0]
        _show(desk, its, len(left))
        letter, why = asked(lang)
        if letter == QUIT:
            return
        skipped.add(its)  # decided or not, it is not asked again
        if letter == SKIP:
            continue
        try:
            elsewhere = Elsewhere(its.elsewhere, its.label)
            judgement, changes = desk.link(
                Verdict(VERDICTS[letter]), desk.side(its.thing), elsewhere, who, why
            )
        except Refused as error:
            click.echo(f"Error: {error}", err=True)
            continue
        click.echo(str(judgement))
        tell(workspace, changes)
    click.echo("nothing is left to judge", err=True)


def _show(desk: Desk, its: Proposal, left: int) -> None:
    click.echo(
        f"\n{its.name} = {its.label}（{its.description}） {its.elsewhere}   {its.score:+d}, {left} left"
    )
    click.echo("; ".join(map(grounded, its.grounds)))
    for passage in telling(desk.passages(its.thing)):
        click.echo(f"    {quoted(passage)}")
