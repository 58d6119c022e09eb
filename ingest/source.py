"""What every extractor may ask: the document, its text, and the linguistic knowledge that reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.language import Language

from ontology.facts import Evidence

from .document import Document
from .grammar.names import Names
from .lexicon import Lexicon
from .text import Text


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document on its way through the pipeline."""

    document: Document
    text: Text
    lexicon: Lexicon
    names: Names
    model: Language | None = None
    _quoted: dict[tuple[int, int], Evidence] = field(init=False, default_factory=dict)

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the raw words that a span of the clean text came from."""
        # several facts rest on one sentence
        quoted = self._quoted.get((start, end))
        if quoted is None:
            first, last = self.text.raw_span(start, end)
            quoted = Evidence(first, last, self.document.raw[first:last], self.document.page_at(first))
            self._quoted[start, end] = quoted
        return quoted
