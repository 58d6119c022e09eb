"""`zhimai link`: what the things of a graph may be elsewhere, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk import desk_at, desk_to_read
from ..graph import with_credentials
from ..judged import judge_of
from ..linking import grounded, proposed, undecided
from ..options import opened_at, with_form, with_workspace
from ..reviewing import quoted, telling
from ..showing import progress, show
from ..sides import Elsewhere
from ..verdicts import ask_each, asks, tell_rest, with_asking

if TYPE_CHECKING:
    from ingest.identity import Judgement, Verdict
    from queries.changes import Changes
    from queries.linking import Proposal

    from ..desk import Desk


@click.command("link")
@with_workspace
@click.option(
    "--endpoint", required=True, metavar="URL", help="A SPARQL endpoint that has a graph of Wikidata's shape."
)
@with_credentials
@with_asking("proposals")
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
    proposals = _proposals(workspace, endpoint, credentials)
    if asks(ask, form):
        with desk_at(workspace) as desk:
            _ask(desk, workspace, proposals, judge_of(by), lang)
        return
    with desk_to_read(workspace) as desk:
        found = undecided(desk, proposals)
    show(proposed(found[:limit]), form, lang, bom)
    tell_rest(len(found), limit)


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
    def judge(its: Proposal, verdict: Verdict, why: str) -> tuple[Judgement, Changes]:
        return desk.link(verdict, desk.side(its.thing), Elsewhere(its.elsewhere, its.label), who, why)

    ask_each(
        lambda: undecided(desk, proposals),
        lambda its: its,
        lambda its, left: _show(desk, its, left),
        judge,
        workspace,
        lang,
    )


def _show(desk: Desk, its: Proposal, left: int) -> None:
    click.echo(
        f"\n{its.name} = {its.label}（{its.description}） {its.elsewhere}   {its.score:+d}, {left} left"
    )
    click.echo("; ".join(map(grounded, its.grounds)))
    for passage in telling(desk.passages(its.thing)):
        click.echo(f"    {quoted(passage)}")
