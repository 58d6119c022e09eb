"""What a picture begins with: a thing, what an answer names, or what is named most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from ontology.facts import Kind
from ontology.iri import BASE
from queries.errors import NameNotFound
from queries.library import question as find_question
from queries.store import Graph, Rows

from ..views.answer import named
from .addresses import kind_of
from .asking import answer
from .errors import wrong
from .neighbourhood import Heart, known
from .solving import Solve

MOST = 2000
"""How many things a picture may hold."""

BEGUN = re.compile(f"{re.escape(BASE)}({'|'.join(Kind)})/[a-z2-7]{{8,26}}")
"""How the IRI of a thing begins: so much of it tells it from all others in a graph of millions."""

_BEGINNINGS = ("of", "question", "query")


@dataclass(frozen=True, slots=True)
class Drawable:
    """What of an answer a network can hold: the IRIs of things, each once, and how many other IRIs it names."""

    things: tuple[str, ...]
    elsewhere: int


async def start(state: Any, asked: dict[str, str]) -> dict[str, Any]:
    """Return what the parameters of an address begin with: `of` which thing, or which `things`.

    Of an answer come as many as a picture may hold, with how many are `named` in all; of one in SPARQL, also how
    many IRIs that it names are `elsewhere`. Raises Refused, QueriesError.
    """
    if not asked:
        return {"things": [iri.value for iri in await state.graph.know(Heart())]}
    match [name for name in _BEGINNINGS if name in asked]:
        case [beginning] if beginning == "question" or len(asked) == 1:
            given = asked.pop(beginning)
        case [beginning]:
            raise wrong(f"no parameter {min(asked.keys() - {beginning})[:50]!r} beside {beginning}")
        case _:
            raise wrong(f"a network begins with one of {', '.join(_BEGINNINGS)}, not with {' and '.join(asked)[:50]!r}")
    if beginning == "of":
        iri = thing(given if given.startswith(BASE) else f"{BASE}{given.lstrip('/')}", "of")
        if not await state.graph.ask(lambda graph: known(graph.store, [iri])):
            raise NameNotFound(f"the graph knows nothing at {given}")
        return {"of": iri.value}
    if beginning == "query":
        found = drawable(await state.pool.ask(Solve(given, state.pool.limits.rows), given))
        return {"things": found.things[:MOST], "named": len(found.things), "elsewhere": found.elsewhere}
    things = [iri for iri in named(await answer(state, find_question(given), asked)) if is_thing(iri)]
    return {"things": things[:MOST], "named": len(things)}


def drawable(found: Rows | Graph | bool) -> Drawable:
    """Return what of that which a query brings can be drawn, in the order in which it is named."""
    if isinstance(found, bool):
        return Drawable((), 0)
    rows = found if isinstance(found, Rows) else ((triple.subject, triple.object) for triple in found)
    iris = dict.fromkeys(term.value for row in rows for term in row if isinstance(term, NamedNode))
    things = tuple(filter(is_thing, iris))
    return Drawable(things, len(iris) - len(things))


def is_thing(iri: str) -> bool:
    """Tell whether an IRI is that of a thing that a network can hold."""
    return kind_of(iri) in set(Kind)


def thing(given: object, name: str) -> NamedNode:
    """Return the thing whose IRI a parameter gives. Raises Refused where it is none."""
    iri = str(given)
    if not is_thing(iri):
        raise wrong(f"{name} wants the IRI of a thing of one of the kinds {', '.join(Kind)}, not {iri[:100]!r}")
    return NamedNode(iri)
