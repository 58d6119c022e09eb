"""Where a server is asked, where it is changed, and where it takes whole graphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a server; `graphs` is that of its Graph Store protocol, None where it has none."""

    query: str
    update: str
    graphs: str | None = None
