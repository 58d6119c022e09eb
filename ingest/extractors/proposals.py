"""Proposals: the names that a spaCy model, where one is named, finds in the text. None is a fact by itself."""

from __future__ import annotations

from ontology.facts import Kind

from ..draft import Draft
from ..mentions import Part, Proposal
from . import extractor

_READ = (Part.HEADLINE, Part.BODY, Part.LABEL)
#: What the labels of the usual models mean, those of OntoNotes and others. What the grammar has no slot for is left out.
_KINDS = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.ORGANISATION}


@extractor(requires=["lines"], assigns=["proposals"])
def proposals(draft: Draft) -> None:
    """Let the model read line by line, so that a long document needs no more memory than a long line."""
    draft.proposals = ()
    if (model := draft.source.model) is not None:
        lines = [line for line in draft.lines if line.part in _READ]
        read = model.pipe(draft.text[line.start : line.end] for line in lines)
        draft.proposals = tuple(
            Proposal(line.start + found.start_char, line.start + found.end_char, _KINDS[found.label_])
            for line, spans in zip(lines, read, strict=True)
            for found in spans.ents
            if found.label_ in _KINDS
        )
