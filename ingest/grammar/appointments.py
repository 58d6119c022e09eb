"""Who is made what: 任命X为Y, 免去X的Y职务, X当选为Y, X任Y."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .items import Person, Post, give
from .phrases import POSTS, Phrases

_NOTE = r"(?:（[^（）]{1,12}）)?"
_NAMES = rf"(?P<names>[\u4e00-\u9fff·]{{2,12}}?(?:、[\u4e00-\u9fff·]{{2,12}}?){{0,30}}){_NOTE}(?:等?(?:[0-9一二三四五六七八九两]+[人位])?)?(?:同志)?(?:以?[全高]票)?"
_MADE = re.compile(rf"(?:任命|聘任|聘请|推选|选举|推举|增补){_NAMES}(?:为|担任)(?P<office>[^，。；：]{{2,40}})")
_BECOMES = re.compile(
    rf"(?<![^，。；：、\s“由定确])由?{_NAMES}(?:当选为|当选|出任|担任|兼任|兼(?![顾有职并而])|拟任|(?<!主)任)(?!务|期|免|职|教|何|命|意)(?P<office>[^，。；：]{{2,40}})"
)
#: The verbs of that one.
_TAKES = re.compile("当选|出任|担任|兼(?![顾有职并而])|拟任|任(?<!主任)(?!务|期|免|职|教|何|命|意)")
_CLAUSE = re.compile("[^，。；：]+")
#: 张三，男，汉族，1970年生，现任局长: how a notice introduces whom it proposes
_INTRODUCED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<names>[\u4e00-\u9fff·]{2,12}?)，[男女]，[^。；]{0,80}?[现时]任(?P<office>[^，。；：]{2,40})"
)
_APPOSED = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,8})，(?P<office>[^，。；：]{3,40})，")
#: 选举张三为会长，李四为副会长
_AND = re.compile(rf"[，；、]{_NAMES}为(?P<office>[^，。；：]{{2,40}})")
_RELIEVED = re.compile(r"免去(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:同志的?|的)(?P<office>[^，。；：]{2,40}?)职务")
_RELIEVED_BARE = re.compile(r"免去(?P<office>[^，。；：]{4,40}?)职务")


def appointments(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Yield the people whom a sentence appoints, elects or relieves, with the posts in question."""
    if phrases.text.find("免去", start, end) >= 0:
        yield from _relieved(phrases, start, end)
    #: where a further appointment was looked for: those behind it are read
    followed: set[int] = set()
    yield from _apposed(phrases, start, end)
    for match in _introductions(phrases.text, start, end):
        yield from _appointed(phrases, match)
        at = match.end()
        while at not in followed and (more := _AND.match(phrases.text, at, end)):
            yield from _appointed(phrases, more)
            followed.add(at)
            at = more.end()


def _introductions(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where names and what they are made stand beside each other."""
    yield from _MADE.finditer(text, start, end)
    if _TAKES.search(text, start, end):
        for clause in _CLAUSE.finditer(text, start, end):
            # most clauses have no such verb, and the pattern tries all that could be a list of names
            if _TAKES.search(text, *clause.span()):
                yield from _BECOMES.finditer(text, *clause.span())
    if text.find("，男，", start, end) >= 0 or text.find("，女，", start, end) >= 0:
        yield from _INTRODUCED.finditer(text, start, end)


def _apposed(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Read 张三，某局局长，在会上说: who begins the sentence is told to be what the next clause is."""
    match = _APPOSED.match(phrases.text, start, end)
    if match and phrases.names.looks_like_one(match["name"]):
        pieces = list(re.compile("[^、]+").finditer(phrases.text, match.start("office"), match.end("office")))
        posts = [post for piece in pieces for post in phrases.posts(*piece.span())]
        if len(posts) >= len(pieces) and phrases.only_posts(match.start("office"), match.end("office")):
            yield give(Person(match.start("name"), match.end("name"), match["name"]), tuple(posts))


def _appointed(phrases: Phrases, match: re.Match[str]) -> Iterator[Person]:
    posts = _posts(phrases, match.start("office"), match.end("office"))
    at = match.start("names")
    for words in re.split("、", match["names"]):
        # 副主任张三任组长: what he is already
        held = [b for _, b, tag in phrases.words.within(at, at + len(words)) if tag & POSTS]
        start = held[-1] if held else at
        name = words[start - at :]
        if posts and name and _is_name(phrases, name) and not (held and phrases.names.lookalike(name)):
            yield give(Person(start, start + len(name), name), posts)
        at += len(words) + 1


def _relieved(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Read 免去张三同志的主任职务 and, with no mark between, 免去张三某处处长职务."""
    text = phrases.text
    for match in _RELIEVED.finditer(text, start, end):
        if _is_name(phrases, match["name"]):
            posts = _posts(phrases, match.start("office"), match.end("office"))
            ended = tuple(post._replace(former=True) for post in posts)
            yield Person(match.start("name"), match.end("name"), match["name"], ended)
            return
    for match in _RELIEVED_BARE.finditer(text, start, end):
        for length in (3, 2, 4):
            at = match.start("office")
            name = text[at : at + length]
            if _is_name(phrases, name) and phrases.words.at(at + length):
                posts = _posts(phrases, at + length, match.end("office"))
                yield Person(at, at + length, name, tuple(post._replace(former=True) for post in posts))
                break


def _is_name(phrases: Phrases, name: str) -> bool:
    names = phrases.names
    # 安宁任处长: in an appointment a word is a name as well
    return names.chinese(name, 2) or names.dotted(name) or names.transliterated(name) == len(name)


def _posts(phrases: Phrases, start: int, end: int) -> tuple[Post, ...]:
    pieces = re.compile("[^、]+").finditer(phrases.text, start, end)
    return tuple(post for piece in pieces for post in phrases.posts(*piece.span()))
