"""What a server of forks loads once, so that each process it makes can read at once: the reader without additions."""

from __future__ import annotations

import gc
from functools import cache

from ..extract import Reader
from ..knowledge import Knowledge


@cache
def plain() -> Reader:
    """Return the reader that knows what zhimai knows."""
    return settled(Reader())


def reader_with(knowledge: Knowledge) -> Reader:
    """Return a reader with some knowledge. Raises LexiconError or ModelError."""
    return settled(Reader(knowledge)) if knowledge.lexicons or knowledge.model else plain()


def settled(reader: Reader) -> Reader:
    """Make the pipeline, and leave all that is loaded now out of the collector's rounds.

    It stays to the end, and documents leave few cycles behind: the collector need not walk through all of the lexicon
    after every few sentences, nor through a document that is still being read.
    """
    reader.nlp  # noqa: B018 (makes the pipeline)
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000)
    return reader


plain()
