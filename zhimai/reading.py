"""How verbs read bulletins: the inbox, and the reader."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .door import SOME_FAILED

if TYPE_CHECKING:
    from ingest.extract import Extraction, Reader
    from ingest.inbox import File, Inbox


def inbox_of(sources: Iterable[str], apart: Path | None = None) -> Inbox:
    """Return the inbox of the files, folders or standard input named; what lies in `apart` is none of it."""
    from ingest.inbox import Inbox

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    return Inbox(sources, stdin, lambda told: click.echo(told, err=True), apart)


def end(inbox: Inbox) -> None:
    """End with the exit code that says whether some documents failed."""
    raise click.exceptions.Exit(SOME_FAILED if inbox.failed else 0)


@cache
def reader() -> Reader:
    """Return the reader; it takes long to make, so there is one."""
    from ingest.extract import Reader

    return Reader()


def extraction_of(inbox: Inbox, file: File) -> Extraction | None:
    """Return what a file says, or None, and a complaint, where it cannot be read."""
    document = inbox.document(file)
    if document is None:
        return None
    try:
        return reader().read(document)
    except Exception as error:  # a fault of ours, which must not cost the other documents
        inbox.refuse(f"{file.name}: zhimai fails on it, please report it ({type(error).__name__}: {error})")
        return None
