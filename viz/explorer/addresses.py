"""Where things live: the path of a page is the path of the IRI that it is about."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode
from starlette.requests import Request

from ontology.iri import BASE

from ..legend import kinds

_KEY = re.compile(r"[a-z2-7]{26}")


def root(request: Request) -> str:
    """Return where the site begins: the empty text, or the path that a proxy has put it under."""
    scope = request.scope
    return str(scope.get("app_root_path", scope.get("root_path", ""))).rstrip("/")


def path(request: Request) -> str:
    """Return the path of a page below the beginning of the site."""
    return request.url.path.removeprefix(root(request)) or "/"


def page_of(request: Request, iri: str) -> str:
    """Return the path of the page about a thing for a browser, or the empty text where there is none."""
    return f"{root(request)}{found}" if (found := address(iri)) else ""


def address(iri: str) -> str:
    """Return the path of the page about a thing below the beginning of the site, or the empty text."""
    kind, _, key = iri.removeprefix(BASE).partition("/")
    return f"/{kind}/{key}" if iri.startswith(BASE) and kind in kinds() and _KEY.fullmatch(key) else ""


def iri_at(kind: str, key: str) -> NamedNode | None:
    """Return the IRI of the thing whose page is at /kind/key, or None where nothing can be."""
    return NamedNode(f"{BASE}{kind}/{key}") if address(f"{BASE}{kind}/{key}") else None


def kind_of(iri: str) -> str:
    """Return the word for the kind of thing that an IRI names, or the empty text where it names none."""
    return address(iri)[1:].partition("/")[0]
