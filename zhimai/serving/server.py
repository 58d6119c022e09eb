"""The server: the explorer and the endpoint behind the gate, watched, and ended in order."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import cast

import click
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from queries.endpoint.app import Endpoint
from queries.endpoint.pool import Limits
from viz.explorer.app import application
from viz.explorer.graph import Graph

from ..reviewer import Review
from .figures import Figures
from .gate import HEAD, Gate
from .log import Log, Request, note, to_stderr
from .patience import MOST, Patience
from .public import Behind, Public

GRACE = 5.0
"""How long what runs may go on when the server is told to end."""
_TIDY = 5.0


class Server(uvicorn.Server):
    """A server that watches its connections, tidies up, and ends its queries before it waits for their answers."""

    def __init__(self, config: uvicorn.Config, endpoint: Endpoint, graph: Graph) -> None:
        super().__init__(config)
        self._endpoint = endpoint
        self._graph = graph
        self._patience = Patience()
        self._tidying: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._tidying = asyncio.create_task(self._tidy())

    async def on_tick(self, counter: int) -> bool:
        """Look after the connections once a second."""
        if counter % 10 == 0:
            self._patience.look(cast("set[H11Protocol]", self.server_state.connections))
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing more, let what runs come to an end or end it, and close."""
        if self._tidying is not None:
            self._tidying.cancel()
        ending = asyncio.create_task(self._endpoint.pool.end(GRACE))
        await super().shutdown(sockets)
        await ending

    async def _tidy(self) -> None:
        while True:
            with contextlib.suppress(Exception):  # whoever asks next is told what is wrong
                await self._endpoint.tidy()
                await self._graph.touch()
                self._graph.prepare()
            await asyncio.sleep(_TIDY)


def serve(
    workspace: Path,
    listener: socket.socket,
    limits: Limits,
    *,
    public: Public,
    proxies: list[str],
    origins: list[str],
    updates: bool,
    edits: bool,
) -> None:
    """Serve a workspace at a socket that listens, until a signal comes."""
    to_stderr()
    near = listener.getsockname()[0] in ("127.0.0.1", "::1")
    with (
        contextlib.closing(Endpoint(workspace, limits, updates=updates)) as endpoint,
        contextlib.closing(Graph(workspace)) as graph,
        contextlib.closing(Review(workspace, edits=edits)) as review,
    ):
        figures = Figures(endpoint, graph)
        host, port = listener.getsockname()[:2]
        click.echo(f"http://{host}:{port}/ shows the graph, and /sparql answers SPARQL; Ctrl-C ends it", err=True)

        def tell(request: Request) -> None:
            note(request)
            figures.count(request)

        site = application(endpoint, graph, review, origins=origins, name=public.name, more=figures.routes)
        app = Log(Behind(Gate(site, public.name, near=near), public, proxies), tell)
        config = uvicorn.Config(
            app,
            http=H11Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=HEAD,
            timeout_graceful_shutdown=round(4 * GRACE),
            backlog=MOST,
        )
        Server(config, endpoint, graph).run([listener])
