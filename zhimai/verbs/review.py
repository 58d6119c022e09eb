"""`zhimai review`: the doubtful pairs, put to a person one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk import desk_at, desk_to_read
from ..judged import judge_of
from ..options import with_form, with_workspace
from ..reviewing import KINDS, doubtful, quoted, telling, weighed
from ..showing import show
from ..verdicts import ask_each, asks, tell_rest, with_asking

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ingest.identity import Doubt, Judgement, Verdict
    from queries.changes import Changes

    from ..desk import Desk


@click.command("review")
@with_workspace
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only pairs of this kind.", show_default=False)
@with_asking("pairs")
@with_form
def verb(
    workspace: Path, kind: str | None, limit: int, ask: bool | None, by: str, form: str, lang: str, bom: bool
) -> None:
    """Show what may be one and was not taken for one, the likeliest first, and ask whether it is.

    \b
    Example:
      zhimai review -w demo --list --limit 5
    """
    if asks(ask, form):
        with desk_at(workspace) as desk:
            _review(desk, workspace, kind, judge_of(by), lang)
        return
    with desk_to_read(workspace) as desk:
        found = _of(desk, kind)
        answer = doubtful(desk, found[:limit], lang)
    show(answer, form, lang, bom)
    tell_rest(len(found), limit)


def _of(desk: Desk, kind: str | None) -> list[Doubt]:
    return [doubt for doubt in desk.doubts if kind in (None, doubt.references[0].kind.value)]


def _review(desk: Desk, workspace: Path, kind: str | None, who: str, lang: str) -> None:
    def judge(doubt: Doubt, verdict: Verdict, why: str) -> tuple[Judgement, Changes]:
        return desk.judge(verdict, desk.side(doubt.one), desk.side(doubt.other), who, why)

    ask_each(
        lambda: _of(desk, kind),
        lambda doubt: (doubt.one, doubt.other),
        lambda doubt, left: _show(desk, doubt, left, lang),
        judge,
        workspace,
        lang,
    )


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
