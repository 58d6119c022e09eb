"""The explorer as an ASGI application, beside the SPARQL endpoint."""

from __future__ import annotations

import asyncio
import pkgutil
from collections.abc import Sequence
from importlib import import_module

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from queries.endpoint.app import Endpoint
from queries.endpoint.app import application as sparql
from queries.endpoint.protocol import Refused
from queries.endpoint.worker import prepare
from queries.errors import QueriesError

from .. import legend
from . import pages
from .errors import refuse
from .graph import Graph
from .pages.description import taken
from .parameters import strict
from .policy import Policy
from .reviewing import Reviewer


def application(
    endpoint: Endpoint,
    graph: Graph,
    reviewer: Reviewer | None = None,
    *,
    origins: list[str] | None = None,
    name: str = "",
    more: Sequence[Route] = (),
) -> ASGIApp:
    """Return the application that shows a graph at /, and serves its endpoint at /sparql.

    Without a reviewer there is nothing to judge. `name` is what the server goes by in a network, and `more` are
    routes beside the pages.
    """
    asked = sparql(endpoint, origins=origins)
    app = Starlette(
        routes=[
            *(Route(path, asked) for path in ("/sparql", "/sparql/")),
            Route("/static/kinds.css", _kinds),
            Mount("/static/vis", StaticFiles(packages=[("pyvis", "lib/vis-9.1.2")])),
            Mount("/static", StaticFiles(packages=[("viz", "assets")])),
            *routes(),
            *more,
        ],
        exception_handlers=dict.fromkeys((Refused, QueriesError, HTTPException, Exception), refuse),
    )
    graph.pool = endpoint.pool
    prepare(*(f"{__package__}.{name}" for name in ("asking", "neighbourhood", "portrait", "reading", "solving", "wording")))
    app.state.graph, app.state.pool, app.state.reviewer, app.state.name = graph, endpoint.pool, reviewer, name
    app.state.reviewing = asyncio.Lock()
    return Policy(app)


def routes() -> list[Route]:
    """Return the routes of all pages, found by looking into their folder."""
    found = sorted(module.name for module in pkgutil.iter_modules(pages.__path__))
    return [_strict(route) for name in found for route in import_module(f".{name}", pages.__name__).ROUTES]


def _strict(route: Route) -> Route:
    """Return a route of the API with an endpoint that takes what it is described to take; others are as they are.

    Who reads a page may come by a link to which a mail program has added what it likes.
    """
    names = taken(route.path)
    return route if names is None else Route(route.path, strict(route.endpoint, names), methods=list(route.methods or ()))


async def _kinds(request: Request) -> Response:
    return Response(legend.stylesheet(), media_type="text/css")
