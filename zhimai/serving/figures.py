"""What a server has to tell of itself in figures, for Prometheus, and whether it is well."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request as Asked
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from queries.endpoint.app import Endpoint
from queries.endpoint.pool import End
from queries.errors import QueriesError
from viz.explorer.graph import Graph

from .log import Request

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Figures:
    """Requests by route and status, what queries are about, what the graph holds, and the memory of all processes."""

    def __init__(self, endpoint: Endpoint, graph: Graph) -> None:
        self._endpoint = endpoint
        self._graph = graph
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "zhimai_requests", "Requests that were answered", ("route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "zhimai_request_seconds", "How long requests took", ("route",), registry=self._registry, buckets=_SECONDS
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(_Standing(endpoint))

    @property
    def routes(self) -> list[Route]:
        """Where the figures are, and the word on health."""
        return [Route("/metrics", self.page), Route("/healthz", self.health)]

    def count(self, request: Request) -> None:
        """Take note of a request that was answered."""
        route = route_of(request.scope)
        self._requests.labels(route, str(request.status)).inc()
        self._seconds.labels(route).observe(request.seconds)

    async def page(self, request: Asked) -> Response:
        """Tell all figures in the form that a collector likes."""
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(self._registry), headers={"Content-Type": media_type})

    async def health(self, request: Asked) -> Response:
        """Say whether a generation of the graph can be read."""
        try:
            await asyncio.to_thread(self._endpoint.source.check)
            await self._graph.touch()
        except (QueriesError, OSError) as error:
            return PlainTextResponse(f"{error}\n", HTTPStatus.SERVICE_UNAVAILABLE)
        return PlainTextResponse("ok\n")


class _Standing(Collector):
    """What stands at the moment of asking."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def collect(self) -> Iterator[Metric]:
        """Yield the figures."""
        pool = self._endpoint.pool
        yield GaugeMetricFamily("zhimai_queries_running", "Queries that run", value=pool.running)
        yield GaugeMetricFamily("zhimai_queries_waiting", "Queries that wait for a place", value=pool.waiting)
        ended = CounterMetricFamily("zhimai_queries", "Queries by what became of them", labels=("end",))
        for end in End:
            ended.add_metric([end], pool.ends[end])
        yield ended
        yield GaugeMetricFamily("zhimai_documents", "Documents of the generation", value=self._endpoint.source.documents)
        yield GaugeMetricFamily("zhimai_generation", "The number of the generation", value=self._endpoint.source.generation)
        if self._endpoint.triples is not None:
            yield GaugeMetricFamily("zhimai_triples", "Triples of the generation", value=self._endpoint.triples)
        processes = pool.processes
        yield GaugeMetricFamily("zhimai_query_processes", "Processes that answer queries", value=len(processes))
        taken = sum(map(_memory, processes))
        yield GaugeMetricFamily("zhimai_query_memory_bytes", "Memory of the processes that answer queries", value=taken)


def route_of(scope: Scope) -> str:
    """Return the route of a request, with the names of its parameters in place of their values; “other” if it has none."""
    if "endpoint" not in scope:
        return "other"
    begin = scope.get("app_root_path", scope["root_path"])
    if scope["root_path"] != begin:  # a folder of files
        return f"{scope['root_path'].removeprefix(begin)}/{{path}}"
    route = str(scope["path"]).removeprefix(begin)
    for name, value in scope.get("path_params", {}).items():
        route = route.replace(f"/{value}", f"/{{{name}}}", 1)
    return route


def _memory(process: int) -> int:
    """Return how many bytes of memory a process takes, 0 where that cannot be told."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
