"""The objects that requests bring as JSON, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from .errors import wrong
from .parameters import refuse_others

_MOST = 1 << 20


async def body(request: Request, *names: str) -> Mapping[str, Any]:
    """Return the object that a request brings as JSON. Raises Refused where it brings none, or one with other names.

    A form of another site cannot send JSON without asking first, and is not let.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise wrong("send one JSON object, with the Content-Type application/json")
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and int(length[:9]) <= _MOST):
        raise wrong(f"a request may hold {_MOST} bytes at most, and must say how many it holds")
    try:
        asked = await request.json()
    except (ValueError, RecursionError):  # the latter for brackets in brackets in brackets
        raise wrong("the body is no JSON that can be read") from None
    if not isinstance(asked, dict):
        raise wrong("send one JSON object")
    refuse_others(asked, names)
    return asked
