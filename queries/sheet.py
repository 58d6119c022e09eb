"""An answer on a terminal, with the words that say it below each row, as wide as the terminal is.

The words of bulletins are long and terminals are narrow: in a column of their own they would be a strip of five
characters a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from .answer import Answer, Cell, Column, plain
from .quote import unwrapped
from .render import line, table

QUOTE = 100
"""How many characters of a quote are shown."""
SOURCE = 30
"""How many characters of a bulletin's title are shown."""

_GAP, _INDENT, _NARROWEST = 2, 4, 6


def sheet(answer: Answer, lang: str = "zh") -> RenderableType:
    """Return an answer for a terminal: rows with their words below, or a plain table where it has no words."""
    return Sheet(answer, lang) if any(column.quote for column in answer.columns) else table(answer, lang)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer whose columns, from the first quote on, say where each row is said."""

    answer: Answer
    lang: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield title, heading, and for each row what it says and the words that say it."""
        told, _ = self._columns()
        titles = [column.title.in_(self.lang) for _, column in told]
        rows = [[line(column.show(row[at], self.lang)) for at, column in told] for row in self.answer.rows]
        kept = [at for at in range(len(told)) if not rows or any(row[at] for row in rows)]
        lines = [[row[at] for at in kept] for row in ([titles] + rows)]
        natural = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
        widths = _fitted(natural, options.max_width)
        yield Text(self.answer.title.in_(self.lang), style="bold")
        yield _grid(lines[0], widths, "bold")
        yield Text("─" * (sum(widths) + _GAP * (len(widths) - 1)))
        before: Sequence[str] = ()
        for said, words in zip(lines[1:], self._words(), strict=True):
            yield _grid(_repeated(said, before), widths)
            # Chinese breaks anywhere; left to itself, Rich would break at the few spaces that there are.
            for part in chop_cells(words, max(options.max_width - _INDENT, _NARROWEST)):
                yield Text(" " * _INDENT + part, style="dim")
            before = said

    def _columns(self) -> tuple[list[tuple[int, Column]], list[tuple[int, Column]]]:
        """Return the columns that are shown, with their places: those that say it, and those that say where."""
        seen = [(at, column) for at, column in enumerate(self.answer.columns) if not column.hidden]
        first = next(place for place, (_, column) in enumerate(seen) if column.quote)
        return seen[:first], seen[first:]

    def _words(self) -> Iterator[str]:
        _, columns = self._columns()
        for row in self.answer.rows:
            quotes = [_quote(row[at]) for at, column in columns if column.quote]
            places = [line(column.show(row[at], self.lang)) for at, column in columns if not column.quote]
            yield f"{''.join(quotes)}——{' '.join(_cut(place, SOURCE) for place in places if place)}"


def _quote(cell: Cell) -> str:
    if not cell:
        return ""
    more = f"（+{len(cell) - 1}）" if len(cell) > 1 else ""
    return f"“{_cut(line(unwrapped(plain(cell[0]))), QUOTE)}”{more}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _repeated(said: Sequence[str], before: Sequence[str]) -> list[str]:
    """Put ditto marks for what stands in the same columns of the row above, from the left on."""
    same = next((at for at, (now, then) in enumerate(zip(said, before, strict=False)) if now != then), 0)
    return ["〃" if text else "" for text in said[:same]] + list(said[same:])


def _fitted(widths: list[int], room: int) -> list[int]:
    """Take from the widest columns until all fit."""
    widths = list(widths)
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _grid(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Table:
    made = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        made.add_column(width=width, overflow="fold", style=style)
    # Text and not str: what a bulletin says in square brackets is no markup.
    made.add_row(*map(Text, cells))
    return made
