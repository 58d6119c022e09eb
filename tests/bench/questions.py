"""Every question over HTTP on two million triples, and the same SPARQL in rdflib's own engine on a tenth of them.

The country is drawn (`_country.py`), its facts become quads as those of read bulletins do, and `zhimai serve` answers. A question
is asked about one thing, or two where it wants two, each drawn from all there are; where paths between two are
looked for first, that time is told with it. rdflib gets the graph of a tenth of the bulletins, since it would take minutes
to load all, and a minute for each question, as many at once as there are cores; so the ratio is less than it would be on
the same graph. `questions=FOLDER` keeps the graph there, and asks the one that is there already.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

import httpx
from pyoxigraph import NamedNode
from rdflib import Dataset

from ontology.facts import Kind
from ontology.model import classes
from queries.dates import date_term
from queries.header import Parameter
from queries.library import library
from queries.names import GROUPED
from queries.question import Question
from queries.stores import Rows, Store, Term, open_store
from queries.workspace import Workspace
from tests.bench._drawn import BULLETINS, drawn, quads, triples
from tests.door.conftest import served

TENTH = 150
ASKED, ENOUGH = 40, 5
#: Seconds that a query may take, here and in rdflib.
PATIENCE, PATIENCE_THERE = 10, 60
#: Seconds after which a question is asked no more, here, and after which none is, in rdflib.
SHARE, SHARE_THERE = 15, 420
CLIENTS, SECONDS = 32, 30
#: Seconds in which a question is answered that many clients ask at once: what takes a second has to wait behind others.
QUICK = 0.2


def measure(texts: Sequence[Path], kept: str = "") -> Iterator[tuple[str, ...]]:
    """Yield how long each question takes about one thing, and how 32 clients fare who ask all of them at once."""
    with TemporaryDirectory() as name:
        graph = drawn(Path(kept or name) / "graph")
        yield f"{triples(graph):,} triples, {BULLETINS:,} bulletins", "median", "p95", f"rdflib, {TENTH} bulletins", "ratio"
        there = _there(Path(name) / "small")
        with Workspace.open(graph, read_only=True) as opened:
            opened.names().suggest("", 1)  # whoever asks by name makes the index, which paths are found in
            cases = _cases(opened.store, ASKED)
        with _served(graph) as address, httpx.Client(timeout=2 * PATIENCE) as client:
            quick = []
            client.post(address, data={"query": "ASK {}"})  # for which a process is started
            for case, asked in cases.items():
                times = _times(client, address, asked)
                quick += [one.sparql for one in asked] if times[-1] < QUICK else []
                yield _row(case, times, there.get(case))
            yield _crowd(address, quick)


def _there(folder: Path) -> dict[str, float]:
    """Return how many seconds rdflib takes for each question, as far as the time for it goes."""
    small = _small(folder, TENTH)
    asked = {case: one.sparql for case, (one,) in _cases(small, 1).items()}
    rdflib = _Rdflib(small)
    small.close()
    until = monotonic() + SHARE_THERE
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = threads.map(lambda sparql: rdflib.seconds(sparql) if monotonic() < until else None, asked.values())
    return {case: seconds for case, seconds in zip(asked, found, strict=True) if seconds is not None}


def _small(folder: Path, bulletins: int) -> Store:
    store = open_store(folder)
    store.fill(quads(bulletins))
    return store


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and the parameters that are given for it."""

    question: Question
    given: tuple[Parameter, ...]

    def __str__(self) -> str:
        return f"{self.question.name} {', '.join(parameter.name for parameter in self.given)}".strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its values in place, and how many seconds it took to find what it wants to know first."""

    sparql: str
    seconds: float


def _cases(store: Store, count: int) -> dict[str, list[Asked]]:
    """Return each question, asked about so many things in each way that it can be."""
    found, things_of, draw = {}, _Things(store), Random(0)
    for question in library().values():
        parameters = question.header.parameters
        wanted = tuple(parameter for parameter in parameters if parameter.required)
        things = [parameter for parameter in parameters if not parameter.required and parameter.type in GROUPED]
        if any(its.type in GROUPED or its.type == "fact" for its in wanted):
            things = []  # it asks about one thing already
        for more in [[parameter] for parameter in things] or [[]]:
            case = Case(question, (*wanted, *more))
            found[str(case)] = [_with(store, question, things_of.values(case.given, draw)) for _ in range(count)]
    return found


def _with(store: Store, question: Question, values: Mapping[str, Sequence[Term]]) -> Asked:
    begun = perf_counter()
    linked = question.linked(store, values)
    return Asked(question.text(linked), perf_counter() - begun)


class _Things:
    """What there is in a graph to be asked about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._all: dict[str, list[NamedNode]] = {}

    def values(self, parameters: Sequence[Parameter], draw: Random) -> Mapping[str, Sequence[Term]]:
        """Draw a value for each parameter: the first thing from all there are, others from a bulletin that names it."""
        values: dict[str, Sequence[Term]] = {}
        graph: NamedNode | None = None
        for parameter in parameters:
            if parameter.type == "date":
                values[parameter.name] = [date_term(str(draw.randint(2007, 2010)))]
            elif parameter.type == "fact" or parameter.type in GROUPED:
                thing = draw.choice(self._in(graph, parameter.type) if graph else self._there(parameter.type))
                values[parameter.name] = [thing]
                graph = graph or draw.choice(_asked(self._store, f"SELECT ?g {{ GRAPH ?g {{ {thing} a ?class }} }}"))
        return values

    def _there(self, type_: str) -> list[NamedNode]:
        if type_ not in self._all:
            self._all[type_] = _asked(self._store, f"SELECT DISTINCT ?thing {{ {_pattern(type_)} }}")
        return self._all[type_]

    def _in(self, graph: NamedNode, type_: str) -> list[NamedNode]:
        return _asked(self._store, f"SELECT DISTINCT ?thing {{ GRAPH {graph} {{ {_pattern(type_)} }} }}")


def _pattern(type_: str) -> str:
    """Return a pattern for the things of a type of parameter."""
    if type_ == "fact":
        return "?thing zm:evidence ?evidence"
    named = " ".join(f"<{classes()[Kind(kind)]}>" for kind in GROUPED[type_])
    return f"VALUES ?class {{ {named} }} ?thing a ?class"


def _asked(store: Store, sparql: str) -> list[NamedNode]:
    """Return the things that a query finds, in order."""
    found = store.query(sparql)
    assert isinstance(found, Rows)
    return sorted((thing for (thing,) in found if isinstance(thing, NamedNode)), key=str)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a workspace on a free port, and yield the address of its endpoint."""
    with served(folder, "--seconds", str(PATIENCE)) as (address, _):
        yield f"{address}sparql"


def _times(client: httpx.Client, address: str, asked: Sequence[Asked]) -> list[float]:
    """Return how long queries take, the longest last; of those that are slow or ended before their time, a few are enough."""
    times: list[float] = []
    until = monotonic() + SHARE
    for one in asked:
        begun = perf_counter()
        answer = client.post(address, data={"query": one.sparql})
        times.append(one.seconds + perf_counter() - begun if answer.status_code == 200 else math.inf)
        if times.count(math.inf) == ENOUGH or (monotonic() > until and len(times) >= ENOUGH):
            break
    return sorted(times)


def _row(case: str, times: Sequence[float], there: float | None) -> tuple[str, ...]:
    median, p95 = statistics.median(times), _p95(times)
    if there is None or median == math.inf:
        ratio = ""
    elif there == math.inf:
        ratio = f"over {PATIENCE_THERE / median:,.0f}"
    else:
        ratio = f"{there / median:,.0f}"
    told = "not asked" if there is None else _shown(there, PATIENCE_THERE)
    return case, _shown(median, PATIENCE), _shown(p95, PATIENCE), told, ratio


def _p95(times: Sequence[float]) -> float:
    return times[math.ceil(0.95 * len(times)) - 1]


def _shown(seconds: float, patience: float) -> str:
    return f"{1000 * seconds:,.1f} ms" if seconds < math.inf else f"over {patience:g} s"


def _crowd(address: str, queries: Sequence[str]) -> tuple[str, ...]:
    """Let many clients ask quick questions at once, and return how long they waited, and how many were refused."""
    end = monotonic() + SECONDS

    def client(number: int) -> tuple[list[float], Counter[str]]:
        draw, times, errors = Random(number), [], Counter[str]()
        with httpx.Client(timeout=2 * PATIENCE) as its:
            while monotonic() < end:
                begun = perf_counter()
                answer = its.post(address, data={"query": draw.choice(queries)})
                times.append(perf_counter() - begun)
                if answer.status_code != 200:
                    errors[f"{answer.status_code} {answer.text.strip()}"] += 1
        return times, errors

    with ThreadPoolExecutor(CLIENTS) as threads:
        told = list(threads.map(client, range(CLIENTS)))
    times = sorted(time for its, _ in told for time in its)
    errors = sum((its for _, its in told), Counter[str]())
    said = "; ".join(f"{count} times {error}" for error, count in errors.items()) or "no error"
    what = f"{CLIENTS} clients for {SECONDS} s: {len(times):,} answers, {said}"
    return what, _shown(statistics.median(times), PATIENCE), _shown(_p95(times), PATIENCE), "", ""


class _Rdflib:
    """A graph in rdflib's memory, where each query has a process of its own that is ended when its time is up."""

    def __init__(self, store: Store) -> None:
        self._dataset = Dataset(default_union=True)
        with TemporaryDirectory() as name:
            path = Path(name) / "quads.nq"
            with path.open("wb") as out:
                store.dump("nquads", out)
            self._dataset.parse(path, format="nquads")

    def seconds(self, query: str) -> float:
        """Return how long a query takes, infinity where that is longer than there is patience for."""
        ours, theirs = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        process = context.Process(target=self._answer, args=(query, theirs))
        process.start()
        found: float = ours.recv() if ours.poll(PATIENCE_THERE) else math.inf
        process.kill()
        process.join()
        return found

    def _answer(self, query: str, connection: Connection) -> None:
        begun = perf_counter()
        list(self._dataset.query(query))
        connection.send(perf_counter() - begun)

