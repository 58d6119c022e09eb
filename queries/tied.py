"""What is tied to what, by the numbers that things have in the index beside a store: many steps take little time there.

    tie     each two things that are tied, either way round, and with how many the other is tied
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from .store import Store, select
from .ties import ways

SCHEMA = "CREATE TABLE tie (one INTEGER, other INTEGER, ties INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;"
_COUNTED = (
    "CREATE TEMPORARY TABLE degree (thing INTEGER PRIMARY KEY, ties INTEGER)",
    "INSERT INTO degree SELECT one, COUNT(*) FROM tie GROUP BY one",
    "UPDATE tie SET ties = (SELECT degree.ties FROM degree WHERE thing = other)",
    "DROP TABLE degree",
)
_AMONG = "IN (SELECT value FROM json_each(?))"


def pairs(store: Store) -> Iterator[tuple[str, str]]:
    """Yield each two things of a store that are tied, by their IRIs: once for each relation between them."""
    for way in ways().values():
        for one, other in select(store, f"SELECT DISTINCT ?source ?target {{ ?source {way} ?target }}"):
            if isinstance(one, NamedNode) and isinstance(other, NamedNode) and one != other:
                yield one.value, other.value


def fill(index: sqlite3.Connection, tied: Iterable[tuple[str, str]]) -> None:
    """Write which things are tied into an index that has its things already; what is none of them is left out."""
    number = dict(index.execute("SELECT iri, id FROM thing"))
    known = ((number[one], number[other]) for one, other in tied if one in number and other in number)
    both = (row for one, other in known for row in ((one, other), (other, one)))
    index.executemany("INSERT OR IGNORE INTO tie (one, other) VALUES (?, ?)", both)
    for statement in _COUNTED:
        index.execute(statement)


class Tied:
    """What is tied to what, as an index has it."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def numbers(self, iris: Collection[str]) -> list[int]:
        """Return the numbers of those of the things that the index has."""
        return [number for (number,) in self._index.execute(f"SELECT id FROM thing WHERE iri {_AMONG}", [json.dumps(list(iris))])]

    def iris(self, numbers: Collection[int]) -> dict[int, str]:
        """Return the IRIs of things by their numbers."""
        return dict(self._index.execute(f"SELECT id, iri FROM thing WHERE id {_AMONG}", [json.dumps(list(numbers))]))

    def degrees(self, things: Collection[int]) -> Mapping[int, int]:
        """Return with how many others each of these things is tied."""
        return dict(self._index.execute(f"SELECT one, COUNT(*) FROM tie WHERE one {_AMONG} GROUP BY one", [json.dumps(list(things))]))

    def around(self, things: Collection[int]) -> Mapping[int, Mapping[int, int]]:
        """Return what each of these things is tied to, and with how many that is tied."""
        found: defaultdict[int, dict[int, int]] = defaultdict(dict)
        rows = self._index.execute(f"SELECT one, other, ties FROM tie WHERE one {_AMONG}", [json.dumps(list(things))])
        for one, other, ties in rows:
            found[one][other] = ties
        return found
