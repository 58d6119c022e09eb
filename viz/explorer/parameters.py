"""The parameters of an address, checked."""

from __future__ import annotations

from starlette.requests import Request

from .errors import wrong


def number(request: Request, name: str, default: int, least: int, most: int) -> int:
    """Return the whole number that a parameter gives. Raises Refused where it is none, or too small or large."""
    given = request.query_params.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and least <= int(given[:9]) <= most):
        raise wrong(f"{name} wants a whole number from {least} to {most}, not {given!r}")
    return int(given)
