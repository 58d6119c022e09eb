"""One self-contained page that draws a network: nothing is fetched, and equal networks give equal bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network as Drawing  # type: ignore[import-untyped]

from .layout import room
from .network import Network
from .payload import payload

# The vis-network that pyvis carries. Its style sheet is left out: it is for buttons that we do not use.
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = ("words.js", "labels.js", "canvas.js", "panel.js", "card.js", "legend.js", "search.js", "start.js")
_BINDINGS = re.compile(r"^import .*;\n|^export ", re.MULTILINE)
_STYLES = ("house.css", "network.css", "stage.css")


def write(path: Path, network: Network, title: str) -> None:
    """Write the page of a network to a file: UTF-8 and bare newlines, whatever the locale."""
    path.write_bytes(page(network, title).encode("utf-8"))


def page(network: Network, title: str) -> str:
    """Return the page that draws a network under that title, in HTML.

    Equal networks give equal pages. What bulletins say stands in the page as data, never as markup, and the
    page's own policy forbids the browser to load anything or to run any script but those that it came with.
    """
    known = payload(network)
    drawing = Drawing(directed=True, heading=title)
    for node in known.pop("nodes"):
        drawing.add_node(node.pop("id"), **node)
    for edge in known.pop("edges"):
        drawing.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    drawing.options = _options(len(network))
    drawing.templateEnv = _environment()
    drawing.path = "network.html"
    drawing.templateEnv.globals.update(
        known=known, things=network.graph.get("things", len(network)), scripts=_scripts(), style=_style()
    )
    return str(drawing.generate_html())


def _options(things: int) -> dict[str, Any]:
    # The places are settled before the browser sees them. Its physics only eases apart what is too close and
    # then stops; the repulsion of this solver ends at twice the distance, so islands stay where they are.
    distance = 0.9 * room(things) - 18
    return {
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {"hover": True, "multiselect": False, "keyboard": False},
        "nodes": {"chosen": False},
        "edges": {"smooth": False, "selectionWidth": 1.2, "hoverWidth": 0.6},
        "physics": {
            "solver": "repulsion",
            "repulsion": {
                "nodeDistance": distance,
                "springLength": 1.5 * distance,
                "springConstant": 0.012 / (1 + (things / 60) ** 2),
                "centralGravity": 0,
                "damping": 0.3,
            },
            "stabilization": {"iterations": 60, "updateInterval": 60, "fit": False},
            "maxVelocity": 20,
        },
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("viz"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["fingerprint"] = lambda script: b64encode(sha256(script.encode()).digest()).decode()
    return environment


@cache
def _scripts() -> tuple[Markup, ...]:
    library = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    own = (files(__package__).joinpath("assets", name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return tuple(Markup(script) for script in (library, *map(_unbound, own)))


def _unbound(module: str) -> str:
    """Return a module of the explorer as a script that stands behind those it imports, as in a page in one file."""
    return f'"use strict";\n{_BINDINGS.sub("", module)}'


@cache
def _style() -> Markup:
    folder = files(__package__).joinpath("assets")
    return Markup("".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _STYLES))
