"""The network in plain values, for programs that know nothing of ours: texts, truths, and spans of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from ontology.terms import SCHEMA

from .legend import called, kinds
from .network import Network

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:/(\d{4}-\d{2}-\d{2}))?", re.ASCII)
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])

Span = tuple[str, str]


def plain(network: Network) -> Network:
    """Return a network with the same nodes and edges, whose attributes any program understands.

    `spans` are first and last days, YYYY-MM-DD: of an edge, one for each date; of a node, the one from the
    first to the last day of its own and of its edges. What has no date has no spans. Keys of edges tell the
    relation; `id` counts them.
    """
    made: Network = nx.MultiDiGraph()
    spans: dict[str, list[Span]] = {node: _own(data) for node, data in network.nodes(data=True)}
    edges: list[tuple[str, str, str, dict[str, Any]]] = []
    for at, (source, target, key, edge) in enumerate(network.edges(keys=True, data=True)):
        its = days(edge["dates"])
        spans[source] += its
        spans[target] += its
        edges.append((source, target, key.rpartition("#")[2], {"id": str(at), **_edge(edge), "spans": its}))
    for node, data in network.nodes(data=True):
        made.add_node(node, **_node(data), spans=_whole(spans[node]))
    for source, target, key, attributes in edges:
        made.add_edge(source, target, key=key, **attributes)
    return made


def days(dates: Iterable[str]) -> list[Span]:
    """Return the first and the last day of each date that is a day, a month, a year or a span of days, in order."""
    return sorted({span for text in dates if (span := _days(text))})


def _days(text: str) -> Span | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, end = found.groups()
    last = end or f"{year}-{month or 12}-{day or calendar.monthrange(int(year), int(month or 12))[1]:02}"
    return f"{year}-{month or '01'}-{day or '01'}", last


def _own(data: Mapping[str, Any]) -> list[Span]:
    return days(value for property, value in data["details"] if property == str(SCHEMA.startDate))


def _whole(spans: Sequence[Span]) -> list[Span]:
    return [(min(start for start, _ in spans), max(end for _, end in spans))] if spans else []


def _node(data: Mapping[str, Any]) -> dict[str, Any]:
    held = {} if data["held"] is None else {"held": bool(data["held"])}
    return {
        "label": _legal(data["label"]),
        "kind": data["kind"],
        "class": kinds()[data["kind"]].zh,
        "aliases": _legal("、".join(data["aliases"])),
        "pinyin": data["pinyin"],
        **held,
    }


def _edge(edge: Mapping[str, Any]) -> dict[str, Any]:
    zh, _ = called(edge["relation"])
    return {
        "label": _legal(edge["label"] or zh),
        "relation": edge["relation"],
        "weight": float(max(1, len(edge["evidence"]))),
        "inferred": edge["inferred"],
        "former": edge["former"],
        "words": _legal("\n".join(dict.fromkeys(quote.words.text for quote in edge["evidence"]))),
        "bulletins": _legal("、".join(dict.fromkeys(quote.title for quote in edge["evidence"]))),
    }


def _legal(text: str) -> str:
    """Return a text without the characters that XML 1.0 has not."""
    return text.translate(_ILLEGAL)
