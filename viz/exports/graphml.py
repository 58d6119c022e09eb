"""GraphML, which Gephi, yEd, Cytoscape and igraph read (http://graphml.graphdrawing.org/)."""

from __future__ import annotations

from typing import IO

import networkx as nx

from ..network import Network


def write(network: Network, out: IO[bytes]) -> None:
    """Write the network; `start` and `end` are its first and last day, `dates` are all, where there are some."""
    written = network.copy()
    nodes, edges = written.nodes(data=True), written.edges(data=True)
    for data in [*(data for _, data in nodes), *(data for *_, data in edges)]:
        if spans := data.pop("spans"):
            data["start"], data["end"] = spans[0][0], max(end for _, end in spans)
            data["dates"] = ";".join(start if start == end else f"{start}/{end}" for start, end in spans)
    for *_, data in edges:
        del data["id"]
    nx.write_graphml(written, out, encoding="utf-8", prettyprint=True, named_key_ids=True)
