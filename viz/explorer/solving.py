"""What people ask in SPARQL, solved in a process that can be ended: it must be imported there in no time."""

from __future__ import annotations

from dataclasses import dataclass

from queries.store import Graph, Rows, Store


@dataclass(frozen=True, slots=True)
class Solve:
    """Solve a query; an answer of more rows than `limit` is refused."""

    sparql: str
    limit: int

    def __call__(self, store: Store) -> Rows | Graph | bool:
        """Return what it brings. Raises QueryError."""
        return store.query(self.sparql, limit=self.limit)
