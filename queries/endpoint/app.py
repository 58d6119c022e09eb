"""The endpoint as an ASGI application."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from http import HTTPStatus
from pathlib import Path

from pyoxigraph import RdfFormat
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..errors import QueriesError, QueryError
from ..lease import Stamp
from .calls import Count, Query, Size, Statistics, Update
from .description import description
from .formats import GRAPHS, chosen
from .pool import Limits, Pool
from .protocol import Operation, Refused, Verb, operation
from .source import Source

BODY = 1 << 20
"""How many bytes a request may hold."""

_RDFLIB = {
    RdfFormat.TURTLE: "turtle",
    RdfFormat.JSON_LD: "json-ld",
    RdfFormat.RDF_XML: "xml",
    RdfFormat.N_TRIPLES: "nt",
}


class Endpoint:
    """A SPARQL 1.1 endpoint on one workspace."""

    def __init__(self, workspace: Path, limits: Limits | None = None, *, updates: bool = False) -> None:
        """Hold the graph to serve. Raises WorkspaceError where there is none to be had."""
        self._limits = limits or Limits()
        self.source = Source(workspace)
        self.triples: int | None = None
        self._counted: Stamp | None = None
        self._updates = updates
        self._updating = asyncio.Lock()
        self._numbers: tuple[Stamp, Statistics] | None = None
        self.pool = Pool(self.source, self._limits)

    def close(self) -> None:
        """End all that runs, and let go of the workspace."""
        self.pool.close()
        self.source.close()

    async def tidy(self) -> None:
        """Let go of what is not needed any more, and count the triples of a graph that was not counted yet."""
        await self.pool.tidy()
        stamp = await asyncio.to_thread(self.source.stamp)
        if stamp != self._counted:
            self._counted, self.triples = stamp, None
            with contextlib.suppress(Refused, QueriesError):  # of a graph too large to be counted in time nothing is told
                self.triples = await self.pool.ask(Size())

    async def answer(self, request: Request) -> Response:
        """Answer a request by the SPARQL 1.1 Protocol."""
        try:
            media_type = request.headers.get("content-type", "")
            search = request.scope["query_string"]
            asked = operation(request.method, media_type, search, await _body(request))
            address = f"{str(request.base_url).rstrip('/')}/sparql"
            if asked is None:
                return await self._describe(request, address)
            if asked.verb is Verb.UPDATE:
                return await self._update(asked, address)
            accept = request.headers.get("accept", "")
            said, kind = await self.pool.ask(Query(asked, accept, self._limits.rows, address), asked.sparql)
            return Response(said, media_type=kind, headers={"Vary": "Accept"})
        except Refused as refused:
            return _told(refused.status, refused.sentence, refused.headers)
        except QueryError as error:
            return _told(HTTPStatus.BAD_REQUEST, str(error))
        except QueriesError as error:
            return _told(HTTPStatus.SERVICE_UNAVAILABLE, str(error))

    async def _describe(self, request: Request, address: str) -> Response:
        """Answer who asks for nothing with what there is to ask."""
        liked = chosen(GRAPHS, request.headers.get("accept", ""))
        said = description(address, await self._statistics(), updates=self._updates)
        assert isinstance(liked.form, RdfFormat)
        written = said.serialize(format=_RDFLIB[liked.form], encoding="utf-8")
        return Response(written, media_type=liked.content_type, headers={"Vary": "Accept"})

    async def _statistics(self) -> Statistics:
        """Return the numbers of the graph that is served now; they are counted once."""
        stamp = await asyncio.to_thread(self.source.stamp)
        if self._numbers is None or self._numbers[0] != stamp:
            self._numbers = (stamp, await self.pool.ask(Count()))
        return self._numbers[1]

    async def _update(self, asked: Operation, address: str) -> Response:
        """Carry an update out, one at a time."""
        if not self._updates:
            raise Refused(HTTPStatus.FORBIDDEN, "this graph can be asked, not changed: updates are switched off")
        async with self._updating:
            call = Update(asked, address)
            await asyncio.to_thread(partial(self.source.change, call, self._limits.seconds))
        return Response(status_code=HTTPStatus.NO_CONTENT)


def application(endpoint: Endpoint, *, origins: list[str] | None = None) -> Starlette:
    """Return the application that serves an endpoint at /sparql; `origins` may ask from other sites' pages."""
    # every method comes to the endpoint, which knows what to say of those that are not for it
    routes = [Route(path, endpoint.answer, methods=_METHODS) for path in ("/sparql", "/sparql/")]
    shared = [Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"])] if origins else []
    return Starlette(routes=routes, middleware=shared)


_METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]


async def _body(request: Request) -> bytes:
    """Return the body of a request, unless it is longer than one may be."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > BODY:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a request may hold {BODY} bytes at most")
    return bytes(body)


def _told(status: HTTPStatus, sentence: str, headers: dict[str, str] | None = None) -> Response:
    return Response(f"{sentence}\n", status, headers, "text/plain; charset=utf-8")
