"""Search: a page of hits, and suggestions for who is still typing."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.facts import Kind
from queries.header import TYPES

from ..addresses import page_of
from ..errors import wrong
from ..parameters import number
from ..rendering import render
from ..suggestion import Suggest

_MOST = 50
_ALL = 2000


async def page(request: Request) -> Response:
    """Show what goes by a name, of all kinds or of one; without a name, what of a kind is named most."""
    asked, kind = request.query_params.get("q", "").strip(), request.query_params.get("kind", "thing")
    if kind not in _KINDS:
        raise wrong(f"no kind {kind!r}; kinds are {', '.join(_KINDS)}")
    most = number(request, "limit", _MOST, 1, _ALL)
    hits = await request.app.state.graph.ask(Suggest(asked, most, kind))
    more = min(most * 10, _ALL) if len(hits) == most < _ALL else 0
    return render(request, "search.html", asked=asked, kind=kind, kinds_of=_KINDS, hits=hits, more=more)


async def data(request: Request) -> Response:
    """Tell what may be meant, the most likely first."""
    asked, kind = request.query_params.get("q", ""), request.query_params.get("kind", "thing")
    if kind not in TYPES:
        raise wrong(f"no kind {kind!r}; kinds are {', '.join(TYPES)}")
    limit = number(request, "limit", 10, 1, _MOST)
    hits = await request.app.state.graph.ask(Suggest(asked, limit, kind)) if kind not in _VALUES else ()
    return JSONResponse({"hits": [asdict(hit) | {"address": page_of(request, hit.iri)} for hit in hits]})


#: What can be looked for by name.
_KINDS = ("thing", *Kind)
#: Types of parameter that are no things and have no names.
_VALUES = {"fact", "date", "text", "integer"}
ROUTES = [Route("/search", page), Route("/api/suggest", data)]
