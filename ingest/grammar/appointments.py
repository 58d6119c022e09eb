"""Who is made what: 任命X为Y, 免去X的Y职务, X当选为Y, X任Y."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import Tag
from .phrases import POSTS, Person, Phrases, Post

_NAME = r"(?P<names>[\u4e00-\u9fff·]{2,12}?(?:、[\u4e00-\u9fff·]{2,12}?)*)(?:等?(?:[0-9一二三四五六七八九两]+人)?)?(?:同志)?"
_PATTERNS = (
    re.compile(rf"(?:任命|聘任|聘请|推选|选举|推举|增补){_NAME}(?:为|担任)(?P<office>[^，。；：]{{2,40}})"),
    re.compile(rf"(?P<ended>免去){_NAME}的?(?P<office>[^，。；：]{{2,40}}?)职务"),
    re.compile(rf"(?:^|[，。；：、\s“]){_NAME}(?:当选为|当选|出任|担任|兼任|任|拟任)(?!务|期|免|职|教|何|命|意)(?P<office>[^，。；：]{{2,40}})"),
)


def appointments(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Yield the people whom a sentence appoints, elects or relieves, with the posts in question."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(phrases.text, start, end):
            posts = _posts(phrases, match.start("office"), match.end("office"), "ended" in match.groupdict())
            at = match.start("names")
            for name in re.split("、", match["names"]):
                if posts and phrases.names.plausible(name) | phrases.names.dotted(name) | bool(
                    phrases.names.transliterated(name) == len(name)
                ):
                    yield Person(at, at + len(name), name, posts)
                at += len(name) + 1


def _posts(phrases: Phrases, start: int, end: int, ended: bool) -> tuple[Post, ...]:
    found = [item for item in phrases.parse(start, end) if isinstance(item, Post)]
    words = phrases.words.within(start, end)
    if not found and words and words[-1][2] & POSTS and words[-1][2] & int(Tag.GROUP):
        found = [Post(start, end, phrases.text[words[-1][0] : end], phrases.text[start : words[-1][0]])]
    return tuple(post._replace(former=post.former or ended) for post in found)
