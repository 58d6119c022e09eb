"""Where a server is seen from outside: behind a proxy it has another name, another scheme, and a path before its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


@dataclass(frozen=True, slots=True)
class Public:
    """The name that a server goes by in a network, and the path that it is put under; both can be empty."""

    name: str = ""
    path: str = ""

    @classmethod
    def at(cls, address: str) -> Public:
        """Return what an address says, such as https://office.example/zhimai. Raises ValueError where it is none."""
        parts = urlsplit(address)
        path = parts.path.rstrip("/")
        if parts.scheme not in ("http", "https") or not parts.hostname or not _PATH.fullmatch(path):
            raise ValueError(address)
        return cls(parts.hostname, path)


class Behind:
    """Middleware that takes the word of the proxies before it: X-Forwarded-Prefix, -Proto and -For."""

    def __init__(self, app: ASGIApp, public: Public, proxies: list[str]) -> None:
        """Believe those who come from the addresses of `proxies`, and nobody else."""
        self._app = app
        self._public = public
        forwarded = ProxyHeadersMiddleware(self._placed, proxies)  # type: ignore[arg-type]
        self._trusted = forwarded.trusted_hosts
        self._forwarded: ASGIApp = forwarded  # type: ignore[assignment]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            said = Headers(scope=scope).get("x-forwarded-prefix", "").rstrip("/")
            told = said if (scope["client"] or ("",))[0] in self._trusted and _PATH.fullmatch(said) else ""
            scope["root_path"] = told or self._public.path
        await self._forwarded(scope, receive, send)

    async def _placed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the path begin with what a proxy may have taken from it, as ASGI wants it."""
        if scope["type"] == "http" and (before := scope["root_path"]) and not f"{scope['path']}/".startswith(f"{before}/"):
            scope["path"] = before + scope["path"]
        await self._app(scope, receive, send)
