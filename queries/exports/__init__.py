"""The graph for programs that know no RDF, one form a file, found by looking into this folder.

A form is a module with `write(workspace, out)`, which writes all documents: the same graph gives the same bytes.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import IO, Protocol, cast

from ..workspace import Workspace


class Export(Protocol):
    """What a file of a form offers."""

    def write(self, workspace: Workspace, out: IO[bytes]) -> None:
        """Write what the documents of a workspace say."""


def exports() -> dict[str, Export]:
    """Return the forms by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: cast(Export, import_module(f".{name}", __name__)) for name in names}
