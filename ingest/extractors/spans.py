"""The mentions as spaCy spans, for whoever goes on with spaCy: `doc.spans["people"]` and seven more groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..draft import Draft
from ..mentions import Placed


@Language.component(
    "spans",
    requires=[
        "doc._.people",
        "doc._.groups",
        "doc._.organisations",
        "doc._.meetings",
        "doc._.documents",
        "doc._.publications",
        "doc._.dates",
    ],
    assigns=["doc.spans"],
)
def spans(doc: Doc) -> Doc:
    """Give the doc a group of spans for every kind of mention, with its label; a token is a character."""
    mentions: Draft = doc._.draft
    found = {
        "people": _places(mentions.people),
        "posts": ((post.start, post.end) for person in mentions.people for post in person.posts),
        "groups": _places(mentions.groups),
        "organisations": _places(mentions.organisations),
        "meetings": _places(mentions.meetings),
        "documents": _places(mentions.documents),
        "publications": _places(mentions.publications),
        "dates": _places(mentions.dates),
    }
    for group, places in found.items():
        # one span where several people share a post
        doc.spans[group] = [Span(doc, start, end, group) for start, end in sorted(set(places))]
    return doc


def _places(mentions: Iterable[Placed]) -> Iterator[tuple[int, int]]:
    return ((mention.start, mention.end) for mention in mentions)
