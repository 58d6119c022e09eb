"""How people are asked for verdicts: listed for them, or on a terminal one by one, by a letter, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from .door import Refused
from .options import with_by
from .outcome import tell

if TYPE_CHECKING:
    from ingest.identity import Judgement, Verdict
    from queries.changes import Changes

Verb = TypeVar("Verb", bound=Callable[..., None])
Case = TypeVar("Case")

_SKIP, _QUIT = "kq"

#: The verdicts by their letters.
_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}

_ASKED = {
    "zh": "s 同一，d 不同，u 存疑，k 跳过，q 退出；后面可写理由",
    "en": "s same, d different, u unsure, k skip, q quit; and why, if you like",
}


def with_asking(what: str) -> Callable[[Verb], Verb]:
    """Give a verb the options that say whether cases are listed or asked, how many, and who decides."""

    def give(verb: Verb) -> Verb:
        verb = with_by(verb)
        verb = click.option(
            "--ask/--list", default=None, help="Ask for a verdict on each, as on a terminal; or only list them."
        )(verb)
        return click.option("--limit", type=click.IntRange(1), default=20, help=f"How many {what} to list.")(verb)

    return give


def asks(wanted: bool | None, form: str) -> bool:
    """Tell whether to ask: as was said, else where somebody is at a terminal who wants no other form than a table."""
    return form == "table" and sys.stdin.isatty() and sys.stdout.isatty() if wanted is None else wanted


def tell_rest(cases: int, limit: int) -> None:
    """Say how many cases were not listed, if any."""
    if cases > limit:
        click.echo(f"{cases - limit} more; --limit shows them", err=True)


def ask_each(
    left: Callable[[], Sequence[Case]],
    key: Callable[[Case], Hashable],
    show: Callable[[Case, int], None],
    judge: Callable[[Case, Verdict, str], tuple[Judgement, Changes]],
    workspace: Path,
    lang: str,
) -> None:
    """Ask for verdicts until nothing is left to judge, or whoever judges has had enough; nothing is asked twice.

    `left` are the cases as they are now, for a verdict may settle others; `show` is told how many they are.
    """
    from ingest.identity import Verdict

    seen: set[Hashable] = set()
    while cases := [case for case in left() if key(case) not in seen]:
        case = cases[0]
        show(case, len(cases))
        letter, why = _asked(lang)
        if letter == _QUIT:
            return
        seen.add(key(case))
        if letter == _SKIP:
            continue
        try:
            judgement, changes = judge(case, Verdict(_VERDICTS[letter]), why)
        except Refused as error:
            click.echo(f"Error: {error}", err=True)
            continue
        click.echo(str(judgement))
        tell(workspace, changes)
    click.echo("nothing is left to judge", err=True)


def _asked(lang: str) -> tuple[str, str]:
    """Ask for a verdict, and return its letter, or that for skipping or quitting, and what is said behind it."""
    said: tuple[str, str] = click.prompt(_ASKED[lang], value_proc=_said)
    return said


def _said(answer: str) -> tuple[str, str]:
    letter, _, why = answer.strip().partition(" ")
    if letter not in {*_VERDICTS, _SKIP, _QUIT}:
        raise click.UsageError(f"{answer!r} is none of these")
    return letter, why.strip()
