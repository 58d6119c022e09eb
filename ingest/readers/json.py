"""A document as a JSON object: its text, and what is known of it, as crawlers write them line by line (.jsonl)."""

from __future__ import annotations

import json

from ..errors import ReadError
from ..limits import Limits
from .encoding import newlines
from .raw import WEB, Raw

SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPE = "application/json"

_TEXT, _TITLE, _DATE, _ADDRESS = "text", "title", "date", "url"


def recognises(data: bytes) -> bool:
    """Tell whether bytes look like a JSON object with a text in it."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and data.rstrip().endswith(b"}") and b'"text"' in data


def read(data: bytes, limits: Limits) -> Raw:
    """Return the text, behind its title where it does not begin with that; date and address are hints of its day.

    Raises ReadError where it is no object with a text.
    """
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError("is no JSON object on one line, in UTF-8") from error
    if not isinstance(said, dict) or not isinstance(text := said.get(_TEXT), str):
        raise ReadError(f'is JSON without a text; wanted is {{"{_TEXT}": "…"}}, and beside it {_TITLE}, {_DATE}, {_ADDRESS}')
    title = said.get(_TITLE)
    title = title.strip() if isinstance(title, str) else ""
    text = newlines(text)
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError("has half a character in its text (a lone surrogate)") from error
    hints = (str(said[name]) for name in (_DATE, _ADDRESS) if said.get(name))
    address = str(said.get(_ADDRESS) or "").strip()
    return Raw(
        text,
        headings=(0,) if title and text.partition("\n")[0].strip() == title else (),
        date_hints=tuple(hints),
        address=address if WEB.fullmatch(address) else "",
    )
