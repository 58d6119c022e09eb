"""How a verb that changes a workspace tells what became of its documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from ingest.identity import Judgement
    from queries.changes import Changes

Verb = TypeVar("Verb", bound=Callable[..., None])


def with_outcome(verb: Verb) -> Verb:
    """Give a verb the options that say how much is told of what it did."""
    verb = click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON, with all names.")(verb)
    return click.option("-v", "--verbose", is_flag=True, help="Name each document, not only their number.")(verb)


def tell(
    workspace: Path,
    changes: Changes,
    *,
    failed: int = 0,
    gone: Sequence[str] = (),
    idle: Sequence[Judgement] = (),
    verbose: bool = False,
    as_json: bool = False,
) -> None:
    """Say how many documents were added, changed and so on, and which.

    Those that are `gone` are kept although their files are not there, and so are judgements that are `idle`: they
    have no effect, because nothing tells of one of their sides, or others make them one.
    """
    done = {
        "added": changes.added,
        "changed": changes.changed,
        "restated": changes.restated,
        "moved": [new for new, _ in changes.moved],
        "removed": changes.removed,
        "unchanged": changes.unchanged,
    }
    if as_json:
        said = {what: list(names) for what, names in done.items()}
        more = {"gone": list(gone), "idle": [judgement.number for judgement in idle], "failed": failed}
        click.echo(json.dumps(said | more, ensure_ascii=False))
    if verbose:
        for what, names in done.items():
            for name in names if what != "unchanged" else ():
                click.echo(f"{what}: {name}", err=True)
    counts = {what: len(names) for what, names in done.items()} | {"failed": failed}
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    click.echo(f"{workspace}: {told or 'nothing to do'}", err=True)
    if gone:
        click.echo(f"{workspace}: keeps {_listed(gone)}, gone from disk; --prune removes what is gone", err=True)
    for judgement in idle:
        click.echo(f"{workspace}: keeps {judgement}, which has no effect on what is there now", err=True)


def _listed(names: Sequence[str], shown: int = 3) -> str:
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
