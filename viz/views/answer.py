"""The things that an answer names, and the edges among them."""

from __future__ import annotations

from ..network import Network, cut
from . import Wanted, present

LABEL = ("答案", "Answer")


def select(network: Network, wanted: Wanted) -> Network:
    """Return the wanted things, as many as the limit allows, in the order in which the answer names them."""
    return cut(network, present(network, wanted)[: wanted.limit])
