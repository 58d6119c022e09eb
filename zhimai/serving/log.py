"""The log of a server: a line for each request, and nothing of what was asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import gmtime, perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("zhimai.requests")
_LONGEST = 200
GONE = 499
"""The status of a request whose client went away before it had its answer, as nginx has it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that has come to its end: `path` is as it was sent, without what follows the question mark."""

    scope: Scope
    method: str
    path: str
    status: int
    seconds: float
    bytes: int


class Log:
    """Middleware that tells of each request when it has been answered."""

    def __init__(self, app: ASGIApp, tell: Callable[[Request], None]) -> None:
        self._app = app
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, sent, began = GONE, 0, perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            status = 500
            raise
        finally:
            # still percent-encoded: what somebody asked for makes no lines and no colours here
            path = scope["raw_path"].decode("ascii", "backslashreplace")[:_LONGEST]
            self._tell(Request(scope, scope["method"][:10], path, status, perf_counter() - began, sent))


def note(request: Request) -> None:
    """Write the line of a request: time, method, path, status, milliseconds, bytes."""
    its = request
    _LOG.info("%s %s %d %.1f ms %d B", its.method, its.path, its.status, its.seconds * 1000, its.bytes)


class _Dated(logging.Formatter):
    """Lines that begin with the time, in UTC."""

    converter = staticmethod(gmtime)
    default_msec_format = "%s.%03dZ"

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """Return the time of a record: the parent leaves the milliseconds out where it is given a form."""
        return self.default_msec_format % (super().formatTime(record, datefmt), record.msecs)


def to_stderr() -> None:
    """Send the log, and what the server has to warn of, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Dated("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    for name, level in (("zhimai.requests", logging.INFO), ("uvicorn", logging.WARNING)):
        log = logging.getLogger(name)
        log.handlers, log.propagate, log.level = [handler], False, level
