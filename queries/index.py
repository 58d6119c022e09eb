"""The index: an SQLite file in which things are found by any of their names, or by a part of one, or by what they are tied to.

    thing   what is in the graph: IRI, kind, label, all names, and its weight, in how many bulletins it is named
    name    the folded names, and how each names its thing (`way`)
    part    the folded names, two characters a token, so that a phrase of tokens is a part of a name
    spelt   pinyin and initials, a name a token, so that the beginning of a token is the beginning of a name; and
            `inside`, both from each further character of a name on, as far as INSIDE letters
    tie     what is tied to what: see `tied`; it is empty where the index is in memory

Things are numbered by weight, the heaviest first. SQLite's full-text search goes through what it finds in the
order of these numbers; so the first ten are the ten heaviest, and no others are looked at, be there a million.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from .spelling import fold, syllables
from .store import Store, select
from .tied import SCHEMA, fill

FORMAT = 3
"""The version of the tables: a file of another one is made anew."""

INSIDE = 16
"""How many letters are kept of what begins inside a name: as many as tell names apart, for long names have many insides."""

BETWEEN = "\n"
"""What stands between the names of a thing."""

_SCHEMA = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, label TEXT, weight INTEGER, names TEXT);
CREATE TABLE name (key TEXT, way INTEGER, thing INTEGER, PRIMARY KEY (key, way, thing)) WITHOUT ROWID;
CREATE VIRTUAL TABLE part USING fts5(
  kind, name, content='', columnsize=0, prefix='1', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE spelt USING fts5(
  kind, pinyin, initials, inside, content='', columnsize=0, detail='column', prefix='1 2 3');
"""
_INDICES = """
CREATE UNIQUE INDEX thing_iri ON thing (iri);
CREATE INDEX thing_kind ON thing (kind);
"""
_WEIGHTS = "SELECT ?thing (COUNT(DISTINCT ?bulletin) AS ?weight) { GRAPH ?bulletin { ?thing a <%s> } } GROUP BY ?thing"
_NAMES = """SELECT DISTINCT ?thing ?property ?name {
  { SELECT DISTINCT ?thing { ?thing a <%s> } }
  VALUES ?property { skos:prefLabel skos:altLabel dcterms:identifier }
  ?thing ?property ?name
}"""
_PINYIN = "pinyin"
_END = "0end0"  # a token that no name has, so that no phrase runs from one name into the next


class Way(IntEnum):
    """How a name names a thing."""

    LABEL = 0
    ALIAS = 1


@dataclass(slots=True)
class Thing:
    """A thing with its names, and with spellings in pinyin, where the graph has them."""

    iri: str
    kind: str
    weight: int = 1
    labels: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What it is called: its first label, or else another name, or else its IRI."""
        return min(self.labels or self.aliases, default=self.iri)


def things(store: Store, classes: Mapping[str, str]) -> Iterator[Thing]:
    """Yield the things of these classes, each with its names in the graph; the classes go by kind."""
    for kind, cls in classes.items():
        weights, names = select(store, _WEIGHTS % cls), select(store, _NAMES % cls)
        found: dict[str, Thing] = {}
        for thing, weight in weights:
            if isinstance(thing, NamedNode) and isinstance(weight, Literal):
                found[thing.value] = Thing(thing.value, kind, int(weight.value))
        for thing, prop, name in names:
            if isinstance(thing, NamedNode) and isinstance(prop, NamedNode) and isinstance(name, Literal):
                its = found[thing.value]
                spelling = _PINYIN in (name.language or "")
                listed = (
                    its.spellings
                    if spelling
                    else its.labels
                    if prop.value.endswith("prefLabel")
                    else its.aliases
                )
                listed.append(name.value)
        yield from found.values()


def ranked(index: sqlite3.Connection, iris: Collection[str]) -> list[str]:
    """Return those of the IRIs that an index has, the heaviest first, and of equals in their own order."""
    among = "iri IN (SELECT value FROM json_each(?))"
    rows = index.execute(f"SELECT iri FROM thing WHERE {among} ORDER BY weight DESC, iri", [json.dumps(list(iris))])
    return [iri for (iri,) in rows]


def beside(store: Path) -> Path:
    """Return the file in which the index of the store in a folder is kept."""
    return store.with_name(f"{store.name}.names")


def begun(index: sqlite3.Connection, beginnings: Collection[str]) -> list[str]:
    """Return the IRIs that an index has of those that begin so, in the order of the beginnings."""
    found = (index.execute("SELECT iri FROM thing WHERE iri >= ? AND iri < ? ORDER BY iri", [its, f"{its}~"]) for its in beginnings)
    return [iri for rows in found for (iri,) in rows]


def opened(
    file: Path | None, bearers: Callable[[], Iterable[Thing]], tied: Callable[[], Iterable[tuple[str, str]]] = tuple
) -> sqlite3.Connection:
    """Open the index in a file; where there is none yet, make it of these bearers of names, and of what is tied to what.

    Without a file, or where none can be written, it is in memory.
    """
    if file is not None and (known := connected(file)):
        return known
    if file is not None:
        made = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            with closing(sqlite3.connect(made)) as connection:
                _fill(connection, bearers(), tied())
            made.replace(file)  # whoever makes it at the same time makes the same
            return connected(file) or opened(None, bearers)
        except (sqlite3.OperationalError, OSError):
            made.unlink(missing_ok=True)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, bearers())
    return connection


def connected(file: Path) -> sqlite3.Connection | None:
    """Open the index in a file; None where there is none that can be read."""
    if not file.exists():
        return None
    try:
        connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return connection if version == FORMAT else None


def _fill(connection: sqlite3.Connection, bearers: Iterable[Thing], tied: Iterable[tuple[str, str]] = ()) -> None:
    """Write the whole index, as one transaction."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA + SCHEMA + "BEGIN;")
    put = connection.execute
    for number, thing in enumerate(
        sorted(bearers, key=lambda its: (-its.weight, its.label, its.iri)), start=1
    ):
        labels, aliases = sorted(set(thing.labels)), sorted(set(thing.aliases) - set(thing.labels))
        keys = {fold(name): Way.ALIAS for name in aliases} | {fold(name): Way.LABEL for name in labels}
        keys.pop("", None)
        row = (number, thing.iri, thing.kind, thing.label, thing.weight, BETWEEN.join(labels + aliases))
        put("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
        for key, way in keys.items():
            put("INSERT INTO name VALUES (?, ?, ?)", (key, way, number))
        parts = f" {_END} ".join(map(tokens, keys))
        put("INSERT INTO part (rowid, kind, name) VALUES (?, ?, ?)", (number, thing.kind, parts))
        spelt = (number, thing.kind, *_spelt(thing, labels or aliases))
        put("INSERT INTO spelt (rowid, kind, pinyin, initials, inside) VALUES (?, ?, ?, ?, ?)", spelt)
    fill(connection, tied)
    connection.commit()
    connection.executescript(_INDICES + f"PRAGMA user_version = {FORMAT};")


def tokens(key: str) -> str:
    """Return a folded name as the index has it: each two neighbours are a token, and so is the last character."""
    return " ".join(key[at : at + 2] for at in range(len(key)))


def _spelt(thing: Thing, names: Iterable[str]) -> tuple[str, str, str]:
    """Return the names of a thing in pinyin, with what stands behind a space too, their initials, and their insides."""
    read = [said for name in names if (said := syllables(name))]
    pinyin = dict.fromkeys("".join(said) for said in read)
    initials = dict.fromkeys(_initials(said) for said in read if len(said) > 1)
    inside = dict.fromkeys(
        letters[:INSIDE]
        for said in read
        for at in range(1, len(said))
        for letters in ("".join(said[at:]), _initials(said[at:]))
        if len(letters) > 1
    )
    if thing.spellings:  # the graph knows how surnames are read
        words = [[fold(word) for word in name.split()] for name in sorted(thing.spellings)]
        pinyin = dict.fromkeys("".join(said[at:]) for said in words for at in range(len(said)))
        given = {"".join(said[at:]): _initials(said[at:]) for said in read for at in range(1, len(said))}
        # cjc, and as many type it, chenjc
        initials = dict.fromkeys(
            f"{surname}{given[rest]}"
            for first, *others in words
            if (rest := "".join(others)) in given
            for surname in (first[:1], first)
        ) or initials
    return " ".join(pinyin), " ".join(initials), " ".join(inside)


def _initials(said: Sequence[str]) -> str:
    return "".join(syllable[0] for syllable in said)
