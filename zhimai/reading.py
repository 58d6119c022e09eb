"""How verbs read bulletins: the inbox, and the reader."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from .door import SOME_FAILED, Refused

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Extraction, Reader
    from ingest.inbox import File, Inbox
    from ingest.knowledge import Knowledge
    from ontology.facts import Fact

_T = TypeVar("_T")


def inbox_of(sources: Iterable[str], apart: Path | None = None) -> Inbox:
    """Return the inbox of the files, folders or standard input named; what lies in `apart` is none of it."""
    from ingest.inbox import Inbox

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    return Inbox(sources, stdin, lambda told: click.echo(told, err=True), apart)


def end(inbox: Inbox) -> None:
    """End with the exit code that says whether some documents failed."""
    raise click.exceptions.Exit(SOME_FAILED if inbox.failed else 0)


def reader(knowledge: Knowledge) -> Reader:
    """Return the reader with that knowledge; it takes long to make, so there is one."""
    with sound():
        return _reader(knowledge, knowledge.version)


@cache
def _reader(knowledge: Knowledge, version: str) -> Reader:
    from ingest.extract import Reader

    made = Reader(knowledge)
    made.nlp  # noqa: B018 (makes the pipeline)
    # What is loaded now stays to the end, and documents leave few cycles behind: the collector need not walk
    # through all of the lexicon after every few sentences.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
    return made


@contextmanager
def sound() -> Iterator[None]:
    """Let a lexicon or a model that cannot be read with be one line and an exit code."""
    from ingest.lexicon import LexiconError
    from ingest.models import ModelError

    try:
        yield
    except (LexiconError, ModelError) as error:
        raise Refused(str(error)) from error


def extraction_of(inbox: Inbox, file: File, knowledge: Knowledge) -> Extraction | None:
    """Return what a file says, or None, and a complaint, where it cannot be read."""
    return _taken(inbox, file, knowledge, lambda reader, document: reader.read(document))


def facts_of(inbox: Inbox, file: File, knowledge: Knowledge) -> tuple[Fact, ...]:
    """Return the facts of a file; none, and a complaint, where it cannot be read."""
    return _taken(inbox, file, knowledge, lambda reader, document: reader.facts(document)) or ()


def _taken(
    inbox: Inbox, file: File, knowledge: Knowledge, read: Callable[[Reader, Document], _T]
) -> _T | None:
    document = inbox.document(file)
    if document is None:
        return None
    its = reader(knowledge)
    try:
        return read(its, document)
    except Exception as error:  # a fault of ours, which must not cost the other documents
        inbox.refuse(f"{file.name}: zhimai fails on it, please report it ({type(error).__name__}: {error})")
        return None
