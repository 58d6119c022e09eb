"""People: who is named where, with which posts; and groups of unnamed people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ontology.facts import Confidence, Entity, Kind, PersonFact

from ..draft import Draft
from ..grammar.items import Group, Person
from ..grammar.namesakes import Namesakes
from ..lexicon import Lexicon
from ..mentions import GroupMention, PersonMention, sentence_of
from ..naming import Naming
from . import extractor


@extractor(requires=["sentences", "words", "titles", "dates", "meetings", "newcomers"], assigns=["people", "groups", "chunks", "rolls", "facts"])
def people(draft: Draft) -> None:
    """Find the people whom the text names, tell namesakes apart, and state each once; and find the groups without names."""
    naming = Naming(draft)
    items = naming.read()
    draft.chunks, draft.rolls = naming.chunks, naming.rolls
    named = [item for item in items if isinstance(item, Person)]
    namesakes = Namesakes(draft.text, [line.start for line in draft.lines], _countries(draft.source.lexicon))
    apart = namesakes.told_apart(named)
    entities = {name: Entity(Kind.PERSON, name) for name in naming.known}
    draft.people = [
        PersonMention(
            item.start,
            item.end,
            Entity(Kind.PERSON, item.name, apart[item]) if apart and item in apart else entities[item.name],
            item.posts,
        )
        for item in named
    ]
    draft.groups = [
        GroupMention(item.start, item.end, Entity(Kind.GROUP, item.text)) for item in items if isinstance(item, Group)
    ]
    draft.facts.extend(_facts(draft))


@cache
def _countries(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon.rows("countries") if not row.get("sort"))


def _facts(draft: Draft) -> Iterator[PersonFact]:
    seen: set[Entity] = set()
    for mention in draft.people:
        if mention.entity not in seen:
            seen.add(mention.entity)
            sentence = sentence_of(draft.sentences, mention.start)
            proposed = draft.newcomers.get(mention.entity.name)
            yield PersonFact(
                person=mention.entity,
                evidence=(draft.source.evidence(sentence.start, sentence.end),),
                extractor="newcomers" if proposed else "people",
                confidence=proposed or _confidence(draft, mention),
            )


def _confidence(draft: Draft, mention: PersonMention) -> Confidence:
    """Tell how surely somebody is named there: by a post, by the place of the name, or though the name is a word."""
    if mention.posts:
        return Confidence.STATED
    return Confidence.GUESSED if draft.source.names.lookalike(mention.entity.name) else Confidence.PATTERN
