"""Sightings: who held which post on the day of the bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.facts import Confidence, Entity, PostFact

from ..act_days import ActDays
from ..draft import Draft
from ..grammar.items import Act, Post
from ..mentions import PersonMention, Sentence, sentence_of
from . import extractor
from .organisations import resolve

#: Posts in a group for one task: without its name they are not posts in the office.
_OF_A_GROUP = re.compile("副?组长|组员|召集人|(?:执行|总|副|常务副)*主编")


@extractor(
    requires=["lines", "sentences", "people", "newcomers", "offices", "dates", "own_date"],
    assigns=["sightings", "facts", "related"],
)
def sightings(draft: Draft) -> None:
    """State every post that a phrase gives to a person, with the office that the post is of, and when it was taken or left."""
    facts: dict[tuple[Entity, str, Entity | None, str | None, str | None], PostFact] = {}
    days = ActDays(draft)
    for mention, post, sentence in _held(draft):
        of_a_group = not post.organisation and _OF_A_GROUP.fullmatch(post.title)
        office = None if of_a_group else resolve(draft, post.organisation, post.start, post.title)
        tenure = days.tenure(post.act)
        key = (mention.entity, post.title, office, tenure.began, tenure.ended)
        draft.related.add(sentence.start)
        if key not in facts:
            facts[key] = PostFact(
                person=mention.entity,
                post=post.title,
                organisation=office,
                date=tenure.seen or draft.own_date,
                former=post.former or tenure.ended is not None,
                began=tenure.began,
                ended=tenure.ended,
                evidence=(draft.source.evidence(sentence.start, sentence.end),),
                extractor="sightings",
                confidence=_confidence(draft, mention, post).and_(tenure.confidence),
            )
    draft.sightings = list(facts.values())
    draft.facts.extend(draft.sightings)


def _confidence(draft: Draft, mention: PersonMention, post: Post) -> Confidence:
    """Tell how surely a post is read: its office is named beside it, or told by the context; and so is who holds it."""
    read = Confidence.STATED if post.organisation else Confidence.PATTERN
    return read.and_(draft.newcomers.get(mention.entity.name, read))


def _held(draft: Draft) -> Iterator[tuple[PersonMention, Post, Sentence]]:
    sentences = iter(draft.sentences)
    sentence = next(sentences, None)
    for mention in draft.people:
        while sentence and sentence.end <= mention.start:
            sentence = next(sentences, None)
        if sentence:
            for post in _once(mention.posts):
                told = sentence_of(draft.sentences, post.act.at) if post.act else sentence
                yield mention, post, told


def _once(posts: tuple[Post, ...]) -> Iterator[Post]:
    """Yield the posts of a mention, each place once: a noun phrase holds a post of which a verb tells more."""
    told = {(post.end, post.title) for post in posts if post.act}
    seen: set[tuple[int, str, Act | None]] = set()
    for post in posts:
        place = (post.end, post.title, post.act)
        if place not in seen and (post.act or (post.end, post.title) not in told):
            seen.add(place)
            yield post
