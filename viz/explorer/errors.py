"""What is told of a request that cannot be answered: one sentence, and nothing of the server's inside."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from queries.endpoint.protocol import Refused
from queries.errors import NameNotFound, QueriesError, QueryError, QuestionError

from .addresses import path
from .rendering import render
from .translation import chinese


def wrong(sentence: str) -> Refused:
    """Return the refusal of a request that makes no sense."""
    return Refused(HTTPStatus.BAD_REQUEST, sentence)


async def refuse(request: Request, error: Exception) -> Response:
    """Answer a request that cannot be answered: pages with a page, the API with JSON."""
    status, sentence, headers = told(error)
    if path(request).startswith("/api/"):
        # programs read English; our own pages show what their reader reads
        return JSONResponse({"error": sentence, "zh": chinese(sentence) or sentence}, status, headers)
    page = render(request, "error.html", status, sentence=sentence, failure=HTTPStatus(status))
    page.headers.update(headers)
    return page


def told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Return status, sentence and headers of the answer to a request that failed."""
    match error:
        case Refused():
            return error.status, error.sentence, error.headers
        case HTTPException(status_code=404, detail="Not Found"):
            return 404, "there is no such page", {}
        case HTTPException():
            return error.status_code, str(error.detail), dict(error.headers or {})
        case NameNotFound():
            return 404, str(error), {}
        case QuestionError() | QueryError():
            return 400, str(error), {}
        case QueriesError():
            return 503, str(error), {}
    return 500, "something went wrong here; the log of the server says what", {}
