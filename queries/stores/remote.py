"""A SPARQL 1.1 server: asked and changed through SPARQLWrapper, filled by the Graph Store protocol."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO
from urllib.parse import urlencode
from urllib.request import Request

from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, serialize
from SPARQLWrapper import CONSTRUCT, INSERT, JSON, POST, SELECT, TURTLE, SPARQLWrapper

from ..dataset import Dataset
from ..errors import StoreError, TooMuch
from ..remote import virtuoso
from ..remote.addresses import Addresses
from ..remote.credentials import Credentials, credentials_for
from ..remote.replies import graph as graph_in
from ..remote.replies import rows_or_truth
from ..remote.transport import Reply, Transport
from ..results import results
from ..serialise import ordered, triples_of, write
from ..sparql import standing_alone, with_using
from ..store import Graph, Rows, select
from . import memory

_SECONDS = 300.0


def claims(location: str) -> bool:
    """Say whether the location is the address of a server."""
    return location.startswith(("http://", "https://"))


def open_at(location: str, read_only: bool = False) -> RemoteStore:
    """Open the store that a server keeps, with the credentials in the environment. Nothing is sent yet."""
    return connect(location, credentials_for(location), read_only=read_only)


def connect(
    location: str,
    credentials: Credentials | None,
    *,
    read_only: bool = False,
    update: str = "",
    graphs: str = "",
    seconds: float = _SECONDS,
) -> RemoteStore:
    """Open the store that a server keeps. Nothing is sent yet.

    It is changed at `update`, and takes graphs at `graphs`: where these are empty, they are found out. A request
    may take so many seconds. Raises StoreError where an address is none, or holds a password.
    """
    named = [address for address in (location, update, graphs) if address]
    addresses = Addresses(location, update or location, graphs or None) if update or graphs else None
    return RemoteStore(location, Transport(named, credentials, seconds), addresses, read_only)


class RemoteStore:
    """A `Store` that a server keeps."""

    def __init__(
        self, location: str, transport: Transport, addresses: Addresses | None = None, read_only: bool = False
    ) -> None:
        self._location = location
        self._transport: Transport | None = transport
        self._named = addresses
        self._read_only = read_only

    @property
    def index(self) -> None:
        """Nothing: a server keeps none."""
        return None

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put these quads in place of all that a graph holds: see `Store.replace`."""
        said = ordered(quads)
        if strangers := [quad for quad in said if quad.graph_name != graph]:
            raise ValueError(f"a quad of {strangers[0].graph_name} among those of {graph}: {strangers[0]}")
        if not said:
            self.remove(graph)
        elif self._addresses.graphs:
            self._send("PUT", graph, _triples(said))
        else:
            self._change(f"DROP SILENT GRAPH {graph} ;\n{_inserting(graph, said)}")

    def remove(self, graph: NamedNode) -> None:
        """Remove a graph: see `Store.remove`."""
        self._change(f"DROP SILENT GRAPH {graph}")

    def fill(self, quads: Iterable[Quad]) -> None:
        """Add quads of any graphs: see `Store.fill`."""
        by_graph: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
        for quad in quads:
            if not isinstance(quad.graph_name, NamedNode):
                raise ValueError(f"a quad of no named graph: {quad}")
            by_graph[quad.graph_name].append(quad)
        for graph, its in by_graph.items():
            if self._addresses.graphs:
                self._send("POST", graph, _triples(its))
            else:
                self._change(_inserting(graph, its))

    def load(self, graphs: Mapping[NamedNode, bytes]) -> None:
        """Add graphs: see `Store.load`."""
        for graph, lines in graphs.items():
            if self._addresses.graphs:
                self._send("POST", graph, triples_of(graph, lines))
            else:
                self._change(f"INSERT DATA {{ GRAPH {graph} {{\n{triples_of(graph, lines).decode()}}} }}")

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs but those that the server brings itself, in order."""
        return tuple(sorted(self._counts(), key=str))

    def size(self) -> int:
        """Return the number of quads, but for those that the server brings itself."""
        return sum(self._counts().values())

    def _counts(self) -> dict[NamedNode, int]:
        """Return how many quads each graph has. Virtuoso counts them at once; to name them takes it a minute."""
        found = select(self, "SELECT ?graph (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
        return {
            graph: int(count.value)
            for graph, count in found
            if isinstance(graph, NamedNode)
            and isinstance(count, Literal)
            and not graph.value.startswith(virtuoso.ITS_OWN)
        }

    def quads(self, graphs: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of these graphs: see `Store.quads`."""
        for graph in self.graphs() if graphs is None else graphs:
            reply = self._sent(
                f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", CONSTRUCT
            )
            for triple in graph_in(reply):
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def query(
        self,
        sparql: str,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> Rows | Graph | bool:
        """Answer a query: see `Store.query`. One that cannot be read is refused before it is sent."""
        form = memory.open_at("memory:").query(sparql, dataset, base=base)
        builds = isinstance(form, tuple)
        worded = standing_alone(virtuoso.worded(sparql) if self._is_virtuoso else sparql, base)
        reply = self._sent(worded, CONSTRUCT if builds else SELECT, dataset)
        found = graph_in(reply) if builds else rows_or_truth(reply)
        if limit is not None and not isinstance(found, bool) and len(found) > limit:
            raise TooMuch(f"the answer has more than {limit} rows or triples: ask for less")
        return found

    def results(
        self,
        sparql: str,
        form: QueryResultsFormat,
        dataset: Dataset | None = None,
        limit: int | None = None,
        base: str | None = None,
    ) -> bytes | Graph:
        """Answer a query in a format: see `Store.results`."""
        found = self.query(sparql, dataset, limit, base)
        return found if isinstance(found, tuple) else results(found, form)

    def update(self, sparql: str, dataset: Dataset | None = None, base: str | None = None) -> None:
        """Carry an update out: see `Store.update`. Whether it is whole or not at all is the server's affair."""
        memory.open_at("memory:").update(sparql, dataset, base)
        self._change(standing_alone(with_using(sparql, dataset) if dataset else sparql, base))

    def dump(self, form: str, out: IO[bytes], graphs: Collection[NamedNode] | None = None) -> None:
        """Write graphs in a form: see `Store.dump`."""
        names = self.graphs() if graphs is None else sorted(graphs, key=str)
        write(form, out, names, lambda name: self.quads([name]))

    def backup(self, folder: Path) -> None:
        """Refuse: the store is not on this disk."""
        raise StoreError(
            f"the store at {self._location} is not on this disk: whoever runs the server can copy it"
        )

    def distil(self, folder: Path) -> None:
        """Refuse: the store is not on this disk."""
        self.backup(folder)

    def compact(self) -> None:
        """Do nothing: how a server keeps what it has is its own affair."""

    def flush(self) -> None:
        """Do nothing: what a server has confirmed is its own to keep."""

    def close(self) -> None:
        """Let go of the server."""
        self._transport = None

    @cached_property
    def _is_virtuoso(self) -> bool:
        return virtuoso.is_virtuoso(self._sent("ASK {}", SELECT).headers.get("Server") or "")

    @cached_property
    def _addresses(self) -> Addresses:
        """Where to write. Raises StoreError for a reader."""
        if self._read_only:
            raise StoreError(f"the store at {self._location} was opened for reading only")
        if self._named:
            return self._named
        if self._is_virtuoso:
            return virtuoso.addresses(self._location, known=self._open.credentials is not None)
        return Addresses(self._location, self._location)

    @property
    def _open(self) -> Transport:
        if self._transport is None:
            raise StoreError(f"the store at {self._location} is closed")
        return self._transport

    def _sent(self, sparql: str, form: str, dataset: Dataset | None = None) -> Reply:
        request = _Client(self._location, sparql, form)
        for graph in dataset.default if dataset else ():
            request.addParameter("default-graph-uri", graph.value)
        for graph in dataset.named if dataset else ():
            request.addParameter("named-graph-uri", graph.value)
        return request.sent_by(self._open)

    def _change(self, update: str) -> None:
        _Client(self._addresses.update, update, INSERT).sent_by(self._open)

    def _send(self, method: str, graph: NamedNode, body: bytes) -> None:
        address = f"{self._addresses.graphs}?{urlencode({'graph': graph.value})}"
        headers = {"Content-Type": f"{RdfFormat.N_TRIPLES.media_type}; charset=utf-8"}
        self._open.send(Request(address, body, headers, method=method))


class _Client(SPARQLWrapper):
    """A request in the SPARQL protocol. SPARQLWrapper's own way of sending loses what the headers say."""

    def __init__(self, address: str, sparql: str, form: str) -> None:
        super().__init__(address)
        # not by setQuery, which guesses the form, and would take a minute over a long INSERT DATA
        self.queryString, self.queryType = sparql, form
        self.setMethod(POST)
        self.setOnlyConneg(True)
        self.setReturnFormat(TURTLE if form == CONSTRUCT else JSON)

    def sent_by(self, transport: Transport) -> Reply:
        """Send it, and return the answer."""
        return transport.send(self._createRequest())


def _triples(quads: Iterable[Quad]) -> bytes:
    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert written is not None
    return written


def _inserting(graph: NamedNode, quads: Iterable[Quad]) -> str:
    lines = "\n".join(f"{quad.triple} ." for quad in quads)
    return f"INSERT DATA {{ GRAPH {graph} {{\n{lines}\n}} }}"
