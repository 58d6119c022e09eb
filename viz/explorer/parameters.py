"""The parameters of an address, checked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import wraps
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from .errors import wrong
from .language import LANGUAGES

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def number(request: Request, name: str, default: int, least: int, most: int) -> int:
    """Return the whole number that a parameter gives. Raises Refused where it is none, or too small or large."""
    given = request.query_params.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and least <= int(given[:9]) <= most):
        raise wrong(f"{name} wants a whole number from {least} to {most}, not {given!r}")
    return int(given)


def refuse_others(given: Iterable[str], names: Sequence[str]) -> None:
    """Raise Refused where anything is given but what has one of these names."""
    if strangers := [name for name in given if name not in names]:
        raise wrong(f"no parameter {strangers[0][:50]!r} here; it takes {', '.join(names) or 'none'}")


def strict(endpoint: Endpoint, names: Sequence[str]) -> Endpoint:
    """Return an endpoint that refuses all parameters of the address but those of these names."""

    @wraps(endpoint)
    async def asked(request: Request) -> Response:
        refuse_others(request.query_params, names)
        if (lang := request.query_params.get("lang", "zh")) not in LANGUAGES:
            raise wrong(f"lang is one of {', '.join(LANGUAGES)}, not {lang[:50]!r}")
        return await endpoint(request)

    return asked
