"""From a document to its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from ontology.coverage import Coverage
from ontology.facts import Fact
from ontology.issues import Issue

from .document import Document
from .draft import Draft
from .extractors import reporters
from .grammar.names import Names
from .knowledge import Knowledge
from .lexicon import Lexicon
from .models import load
from .pipeline import SPANS, pipeline
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
        """Return the document as a spaCy doc: its characters, the mentions as spans, the draft as `doc._.draft`."""
        draft = self._draft(document)
        doc = self.nlp.make_doc(draft.text)
        doc._.draft = draft
        return self.nlp(doc)

    def read(self, document: Document) -> Extraction:
        """Return the facts and issues of a document."""
        draft = self._run(document)
        issues = sorted(draft.issues, key=lambda issue: (issue.evidence, issue))
        return Extraction(document, draft.source.text, tuple(draft.facts), tuple(issues), draft.coverage)

    def facts(self, document: Document) -> tuple[Fact, ...]:
        """Return the facts of a document, and look for no issues."""
        return tuple(self._run(document, self._reporters).facts)

    @cached_property
    def _reporters(self) -> list[str]:
        return reporters()

    def _run(self, document: Document, without: Iterable[str] = ()) -> Draft:
        draft = self._draft(document)
        # the extractors read the draft; tokens and spans are for those who go on with spaCy
        doc = Doc(self.nlp.vocab)
        doc._.draft = draft
        self.nlp(doc, disable=[SPANS, *without])
        return draft

    def _draft(self, document: Document) -> Draft:
        text = clean(document.raw, document.pages, document.headings)
        return Draft(Source(document, text, self.lexicon, self.names, self.model))
