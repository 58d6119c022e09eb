"""What a reader of one format gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

WEB = re.compile(r"""https?://[^\x00-\x20\x7f<>"{}|\\^`\ud800-\udfff]+""")
"""The address of a page on the web."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The text of a file as decoded, with line ends as newlines.

    `pages` holds the offset at which each page starts, where the format has pages, `headings` that of each line that
    the format calls a heading. `date_hints` are the dates that the format itself gives for the document, as written
    there. `address` is where it was published, by its own word.
    """

    text: str
    pages: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    date_hints: tuple[str, ...] = ()
    address: str = ""
