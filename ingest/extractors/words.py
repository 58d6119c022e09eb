"""The words of the lexicon, found in one pass over the text."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..grammar.words import Words
from . import extension

extension("words")


@Language.component("words", assigns=["doc._.words"])
def words(doc: Doc) -> Doc:
    """Give the doc every word of the lexicon that stands in it."""
    doc._.words = Words(doc._.source.lexicon.find(doc._.text))
    return doc
