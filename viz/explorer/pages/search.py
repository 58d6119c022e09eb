"""Search: a page of hits, and suggestions for who is still typing."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from queries.header import TYPES

from ..addresses import page_of
from ..errors import wrong
from ..parameters import number
from ..rendering import render
from ..suggestion import Suggest

_MOST = 50


async def page(request: Request) -> Response:
    """Show what goes by a name."""
    asked = request.query_params.get("q", "").strip()
    hits = await request.app.state.graph.ask(Suggest(asked, _MOST))
    return render(request, "search.html", asked=asked, hits=hits, most=_MOST)


async def data(request: Request) -> Response:
    """Tell what may be meant, the most likely first."""
    asked, kind = request.query_params.get("q", ""), request.query_params.get("kind", "thing")
    if kind not in TYPES:
        raise wrong(f"no kind {kind!r}; kinds are {', '.join(TYPES)}")
    limit = number(request, "limit", 10, 1, _MOST)
    hits = await request.app.state.graph.ask(Suggest(asked, limit, kind)) if kind not in _VALUES else ()
    return JSONResponse({"hits": [asdict(hit) | {"address": page_of(request, hit.iri)} for hit in hits]})


#: Types of parameter that are no things and have no names.
_VALUES = {"fact", "date", "text", "integer"}
ROUTES = [Route("/search", page), Route("/api/suggest", data)]
