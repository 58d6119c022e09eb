"""Oxigraph in a folder: RocksDB underneath, one process that writes, or several that read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
)

from ontology.model import PREFIXES

from ..dataset import Dataset
from ..errors import QueryError, StoreError, TooMuch
from ..index import beside
from ..loading import bulk_load
from ..results import results, written
from ..serialise import triples_of, write
from ..sparql import graphs_named, refuse_fetching, unreadable, with_using
from ..store import Graph, Rows
from ..union import UNION, merged, reconciling, removing, replacing, with_union

Item = TypeVar("Item")

_AT_ONCE = 2**20
"""How many bytes of a file are read at a time."""


def claims(location: str) -> bool:
    """Say whether the location is a folder, that is, no address with a scheme."""
    return "://" not in location and location != "memory:"


def open_at(location: str, read_only: bool = False) -> OxigraphStore:
    """Open the store in a folder. A folder that holds anything else is refused, lest RocksDB settle in it."""
    folder = Path(location)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "CURRENT").exists():
        remedy = "`zhimai rebuild` makes that of a workspace again" if read_only else "name a new or an empty folder"
        raise StoreError(f"{location} is no store, or a damaged one; {remedy}")
    if read_only and not folder.is_dir():
        raise StoreError(f"no store at {location}")
    with _plainly(location):
        opened = pyoxigraph.Store.read_only(location) if read_only else pyoxigraph.Store(location)
        return OxigraphStore(opened, location, read_only)


class OxigraphStore:
    """A `Store` over pyoxigraph, on disk or in memory."""

    def __init__(self, store: pyoxigraph.Store, location: str, read_only: bool = False) -> None:
        self._store: pyoxigraph.Store | None = store
        self._location = location
        self._read_only = read_only

    @property
    def index(self) -> Path | None:
        """The file beside the folder: see `Store.index`."""
        return beside(Path(self._location)) if self._read_only else None

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all that a graph holds: see `Store.replace`."""
        its = set(quads)
        if strangers := [quad for quad in its if quad.graph_name != graph]:
            quad = min(strangers, key=str)
            raise ValueError(f"a quad of {quad.graph_name} among those of {graph}: {quad}")
        # pyoxigraph offers no transaction over several calls, but one update, however long, is a transaction.
        with _plainly(self._location):
            self._writable.update(replacing(self._writable, graph, its))

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph: see `Store.remove`."""
        with _plainly(self._location):
            self._writable.update(removing(graph))

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads of any graphs at the greatest speed: see `Store.fill`."""
        with _plainly(self._location):
            self._writable.bulk_extend(with_union(quads))

    def load(self, graphs: Mapping[NamedNode, bytes]) -> None:
        """Add graphs at the greatest speed: see `Store.load`."""
        # all in one go: RocksDB merges what comes in many goes again and again, the more the larger the store is;
        # first the graphs and then their union: what Oxigraph sets aside for a kind of quads counts only if there are any
        with _plainly(self._location):
            bulk_load(self._writable, graphs.values(), pyoxigraph.RdfFormat.N_QUADS)
            union = (triples_of(graph, lines) for graph, lines in graphs.items())
            bulk_load(self._writable, union, pyoxigraph.RdfFormat.N_TRIPLES)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, in order."""
        with _plainly(self._location):
            names = [name for name in self._open.named_graphs() if isinstance(name, NamedNode)]
        return tuple(sorted(names, key=str))

    def size(self) -> int:
        """Return the number of quads."""
        with _plainly(self._location):
            found = self._open.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
            assert isinstance(found, QuerySolutions)
            return int(next(found)["n"].value)

    def quads(self, graphs: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of these graphs: see `Store.quads`."""
        for graph in self.graphs() if graphs is None else graphs:
            with _plainly(self._location):
                yield from self._open.quads_for_pattern(None, None, None, graph)

    def query(
        self,
        sparql: str,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> Rows | Graph | bool:
        """Answer a query: see `Store.query`."""
        with _understood(sparql, self._location):
            found = self._found(sparql, dataset, base)
            if isinstance(found, QuerySolutions):
                variables = tuple(variable.value for variable in found.variables)
                solutions = _limited(found, limit, "rows")
                return Rows(variables, tuple(tuple(row) for row in solutions))
            if isinstance(found, QueryBoolean):
                return bool(found)
            return tuple(_limited(found, limit, "triples"))

    def results(
        self,
        sparql: str,
        form: QueryResultsFormat,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> bytes | Graph:
        """Answer a query in a format: see `Store.results`."""
        with _understood(sparql, self._location):
            found = self._found(sparql, dataset, base)
            if isinstance(found, QuerySolutions):
                said = written(found, form, limit)
                if said is not None:
                    return said
        again = self.query(sparql, dataset, limit, base)
        return again if isinstance(again, tuple) else results(again, form)

    def _found(
        self, sparql: str, dataset: Dataset | None, base: str | None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return what the engine finds, as it finds it."""
        refuse_fetching(sparql)
        dataset = dataset or graphs_named(sparql, base)
        store = self._open
        default: list[NamedNode | BlankNode | DefaultGraph] | None = list(dataset.default) if dataset else None
        if dataset and len(dataset.default) > 1:  # Oxigraph would repeat what several of them hold
            store, default = merged(store, dataset.default, dataset.named), [UNION]
        return store.query(
            sparql,
            base_iri=base,
            prefixes=dict(PREFIXES),
            default_graph=default,
            named_graphs=list(dataset.named) if dataset else None,
        )

    def update(self, sparql: str, dataset: Dataset | None = None, base: str | None = None) -> None:
        """Carry an update out, whole or not at all: see `Store.update`."""
        refuse_fetching(sparql)
        with _understood(sparql, self._location, "update"):
            asked = with_using(sparql, dataset) if dataset else sparql
            self._writable.update(reconciling(asked), base_iri=base, prefixes=dict(PREFIXES))

    def dump(self, form: str, out: IO[bytes], graphs: Collection[NamedNode] | None = None) -> None:
        """Write graphs in a form: see `Store.dump`."""
        names = self.graphs() if graphs is None else sorted(graphs, key=str)
        write(form, out, names, lambda name: self.quads([name]))

    def backup(self, folder: Path) -> None:
        """Make a folder with a copy of the whole store: see `Store.backup`."""
        with _plainly(self._location):
            self._open.backup(folder)

    def distil(self, folder: Path) -> None:
        """Make a store of what this one holds now: see `Store.distil`."""
        # Oxigraph never forgets a string, even where no quad holds it any more; only a new store is without it.
        written = folder / "quads.nq"
        with _plainly(str(folder)):
            self._open.dump(written, pyoxigraph.RdfFormat.N_QUADS)
            fresh = pyoxigraph.Store(str(folder))
            with written.open("rb") as lines:
                bulk_load(fresh, iter(partial(lines.read, _AT_ONCE), b""), pyoxigraph.RdfFormat.N_QUADS)
            fresh.flush()
            written.unlink()

    def compact(self) -> None:
        """Let RocksDB merge its files into one level: see `Store.compact`."""
        with _plainly(self._location):
            self._writable.optimize()

    def flush(self) -> None:
        """Wait until all that was written is safe on disk."""
        with _plainly(self._location):
            self._writable.flush()

    def close(self) -> None:
        """Write what is still in memory, and free the folder for others."""
        try:
            if self._store is not None and not self._read_only:
                self.flush()
        finally:
            self._store = None

    @property
    def _open(self) -> pyoxigraph.Store:
        if self._store is None:
            raise StoreError(f"the store at {self._location} is closed")
        return self._store

    @property
    def _writable(self) -> pyoxigraph.Store:
        if self._read_only:
            raise StoreError(f"the store at {self._location} was opened for reading only")
        return self._open


def _limited(found: Iterable[Item], limit: int | None, what: str) -> Iterator[Item]:
    """Yield what a query found, unless there is too much of it."""
    for count, item in enumerate(found):
        if count == limit:
            raise TooMuch(f"the answer has more than {limit} {what}: ask for less, or for a part with LIMIT and OFFSET")
        yield item


@contextmanager
def _understood(sparql: str, location: str, what: str = "query") -> Iterator[None]:
    """Say in one plain line what is wrong with a query or an update, or with the store."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(unreadable(sparql, str(error), what)) from None
    except RuntimeError as error:
        if "corruption" in str(error).lower():
            raise StoreError(_plain(location, str(error))) from None
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from None
    except OSError as error:
        raise StoreError(_plain(location, str(error))) from None


@contextmanager
def _plainly(location: str) -> Iterator[None]:
    """Say in one plain line what RocksDB could not do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise StoreError(_plain(location, str(error))) from None


def _plain(location: str, error: str) -> str:
    said = error.lower()
    if "lock hold by current process" in said or "while lock file" in said and "temporarily" in said:
        return f"the store at {location} is in use by another process; wait until it ends, or end it"
    if "permission denied" in said and "for appending" not in said and "mkdir" not in said:
        return f"the store at {location} cannot be read: a file in it is closed to you; ask whoever owns it"
    if "read-only" in said or "read only" in said or "permission denied" in said:
        return f"the store at {location} cannot be written: the folder is read-only for you"
    if "corruption" in said or "no such file" in said or "not an existing" in said:
        cause = " ".join(error.split())[:120]
        return f"the store at {location} is damaged; `zhimai rebuild` makes it again ({cause})"
    return f"the store at {location} failed: {' '.join(error.split())}"
