"""What is particular to Virtuoso: where it takes changes, what it brings itself, how it must be asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from .addresses import Addresses

#: How the graphs begin that it makes for itself.
ITS_OWN = (
    "http://www.openlinksw.com/",
    "http://localuriqaserver/",
    "http://www.w3.org/ns/ldp#",
    "urn:virtuoso:",
)

_NOTHING = re.compile(r"\|zm:nothing\b")


def is_virtuoso(server: str) -> bool:
    """Say whether a server that calls itself so is one."""
    return server.startswith("Virtuoso")


def addresses(query: str, *, known: bool) -> Addresses:
    """Return the addresses of the one that is asked at an address: those whom it knows write beside /sparql."""
    parts = urlsplit(query)
    folder = parts.path.rpartition("/")[0]
    end = "-auth" if known else ""

    def at(name: str) -> str:
        return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{name}{end}", "", ""))

    return Addresses(query, at("sparql"), at("sparql-graph-crud"))


def worded(sparql: str) -> str:
    """Return a query of ours as it must be asked here: with no choice in a path that is there for Oxigraph only.

    Virtuoso 7.2 follows none of the paths where a group has two optional ones with a choice.
    """
    return _NOTHING.sub("", sparql)
