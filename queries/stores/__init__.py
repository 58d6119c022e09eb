"""The kinds of store, one a file, found by looking into this folder.

A kind is a module with two functions: `claims(location)` says whether a location is one of its own, and
`open_at(location, read_only)` opens it as a `Store`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from os import PathLike, fspath
from types import ModuleType

from ..errors import QueryError, StoreError
from ..store import Graph, Rows, Store, Term

__all__ = ["Graph", "QueryError", "Rows", "Store", "StoreError", "Term", "kinds", "open_store"]


@cache
def kinds() -> dict[str, ModuleType]:
    """Return the kinds of store by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: import_module(f".{name}", __name__) for name in names}


def open_store(location: str | PathLike[str], *, read_only: bool = False) -> Store:
    """Open the store at a location: `memory:` for one that is gone when it is closed, or a folder.

    Opened for writing, a folder that is not there yet is made. Raises StoreError where the store is in use,
    damaged, of no known kind, or cannot be written.
    """
    place = fspath(location)
    for kind in kinds().values():
        if kind.claims(place):
            store: Store = kind.open_at(place, read_only)
            return store
    raise StoreError(f"no kind of store for {place!r}; kinds are {', '.join(kinds())}")
