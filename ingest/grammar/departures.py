"""Who leaves a post: 免去X的Y职务, X辞去Y职务, X不再担任Y, X接替Z任Y, X由Y调任, and those who die in office or retire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .items import Act, Person, Post, Turn, give, inherit
from .phrases import Phrases
from .subjects import after, antecedent, is_name, last_named, name_at_end, named, subject

_NOTE = r"(?:（[^（）]{1,14}）)?"
_NAME = rf"[\u4e00-\u9fff·]{{2,12}}?(?:同志)?{_NOTE}"
_NAMES = rf"(?P<names>{_NAME}(?:、{_NAME}){{0,30}})"
#: Where a post ends in such a clause: 县长职务, 县长一职, 县长的请求.
_OFFICE = r"(?P<office>[^，。；：]{2,60}?)(?:等?职务|一职|资格|的(?:请求|决定|申请)|(?=[，。；：]|时(?!任)|后(?!勤)|期间|$))"
_RELIEVED = re.compile(
    rf"(?P<verb>免去|免除|罢免|撤销|撤去|解除|解聘)(?:：\s*)?(?:(?P<its>[其他她])(?:的|所?[担兼]任的)?|{_NAMES}(?:的|所?[担兼]任的|(?<=同志))){_OFFICE}"
)
#: 免去张三某处处长职务: no mark between the name and the post
_RELIEVED_BARE = re.compile(r"(?P<verb>免去|撤销|罢免)(?:：\s*)?(?P<office>[^，。；：]{4,60}?)(?:职务|资格)")
#: the items of a notice below 免去：
_ITEM = re.compile(rf"[；。]?\s*(?:[（(]?[0-9一二三四五六七八九十]+[）)、.．]\s*)?{_NAMES}(?P<verb>的){_OFFICE}")
_HEADED = re.compile(r"免去：\s*(?:[^\n：]*(?:；|、|\n)\s*){0,60}$")
_LEAVES = re.compile(rf"(?P<verb>辞去|辞任|卸任|卸去|离任|不再(?:担任|兼任|任))(?:了|其)?{_OFFICE}")
_REPLACES = re.compile(
    r"(?P<verb>接替)(?P<before>[^，。；：]{2,40}?)(?:同志)?，?(?:担任|出任|就任|任(?!务|期|命)|成为)(?P<office>[^，。；：]{2,60})"
)
_MOVES = re.compile(r"(?:(?:由|从)(?P<office>[^，。；：由从]{2,60}))?(?P<verb>调任|转任|改任)")
_GONE = re.compile(
    r"(?P<verb>逝世|去世|病逝|辞世|离世|病故|殉职|因公牺牲|辞职|退休|(?:卸任|离任|去职)(?=[，。；]|$))(?![后前的时者干职人金费老向致]|表示|[0-9一二三四五六七八九十百]+周?年|申请|请求|报告)"
)
#: 丁一接任县长，时雨卸任: the post is that of which was last spoken.
_BARE = frozenset("卸任 离任 去职".split())
#: Asked for, and not yet so.
_PENDING = re.compile("提出|申请|请求|要求|提交|递交|拒绝|考虑|打算|呼吁|敦促|提请|建议|拟|将|不会|不$")
_GRANTED = re.compile("接受|同意|批准|准许|准予|通过")
_LEVELS = frozenset("省市县区州旗镇乡村")
_LOOK_BACK, _NEAR = 400, 40


def departures(phrases: Phrases, start: int, end: int, made: Sequence[Person]) -> Iterator[Person]:
    """Yield the people of whom a sentence says that they leave a post, with the posts; `made` are whom it appoints."""
    seen = list(made)
    for person in _leaving(phrases, start, end, seen):
        seen.append(person)
        yield person


def _leaving(phrases: Phrases, start: int, end: int, seen: Sequence[Person]) -> Iterator[Person]:
    text = phrases.text
    yield from _relieved(phrases, start, end, seen)
    for match in _LEAVES.finditer(text, start, end):
        person = subject(phrases, start, match.start()) or antecedent(phrases, start, match.start(), seen)
        if person:
            wish = _PENDING.search(text, person.end, match.start())
            granted = _GRANTED.search(text, max(start, person.start - _NEAR), match.start())
            yield _left(phrases, person, match, ends=not wish or granted is not None)
    for match in _REPLACES.finditer(text, start, end):
        if before := name_at_end(phrases, *match.span("before")):
            if person := subject(phrases, start, match.start()):
                act = Act(Turn.BEGINS, match.start())
                posts = tuple(post._replace(act=act) for post in phrases.posts.listed(*match.span("office")))
                yield give(person, posts)
            yield _left(phrases, before, match)
    for match in _MOVES.finditer(text, start, end):
        person = subject(phrases, start, match.start())
        if person and match["office"]:
            yield _left(phrases, person, match)
        elif person:
            yield from _held(phrases, start, person, match.start())
    for match in _GONE.finditer(text, start, end):
        person = subject(phrases, start, match.start())
        if match["verb"] in _BARE and (left := _last_posts(seen, match.start())):
            person = person or antecedent(phrases, start, match.start(), seen)
            if person:
                yield person._replace(posts=_ended(left, Act(Turn.ENDS, match.start())))
        elif person and not _PENDING.search(text, person.end, match.start()):
            yield from _held(phrases, start, person, match.start())


def _relieved(phrases: Phrases, start: int, end: int, seen: Sequence[Person]) -> Iterator[Person]:
    text = phrases.text
    item = _ITEM.match(text, start, end) if _HEADED.search(text, max(0, start - _LOOK_BACK), start) else None
    while item:
        yield from _each(phrases, item, start)
        item = _ITEM.match(text, item.end(), end)
    read: set[int] = set()
    for match in _RELIEVED.finditer(text, start, end):
        if not match["its"]:
            left = list(_each(phrases, match, start))
        else:
            person = last_named(seen, match.start())
            left = [_left(phrases, person, match)] if person else []
        read |= {match.start()} if left else set()
        yield from left
    for match in _RELIEVED_BARE.finditer(text, start, end):
        at = match.start("office")
        for length in (3, 2, 4) if match.start() not in read else ():
            if text[at + length - 1] in _LEVELS and is_name(phrases, text[at : at + length - 1]):
                # 免去时雨县档案馆馆长职务
                continue
            if is_name(phrases, text[at : at + length]) and phrases.words.at(at + length):
                posts = phrases.posts.listed(at + length, match.end("office"))
                yield Person(at, at + length, text[at : at + length], _ended(posts, Act(Turn.ENDS, match.start())))
                break


def _each(phrases: Phrases, match: re.Match[str], start: int) -> Iterator[Person]:
    """Yield everybody whom a match names, with the posts left; who is only proposed to leave has them still."""
    proposed = _PENDING.search(phrases.text, max(start, match.start() - 6), match.start())
    for person in named(phrases, *match.span("names")):
        yield _left(phrases, person, match, ends=not proposed)


def _left(phrases: Phrases, person: Person, match: re.Match[str], *, ends: bool = True) -> Person:
    posts = inherit(phrases.posts.listed(*match.span("office")))
    return person._replace(posts=_ended(posts, Act(Turn.ENDS, match.start("verb"))) if ends else posts, bare=False)


def _held(phrases: Phrases, start: int, person: Person, verb: int) -> Iterator[Person]:
    """Yield somebody with the posts beside the name: 县志办主任丁一退休, 县长时雨病逝."""
    clause = after(phrases.text, max(start, person.start - _NEAR), person.start)
    for item in phrases.parse(clause, person.end):
        if isinstance(item, Person) and item.name == person.name:
            # 第十一届某委员会主席: who has died may have been that long ago
            now = tuple(p for p in item.posts if not p.former and "届" not in phrases.text[p.start : p.end])
            if now:
                yield item._replace(posts=_ended(now, Act(Turn.ENDS, verb, inferred=True)))


def _last_posts(seen: Sequence[Person], at: int) -> tuple[Post, ...]:
    before = [person for person in seen if person.posts and person.posts[0].start < at]
    return max(before, key=lambda person: person.posts[0].start).posts if before else ()


def _ended(posts: Iterable[Post], act: Act) -> tuple[Post, ...]:
    return tuple(post._replace(former=True, act=act) for post in posts)

