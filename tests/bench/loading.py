"""Loading quads: the store with its union, beside Oxigraph's own bulk loader on the same quads, and a Virtuoso beside.

The quads are those of drawn bulletins (`_country.py`), as N-Quads in memory. Oxigraph's own loader gets them with the triples of
the union already among them, as they stand in the end; the store makes these itself. Both take turns, into new folders.
Virtuoso gets a part of the bulletins, one request each, by the Graph Store protocol; without one installed the row is absent.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from ingest.emit import emit
from ontology.iri import bulletin_iri
from queries.remote.credentials import Credentials
from queries.serialise import nquads, triples_of
from queries.stores import open_store
from queries.stores.remote import connect
from tests.bench._country import country, identity_of
from tests.virtuoso import installed, running

_BULLETINS, _PART, _TURNS = 400, 60, 3


def measure(texts: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield quads a second of each way, and the ratio to Oxigraph's own loader: medians over the turns."""
    graphs = [
        (NamedNode(bulletin_iri(document.sha256)), nquads(emit(document, facts, identity_of(document, facts))))
        for document, facts in country().bulletins(_BULLETINS)
    ]
    number = sum(lines.count(b"\n") for _, lines in graphs)
    whole = b"".join(part for graph, lines in graphs for part in (lines, triples_of(graph, lines)))
    ways: dict[str, Callable[[Path], None]] = {
        "Oxigraph's own loader": lambda folder: _own(folder, whole),
        "zhimai's store": lambda folder: _ours(folder, graphs),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_TURNS):
        for name, way in ways.items():
            with TemporaryDirectory() as folder:
                begun = perf_counter()
                way(Path(folder) / "store")
                times[name].append(perf_counter() - begun)
    yield f"{number:,} quads in {_BULLETINS} graphs", "quads a second", "ratio"
    own = times["Oxigraph's own loader"]
    for name, found in times.items():
        ratio = statistics.median(one / other for one, other in zip(own, found, strict=True))
        yield name, f"{number / statistics.median(found):,.0f}", f"{ratio:.2f}"
    if installed():
        yield from _virtuoso(graphs[:_PART], number / statistics.median(own))


def _virtuoso(graphs: Sequence[tuple[NamedNode, bytes]], own: float) -> Iterator[tuple[str, ...]]:
    with TemporaryDirectory() as folder, running(Path(folder)) as its:
        store = connect(its.address, Credentials(its.user, its.password, "the benchmark"))
        begun = perf_counter()
        store.load(dict(graphs))
        speed = sum(lines.count(b"\n") for _, lines in graphs) / (perf_counter() - begun)
        store.close()
    yield f"Virtuoso, {len(graphs)} graphs", f"{speed:,.0f}", f"{speed / own:.2f}"


def _own(folder: Path, whole: bytes) -> None:
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(whole, RdfFormat.N_QUADS, lenient=True)
    store.flush()


def _ours(folder: Path, graphs: Sequence[tuple[NamedNode, bytes]]) -> None:
    store = open_store(folder)
    store.load(dict(graphs))
    store.flush()
    store.close()
