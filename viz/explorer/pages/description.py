"""What the API says of itself, in OpenAPI."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..addresses import root


@cache
def description() -> dict[str, Any]:
    """Return the description, an OpenAPI document."""
    read: dict[str, Any] = yaml.safe_load((files("viz.explorer") / "openapi.yaml").read_text(encoding="utf-8"))
    return read


async def data(request: Request) -> Response:
    """Describe the API."""
    return JSONResponse(description() | {"servers": [{"url": root(request) or "/"}]})


ROUTES = [Route("/api/openapi.json", data)]
