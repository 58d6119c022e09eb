"""`zhimai remove`: documents out of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from ..building import finish, knowledge_in
from ..door import Unanswered
from ..intake import read_anew
from ..naming import chosen
from ..options import opened_to_change, with_workspace
from ..outcome import tell, with_outcome
from ..reading import end, inbox_of


@click.command("remove")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@with_workspace
@with_outcome
def verb(documents: tuple[str, ...], workspace: Path, verbose: bool, as_json: bool) -> None:
    """Remove documents from a graph, by name or pattern, with all that is known from them alone.

    \b
    Example:
      zhimai remove '*动态2025年9月*' -w demo
    """
    inbox = inbox_of(())
    with opened_to_change(workspace) as opened:
        found = {pattern: chosen(opened, pattern) for pattern in documents}
        if missing := [pattern for pattern, keys in found.items() if not keys]:
            names = ", ".join(sorted(opened.sources)[:3])
            raise Unanswered(
                f"no document {missing[0]!r} in {workspace}; it holds {len(opened.sources)}"
                + (f", such as {names}" if names else "")
                + ": `zhimai status --documents` lists them"
            )
        for key in dict.fromkeys(key for keys in found.values() for key in keys):
            opened.forget(key)
        knowledge = knowledge_in(opened, "")
        read_anew(opened, inbox, knowledge)
        changes, idle = finish(opened, inbox, knowledge, "remove")
    tell(workspace, changes, failed=inbox.failed, idle=idle, verbose=verbose, as_json=as_json)
    end(inbox)
