"""Everything, or as much of it as can be read."""

from __future__ import annotations

from ..network import Network, cut, rank
from . import Wanted

LABEL = ("全图", "Everything")


def select(network: Network, wanted: Wanted) -> Network:
    """Return the best connected things, as many as the limit allows."""
    return cut(network, rank(network, network)[: wanted.limit])
