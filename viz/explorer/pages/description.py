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


@cache
def description() -> dict[str, Any]:
    """Return the description, an OpenAPI document; kinds and relations are those of the vocabulary."""
    read: dict[str, Any] = yaml.safe_load((files("viz.explorer") / "openapi.yaml").read_text(encoding="utf-8"))
    read["components"]["schemas"] |= {
        "Kind": {"type": "string", "enum": [kind for kind in kinds() if kind != "bulletin"]},
        "Type": {"type": "string", "enum": list(TYPES), "default": "thing"},
        "Relation": {"type": "string", "enum": list(drawing().relations), "description": "By this relation only"},
        "Bulletin": {"type": "string", "pattern": f"^{re.escape(BASE)}bulletin/[a-z2-7]{{26}}$"},
        "Thing": {"type": "string", "pattern": f"^{re.escape(BASE)}({'|'.join(Kind)})/[a-z2-7]{{26}}$"},
    }
    return read


async def data(request: Request) -> Response:
    """Describe the API."""
    return JSONResponse(description() | {"servers": [{"url": root(request) or "/"}]})


ROUTES = [Route("/api/openapi.json", data)]
