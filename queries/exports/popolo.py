"""Popolo: persons, organizations, posts, memberships and events as one JSON object (https://www.popoloproject.com/specs/)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from pyoxigraph import Literal

from ontology.model import labels

from ..answer import plain
from ..store import Store, select
from ..workspace import Workspace

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_PINYIN = "zh-latn-pinyin"

_NAMES = """SELECT DISTINCT ?id ?name ?alias ?parent {{
  ?id a {kind} ; skos:prefLabel ?name
  OPTIONAL {{ ?id skos:altLabel ?alias }}
  OPTIONAL {{ ?id org:subOrganizationOf ?parent }}
}}"""
_POSTS = """SELECT DISTINCT ?id ?label ?organization {
  ?id a org:Post ; skos:prefLabel ?label
  OPTIONAL { ?id org:postIn ?organization }
}"""
_MEMBERSHIPS = """SELECT DISTINCT ?id ?person ?organization ?post ?label ?seen ?began ?ended ?bulletin ?quote {
  GRAPH ?bulletin {
    ?id a zm:Sighting ; org:member ?person ; zm:post ?post ; zm:evidence/oa:exact ?quote .
    ?person a foaf:Person .
    ?post skos:prefLabel ?label
    OPTIONAL { ?id org:organization ?organization }
    OPTIONAL { ?id zm:seenOn ?seen }
    OPTIONAL { ?id zm:began ?began }
    OPTIONAL { ?id zm:ended ?ended }
  }
}"""
_EVENTS = """SELECT DISTINCT ?id ?name ?date ?place ?held ?organization {
  ?id a zm:Meeting ; skos:prefLabel ?name
  OPTIONAL { ?id schema:startDate ?date }
  OPTIONAL { ?id schema:location ?place }
  OPTIONAL { ?id zm:held ?held }
  OPTIONAL { ?id schema:organizer ?organization }
}"""
_ATTENDEES = """SELECT DISTINCT ?event ?person ?name ?role {
  ?fact a zm:Participation ; zm:meeting ?event ; prov:agent ?person ; prov:hadRole ?role .
  ?person a foaf:Person ; skos:prefLabel ?name
}"""

Value = dict[str, Any]


def write(workspace: Workspace, out: IO[bytes]) -> None:
    """Write the collections, each in the order of its IRIs, item by item.

    What Popolo has no property for is under names of our own: `seen_on` of a membership is the day on which a
    bulletin shows it, which is neither its beginning nor its end.
    """
    store, first = workspace.store, True
    out.write(b"{")
    for name, collection in _COLLECTIONS.items():
        out.write(b'%s\n"%s": [' % (b"" if first else b",", name.encode()))
        for at, item in enumerate(collection(store)):
            line = json.dumps(item, ensure_ascii=False)
            out.write(("," if at else "").encode() + b"\n " + line.encode("utf-8", "surrogatepass"))
        out.write(b"\n]")
        first = False
    out.write(b"\n}\n")


def _persons(store: Store) -> Iterator[Value]:
    return _named(store, "foaf:Person")


def _organizations(store: Store) -> Iterator[Value]:
    return _named(store, "org:Organization")


def _named(store: Store, kind: str) -> Iterator[Value]:
    for iri, rows in _things(store, _NAMES.format(kind=kind)):
        name = _longest(rows["name"])
        others = [{"name": each} for each in sorted({*rows["name"], *rows["alias"]} - {name})]
        yield _filled(id=iri, name=name, other_names=others, parent_id=_one(rows["parent"]))


def _posts(store: Store) -> Iterator[Value]:
    for iri, rows in _things(store, _POSTS):
        yield _filled(id=iri, label=_longest(rows["label"]), organization_id=_one(rows["organization"]))


def _memberships(store: Store) -> Iterator[Value]:
    for iri, rows in _things(store, _MEMBERSHIPS):
        yield _filled(
            id=iri,
            label=_longest(rows["label"]),
            person_id=_one(rows["person"]),
            organization_id=_one(rows["organization"]),
            post_id=_one(rows["post"]),
            start_date=_date(rows["began"]),
            end_date=_date(rows["ended"]),
            seen_on=_date(rows["seen"]),
            sources=[{"url": _one(rows["bulletin"]), "note": quote} for quote in sorted(rows["quote"])],
        )


def _events(store: Store) -> Iterator[Value]:
    attendees: dict[str, dict[str, tuple[str, set[str]]]] = defaultdict(dict)
    for event, person, name, role in _texts(store, _ATTENDEES):
        called, roles = attendees[event].get(person, ("", set()))
        attendees[event][person] = (max(called, name), roles | {labels("zh").get(role, role)})
    for iri, rows in _things(store, _EVENTS):
        yield _filled(
            id=iri,
            name=_longest(rows["name"]),
            classification="meeting",
            start_date=_date(rows["date"]),
            location=_one(rows["place"]),
            status="held" if "true" in rows["held"] else "mentioned",
            organization_id=_one(rows["organization"]),
            attendees=[
                {"id": person, "name": name, "role": "、".join(sorted(roles))}
                for person, (name, roles) in sorted(attendees[iri].items())
            ],
        )


_COLLECTIONS: dict[str, Callable[[Store], Iterator[Value]]] = {
    "persons": _persons,
    "organizations": _organizations,
    "posts": _posts,
    "memberships": _memberships,
    "events": _events,
}


def _things(store: Store, query: str) -> Iterator[tuple[str, dict[str, set[str]]]]:
    """Yield each thing with all the values of each variable, in the order of IRIs. Pinyin is no name."""
    found = select(store, query)
    values: dict[str, dict[str, set[str]]] = {}
    for row in found:
        assert row[0] is not None
        its = values.setdefault(plain(row[0]), {name: set() for name in found.variables})
        for name, term in zip(found.variables, row, strict=True):
            if term is not None and not (isinstance(term, Literal) and term.language == _PINYIN):
                its[name].add(plain(term))
    yield from sorted(values.items())


def _texts(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    for row in select(store, query):
        yield tuple(plain(term) if term is not None else "" for term in row)


def _filled(**values: object) -> Value:
    """Return what is known: no property stands for what is not."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _longest(names: Iterable[str]) -> str:
    # Bulletins may prefer different names for one thing: the longest says most.
    return max(names, key=lambda name: (len(name), name))


def _one(values: Iterable[str]) -> str | None:
    return min(values, default=None)


def _date(values: Iterable[str]) -> str | None:
    return min((value for value in values if _DATE.fullmatch(value)), default=None)
