"""A store in memory: Oxigraph without a folder, gone when it is closed."""

from __future__ import annotations

import pyoxigraph

from .oxigraph import OxigraphStore


def claims(location: str) -> bool:
    """Say whether the location is `memory:`."""
    return location == "memory:"


def open_at(location: str, read_only: bool = False) -> OxigraphStore:
    """Open a new, empty store. There is nothing on disk to protect, so it can always be written."""
    return OxigraphStore(pyoxigraph.Store(), location)
