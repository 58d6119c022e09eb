"""Unknown posts: words before a person's name, where a post would stand, that the lexicon does not know for one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ontology.issues import Issue, IssueKind

from ..draft import Draft
from ..grammar.chunks import Chunk, Cut
from ..lexicon import Tag
from ..mentions import Part, Placed
from . import extractor

_TOLD_IN = (Part.BODY, Part.LABEL)
_PIECE = re.compile("[^、]+")
#: What can be the words of a post: Chinese characters, and of those not the ones that hold a clause together.
_POST = re.compile("[\u3400-\u9fff]{2,6}")
_LOOSE = re.compile("[的了着过是在和与及对把被将从向为由以就]")
_OFFICES = Tag.HEAD | Tag.ORGANISATION | Tag.PLACE | Tag.COUNTRY
_NOT_POSTS = Tag.VERB | Tag.HOLD | Tag.ROLE | Tag.GROUP | Tag.POST | Tag.RANK | Tag.TITLE | Tag.ASSEMBLY
#: A family name of this tier speaks for a person by itself.
_COMMON = 1
_ROLE = Tag.ROLE


@extractor(requires=["sentences", "chunks", "people", "groups", "organisations", "words"], assigns=["issues"])
def unknown_posts(draft: Draft) -> None:
    """Report the words between an office, or the beginning of a phrase, and a name that no post came of."""
    known = {mention.entity.name for mention in draft.people}
    found: list[Placed] = [*draft.people, *draft.groups]
    taken = sorted((mention.start, mention.end) for mention in found)
    sentences = draft.sentences
    for i, pieces in draft.chunks.items():
        sentence = sentences[i]
        if sentence.part not in _TOLD_IN:
            continue
        for start, end in _candidates(draft, pieces, taken):
            if (name := _name(draft, known, start, end)) and (post := _post(draft, start, end - len(name))):
                evidence = draft.source.evidence(sentence.start, sentence.end)
                draft.issues.append(Issue(IssueKind.UNKNOWN_POST, evidence, post))


def _candidates(draft: Draft, pieces: list[Chunk], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the items of lists that stand before a verb of taking part, with nobody found in them."""
    for piece, verb in zip(pieces, pieces[1:], strict=False):
        if not verb.tag & _ROLE or verb.cut is not Cut.VERB or piece.cut is not Cut.PHRASE:
            continue
        for item in _PIECE.finditer(draft.text, piece.start, piece.end):
            at = bisect_left(taken, (item.start(),))
            if not (at < len(taken) and taken[at][0] < item.end()) and not (at and taken[at - 1][1] > item.start()):
                yield item.span()


def _name(draft: Draft, known: set[str], start: int, end: int) -> str:
    """Return the name in which a span ends: one that the document has elsewhere, or one that a common surname shows."""
    for length in (4, 3, 2):
        name = draft.text[max(end - length, start) : end]
        if name in known or length == 3 and draft.source.names.plausible(name, _COMMON):
            return str(name)
    return ""


def _post(draft: Draft, start: int, end: int) -> str:
    """Return the words of a span behind the organisation that it begins with, where they can be a post."""
    words, names = draft.words.within(start, end), draft.source.names
    # 副主|任关于, 等相|关: what seems a name begins within a word
    if any(a < end < b for a, b, _ in draft.words.within(end - 3, end + 3)) or names.acts(draft.text[end - 1 : end + 1]):
        return ""
    office = max((b for _, b, tag in words if tag & _OFFICES), default=start)
    post: str = draft.text[office:end]
    # a post may end in what is done, as 首席编修 does
    if not _POST.fullmatch(post) or _LOOSE.search(post) or names.acts(post[:2] + post[2:-1]):
        return ""
    if any(a >= office and tag & _NOT_POSTS for a, _, tag in words):
        return ""
    return post
