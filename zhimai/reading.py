"""How verbs read bulletins: the inbox, and the crew that reads what is in it."""

from __future__ import annotations

import io
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from .door import SOME_FAILED, Refused

if TYPE_CHECKING:
    from ingest.crew import Crew, Task
    from ingest.inbox import File, Inbox
    from ingest.knowledge import Knowledge
    from ingest.limits import Limits

Note = TypeVar("Note")
Result = TypeVar("Result")


def inbox_of(sources: Iterable[str], apart: Path | None = None, limits: Limits | None = None) -> Inbox:
    """Return the inbox of the files, folders or standard input named; what lies in `apart` is none of it."""
    from ingest.inbox import Inbox

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    return Inbox(sources, stdin, lambda told: click.echo(told, err=True), apart, limits)


def end(inbox: Inbox) -> None:
    """End with the exit code that says whether some documents failed."""
    raise click.exceptions.Exit(SOME_FAILED if inbox.failed else 0)


@dataclass(frozen=True, slots=True)
class Means:
    """By what means documents are read, as the command line has it.

    `jobs` is how many processes read: as many as there are cores where it is None, and this very one where it is 0.
    `scheduler` is the address of a Dask scheduler, `local` for one of our own, empty for none. `limits` are the usual
    ones where they are None.
    """

    jobs: int | None = None
    scheduler: str = ""
    limits: Limits | None = None


def read_each(
    inbox: Inbox, files: Iterable[tuple[Note, File]], knowledge: Knowledge, task: Task[Result], means: Means | None = None
) -> Iterator[tuple[Note, File, Result | None]]:
    """Yield for each file, in their order, what the task makes of it, or None, and a complaint, where it cannot be read.

    A note goes with each file. Raises CrewLost where those who read go away.
    """
    from ingest.crew import Refusal

    on_their_way: deque[tuple[Note, File]] = deque()

    def given() -> Iterator[tuple[str, bytes]]:
        for pair in files:
            on_their_way.append(pair)
            yield pair[1].name, pair[1].data

    with sound():
        crew = _crew(knowledge, knowledge.version, means or Means(), inbox.limits, os.getpid())
        for result in crew.each(given(), task):
            note, file = on_their_way.popleft()
            if isinstance(result, Refusal):
                inbox.refuse(f"{file.place or file.name}: {result.told}")
                yield note, file, None
            else:
                yield note, file, result


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def sound() -> Iterator[None]:
    """Let a lexicon or a model that cannot be read with be one line and an exit code."""
    from ingest.lexicon import LexiconError
    from ingest.models import ModelError

    try:
        yield
    except (LexiconError, ModelError) as error:
        raise Refused(str(error)) from error


@lru_cache(maxsize=2)
def _crew(knowledge: Knowledge, version: str, means: Means, limits: Limits, process: int) -> Crew:
    """Return the crew that reads so; it takes long to start, and is kept. The processes of one that is let go end."""
    from ingest.crew import Alone, Cluster, Processes

    jobs = cores() if means.jobs is None else means.jobs
    if means.scheduler:
        cluster = Cluster(knowledge, limits, means.scheduler, jobs or 1)
        context = click.get_current_context()
        context.call_on_close(_crew.cache_clear)
        context.call_on_close(cluster.end)
        return cluster
    if jobs:
        return Processes(knowledge, limits, jobs)
    from ingest.crew.preload import reader_with

    return Alone(reader_with(knowledge), limits)
