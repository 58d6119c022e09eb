"""Proposals: the names that a spaCy model, where one is named, finds in the text. None is a fact by itself."""

from __future__ import annotations

from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Kind

from ..mentions import Part
from . import extension

extension("proposals")

_READ = (Part.HEADLINE, Part.BODY, Part.LABEL)
#: What the labels of the usual models mean, those of OntoNotes and others. What the grammar has no slot for is left out.
_KINDS = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.ORGANISATION}


class Proposal(NamedTuple):
    """A span that a model takes for the name of a thing of that kind."""

    start: int
    end: int
    kind: Kind


@Language.component("proposals", requires=["doc._.lines"], assigns=["doc._.proposals"])
def proposals(doc: Doc) -> Doc:
    """Let the model read line by line, so that a long document needs no more memory than a long line."""
    doc._.proposals = ()
    if (model := doc._.source.model) is not None:
        lines = [line for line in doc._.lines if line.part in _READ]
        read = model.pipe(doc._.text[line.start : line.end] for line in lines)
        doc._.proposals = tuple(
            Proposal(line.start + found.start_char, line.start + found.end_char, _KINDS[found.label_])
            for line, spans in zip(lines, read, strict=True)
            for found in spans.ents
            if found.label_ in _KINDS
        )
    return doc
