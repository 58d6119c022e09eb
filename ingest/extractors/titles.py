"""Titles in 《》, with what belongs to the title behind the marks: （草案）, （英文版）."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..mentions import Title
from . import extractor

#: A title is never longer; an opening mark without its fellow must not swallow the text.
_LONGEST = 120


@extractor(assigns=["titles"])
def titles(draft: Draft) -> None:
    """Find the titles in 《》; a title within a title (〈〉 or 《》) is part of the outer one."""
    draft.titles = list(_marked(draft.text))


def _marked(text: str) -> Iterator[Title]:
    depth, start = 0, 0
    at = text.find("《")
    while at >= 0:
        if text[at] == "《":
            if depth == 0 or at - start > _LONGEST:
                depth, start = 0, at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and 1 < at - start <= _LONGEST:
                end = at + 1
                yield Title(start, end, text[start + 1 : at].strip())
        at = min((i for i in (text.find("《", at + 1), text.find("》", at + 1)) if i >= 0), default=-1)
