"""The page of a thing, at the path of its IRI, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from pyoxigraph import NamedNode
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ontology.model import concepts
from queries.endpoint.protocol import Refused

from ...legend import called, kinds
from ..addresses import iri_at, page_of
from ..errors import wrong
from ..language import language
from ..negotiation import HTML, wanted_form
from ..parameters import number
from ..portrait import Describe, Portrait, Portray
from ..rendering import render
from ..section import MOST, Section, sections
from ..suggestion import Suggest

_SUGGESTED = 8


class _Kind(Convertor[str]):
    """The word for a kind of thing, in a path. A bulletin has a page of another sort."""

    regex = "|".join(kind for kind in kinds() if kind != "bulletin")

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("kind", _Kind())


async def page(request: Request) -> Response:
    """Show a thing, or tell of it in RDF, as is asked for."""
    kind, key = request.path_params["kind"], request.path_params["key"]
    iri = iri_at(kind, key)
    form = wanted_form(request)
    if iri and form != HTML and (found := await request.app.state.graph.ask(Describe(iri, form))):
        said, media_type = found
        return Response(said, media_type=media_type, headers={"Vary": "Accept"})
    portrait = await _portrait(request, iri) if iri else None
    if portrait is None:
        return await _unknown(request, kind, key)
    if portrait.about["kind"] != kind:
        return RedirectResponse(page_of(request, portrait.iri))
    role = request.query_params.get("role", "")
    return render(request, "entity.html", portrait=portrait, role=role, roles=concepts("role"))


async def data(request: Request) -> Response:
    """Tell of a thing: names, and lines with the words that say them."""
    iri = iri_at(request.path_params["kind"], request.path_params["key"])
    portrait = await _portrait(request, iri) if iri else None
    if portrait is None:
        raise Refused(HTTPStatus.NOT_FOUND, "the graph knows no such thing")
    return JSONResponse({"iri": portrait.iri, "address": page_of(request, portrait.iri), **_told(portrait, language(request))})


async def _portrait(request: Request, iri: NamedNode) -> Portrait | None:
    limits = {name: number(request, name, 0, 1, MOST) for name in sections() if name in request.query_params}
    found: Portrait | None = await request.app.state.graph.ask(Portray(iri, limits, _role(request)))
    return found


def _role(request: Request) -> str:
    """Return the IRI of the role that the address asks for. Raises Refused where there is none such."""
    roles = {its.notation: its.iri for its in concepts("role")}
    if (asked := request.query_params.get("role", "")) and asked not in roles:
        raise wrong(f"role is one of {', '.join(roles)}, not {asked[:50]!r}")
    return roles.get(asked, "")


async def _unknown(request: Request, kind: str, key: str) -> Response:
    hits = await request.app.state.graph.ask(Suggest(key, _SUGGESTED))
    return render(request, "unknown.html", 404, kind=kind, asked="" if iri_at(kind, key) else key, hits=hits)


def _told(portrait: Portrait, lang: str) -> dict[str, Any]:
    about = dict(portrait.about)
    about["details"] = [{"property": p, "label": called(p)[lang == "en"], "value": v} for p, v in about["details"]]
    told = [_section(section, lang) for section in portrait.sections]
    return {**about, "sections": told}


def _section(section: Section, lang: str) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": section.answer.title.in_(lang),
        "columns": [{"name": its.name, "title": its.title.in_(lang)} for its in section.columns],
        "lines": [asdict(line) for line in section.lines(lang)],
        "total": section.total,
        **({"groups": {its.notation: section.groups.get(its.iri, 0) for its in concepts("role")}} if section.groups else {}),
        "sparql": section.answer.sparql,
    }


ROUTES = [Route("/api/{kind:kind}/{key}", data), Route("/{kind:kind}/{key}", page)]
