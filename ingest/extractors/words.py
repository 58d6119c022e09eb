"""The words of the lexicon, found in one pass over the text."""

from __future__ import annotations

from ..draft import Draft
from ..grammar.words import Words
from . import extractor


@extractor(assigns=["words"])
def words(draft: Draft) -> None:
    """Give the doc every word of the lexicon that stands in it."""
    draft.words = Words(draft.source.lexicon.find(draft.text))
