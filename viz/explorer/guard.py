"""Who may change something: nobody but the pages of this server, and they only if it was started for that."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from queries.endpoint.protocol import Refused


def own(request: Request) -> None:
    """Raise Refused where a request to change something comes from elsewhere than a page of this server.

    Browsers say where a request comes from. A name that another site lets point here would have its origin too, so
    the server must be called by its address, or by the name that a machine has for itself.
    """
    origin = urlsplit(request.headers.get("origin", ""))
    if not origin.netloc or origin.netloc != request.headers.get("host") or not _is_plain(origin.hostname or ""):
        raise Refused(HTTPStatus.FORBIDDEN, "changes are taken only from the pages of this server, opened by its address")


def _is_plain(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost"
    return True
