"""Who may ask, and who may change something: nobody by a name that is not this server's, and no page but its own."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from queries.endpoint.protocol import Refused


def own(request: Request) -> None:
    """Raise Refused where a request to change something comes from elsewhere than a page of this server.

    Browsers say where a request comes from. A name that another site lets point here would have its origin too, so
    the server must be called by its address, by the name that a machine has for itself, or by the one it goes by.
    """
    origin, host = urlsplit(request.headers.get("origin", "")), request.headers.get("host", "")
    if not origin.netloc or origin.netloc != host or not goes_by(host, request.app.state.name):
        raise Refused(HTTPStatus.FORBIDDEN, "changes are taken only from the pages of this server, opened by its address")


def goes_by(host: str, name: str) -> bool:
    """Say whether a Host header names this server: by an IP address, as localhost, or by the name it goes by."""
    try:
        called = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        ip_address(called)
    except ValueError:
        return called in {"localhost", name.lower()} - {""}
    return True
