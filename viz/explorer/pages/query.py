"""The SPARQL editor: a query, what it brings, and terms to complete it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pyoxigraph import NamedNode, RdfFormat
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.model import PREFIXES, graph, labels
from queries.answer import Text, answer_of, plain
from queries.endpoint.formats import written
from queries.endpoint.protocol import Refused
from queries.errors import QueriesError
from queries.store import Graph, Rows, Store, Term

from ...projection.things import things
from ..addresses import address
from ..errors import told, wrong
from ..files import file
from ..language import language
from ..negotiation import FORMS
from ..rendering import render
from ..solving import Solve
from ..starting import MOST, drawable

_ROWS = 500
"""How many rows a page shows; files have all of them."""
_PREFIX = "@prefix "


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of the graph as a table shows it, things by their names; and the IRI, if it is one."""

    text: str
    iri: str = ""


async def page(request: Request) -> Response:
    """Show the editor, and what the query in the address brings."""
    query = request.query_params.get("query", "")
    pool = request.app.state.pool
    shown: dict[str, Any] = {"problem": "", "rows": None, "variables": (), "total": None, "text": "", "drawable": 0}
    status = 200
    if query.strip():
        try:
            found = await pool.ask(Solve(query, pool.limits.rows), query)
            if (form := request.query_params.get("format")) is not None and not isinstance(found, bool):
                return _file(form, found, query, language(request))
            names = await request.app.state.graph.ask(lambda graph: _names(graph.store, found))
            shown |= _shown(found, names) | {"drawable": len(drawable(found).things)}
        except (QueriesError, Refused) as error:
            status, shown["problem"], _ = told(error)
    return render(
        request,
        "query.html",
        status,
        query=query or examples()[0][1],
        limits=pool.limits,
        examples=examples(),
        prefixes=PREFIXES,
        most=MOST,
        **shown,
    )


async def terms(request: Request) -> Response:
    """Tell the terms of the vocabulary, with what they are called."""
    lang = language(request)
    found = sorted({_short(str(term)) for term in graph().subjects() if str(term) in labels(lang)} - {""})
    return JSONResponse({"terms": [{"term": its, "label": labels(lang)[_long(its)]} for its in found]})


def _file(form: str, found: Rows | Graph, query: str, lang: str) -> Response:
    """Return rows or triples as a file. Raises Refused where there is no such form of them."""
    if isinstance(found, Rows):
        return file(form, answer_of(found, query), "answer", lang)
    if form not in FORMS:
        raise wrong(f"format is one of {', '.join(FORMS)}, not {form!r}")
    said, kind = written(found, FORMS[form])
    ending = {"turtle": "ttl"}.get(form, form)
    return Response(said, headers={"Content-Disposition": f'attachment; filename="answer.{ending}"'}, media_type=kind)


def _names(store: Store, found: object) -> Mapping[str, str]:
    """Return what the things of those rows that are shown are called, by IRI."""
    rows = found.rows[:_ROWS] if isinstance(found, Rows) else ()
    wanted = dict.fromkeys(term for row in rows for term in row if isinstance(term, NamedNode) and address(term.value))
    return {iri: str(its["label"]) for iri, its in things(store, list(wanted)).items()} if wanted else {}


def _shown(found: object, names: Mapping[str, str]) -> dict[str, Any]:
    match found:
        case Rows():
            rows = [[_cell(term, names) for term in row] for row in found.rows[:_ROWS]]
            return {"rows": rows, "variables": found.variables, "total": len(found)}
        case bool():
            return {"text": "true" if found else "false"}
    triples, _ = written(found, RdfFormat.TURTLE.media_type)  # type: ignore[arg-type]
    return {"text": _bare(triples.decode("utf-8")), "total": len(found)}  # type: ignore[arg-type]


def _bare(turtle: str) -> str:
    """Return Turtle without the prefixes that nothing in it has: they would come before what was asked for."""
    lines = turtle.splitlines(keepends=True)
    said = "".join(line for line in lines if not line.startswith(_PREFIX))
    return "".join(line for line in lines if not line.startswith(_PREFIX) or f" {line.split()[1]}" in said)


def _cell(term: Term | None, names: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    if isinstance(term, NamedNode):
        return Cell(names.get(term.value) or _short(term.value) or term.value, term.value)
    return Cell(plain(term))


@cache
def _short(iri: str) -> str:
    """Return an IRI with its prefix, or the empty text where none fits."""
    fitting = [(name, space) for name, space in PREFIXES.items() if iri.startswith(space)]
    local = {f"{name}:{iri.removeprefix(space)}" for name, space in fitting}
    return next((each for each in sorted(local) if each.partition(":")[2].replace("-", "").replace("_", "").isalnum()), "")


def _long(term: str) -> str:
    prefix, _, local = term.partition(":")
    return PREFIXES[prefix] + local


@cache
def examples() -> tuple[tuple[Text, str], ...]:
    """Return queries to begin with, and what each asks."""
    read = yaml.safe_load((files("viz.explorer") / "examples.yaml").read_text(encoding="utf-8"))
    return tuple((Text(its["zh"], its["en"]), its["sparql"]) for its in read)


ROUTES = [Route("/query", page), Route("/api/terms", terms)]
