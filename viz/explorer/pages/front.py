"""The front page: what is in this graph, what it can be asked, and what is new."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from queries.library import grouped

from ..rendering import render
from ..survey import Take


async def page(request: Request) -> Response:
    """Show the graph at a glance."""
    return render(request, "front.html", survey=await request.app.state.graph.know(Take()), groups=grouped())


async def data(request: Request) -> Response:
    """Tell what the graph holds."""
    return JSONResponse(asdict(await request.app.state.graph.know(Take())))


ROUTES = [Route("/", page), Route("/api/overview", data)]
