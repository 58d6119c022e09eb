"""The whole way from raw to clean text."""

from __future__ import annotations

from collections.abc import Sequence

from .furniture import unfurnish
from .markup import unhead, unmark
from .punctuation import punctuate
from .reflow import reflow
from .spaces import space
from .text import Text
from .width import fold


def clean(raw: str, pages: Sequence[int] = (), headings: Sequence[int] = ()) -> Text:
    """Return the text one paragraph a line: no blank lines, no furniture, no markup, one width of characters.

    `pages` holds the raw offset at which each page starts, where the format has pages, `headings` that of each line
    that it calls a heading.
    """
    lines = unfurnish(punctuate(unmark(fold(Text.of(raw)))), pages)
    paragraphs = reflow(lines, pages, headings)
    if paragraphs is not lines:
        paragraphs = punctuate(unmark(paragraphs))  # what two lines held half of is whole now
    return space(unhead(paragraphs))
