"""The lines of an answer, as pages show them: cells that name things, and the words that say each line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from queries.answer import Answer, Cell, Column, plain

from ..network import Quote

_DATES = ("date", "told")
PERIOD = " … "
"""What stands between the first of several days and the last."""
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Value:
    """A text in a cell, and the IRI of the thing that it names, if it names one."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the values of each cell, the words that say it, and of how many more facts the words are not shown."""

    cells: tuple[tuple[Value, ...], ...]
    quotes: tuple[Quote, ...]
    more: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of things in its cells."""
        return tuple(value.text for cell in self.cells for value in cell if value.iri)


def shown(answer: Answer, but: Collection[str]) -> tuple[Column, ...]:
    """Return the columns that have anything to show, without those named."""
    filled = (any(row[at] for row in answer.rows) for at in range(len(answer.columns)))
    pairs = zip(answer.columns, filled, strict=True)
    return tuple(column for column, full in pairs if full and not column.hidden and column.name not in but)


def lines(
    answer: Answer, columns: Collection[Column], lang: str, said: Callable[[Row], tuple[Collection[Quote], int]]
) -> Iterator[Line]:
    """Yield the lines of an answer in a language; `said` finds the words of each row, and how many it left out."""
    # a column that names things is followed by a hidden one with their IRIs
    naming = {one.name: other.name for one, other in pairwise(answer.columns) if other.hidden}
    for cells in answer.rows:
        row = {column.name: cell for column, cell in zip(answer.columns, cells, strict=True)}
        values = (_values(its, row[its.name], row.get(naming.get(its.name, ""), ()), lang) for its in columns)
        quotes, more = said(row)
        yield Line(tuple(values), tuple(sorted(quotes)), more)


def _values(column: Column, cell: Cell, things: Cell, lang: str) -> tuple[Value, ...]:
    texts = [column.show((term,), lang) for term in cell] if cell else [column.show((), lang)]
    if column.name in _DATES and len(texts) > 1:
        return (Value(f"{texts[0]}{PERIOD}{texts[-1]}"),)
    if not cell or len(things) != len(cell):  # two of one name, or one of two: which is which is not known
        return tuple(map(Value, filter(None, texts)))
    return tuple(Value(text, plain(thing)) for text, thing in zip(texts, things, strict=False) if text)
