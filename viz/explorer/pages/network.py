"""The network: a stage in the browser, and what it asks for to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.drawing import drawing
from ontology.iri import BASE
from ontology.model import concepts, direct_properties
from queries.ties.around import Way

from ...legend import kinds
from ..bodies import body
from ..errors import wrong
from ..neighbourhood import Around, Path, Picture, expand
from ..rendering import render
from ..starting import BEGUN, MOST, start, thing
from ..wording import Words, places


async def page(request: Request) -> Response:
    """Show the stage; the address says what it begins with: a thing, a question and its values, a query, or nothing."""
    asked = {name: value for name, value in request.query_params.items() if name != "lang"}
    begun = await start(request.app.state, asked)
    roles = {role: str(iri) for role, iri in direct_properties().items()}
    told = begun | {"legend": _legend(), "roles": roles, "most": MOST, "base": BASE}
    return render(request, "network.html", start=told, roles=concepts("role"))


async def ties(request: Request) -> Response:
    """Tell with how many things a thing is tied, by relation."""
    ways = await request.app.state.graph.ask(Around(thing(request.query_params.get("of", ""), "of")))
    return JSONResponse({"ties": _ties({way: len(others) for way, others in ways.items()})})


async def picture(request: Request) -> Response:
    """Draw things, and the edges among them."""
    asked = await body(request, "things", "begun", "beside")
    if "things" not in asked:
        raise wrong("things wants the IRIs of what is to be drawn")
    things, beginnings, beside = _iris(asked, "things"), _beginnings(asked), _iris(asked, "beside")
    if beginnings:
        things += await request.app.state.graph.ask(lambda edition: edition.names.begun(beginnings))
    placed = not beginnings  # a link tells where its things stand
    return JSONResponse(await request.app.state.graph.ask(Picture(things[:MOST], beside, placed)))


async def more(request: Request) -> Response:
    """Draw more around a thing: at most so many, how many are left, and with how many it is tied at all."""
    asked = await body(request, "of", "relation", "forward", "beside")
    of, way, beside = thing(asked.get("of"), "of"), _way(asked), _iris(asked, "beside")
    found = await expand(request.app.state.graph, of, way, beside)
    return JSONResponse({**found.drawn, "of": of.value, "left": found.left, "ties": _ties(found.ties)})


async def path(request: Request) -> Response:
    """Draw a shortest way between two things."""
    asked = await body(request, "from", "to", "beside")
    one, other, beside = thing(asked.get("from"), "from"), thing(asked.get("to"), "to"), _iris(asked, "beside")
    way = await request.app.state.graph.ask(Path(one, other))
    drawn = await request.app.state.graph.ask(Picture(way, beside, not beside)) if way else {}
    return JSONResponse({"path": [iri.value for iri in way], **drawn})


async def words(request: Request) -> Response:
    """Tell the words at places of bulletins."""
    asked = places(await body(request, "places"))
    return JSONResponse({"words": await request.app.state.graph.ask(Words(asked))})


def _legend() -> dict[str, Any]:
    """Return all that a picture can hold, in the order of the legend."""
    relations = [asdict(its) for its in drawing().relations.values()]
    return {"kinds": {kind: asdict(entry) for kind, entry in kinds().items()}, "relations": relations}


def _ties(counts: Mapping[Way, int]) -> list[dict[str, Any]]:
    """Tell with how many things a thing is tied, in the order of the legend."""
    relations = drawing().relations
    order = list(relations)
    told = [
        {"relation": iri, "forward": forward, "count": count, "zh": relations[iri].zh, "en": relations[iri].en}
        for (iri, forward), count in counts.items()
    ]
    return sorted(told, key=lambda its: (order.index(str(its["relation"])), not its["forward"]))


def _iris(asked: Mapping[str, Any], name: str) -> tuple[NamedNode, ...]:
    given = asked.get(name, [])
    if not isinstance(given, list) or len(given) > MOST:
        raise wrong(f"{name} wants a list of {MOST} IRIs at most")
    return tuple(dict.fromkeys(thing(iri, name) for iri in given))


def _beginnings(asked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return how the IRIs of things begin of which a link tells no more."""
    given = asked.get("begun", [])
    if not isinstance(given, list) or len(given) > MOST or not all(isinstance(its, str) and BEGUN.fullmatch(its) for its in given):
        raise wrong(f"begun wants a list of {MOST} beginnings of IRIs at most, each with 8 signs of the key at least")
    return tuple(dict.fromkeys(given))


def _way(asked: Mapping[str, Any]) -> Way | None:
    """Return the relation and direction to expand by, or None for all of them."""
    relation, forward = asked.get("relation"), asked.get("forward", True)
    if not isinstance(forward, bool):
        raise wrong("forward is true or false")
    if relation is None:
        return None
    if relation not in drawing().relations:
        raise wrong(f"no relation {relation!r}; relations are {', '.join(drawing().relations)}")
    return (str(relation), forward)


ROUTES = [
    Route("/network", page),
    Route("/api/ties", ties),
    Route("/api/picture", picture, methods=["POST"]),
    Route("/api/expand", more, methods=["POST"]),
    Route("/api/path", path, methods=["POST"]),
    Route("/api/words", words, methods=["POST"]),
]
