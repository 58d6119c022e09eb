"""Answers for people and programs: a table for terminals, CSV, JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO

from pyoxigraph import Literal
from rich.table import Table
from rich.text import Text as RichText

from .answer import Answer, Cell, Column, plain, whole
from .quote import unwrapped
from .store import Term

QUOTE = 48
"""How many characters of a quote a table shows; Chinese ones take two places each."""

_XSD = "http://www.w3.org/2001/XMLSchema#"


def table(answer: Answer, lang: str = "zh") -> Table:
    """Return an answer as a table for a terminal: one line a text, quotes shortened, no empty columns."""
    made = Table(title=answer.title.in_(lang), title_justify="left")
    seen: list[list[str]] = []
    for at, column in enumerate(answer.columns):
        shown = [_short(column, row[at], lang) for row in answer.rows]
        if not column.hidden and (any(shown) or not shown):
            made.add_column(column.title.in_(lang), overflow="fold")
            seen.append(shown)
    for row in zip(*seen, strict=True):
        # Text and not str: what a bulletin says in square brackets is no markup.
        made.add_row(*map(RichText, row))
    return made


def as_csv(answer: Answer, lang: str = "zh", bom: bool = False) -> bytes:
    """Return an answer as CSV (RFC 4180) in UTF-8, IRIs last, quotes whole.

    The first line has the titles of the columns. `bom` puts a byte order mark before it, without which
    Excel takes the file for GBK.
    """
    order = sorted(range(len(answer.columns)), key=lambda at: answer.columns[at].hidden)
    columns = [answer.columns[at] for at in order]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title.in_(lang) for column in columns])
    for row in answer.rows:
        writer.writerow([columns[to].show(row[at], lang) for to, at in enumerate(order)])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def as_json(answer: Answer) -> bytes:
    """Return an answer as one JSON object in UTF-8: question, title, columns, rows, and the SPARQL that was asked.

    A row is an object by the names of the columns. Numbers and truths are JSON's; every other value is a
    string, null where nothing is known. A column that can hold several values always has a list. Roles,
    states and the like are IRIs; the column's `words` tell what they are called.
    """
    said = {
        "question": answer.question,
        "title": {"zh": answer.title.zh, "en": answer.title.en},
        "columns": [_described(column) for column in answer.columns],
        "rows": [
            {column.name: _json(column, cell) for column, cell in zip(answer.columns, row, strict=True)}
            for row in answer.rows
        ],
    }
    return _dumped(said | ({"sparql": answer.sparql} if answer.sparql else {}), indent=2)


def _described(column: Column) -> dict[str, object]:
    said: dict[str, object] = {"name": column.name, "title": {"zh": column.title.zh, "en": column.title.en}}
    if column.words:
        said["words"] = {value: {"zh": text.zh, "en": text.en} for value, text in column.words.items()}
    return said


def _short(column: Column, cell: Cell, lang: str) -> str:
    if not column.quote or not cell:
        return line(column.show(cell, lang))
    first = line(unwrapped(plain(cell[0])))
    shown = first if len(first) <= QUOTE else first[: QUOTE - 1] + "…"
    more = len(cell) - 1
    return shown + (f" (+{more})" if more else "")


def line(text: str) -> str:
    """Return a text on one line; a control character, which a terminal might obey, is white space too."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _json(column: Column, cell: Cell) -> object:
    values = [_value(term) for term in cell]
    return values if column.join is not None else values[0] if values else None


def _value(term: Term) -> object:
    if (number := whole(term)) is not None:
        return number
    if isinstance(term, Literal) and term.datatype.value == _XSD + "boolean":
        return term.value in ("true", "1")
    if isinstance(term, Literal) and term.datatype.value == _XSD + "double":
        return float(term.value)
    return plain(term)


def _dumped(said: object, indent: int | None = None) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=indent) + "\n").encode("utf-8")
