"""What people decided on who is who in a workspace: its ledger, with faults in it as one line and an exit code."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .door import Refused

if TYPE_CHECKING:
    from ingest.identity import Ledger
    from queries.workspace import Workspace


def ledger_in(opened: Workspace) -> Ledger:
    """Return the ledger of a workspace. Raises Refused where a line of it is damaged, and where it is gone."""
    from ingest.identity import Ledger, LedgerError

    try:
        return Ledger.load(opened.judged)
    except FileNotFoundError:
        if logged := last_logged(opened):
            raise Refused(
                f"{opened.judgements} is gone, and the log tells of judgements up to number {logged}:"
                " bring it back from a backup, or make an empty file of that name to go on without them"
            ) from None
        return Ledger()
    except LedgerError as error:
        raise Refused(f"{opened.judgements}, {error}; mend it, or take the line out") from error


def last_logged(opened: Workspace) -> int:
    """Return the highest number of a judgement that the log of a workspace tells of, 0 where there is none."""
    return max((int(run.settings.get("judgement", 0)) for run in opened.runs()), default=0)


@contextmanager
def agreeing(opened: Workspace) -> Iterator[None]:
    """Let judgements in the file that contradict each other be one line and an exit code."""
    from ingest.identity import Contradiction

    try:
        yield
    except Contradiction as error:
        raise Refused(f"{opened.judgements}: {error}; `zhimai undo` one of them") from error


def judge_of(name: str) -> str:
    """Return who decides: as said, else as git knows them, else as they logged in."""
    if name:
        return name
    try:
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, timeout=5, check=False)
        name = told.stdout.decode("utf-8", "replace").strip()
    except (OSError, subprocess.SubprocessError):  # there is no git
        pass
    try:
        return name or getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody knows
        return ""


def now() -> str:
    """Return this moment, in UTC, to the second."""
    from queries.changes import moment

    return moment(datetime.now(UTC))
