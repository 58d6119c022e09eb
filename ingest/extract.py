"""From a document to its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from ontology.coverage import Coverage
from ontology.facts import Fact
from ontology.issues import Issue

from .document import Document
from .grammar.names import Names
from .knowledge import Knowledge
from .lexicon import Lexicon
from .models import load
from .pipeline import pipeline
from .source import Source
from .text import Text, clean


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """What was read out of a document."""

    document: Document
    text: Text
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]
    coverage: Coverage


class Reader:
    """Reads documents with one knowledge; holds the pipeline, so make one and use it for many documents.

    Raises LexiconError or ModelError where something is wrong with the knowledge.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or Knowledge()
        self.lexicon = Lexicon(self.knowledge.lexicons)
        self.names = Names(self.lexicon)
        self.model = load(self.knowledge.model) if self.knowledge.model else None

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline."""
        return pipeline()

    def parse(self, document: Document) -> Doc:
        """Return the document as a spaCy doc with all that the extractors gave it."""
        text = clean(document.raw, document.pages)
        doc = self.nlp.make_doc(text.clean)
        doc._.source = Source(document, text, self.lexicon, self.names, self.model)
        doc._.text, doc._.facts, doc._.issues, doc._.related = text.clean, [], [], set()
        return self.nlp(doc)

    def read(self, document: Document) -> Extraction:
        """Return the facts and issues of a document."""
        doc = self.parse(document)
        found = doc._
        issues = sorted(found.issues, key=lambda issue: (issue.evidence, issue))
        return Extraction(document, found.source.text, tuple(found.facts), tuple(issues), found.coverage)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield what was read out of each document."""
        return map(self.read, documents)
