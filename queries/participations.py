"""Participations as rows for a spreadsheet: one person or group, at one meeting, as one bulletin says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode

from ontology.model import labels

from .answer import Text, plain
from .slots import filled
from .store import Store, Term, select
from .workspace import Workspace

COLUMNS = MappingProxyType(
    {
        "name": Text("参会者", "Participant"),
        "role": Text("角色", "Role"),
        "post": Text("时任职务", "Post that day"),
        "office": Text("单位", "Office"),
        "meeting_name": Text("会议", "Meeting"),
        "date": Text("日期", "Date"),
        "place": Text("地点", "Place"),
        "title": Text("简讯", "Bulletin"),
        "issued": Text("简讯日期", "Bulletin date"),
        "quote": Text("原文", "Words"),
        "who": Text("参会者 IRI", "Participant IRI"),
        "meeting": Text("会议 IRI", "Meeting IRI"),
        "fact": Text("事实 IRI", "Fact IRI"),
        "bulletin": Text("简讯 IRI", "Bulletin IRI"),
    }
)
"""The columns by name. Several posts, offices or sentences of one participation stand in one cell."""

_QUERY = files(__package__ or "").joinpath("participations.rq").read_text(encoding="utf-8")
_DATES = "SELECT ?bulletin ?issued { ?bulletin a zm:Bulletin OPTIONAL { ?bulletin dcterms:issued ?issued } }"
_JOINED = {"post": "、", "office": "、", "date": "、", "place": "、", "quote": "\n"}


def participations(workspace: Workspace) -> Iterator[tuple[str, ...]]:
    """Yield the participations, a text for each column: bulletin by bulletin, the oldest first."""
    for bulletin in by_date(workspace):
        yield from _rows(workspace.store, bulletin)


def by_date(workspace: Workspace) -> list[NamedNode]:
    """Return the graphs of documents by the day of issue, those without one last."""
    issued: dict[str, str] = {}
    for row in select(workspace.store, _DATES).by_variable():
        issued[_text(row["bulletin"])] = min(issued.get(_text(row["bulletin"]), "~"), _text(row["issued"]) or "~")
    return sorted(workspace.bulletins(), key=lambda graph: (issued.get(graph.value, "~"), graph.value))


def _rows(store: Store, bulletin: NamedNode) -> Iterator[tuple[str, ...]]:
    said: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    places: dict[str, int] = {}
    found = sorted(select(store, filled(_QUERY, {"bulletin": [bulletin]})).by_variable(), key=_order)
    for row in found:
        fact = _text(row["fact"])
        places.setdefault(fact, int(_text(row["start"])))
        for name in COLUMNS:
            if value := bulletin.value if name == "bulletin" else _text(row[name]):
                said[fact][name][labels("zh").get(value, value) if name == "role" else value] = None
    for fact in sorted(said, key=lambda fact: (places[fact], fact)):
        cells = said[fact]
        yield tuple(_JOINED.get(name, "、").join(cells[name]) for name in COLUMNS)


def _order(row: dict[str, Term | None]) -> tuple[int, tuple[str, ...]]:
    return int(_text(row["start"])), tuple(_text(term) for term in row.values())


def _text(term: Term | None) -> str:
    return plain(term) if term is not None else ""
