"""How far reading has come, for somebody at a terminal: documents, facts a second, the time left, and a summary."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from ingest.inbox import Inbox


class Pace:
    """Counts what was read, and shows it where there is a terminal."""

    def __init__(self, inbox: Inbox, bar: Progress, task: TaskID) -> None:
        self._inbox, self._bar, self._task = inbox, bar, task
        self._began = time.monotonic()
        self.documents = self.facts = 0

    def count(self, facts: int) -> None:
        """Count a document with so many facts."""
        self.documents += 1
        self.facts += facts
        self._bar.update(self._task, completed=self._inbox.taken, told=self._told())

    def summary(self) -> str:
        """Return what was read, in how long, in one line."""
        return f"read {self._told()}, in {self._seconds:.1f} s"

    @property
    def _seconds(self) -> float:
        return max(time.monotonic() - self._began, 0.001)

    def _told(self) -> str:
        rate = self.facts / self._seconds
        return f"{self.documents:,} documents, {self.facts:,} facts, {rate:,.0f} facts a second"


@contextmanager
def pace(inbox: Inbox, console: Console | None = None) -> Iterator[Pace]:
    """Show how far the inbox is read, and in the end how it went; nothing where there is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = console or Console(stderr=True)
    columns = TextColumn("Reading"), BarColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn()
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as bar:
        counted = Pace(inbox, bar, bar.add_task("", total=None if quiet else inbox.size(), told=""))
        yield counted
    if counted.documents and not quiet:
        console.print(counted.summary(), highlight=False)
