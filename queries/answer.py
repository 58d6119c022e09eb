"""The answer to a question: titled columns, and rows whose cells hold terms of the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from .quote import unwrapped
from .store import Rows, Term

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"

Cell: TypeAlias = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people, in Chinese and in English."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the text in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer.

    `hidden` columns hold IRIs and stand in CSV and JSON only. The cells of a column with `join` can hold
    several terms, all others one or none: the first, or the last where `last` says so. `quote` marks the words of bulletins, which a terminal shortens.
    `words` tell what to show for a value, the empty text standing for an empty cell.
    """

    name: str
    title: Text
    hidden: bool = False
    join: str | None = None
    last: bool = False
    quote: bool = False
    words: Mapping[str, Text] = field(default_factory=dict)

    def show(self, cell: Cell, lang: str) -> str:
        """Return a cell as one text."""
        if not cell:
            return self.words[""].in_(lang) if "" in self.words else ""
        texts = [unwrapped(plain(term)) if self.quote else plain(term) for term in cell]
        between = ", " if lang == "en" and self.join == "、" else self.join or ""
        return between.join(self.words[text].in_(lang) if text in self.words else text for text in texts)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question brought back, and the very SPARQL that it asked, empty where the graph was not asked."""

    question: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sparql: str

    def __len__(self) -> int:
        return len(self.rows)

    def cells(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of a column, hidden ones too, by its name. Raises KeyError where there is none."""
        for at, column in enumerate(self.columns):
            if column.name == name:
                return tuple(row[at] for row in self.rows)
        raise KeyError(name)

    def shown(self, lang: str = "zh") -> Iterator[tuple[str, ...]]:
        """Yield each row as the texts of the columns that are not hidden."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield tuple(column.show(cell, lang) for column, cell in pairs if not column.hidden)


def in_order(rows: Rows, columns: Sequence[Column], by: Sequence[str]) -> Rows:
    """Put solutions in order by variables: numbers by size, words as their column lists them.

    A - before a variable puts the greatest number first. All other terms are ordered by their text, whatever their type: 2024 before 2024-02 before 2024-02-23.
    What is unbound comes last.
    """
    ranks = {column.name: {value: at for at, value in enumerate(column.words)} for column in columns}
    keys = [
        (rows.variables.index(name), ranks.get(name, {}), -1 if down else 1)
        for name, down in ((name.removeprefix("-"), name.startswith("-")) for name in by)
    ]

    def key(row: tuple[Term | None, ...]) -> tuple[tuple[int, float, str], ...]:
        return tuple(_place(row[at], ranked, sign) for at, ranked, sign in keys)

    return Rows(rows.variables, tuple(sorted(rows, key=key)))


def _place(term: Term | None, ranked: Mapping[str, int], sign: int) -> tuple[int, float, str]:
    if term is None:
        return (2, 0, "")
    text = plain(term)
    if text in ranked:
        return (0, sign * ranked[text], "")
    if (number := whole(term)) is not None:
        return (0, sign * number, "")
    return (1, 0, text)


def one_way(rows: Rows, one: str, other: str) -> Rows:
    """Return rows without those that tell of two things the other way round than a row before them."""
    near, far = rows.variables.index(one), rows.variables.index(other)
    seen: set[tuple[Term | None, Term | None]] = set()
    kept = []
    for row in rows:
        if (row[far], row[near]) not in seen:
            seen.add((row[near], row[far]))
            kept.append(row)
    return Rows(rows.variables, tuple(kept))


def gather(rows: Rows, columns: Sequence[Column], by: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """Gather the solutions of a query into one row for each combination of the variables `by`.

    Rows come in the order in which the solutions first bring them. A column with `join` gathers its different
    values in that order, any other keeps the first, or the last; without `by`, each different solution is a row. A column
    that the query does not select stays empty.
    """
    place = {name: at for at, name in enumerate(rows.variables)}
    gathered: dict[tuple[Term | None, ...], list[dict[Term, None]]] = {}
    for row in rows:
        key = tuple(row[place[name]] for name in by) if by else row
        cells = gathered.setdefault(key, [{} for _ in columns])
        for column, cell in zip(columns, cells, strict=True):
            term = row[place[column.name]] if column.name in place else None
            if term is not None and (column.join is not None or column.last or not cell):
                if column.last:
                    cell.clear()
                cell[term] = None
    return tuple(tuple(tuple(cell) for cell in cells) for cells in gathered.values())


def answer_of(rows: Rows, sparql: str) -> Answer:
    """Return the solutions of any SELECT query as an answer whose columns are its variables."""
    columns = tuple(Column(name, Text(name, name)) for name in rows.variables)
    cells = tuple(tuple(() if term is None else (term,) for term in row) for row in rows)
    return Answer("sparql", Text("SPARQL", "SPARQL"), columns, cells, sparql)


def whole(term: Term) -> int | None:
    """Return the number that a term is, or None where it is no whole number."""
    if isinstance(term, Literal) and term.datatype.value == _INTEGER and _WHOLE.fullmatch(term.value):
        return int(term.value)
    return None


def plain(term: Term) -> str:
    """Return a term as people write it: the text of a literal, the IRI without brackets."""
    if isinstance(term, Literal | NamedNode | BlankNode):
        return term.value
    return str(term)
