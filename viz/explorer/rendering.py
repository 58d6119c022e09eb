"""From what a page shows to its HTML."""

from __future__ import annotations

from functools import cache, partial
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ..legend import called, kinds
from .addresses import kind_of, page_of, path, root
from .language import COOKIE, LANGUAGES, language, sayer
from .lines import PERIOD
from .marking import EMPTY_LINES, marked
from .translation import chinese

_CHINESE = Markup(' lang="zh-Hans"')
"""What an element bears whose text is a bulletin's and not the page's, where these are of two languages."""


def render(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Return a page in the language of the request; nothing in it but the template is taken for markup."""
    lang = language(request)
    other = "en" if lang == "zh" else "zh"
    page = _environment().get_template(f"explorer/{template}")
    html = page.render(
        shown,
        lang=lang,
        tag=LANGUAGES[lang],
        say=sayer(lang),
        data=_CHINESE if lang == "en" else "",
        switch=f"?{urlencode([*_parameters(request), ('lang', other)])}",
        root=root(request),
        path=path(request),
        address=partial(page_of, request),
        workspace=request.app.state.graph.name,
        reviewed=request.app.state.reviewer is not None,
    )
    answer = HTMLResponse(html, status, headers={"Vary": "Accept, Cookie"})
    if request.query_params.get("lang") == lang:
        answer.set_cookie(COOKIE, lang, path=root(request) or "/", max_age=31_536_000, samesite="strict", httponly=True)
    return answer


def _parameters(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]


def _gaps(text: str) -> Markup:
    """Return a text in HTML, of which the empty lines are gaps that the style sheet gives a height."""
    return Markup('<span class="gap"></span>').join(EMPTY_LINES.split(text))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # in the order given, which is the legend's
    environment.globals.update(kinds=kinds(), kind_of=kind_of, period=PERIOD)
    environment.filters["marked"] = marked
    environment.filters["gaps"] = _gaps
    environment.filters["chinese"] = chinese
    environment.filters["called"] = lambda term, lang: called(term)[lang == "en"]
    return environment
