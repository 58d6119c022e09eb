"""Review: pairs that may be one thing, for a person to judge, and sentences that were not understood."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from http import HTTPStatus
from typing import TypeVar

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from queries.endpoint.protocol import Refused

from ...projection.evidence import titles
from ..bodies import body
from ..errors import wrong
from ..files import file
from ..guard import own
from ..language import language
from ..missed import KINDS, Miss, answer, sifted
from ..parameters import number
from ..rendering import render
from ..reviewing import VERDICTS, Pair, Reviewer, Side

Result = TypeVar("Result")

_PAIRS, _ISSUES = 10, 100
_MOST = 1000


async def page(request: Request) -> Response:
    """Show the likeliest pairs side by side, and the judgements that were made."""
    reviewer = _reviewer(request)
    pairs, judged = await _alone(request, reviewer.pairs), await _alone(request, reviewer.judgements)
    made = sorted(judged, key=lambda its: -its.number)
    first, called = await _titled(request, pairs[:_PAIRS])
    return render(request, "review.html", pairs=first, total=len(pairs), judged=made, edits=reviewer.edits, titles=called)


async def doubts(request: Request) -> Response:
    """Tell which pairs are doubtful, and how many there are."""
    limit = number(request, "limit", _MOST, 0, _MOST)
    pairs = await _alone(request, _reviewer(request).pairs)
    first, _ = await _titled(request, pairs[:limit])
    return JSONResponse({"pairs": [asdict(pair) for pair in first], "total": len(pairs)})


async def _titled(request: Request, pairs: Sequence[Pair]) -> tuple[list[Pair], dict[str, str]]:
    """Return pairs with the titles of the bulletins to know their sides by, and the titles of all that tell of them by IRI."""
    sides = [side for pair in pairs for side in (pair.one, pair.other)]
    told = {NamedNode(iri) for side in sides for iri in (side.bulletin, *(its.bulletin for its in side.passages)) if iri}
    found = await request.app.state.graph.ask(lambda graph: titles(graph.store, sorted(told, key=str)) if told else {})
    called = {iri: title for iri, (_, title, _) in found.items()}

    def known(side: Side) -> Side:
        return replace(side, title=called.get(side.bulletin, ""))

    return [replace(pair, one=known(pair.one), other=known(pair.other)) for pair in pairs], called


async def judgements(request: Request) -> Response:
    """Tell the judgements that were made, or take another."""
    reviewer = _reviewer(request)
    if request.method == "GET":
        return JSONResponse({"judgements": [asdict(its) for its in await _alone(request, reviewer.judgements)]})
    _let(request, reviewer)
    asked = await body(request, "verdict", "one", "other", "why")
    verdict, one, other, why = (str(asked.get(name, "")) for name in ("verdict", "one", "other", "why"))
    if verdict not in VERDICTS:
        raise wrong(f"verdict is one of {', '.join(VERDICTS)}, not {verdict!r}")
    if not (one and other):
        raise wrong("a judgement is on two things: name their IRIs, one and other")
    made = await _alone(request, reviewer.judge, verdict, one, other, why)
    return JSONResponse({"number": made}, HTTPStatus.CREATED)


async def undo(request: Request) -> Response:
    """Take a judgement back."""
    reviewer = _reviewer(request)
    _let(request, reviewer)
    await _alone(request, reviewer.undo, request.path_params["number"])
    return JSONResponse({"undone": request.path_params["number"]})


async def issues(request: Request) -> Response:
    """Show what was not understood."""
    kind, text = request.query_params.get("kind", ""), request.query_params.get("text", "").strip()
    if kind and kind not in KINDS:
        raise wrong(f"no kind {kind!r}; kinds are {', '.join(KINDS)}")
    found = sifted(await request.app.state.graph.know(Miss()), kind, text)
    if (form := request.query_params.get("format")) is not None:
        return file(form, answer(found), "issues", language(request))
    place = number(request, "page", 1, 1, 10_000)
    shown = found[_ISSUES * (place - 1) : _ISSUES * place]
    asked = {name: value for name, value in (("kind", kind), ("text", text)) if value}
    return render(
        request, "issues.html", found=shown, total=len(found), kinds_of=KINDS, asked=asked, place=place, size=_ISSUES
    )


async def _alone(request: Request, act: Callable[..., Result], *arguments: object) -> Result:
    """Return what an act of the reviewer gives, who does one at a time: threads are not for waiting in a row."""
    async with request.app.state.reviewing:
        return await asyncio.to_thread(act, *arguments)


def _reviewer(request: Request) -> Reviewer:
    reviewer: Reviewer | None = request.app.state.reviewer
    if reviewer is None:
        raise Refused(HTTPStatus.NOT_FOUND, "nothing is judged here")
    return reviewer


def _let(request: Request, reviewer: Reviewer) -> None:
    if not reviewer.edits:
        raise Refused(HTTPStatus.FORBIDDEN, "judgements are not taken here; `zhimai serve --edit` takes them")
    own(request)


ROUTES = [
    Route("/review", page),
    Route("/review/issues", issues),
    Route("/api/doubts", doubts),
    Route("/api/judgements", judgements, methods=["GET", "POST"]),
    Route("/api/judgements/{number:int}/undo", undo, methods=["POST"]),
]
