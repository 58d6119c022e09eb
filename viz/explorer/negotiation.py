"""In which form a thing is wanted: as a page, or in RDF."""

from __future__ import annotations

import mimeparse
from starlette.requests import Request

from .errors import wrong

HTML = "text/html"
FORMS = {"turtle": "text/turtle", "jsonld": "application/ld+json"}


def wanted_form(request: Request) -> str:
    """Return the media type that is wanted: that of `format`, or the one that the browser likes best.

    Raises Refused where `format` is none that there is.
    """
    if form := request.query_params.get("format"):
        if form not in FORMS:
            raise wrong(f"format is one of {', '.join(FORMS)}, not {form!r}")
        return FORMS[form]
    try:
        # of what is liked equally, the last is taken
        return mimeparse.best_match([*FORMS.values(), HTML], request.headers.get("accept") or HTML) or HTML
    except mimeparse.MimeTypeParseException:
        return HTML
