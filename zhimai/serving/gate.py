"""The gate: what may come in at all, before anything is done about it."""

from __future__ import annotations

import asyncio
import contextlib
from http import HTTPStatus

from starlette._utils import get_route_path
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from queries.endpoint.app import BODY
from queries.endpoint.protocol import Refused
from viz.explorer.guard import goes_by

SECONDS = 30.0
"""How long the body of a request may take to come."""
HEAD = 64 << 10
"""How many bytes the headers of a request may hold."""


class Gate:
    """Middleware that lets requests in whole, in time, and under a name of this server; and drops what nobody waits for."""

    def __init__(self, app: ASGIApp, name: str, *, near: bool) -> None:
        """Let in who calls the server by its name; where it is not `near` only, by any name."""
        self._app = app
        self._name = name
        self._near = near

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check(Headers(scope=scope))
            body = await _whole(receive)
        except Refused as refused:
            await _told(scope, refused)(scope, receive, send)
        except _Gone:
            return
        else:
            await _while_wanted(self._app, scope, body, receive, send)

    def _check(self, headers: Headers) -> None:
        """Raise Refused where a request cannot be meant for this server, or is larger than one may be.

        A page of another site can have its own name point here, and then reads all that its visitor may read; it
        cannot help that its name is sent along.
        """
        host = headers.get("host", "")
        if self._near and not goes_by(host, self._name):
            called = host[:100] or "nothing"
            told = f"this server does not go by the name {called}: --public says which name it has for others"
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, told)
        if sum(len(name) + len(value) for name, value in headers.raw) > HEAD:
            told = f"the headers of a request may hold {HEAD} bytes at most"
            raise Refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, told)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or len(length) > 18 or int(length) > BODY:
            raise _too_long()


class _Gone(Exception):
    """Who asked has gone before all was said."""


async def _whole(receive: Receive) -> bytes:
    """Return the body of a request. Raises Refused where it is too long or takes too long, and _Gone."""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _Gone
                body += message.get("body", b"")
                if len(body) > BODY:
                    raise _too_long()
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        told = f"the body of the request did not come within {SECONDS:g} seconds"
        raise Refused(HTTPStatus.REQUEST_TIMEOUT, told, {"Connection": "close"}) from None


async def _while_wanted(app: ASGIApp, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
    """Have a request answered, unless who asked goes away meanwhile."""
    told = False

    async def said() -> Message:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": body, "more_body": False}
        await gone
        return {"type": "http.disconnect"}

    gone = asyncio.ensure_future(_left(receive))
    answer = asyncio.ensure_future(app(scope, said, send))
    try:
        await asyncio.wait((gone, answer), return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await answer
    finally:
        gone.cancel()
        answer.cancel()


async def _left(receive: Receive) -> None:
    """Wait until who asked has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _too_long() -> Refused:
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a request may hold {BODY} bytes at most", {"Connection": "close"}
    )


def _told(scope: Scope, refused: Refused) -> Response:
    if get_route_path(scope).startswith("/api/"):
        return JSONResponse({"error": refused.sentence}, refused.status, refused.headers)
    return PlainTextResponse(f"{refused.sentence}\n", refused.status, refused.headers)
