"""The network for programs that draw and count networks, one form a file, found by looking into this folder.

A form is a module with `write(network, out)`: the same network gives the same bytes.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import IO, Protocol, cast

from ..network import Network


class Export(Protocol):
    """What a file of a form offers."""

    def write(self, network: Network, out: IO[bytes]) -> None:
        """Write a network as `viz.plain` makes it."""


def exports() -> dict[str, Export]:
    """Return the forms by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: cast(Export, import_module(f".{name}", __name__)) for name in names}
