"""The page of a bulletin: its text as read, each mention linked, and the facts beside it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.terms import DCTERMS, SCHEMA, ZM

from ..addresses import iri_at, page_of
from ..errors import wrong
from ..negotiation import HTML, wanted_form
from ..reading import Original, Quote, Read, Reading
from ..rendering import render
from ..spans import Span, pieces

_HEADLINE = tuple(map(str, (ZM.series, SCHEMA.issueNumber, DCTERMS.issued)))


async def page(request: Request) -> Response:
    """Show a bulletin, or its graph in RDF, as is asked for."""
    iri = _iri(request)
    form = wanted_form(request)
    if form != HTML and (found := await request.app.state.graph.ask(Quote(iri, form))):
        said, media_type = found
        return Response(said, media_type=media_type, headers={"Vary": "Accept"})
    reading = await _reading(request, iri)
    chosen = _chosen(request, len(reading.text))
    places = [place for fact in reading.facts for place in fact.places]
    cut = list(pieces(reading.text, places, reading.mentions, reading.unread, chosen))
    numbers = {fact.number for fact in reading.facts if chosen and any(map(chosen.meets, fact.places))}
    only_named = {fact.number for fact in reading.facts if fact.named}
    shown: dict[str, Any] = {"pieces": cut, "numbers": numbers, "only_named": only_named, "headline": _HEADLINE}
    return render(request, "bulletin.html", reading=reading, **shown)


async def data(request: Request) -> Response:
    """Tell what a bulletin says, and where."""
    reading = await _reading(request, _iri(request))
    return JSONResponse({"address": page_of(request, reading.iri), **asdict(reading)})


async def original(request: Request) -> Response:
    """Give the file as it was put in. It is never shown: a page of a bulletin would be a page of this site."""
    found = await request.app.state.graph.ask(Original(_iri(request)))
    if found is None:
        raise HTTPException(404, "the graph knows no such bulletin")
    name, content = found
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name or 'bulletin', safe='')}"}
    return Response(content, headers=headers, media_type="application/octet-stream")


def _iri(request: Request) -> NamedNode:
    if iri := iri_at("bulletin", request.path_params["key"]):
        return iri
    raise HTTPException(404, "the graph knows no such bulletin")


async def _reading(request: Request, iri: NamedNode) -> Reading:
    found: Reading | None = await request.app.state.graph.ask(Read(iri))
    if found is None:
        raise HTTPException(404, "the graph knows no such bulletin")
    return found


def _chosen(request: Request, length: int) -> Span | None:
    """Return the stretch of text that the address asks for: at=120-180."""
    asked = request.query_params.get("at")
    if asked is None:
        return None
    start, _, end = asked.partition("-")
    if not (start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and int(start[:9]) < int(end[:9]) <= length):
        raise wrong(f"at wants two places in the text, such as 0-{min(20, length)}, up to {length}, not {asked!r}")
    return Span(int(start), int(end), "")


ROUTES = [
    Route("/api/bulletin/{key}", data),
    Route("/bulletin/{key}", page),
    Route("/bulletin/{key}/original", original),
]
