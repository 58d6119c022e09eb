"""How a verb shows what it found, and how far it has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from queries.answer import Answer, Column

Item = TypeVar("Item")


def told(
    name: str, title: tuple[str, str], columns: Sequence[Column], rows: Iterable[Mapping[str, object]]
) -> Answer:
    """Return what a verb found without asking the graph as an answer; rows hold texts, numbers and None by column."""
    from pyoxigraph import Literal

    from queries.answer import Answer, Text

    cells = tuple(
        tuple(
            () if (value := row.get(column.name)) is None else (Literal(value),)  # type: ignore[arg-type]
            for column in columns
        )
        for row in rows
    )
    return Answer(name, Text(*title), tuple(columns), cells, "")


def show(answer: Answer, form: str, lang: str, bom: bool, limit: int | None = None) -> None:
    """Show an answer in one of its forms, all of it or the first rows."""
    from queries.render import as_csv, as_json
    from queries.sheet import sheet

    whole = len(answer)
    answer = replace(answer, rows=answer.rows[:limit])
    if form == "table":
        print_table(sheet(answer, lang))
        of = f"{len(answer)}/{whole}" if len(answer) < whole else whole
        click.echo(f"{of} rows" if lang == "en" else f"{of} 条", err=True)
    else:
        write(as_csv(answer, lang, bom) if form == "csv" else as_json(answer))


def print_table(table: Any) -> None:
    """Print a table as wide as the terminal, or 160 columns into a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 160
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def write(data: bytes) -> None:
    """Write bytes to standard output, behind what was printed."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def progress(items: Iterable[Item], total: int | None, doing: str) -> Iterable[Item]:
    """Show on a terminal how far we have come."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(items, doing, total, console=console, transient=True, disable=not console.is_terminal)
