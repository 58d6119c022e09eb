"""GEXF 1.2 for Gephi: nodes and edges come and go with its timeline (https://gexf.net/)."""

from __future__ import annotations

from typing import IO

from networkx.readwrite.gexf import GEXFWriter

from ..legend import kinds
from ..network import Network


def write(network: Network, out: IO[bytes]) -> None:
    """Write the network; each thing has the colour of its kind."""
    drawn = network.copy()
    drawn.graph["mode"] = "dynamic"
    for _, data in drawn.nodes(data=True):
        data["spells"] = data.pop("spans")
        data["viz"] = {"color": _colour(kinds()[data["kind"]].colour)}
    for *_, data in drawn.edges(data=True):
        data["spells"] = data.pop("spans")
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(drawn)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]  # the same graph is the same file tomorrow
    meta.find("creator").text = "zhimai"
    writer.graph_element.set("timeformat", "date")
    writer.write(out)


def _colour(hex_rgb: str) -> dict[str, int | float]:
    red, green, blue = (int(hex_rgb[at : at + 2], 16) for at in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
