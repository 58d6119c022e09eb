"""Newcomers: names that a model proposes, that nothing else speaks for, and for which the grammar has a slot."""

from __future__ import annotations

from ontology.facts import Confidence, Kind

from ..draft import Draft
from ..grammar.slots import organisation_slot, person_slot
from . import extractor

_SURENESS = list(reversed(Confidence))


@extractor(requires=["proposals", "words"], assigns=["newcomers", "new_offices"])
def newcomers(draft: Draft) -> None:
    """Take up people, with the confidence of their best slot, and where organisations are named.

    A person whose surname the lexicon has is none: the grammar reads such a name by itself, or has reasons not to.
    """
    text, words, names = draft.text, draft.words, draft.source.names
    people: dict[str, Confidence] = {}
    offices: list[tuple[int, int]] = []
    for start, end, kind in draft.proposals:
        name = text[start:end]
        if kind is Kind.ORGANISATION and organisation_slot(text, words, start, end):
            offices.append((start, end))
        unlisted = kind is Kind.PERSON and not names.chinese(name, tier=3) and not names.dotted(name)
        if unlisted and (slot := person_slot(text, words, start, end)) is not None:
            people[name] = max(slot, people.get(name, slot), key=_SURENESS.index)
    draft.newcomers, draft.new_offices = people, offices
