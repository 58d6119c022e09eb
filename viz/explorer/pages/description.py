"""What the API says of itself, in OpenAPI."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.drawing import drawing
from ontology.facts import Kind
from ontology.iri import BASE
from queries.header import TYPES

from ...legend import kinds
from ..addresses import root
from ..section import MOST, sections
from ..starting import BEGUN


@cache
def description() -> dict[str, Any]:
    """Return the description, an OpenAPI document; kinds and relations are those of the vocabulary."""
    read: dict[str, Any] = yaml.safe_load((files("viz.explorer") / "openapi.yaml").read_text(encoding="utf-8"))
    read["components"]["schemas"] |= {
        "Kind": {"type": "string", "enum": [kind for kind in kinds() if kind != "bulletin"]},
        "Type": {"type": "string", "enum": list(TYPES), "default": "thing"},
        "Relation": {"type": "string", "enum": list(drawing().relations), "description": "By this relation only"},
        "Bulletin": {"type": "string", "pattern": f"^{re.escape(BASE)}bulletin/[a-z2-7]{{26}}$"},
        "Beginning": {"type": "string", "pattern": f"^{BEGUN.pattern}$"},
        "Thing": {"type": "string", "pattern": f"^{re.escape(BASE)}({'|'.join(Kind)})/[a-z2-7]{{26}}$"},
    }
    lines = {"type": "integer", "minimum": 1, "maximum": MOST}
    read["paths"]["/api/{kind}/{key}"]["get"]["parameters"] += [
        {"name": name, "in": "query", "schema": lines, "description": f"How many lines of {question.header.title.en!r} are wanted"}
        for name, question in sections().items()
    ]
    for operation in (its for each in read["paths"].values() for its in each.values()):
        operation["responses"].setdefault("400", {"$ref": "#/components/responses/Error"})  # what it does not take is refused
    return read


def taken(path: str) -> tuple[str, ...] | None:
    """Return the parameters of the address that a route is described to take; None of one that takes others too, or is no API."""
    described = description()["paths"].get(re.sub(r":\w+}", "}", path))
    if described is None or any("x-takes-others" in its for its in described.values()):
        return None
    return tuple(its["name"] for each in described.values() for its in each.get("parameters", ()) if its["in"] == "query")


async def data(request: Request) -> Response:
    """Describe the API."""
    return JSONResponse(description() | {"servers": [{"url": root(request) or "/"}]})


ROUTES = [Route("/api/openapi.json", data)]
