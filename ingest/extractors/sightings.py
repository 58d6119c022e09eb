"""Sightings: who held which post on the day of the bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Confidence, Entity, PostFact

from ..grammar.items import Post
from ..mentions import PersonMention, Sentence
from . import extension
from .organisations import resolve

extension("sightings")

#: Posts in a group for one task: without its name they are not posts in the office.
_OF_A_GROUP = re.compile("副?组长|组员|召集人|(?:执行|总|副|常务副)*主编")


@Language.component(
    "sightings",
    requires=["doc._.sentences", "doc._.people", "doc._.newcomers", "doc._.offices", "doc._.own_date"],
    assigns=["doc._.sightings", "doc._.facts", "doc._.related"],
)
def sightings(doc: Doc) -> Doc:
    """State every post that a phrase gives to a person, with the office that the post is of."""
    facts: dict[tuple[Entity, str, Entity | None], PostFact] = {}
    for mention, post, sentence in _held(doc):
        of_a_group = not post.organisation and _OF_A_GROUP.fullmatch(post.title)
        office = None if of_a_group else resolve(doc, post.organisation, post.start, post.title)
        key = (mention.entity, post.title, office)
        doc._.related.add(sentence.start)
        if key not in facts:
            facts[key] = PostFact(
                person=mention.entity,
                post=post.title,
                organisation=office,
                date=doc._.own_date,
                former=post.former,
                evidence=(doc._.source.evidence(sentence.start, sentence.end),),
                extractor="sightings",
                confidence=_confidence(doc, mention, post),
            )
    doc._.sightings = list(facts.values())
    doc._.facts.extend(doc._.sightings)
    return doc


def _confidence(doc: Doc, mention: PersonMention, post: Post) -> Confidence:
    """Tell how surely a post is read: its office is named beside it, or told by the context; and so is who holds it."""
    read = Confidence.STATED if post.organisation else Confidence.PATTERN
    return read.and_(doc._.newcomers.get(mention.entity.name, read))


def _held(doc: Doc) -> Iterator[tuple[PersonMention, Post, Sentence]]:
    sentences = iter(doc._.sentences)
    sentence = next(sentences, None)
    for mention in doc._.people:
        while sentence and sentence.end <= mention.start:
            sentence = next(sentences, None)
        if sentence:
            for post in mention.posts:
                yield mention, post, sentence
