"""Answers as files to keep: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

from starlette.responses import Response

from queries.answer import Answer
from queries.render import as_csv, as_json

from .errors import wrong

FILES = ("csv", "json")
_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def file(form: str, answer: Answer, name: str, lang: str, *, download: bool = True) -> Response:
    """Return an answer as a file. Raises Refused where there is no such form.

    CSV begins with a byte order mark: a file from a browser is opened with Excel, which else takes it for GBK.
    """
    if form not in FILES:
        raise wrong(f"format is one of {', '.join(FILES)}, not {form!r}")
    said = as_csv(answer, lang, bom=True) if form == "csv" else as_json(answer)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'} if download else {}
    return Response(said, headers=headers, media_type=_TYPES[form])
