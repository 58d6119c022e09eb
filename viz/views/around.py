"""What lies around a thing, without being swamped by the hubs beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ..network import Network, cut, neighbours, rank
from . import Wanted, present

LABEL = ("周边", "Around")


def select(network: Network, wanted: Wanted) -> Network:
    """Return the wanted things and what lies at most `hops` edges from them.

    Nearer things come first. Within a ring the things found so far take turns, each offering its best
    connected neighbour, so that a hub with hundreds of neighbours cannot use up the limit for all.
    """
    centre = present(network, wanted)
    kept = dict.fromkeys(centre[: wanted.limit])
    edge_of_known = list(kept)
    for _ in range(wanted.hops):
        ring = []
        for node in _in_turns(network, edge_of_known):
            if len(kept) == wanted.limit:
                break
            if node not in kept:
                kept[node] = None
                ring.append(node)
        edge_of_known = ring
    return cut(network, kept)


def _in_turns(network: Network, nodes: list[str]) -> Iterator[str]:
    offers = [iter(rank(network, neighbours(network, node))) for node in nodes]
    while offers:
        still = []
        for offer in offers:
            node = next(offer, None)
            if node is not None:
                yield node
                still.append(offer)
        offers = still
