"""Newcomers: names of people that a model proposes, no surname of the lexicon speaks for, and the grammar has a slot for."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Confidence, Kind

from ..grammar.slots import person_slot
from . import extension

extension("newcomers")


@Language.component(
    "newcomers", requires=["doc._.proposals", "doc._.words"], assigns=["doc._.newcomers"]
)
def newcomers(doc: Doc) -> Doc:
    """Give each such name the confidence of its best slot: behind a post by a pattern, alone a guess."""
    text, words, names = doc._.text, doc._.words, doc._.source.names
    doc._.newcomers = {}
    for proposal in doc._.proposals:
        name = text[proposal.start : proposal.end]
        if proposal.kind is not Kind.PERSON or names.chinese(name, tier=3) or names.dotted(name):
            continue
        if (slot := person_slot(text, words, proposal.start, proposal.end)) is not None:
            doc._.newcomers[name] = max(slot, doc._.newcomers.get(name, Confidence.GUESSED), key=_SURENESS.index)
    return doc


_SURENESS = list(reversed(Confidence))
