"""Where names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from queries.quote import unwrapped

_SHORTEST = 2
EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_GAP = r"\s*"  # within a name, a line may end, and there may be the spaces that spread two characters over three


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of names, the longest first, or None where there are none worth finding."""
    worth = sorted({name for name in names if len(name) >= _SHORTEST}, key=lambda name: (-len(name), name))
    spaced = (_GAP.join(re.escape(mark) for mark in name if not mark.isspace()) for name in worth)
    return re.compile("|".join(spaced)) if worth else None


def marked(text: str, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a quote as people read it, and of each whether it is one of the names."""
    text = EMPTY_LINES.sub("\n", unwrapped(text))
    found, at = pattern(names), 0
    for match in found.finditer(text) if found else ():
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False
