"""The questions as forms, and their answers as lines and as files."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ontology.model import concepts
from queries.answer import Answer
from queries.endpoint.protocol import Refused
from queries.errors import QueriesError
from queries.library import grouped, library
from queries.names import SCHEMES
from queries.question import Question

from ..asking import answer
from ..citing import Places, cited, places, words_of
from ..errors import told
from ..files import file
from ..language import language
from ..lines import lines, shown
from ..parameters import number
from ..rendering import render

PAGE = 100
"""How many lines a page shows."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, the lines of it that are shown, and where their words stand."""

    whole: Answer
    page: Answer
    found: Places


async def index(request: Request) -> Response:
    """List the questions."""
    return render(request, "questions.html", groups=grouped())


async def page(request: Request) -> Response:
    """Show a question as a form, and its answer where it can be asked as it stands."""
    question, values = _question(request), _values(request)
    place = number(request, "page", 1, 1, 10_000)
    form: dict[str, Any] = {"question": question, "values": values, "place": place, "page_size": PAGE, "schemes": _schemes()}
    if not values and any(its.required for its in question.header.parameters):
        return render(request, "question.html", answered=None, problem="", **form)
    try:
        answered = await _answered(request, question, values, place)
    except (QueriesError, Refused) as error:
        status, sentence, _ = told(error)
        return render(request, "question.html", status, answered=None, problem=sentence, **form)
    if (wanted := request.query_params.get("format")) is not None:
        return file(wanted, answered.whole, question.name, language(request))
    # a bulletin is told with its words, but for where the question is for bulletins
    sources = () if "bulletin" in question.header.by else ("bulletin_name", "bulletin_date")
    its = shown(answered.page, (words_of(answered.page), *sources))
    rows = list(lines(answered.page, its, language(request), cited(answered.page, answered.found)))
    return render(request, "question.html", answered=answered, problem="", columns=its, lines=rows, **form)


async def listed(request: Request) -> Response:
    """Tell which questions there are, and what they take."""
    return JSONResponse({"questions": [_described(question) for question in library().values()]})


async def data(request: Request) -> Response:
    """Answer a question as JSON."""
    question = _question(request)
    answered = await _answered(request, question, _values(request), 1)
    return file("json", answered.whole, question.name, language(request), download=False)


def _question(request: Request) -> Question:
    name = request.path_params["name"]
    if name not in library():
        raise HTTPException(404, f"no question {name!r}; questions are {', '.join(library())}")
    return library()[name]


def _values(request: Request) -> dict[str, str]:
    """Return the values of a form, but for what is said to the page itself. Raises QuestionError like `terms`."""
    given = {name: value.strip() for name, value in request.query_params.items()}
    return {name: value for name, value in given.items() if value and name not in _OWN}


async def _answered(request: Request, question: Question, values: dict[str, str], place: int) -> Answered:
    state = request.app.state
    whole = await answer(state, question, values)
    cut = replace(whole, rows=whole.rows[PAGE * (place - 1) : PAGE * place])
    found: Places = await state.graph.ask(lambda graph: places(graph.store, cut))
    return Answered(whole, cut, found)


def _schemes() -> dict[str, Any]:
    return {scheme: concepts(scheme) for scheme in SCHEMES}


def _described(question: Question) -> dict[str, Any]:
    header = question.header
    return {
        "name": question.name,
        "title": asdict(header.title),
        "about": header.about,
        "description": asdict(header.description),
        "parameters": [asdict(its) for its in header.parameters],
    }


#: Parameters of the page, not of the question.
_OWN = {"page", "format", "lang"}
ROUTES = [
    Route("/questions", index),
    Route("/questions/{name}", page),
    Route("/api/questions", listed),
    Route("/api/questions/{name}", data),
]
