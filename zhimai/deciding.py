"""How verbs decide on who is who: which of several is meant, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .choosing import on_terminal
from .desk import desk_at
from .door import Refused
from .judged import judge_of
from .outcome import tell

if TYPE_CHECKING:
    from ingest.identity import Verdict

    from .desk import Desk
    from .sides import Choose, Side


def decide(verdict: Verdict, names: tuple[str, str], workspace: Path, by: str, why: str, verbose: bool, as_json: bool) -> None:
    """Judge what two names mean in a workspace, and tell what came of it."""
    from ingest.identity import Verdict

    from .sides import elsewhere

    there = elsewhere(names[1])
    with desk_at(workspace) as desk:
        if there:
            judgement, changes = desk.link(verdict, desk.one(names[0], choosing(desk)), there, judge_of(by), why)
        else:
            one, other = desk.sides(*names, choosing(desk), part=verdict is Verdict.DIFFERENT)
            judgement, changes = desk.judge(verdict, one, other, judge_of(by), why)
    click.echo(str(judgement))
    tell(workspace, changes, idle=desk.idle, verbose=verbose, as_json=as_json)


def choosing(desk: Desk) -> Choose:
    """Return what to do where a name fits several: ask on a terminal, else refuse and name them."""

    def choose(wanted: str, found: Sequence[Side]) -> Side:
        found = sorted(found, key=lambda its: (str(desk.reference(its)), its.iri))
        named = [str(desk.reference(its)) for its in found]
        listed = [name if named.count(name) == 1 else its.iri for name, its in zip(named, found, strict=True)]
        if not on_terminal():
            raise Refused(f"“{wanted}” may be any of {len(found)}; name the one you mean as here: {'; '.join(listed)}")
        for at, (name, its) in enumerate(zip(named, found, strict=True), 1):
            click.echo(f"{at}: {name} {its.iri}", err=True)
        return found[click.prompt(f"Which “{wanted}”?", type=click.IntRange(1, len(found)), err=True) - 1]

    return choose
