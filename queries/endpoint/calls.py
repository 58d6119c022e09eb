"""What the endpoint asks of a store: calls that go to another process and back."""

from __future__ import annotations

from dataclasses import dataclass

from ..answer import plain, whole
from ..store import Store, Term, select
from .formats import for_rows, written
from .protocol import Operation


@dataclass(frozen=True, slots=True)
class Query:
    """Answer a query in the format that a client likes best."""

    operation: Operation
    accept: str
    limit: int
    base: str

    def __call__(self, store: Store) -> tuple[bytes, str]:
        """Return the answer and its Content-Type. Raises QueryError, and Refused where no format is liked."""
        asked, dataset = self.operation.sparql, self.operation.dataset
        liked = for_rows(self.accept)
        if liked is None:
            return written(store.query(asked, dataset, self.limit, self.base), self.accept)
        form, content_type = liked
        found = store.results(asked, form, dataset, self.limit, self.base)
        return (found, content_type) if isinstance(found, bytes) else written(found, self.accept)


@dataclass(frozen=True, slots=True)
class Update:
    """Carry an update out."""

    operation: Operation
    base: str

    def __call__(self, store: Store) -> None:
        """Change the store. Raises QueryError."""
        store.update(self.operation.sparql, dataset=self.operation.dataset, base=self.base)
        store.flush()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a graph holds, in numbers."""

    triples: int
    graphs: int
    subjects: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Size:
    """Count the triples of a store."""

    def __call__(self, store: Store) -> int:
        """Return how many there are in the union of all graphs."""
        return _number(store, _TRIPLES)


@dataclass(frozen=True, slots=True)
class Count:
    """Count what is in a store, for its description."""

    def __call__(self, store: Store) -> Statistics:
        """Return the numbers."""
        triples, graphs, subjects = (_number(store, counted) for counted in _COUNTED)
        return Statistics(triples, graphs, subjects, _numbers(store, _CLASSES), _numbers(store, _PROPERTIES))


_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_COUNTED = (
    _TRIPLES,
    "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a ?class } }",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }",
)
_CLASSES = "SELECT ?what (COUNT(DISTINCT ?s) AS ?n) { ?s a ?what } GROUP BY ?what ORDER BY ?what"
_PROPERTIES = "SELECT ?what (COUNT(*) AS ?n) { ?s ?what ?o } GROUP BY ?what ORDER BY ?what"


def _number(store: Store, query: str) -> int:
    ((number,),) = select(store, query).rows
    return _whole(number)


def _numbers(store: Store, query: str) -> tuple[tuple[str, int], ...]:
    return tuple((plain(what), _whole(number)) for what, number in select(store, query) if what is not None)


def _whole(number: Term | None) -> int:
    """Return what COUNT brought, which is always a number."""
    counted = whole(number) if number is not None else None
    assert counted is not None
    return counted
