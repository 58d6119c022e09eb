"""Requests to one server, and what to say in one line where it does not do what was asked."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    Request,
    build_opener,
)

from ..errors import QueryError, StoreError
from .credentials import PASSWORD, USER, Credentials

_MARKUP = re.compile(r"<[^>]*>")
_ENOUGH = 200  # characters of what a server says; Virtuoso repeats the whole query
_HINT = f": set {USER} and {PASSWORD}, or name a --credentials file"


class Reply:
    """What a server answered: headers, and a body that was read to its end."""

    def __init__(self, headers: Mapping[str, str], body: bytes) -> None:
        self.headers = headers
        self.body = body


class Transport:
    """The way to servers that somebody named: Basic or Digest as they wish, and to no other, wherever they point."""

    def __init__(self, named: Iterable[str], credentials: Credentials | None, seconds: float) -> None:
        """Make ready; nothing is sent yet. Raises StoreError where an address is none, or holds a password."""
        self.credentials = credentials
        self._seconds = seconds
        handlers: list[BaseHandler] = [_Staying()]
        if credentials:
            passwords = HTTPPasswordMgrWithDefaultRealm()
            handlers += [HTTPDigestAuthHandler(passwords), HTTPBasicAuthHandler(passwords)]
        for address in named:
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise StoreError(f"{address!r} is no address of a server; write http://HOST:PORT/sparql")
            if "@" in parts.netloc:
                raise StoreError(
                    f"the address of {parts.hostname} has a password in it, which others can see: put it into"
                    f" {USER} and {PASSWORD}, or into a --credentials file"
                )
            if credentials:
                root = f"{parts.scheme}://{parts.netloc}/"
                passwords.add_password(None, root, credentials.user, credentials.password)
        self._opener = build_opener(*handlers)

    def send(self, request: Request) -> Reply:
        """Send a request and return the whole answer.

        Raises QueryError where the server finds fault with what was asked, and StoreError for all else.
        """
        with self._plainly(request.full_url.partition("?")[0]):
            response = self._opener.open(request, timeout=self._seconds)
            with response:
                return Reply(response.headers, response.read())

    @contextlib.contextmanager
    def _plainly(self, address: str) -> Iterator[None]:
        try:
            yield
        except HTTPError as error:
            with contextlib.closing(error):
                self._refused(address, error)
        except (TimeoutError, URLError, HTTPException, OSError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, TimeoutError):
                late = f"no answer from {address} within {self._seconds:g} seconds"
                raise StoreError(f"{late}: ask for less, or name a thing in it") from None
            said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
            raise StoreError(f"no answer from {address} ({said}): is the server running there?") from None
        except UnicodeEncodeError:
            raise StoreError(f"{address} takes a password by Digest, which must be plain ASCII") from None
        except ValueError:  # urllib knows no other way to say that it was refused, or asked in another way
            self._unknown(address)

    def _refused(self, address: str, error: HTTPError) -> NoReturn:
        if error.code == 401:
            self._unknown(address)
        said = _first_line(error) or error.reason
        if error.code == 403 or "No permission" in said:  # which Virtuoso calls a failure of its own
            raise StoreError(
                f"{address} does not allow that: {said}{'' if self.credentials else _HINT}"
            ) from None
        match error.code // 100, error.code:
            case 3, _:
                to = error.headers.get("Location", "elsewhere")
                raise StoreError(f"{address} has moved to {to}: if you trust it, name that address") from None
            case _, 404:
                raise StoreError(f"nothing is at {address} ({said}): is the path right?") from None
            case _, 408 | 429 | 503 | 504:
                raise StoreError(f"{address} has no time for that: {said}") from None
            case 4, _:
                raise QueryError(f"{address} does not understand: {said}") from None
        raise StoreError(f"{address} failed: {said}") from None

    def _unknown(self, address: str) -> NoReturn:
        if self.credentials:
            raise StoreError(f"{address} refuses the credentials in {self.credentials.found_in}") from None
        raise StoreError(f"{address} wants to know who asks{_HINT}") from None


class _Staying(HTTPRedirectHandler):
    """Goes nowhere that nobody named, and leaves no door open behind it."""

    handler_order = 400  # before those that answer a 401

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Stay: the error that follows says where to."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> None:
        """Close what is not read; those who answer a 401 with the credentials forget it."""
        fp.close()


def _first_line(error: HTTPError) -> str:
    try:
        body = error.read(1 << 16).decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    lines = (" ".join(_MARKUP.sub(" ", line).split()) for line in body.splitlines())
    return next((line[:_ENOUGH] for line in lines if line), "")
