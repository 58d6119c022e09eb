"""`zhimai review`: the doubtful pairs, put to a person one by one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk import desk_at, desk_to_read
from ..door import Refused
from ..judged import judge_of
from ..options import with_form, with_workspace
from ..outcome import tell
from ..reviewing import KINDS, doubtful, quoted, telling, weighed
from ..showing import show
from ..verdicts import QUIT, SKIP, VERDICTS, asked

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ingest.identity import Doubt

    from ..desk import Desk


@click.command("review")
@with_workspace
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only pairs of this kind.", show_default=False)
@click.option("--limit", type=click.IntRange(1), default=20, help="How many pairs to list.")
@click.option("--ask/--list", default=None, help="Ask for a verdict on each, as on a terminal; or only list them.")
@click.option("--by", default="", metavar="NAME", envvar="ZHIMAI_BY", help="Who decides.", show_default=False)
@with_form
def verb(
    workspace: Path, kind: str | None, limit: int, ask: bool | None, by: str, form: str, lang: str, bom: bool
) -> None:
    """Show what may be one and was not taken for one, the likeliest first, and ask whether it is.

    \b
    Example:
      zhimai review -w demo --list --limit 5
    """
    if ask is None:
        ask = form == "table" and sys.stdin.isatty() and sys.stdout.isatty()
    if ask:
        with desk_at(workspace) as desk:
            _review(desk, workspace, kind, judge_of(by), lang)
        return
    with desk_to_read(workspace) as desk:
        found = _of(desk, kind)
        answer = doubtful(desk, found[:limit], lang)
    show(answer, form, lang, bom)
    if len(found) > limit:
        click.echo(f"{len(found) - limit} more; --limit shows them", err=True)


def _of(desk: Desk, kind: str | None) -> list[Doubt]:
    return [doubt for doubt in desk.doubts if kind in (None, doubt.references[0].kind.value)]


def _review(desk: Desk, workspace: Path, kind: str | None, who: str, lang: str) -> None:
    """Ask for verdicts until there is nothing left to judge, or whoever judges has had enough."""
    from ingest.identity import Verdict

    skipped: set[tuple[str, str]] = set()
    while left := [doubt for doubt in _of(desk, kind) if (doubt.one, doubt.other) not in skipped]:
        doubt = left[0]
        _show(desk, doubt, len(left), lang)
        letter, why = asked(lang)
        if letter == QUIT:
            return
        if letter == SKIP:
            skipped.add((doubt.one, doubt.other))
            continue
        try:
            judgement, changes = desk.judge(Verdict(VERDICTS[letter]), desk.side(doubt.one), desk.side(doubt.other), who, why)
        except Refused as error:
            click.echo(f"Error: {error}", err=True)
            skipped.add((doubt.one, doubt.other))
            continue
        click.echo(str(judgement))
        tell(workspace, changes)
    click.echo("nothing is left to judge", err=True)


def _show(desk: Desk, doubt: Doubt, left: int, lang: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    one, other = doubt.references
    zh, en = KINDS[one.kind.value]
    title = f"{en}, {doubt.score:+g}, {left} left" if lang == "en" else f"{zh}，{doubt.score:+g}，余 {left} 对"
    table = Table(title=title, title_justify="left", expand=True)
    for reference in (one, other):
        table.add_column(Text(str(reference)), ratio=1, overflow="fold")
    table.add_row(*(_words(desk, iri) for iri in (doubt.one, doubt.other)))
    console = Console(highlight=False)
    console.print(table)
    console.print(Text(weighed(doubt.reasons, lang)))


def _words(desk: Desk, iri: str) -> RenderableType:
    from rich.text import Text

    passages = desk.passages(iri)
    shown = telling(passages)
    more = len({passage.document for passage in passages} - {passage.document for passage in shown})
    return Text("\n".join([*map(quoted, shown), *([f"… +{more}"] if more else [])]))
