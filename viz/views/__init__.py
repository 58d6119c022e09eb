"""Which part of the graph is drawn: each view is one file in this folder.

A view file has `LABEL`, its name in Chinese and English, and `select(network, wanted)`, which returns the
part that it shows, cut out with `viz.network.cut`.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from ..network import Network


class DrawError(Exception):
    """A picture that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a view is asked for: the IRIs it turns on, how many edges away to go, how many things at most."""

    nodes: tuple[str, ...] = ()
    hops: int = 1
    limit: int = 300


class View(Protocol):
    """What a view file offers."""

    LABEL: tuple[str, str]

    def select(self, network: Network, wanted: Wanted) -> Network:
        """Return the part of the network that the view shows."""


def views() -> dict[str, View]:
    """Return the views by name, found by looking into this folder."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: cast(View, import_module(f".{name}", __name__)) for name in found}


def select(name: str, network: Network, wanted: Wanted) -> Network:
    """Return the part of the network that the view of that name shows.

    Raises DrawError where there is no such view, or where the network has none of the wanted things.
    """
    known = views()
    if name not in known:
        raise DrawError(f"no view {name!r}; views are {', '.join(known)}")
    return known[name].select(network, wanted)


def present(network: Network, wanted: Wanted) -> list[str]:
    """Return the wanted things that the network has, in the order asked for.

    Raises DrawError where it has none of them.
    """
    nodes = [node for node in dict.fromkeys(wanted.nodes) if node in network]
    if not nodes:
        asked = ", ".join(wanted.nodes) or "no thing at all"
        raise DrawError(f"asked for {asked}, and the graph has none of it; name a thing that the graph knows")
    return nodes
