"""What a drawing knows, as JSON values: the one form in which pages and explorer hand it to the browser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import asdict
from math import sqrt
from typing import Any

from pypinyin import Style, lazy_pinyin

from ontology.drawing import drawing
from ontology.terms import SCHEMA
from queries.quote import unwrapped

from .layout import positions
from .legend import called, kinds
from .network import Network, Quote, Statement, neighbours

_CAPTION = 14  # characters of a name in the drawing; card and panel have the whole of it
_SMALLEST, _LARGEST = 8.0, 26.0  # half the width of a node, in pixels at scale 1


def payload(network: Network, known: Collection[str] = (), *, placed: bool = True, worded: bool = True) -> dict[str, Any]:
    """Return the network as JSON values, everything by number instead of by IRI.

    Nodes that are `known` to whoever asks are told by their IRIs alone; without `placed`, nodes have no place. Without
    `worded`, quotes have only their places and bulletins no titles: most are never read.

    `nodes` and `edges` are what is drawn, one edge for all `links` between two nodes in one direction; `sayings` are
    what statements about nodes say, each once, since of a book the same is said every month;
    `links` are the edges of the network; `quotes` and `bulletins` are what they rest on, each once;
    `kinds` and `relations` are the legend, with counts.
    """
    order = {node: i for i, node in enumerate(sorted(network))}
    quotes = _Quotes(worded)
    said = {edge["relation"] for *_, edge in network.edges(data=True)}
    relations = [iri for iri in drawing().relations if iri in said]
    in_order = sorted(
        network.edges(data=True), key=lambda e: (relations.index(e[2]["relation"]), e[0], e[1], e[2]["label"])
    )
    links = [
        {
            "from": order[source],
            "to": order[target],
            "relation": relations.index(edge["relation"]),
            "label": edge["label"],
            "dates": list(edge["dates"]),
            "inferred": edge["inferred"],
            "former": edge["former"],
            "quotes": quotes.numbers(edge["evidence"]),
        }
        for source, target, edge in in_order
    ]
    places = positions(network) if placed else {}
    sayings = _Sayings()
    nodes = [
        {"id": number, "iri": node} if node in known else _node(network, node, number, places.get(node), quotes, sayings)
        for node, number in order.items()
    ]
    return {
        "nodes": nodes,
        "edges": _edges(links),
        "links": links,
        "sayings": sayings.rows,
        "quotes": quotes.rows,
        "bulletins": quotes.bulletins,
        "kinds": _kinds(network),
        "relations": _relations(relations, links),
    }


class _Quotes:
    """Quotes and bulletins numbered as they come: a sentence that says ten edges is in the page once."""

    def __init__(self, worded: bool) -> None:
        self.rows: list[dict[str, Any]] = []
        self.bulletins: list[dict[str, str]] = []
        self._worded = worded
        self._quotes: dict[Quote, int] = {}
        self._bulletins: dict[str, int] = {}

    def numbers(self, quotes: tuple[Quote, ...]) -> list[int]:
        return [self._number(quote) for quote in quotes]

    def _number(self, quote: Quote) -> int:
        if quote.bulletin not in self._bulletins:
            self._bulletins[quote.bulletin] = len(self.bulletins)
            title = {"title": quote.title} if self._worded else {}
            self.bulletins.append({"iri": quote.bulletin, **title, "date": quote.date, "office": quote.office})
        if quote not in self._quotes:
            self._quotes[quote] = len(self.rows)
            words = quote.words
            said = {"text": unwrapped(words.text), "page": words.page} if self._worded else {}
            place = {"bulletin": self._bulletins[quote.bulletin], "start": words.start, "end": words.end}
            self.rows.append({**place, **said, "confidence": quote.confidence})
        return self._quotes[quote]


class _Sayings:
    """What is said of things alone, numbered as it comes: a property and its value, in Chinese and English."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, statement: Statement) -> int:
        said = (statement.property, statement.value)
        if said not in self._numbers:
            self._numbers[said] = len(self.rows)
            property, value = called(statement.property), called(statement.value)
            self.rows.append(
                {
                    "relation": statement.property,
                    "property": {"zh": property[0], "en": property[1]},
                    "zh": value[0],
                    "en": value[1] if value[1] != value[0] else "",
                }
            )
        return self._numbers[said]


def _node(
    network: Network, node: str, number: int, place: tuple[int, int] | None, quotes: _Quotes, sayings: _Sayings
) -> dict[str, Any]:
    data = network.nodes[node]
    name = data["label"]
    size = min(_SMALLEST + 1.8 * sqrt(len(neighbours(network, node))), _LARGEST)
    return {
        "id": number,
        "iri": node,
        "name": name,
        "label": name if len(name) <= _CAPTION else name[: _CAPTION - 1] + "…",
        "kind": data["kind"],
        "shape": kinds()[data["kind"]].shape,
        "color": kinds()[data["kind"]].colour,
        "size": round(size, 1),
        **({"x": place[0], "y": place[1]} if place else {}),
        "pinyin": data["pinyin"] or " ".join(lazy_pinyin(name)),
        "initials": "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)),
        "aliases": list(data["aliases"]),
        "details": [[*called(property), value] for property, value in data["details"]],
        "mentioned": data["held"] is False,
        "statements": [
            {"saying": sayings.number(its), "date": its.date, "former": its.former, "quotes": quotes.numbers(its.evidence)}
            for its in data["statements"]
        ],
        "date": next((value for property, value in data["details"] if property == str(SCHEMA.startDate)), ""),
        "left_out": data.get("left_out", 0),
    }


def _edges(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, link in enumerate(links):
        pairs[link["from"], link["to"]].append(i)
    return [
        {"id": i, "from": source, "to": target, "links": several}
        for i, ((source, target), several) in enumerate(sorted(pairs.items()))
    ]


def _kinds(network: Network) -> dict[str, dict[str, Any]]:
    count: Counter[str] = Counter(data["kind"] for _, data in network.nodes(data=True))
    return {
        kind: asdict(entry) | {"count": n}
        for kind, entry in kinds().items()
        if (n := count[kind])
    }


def _relations(relations: list[str], links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    count = Counter(link["relation"] for link in links)
    return [asdict(drawing().relations[iri]) | {"count": count[i]} for i, iri in enumerate(relations)]
