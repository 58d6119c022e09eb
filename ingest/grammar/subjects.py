"""Who does what a verb says: the name before it, across what says when, where, why and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .items import Person
from .phrases import Phrases
from .posts import POSTS

#: What stands between a name and its verb: 同志, 于3月6日, 因工作调动, 在大会上, 全票.
_ASIDE = re.compile(
    r"(?:同志|先生|女士|（[^（）]{1,14}）)?（?(?:"
    r"(?:因|于|在(?!内)|自|从|经|以|被|获|受|由于|按照|根据|到|至)[^，。；：]*"
    r"|[由从][^，。；：]{2,40}?[长任记席员授士]"
    r"|(?>[0-9〇○一二三四五六七八九十][0-9〇○一二三四五六七八九十年月日至到起—－~-]*)|[今昨前]天|近日|日前|目前|同[日月年时]起?|当[日天年选]"
    r"|再次|再度|又一?次?|先后|挂职|连续(?:[一二三四五六七八九十两]+[届次年])?|继续|仍然?|正式|依法|主动|自愿|不幸|已经?|将|不再|也|还|均|都|全票|高票|成功|随后|后来?|随即|公推|宣布|宣誓|光荣|不|提出|申请|请求|要求|拒绝|考虑|打算|拟"
    r"|，)*"
)
_LEFT_OUT = re.compile(f"(?:并|还|同时|[他她])?{_ASIDE.pattern}")
_INTRODUCED = re.compile(r"\s*(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:同志)?(?:，|（)[男女][，）]")
_CLAUSE = re.compile("[^，。；：]+")
#: What a name is followed by that begins a clause of an appointment.
_AFTER = re.compile("同志|任|不再|当选|被|因|于|辞|卸|接|调|升|转|[0-9]")
#: What a name can follow, beside the beginning of a clause: 接受丁一辞去, 决定由丁一担任.
_BEFORE = re.compile(r"(?:^|[，。；：、\s“”◆●]|(?:接受|同意|批准|准许|准予|决定|通过)了?|任命|确定|明确|祝贺|恭喜|由|原|让|与|和|及|其中)$")
_POLITE = re.compile(r"(?:同志)?(?:（[^（）]{1,14}）)?$")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,12}(?:·[\u3400-\u9fff]{1,12})+$")
#: What makes a known name the object of another verb: 任命丁一, and not its subject.
_OBJECT = re.compile("(?:任命|免去|罢免|撤销|会见|看望)$")
_REPLACED = re.compile("(?:接替|代替)[^，。；：]{0,30}$")
#: What a clause goes on with behind a name: 丁一被, 时雨于.
_GOES_ON = frozenset("被于因在再已将拟获受经以从自由申连先")
#: Words that begin with a family name and say how somebody was elected.
_VOTES = frozenset("全票 高票".split())
_LONGEST, _FAR, _LINE = 40, 80, 600


def subject(phrases: Phrases, start: int, verb: int) -> Person | None:
    """Return the person of whom a verb is said, named in the same sentence from `start` on, without posts.

    The nearest name that nothing but what stands aside parts from the verb: 丁一同志因工作调动，不再担任.
    """
    text = phrases.text
    first = after(text, max(start, verb - _FAR), verb, "。；：")
    for stop in range(verb, first + 1, -1):
        if not _ASIDE.fullmatch(text, stop, verb):
            continue
        if length := _name_before(phrases, first, stop):
            return Person(stop - length, stop, text[stop - length : stop])
    return None


def after(text: str, start: int, end: int, marks: str = "，。；：") -> int:
    """Return where a clause begins that goes on to `end`: behind the last of the marks in a span, else where that starts."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))


def antecedent(phrases: Phrases, start: int, verb: int, seen: Sequence[Person]) -> Person | None:
    """Return the person of whom a verb is said where its clause leaves it out: 丁一任书记，2020年起任主席，不再担任局长.

    It is who was last spoken of in the sentence: whom a clause begins with, or one of those `seen`; else whom the
    paragraph introduces: 丁一，女，1975年生，2020年3月任局长.
    """
    text = phrases.text
    start = max(start, verb - _LINE)
    clause = after(text, start, verb)
    if not _LEFT_OUT.fullmatch(text, clause, verb):
        return None
    first = _first_named(phrases, start, clause)
    last = last_named(seen, verb)
    if first and last:
        return max(first, last, key=lambda person: person.start)
    return first or last or _introduced(phrases, verb) or (_meant(phrases, start) if text[clause] in "他她" else None)


def last_named(people: Sequence[Person], at: int) -> Person | None:
    """Return the last of these people who is named before a place, without posts."""
    before = [person for person in people if person.start < at]
    return max(before, key=lambda person: person.start)._replace(posts=()) if before else None


def _first_named(phrases: Phrases, start: int, end: int) -> Person | None:
    """Return whom the last clause begins with that begins with somebody, in a span."""
    found = None
    for clause in _CLAUSE.finditer(phrases.text, start, end):
        at = clause.start()
        for stop in (at + 3, at + 2, at + 4):
            name = phrases.text[at:stop]
            if stop < clause.end() and _AFTER.match(phrases.text, stop) and is_name(phrases, name) and not _overlong(phrases, name):
                found = Person(at, stop, name)
                break
    return found


def _introduced(phrases: Phrases, at: int) -> Person | None:
    line = phrases.text.rfind("\n", max(0, at - _LINE), at) + 1
    match = _INTRODUCED.match(phrases.text, line, at)
    name = match and is_name(phrases, match["name"])
    return Person(*match.span("name"), match["name"]) if match and name else None


def _meant(phrases: Phrases, start: int) -> Person | None:
    """Return whom 他 or 她 means: the only one whom what goes before the sentence names."""
    near = phrases.text[max(0, start - _LINE // 2) : start]
    named = {name: near.rfind(name) for name in phrases.known if name in near}
    if len(named) != 1:
        return None
    (name, at), begin = named.popitem(), max(0, start - _LINE // 2)
    return Person(begin + at, begin + at + len(name), name)


def _name_before(phrases: Phrases, first: int, stop: int) -> int:
    """Return the length of the name that ends at a place, behind a post or the beginning of a clause; or 0."""
    text = phrases.text
    for start in _candidates(phrases, first, stop):
        length = stop - start
        if start < first or not _called(phrases, first, start, stop):
            continue
        if length == 3 and (_overlong(phrases, text[start:stop]) or text[start] == "由" and is_name(phrases, text[start + 1 : stop])):
            continue
        before = text[max(first, start - 3) : start]
        if _REPLACED.search(text, first, start):
            continue
        known = phrases.spans.known_at(start) == length and not _OBJECT.search(before)
        if known or "·" in text[start:stop] or _BEFORE.search(before) or _behind_post(phrases, first, start):
            return length
    return 0


def _overlong(phrases: Phrases, name: str) -> bool:
    """Tell whether a clause goes on with the last character of what could be a name: 丁一将, 时雨获."""
    return len(name) > 2 and name[-1] in _GOES_ON and is_name(phrases, name[:-1])


def _candidates(phrases: Phrases, first: int, stop: int) -> list[int]:
    """Return where a name that ends at a place may begin, the likeliest first."""
    near = max(first, stop - _LONGEST)
    if dotted := _DOTTED.search(phrases.text, near, stop):
        start = phrases.names.dotted_start(phrases.text, dotted.start(), phrases.text.index("·", dotted.start()))
        return [start] if phrases.spans.dotted_end(start, stop) == stop else []
    posts = [end for _, end, tag in phrases.words.within(near, stop) if tag & POSTS and end < stop]
    known = [stop - n for n in range(phrases.spans.longest, 4, -1) if phrases.text[stop - n : stop] in phrases.known]
    # behind a post a foreign name can be of any length
    return [*known[:1], *posts[-1:], stop - 3, stop - 2, stop - 4]


def _called(phrases: Phrases, first: int, start: int, stop: int) -> bool:
    """Tell whether a span is a name; behind a post it can be one of another country, spelt in any way."""
    name = phrases.text[start:stop]
    if name in phrases.known or is_name(phrases, name):
        return True
    return phrases.names.foreign(phrases.text, start, stop) == stop and _behind_post(phrases, first, start)


def _behind_post(phrases: Phrases, first: int, at: int) -> bool:
    found = phrases.words.within(max(first, at - _LONGEST), at)
    return any(end == at and tag & POSTS for _, end, tag in found)


def name_at_end(phrases: Phrases, start: int, end: int) -> Person | None:
    """Return the person in whose name a span ends: 接替县长丁一."""
    at = next((at for at in _candidates(phrases, start, end) if at >= start and _called(phrases, start, at, end)), None)
    return None if at is None else Person(at, end, phrases.text[at:end])


def is_name(phrases: Phrases, name: str) -> bool:
    """Tell whether a whole string can be a name where the grammar wants one: 安宁任处长."""
    names = phrases.names
    if name in _VOTES:
        return False
    return names.chinese(name, 2) or names.dotted(name) or names.transliterated(name) == len(name)


def named(phrases: Phrases, start: int, end: int) -> Iterator[Person]:
    """Yield the people whom a list names, without posts: 丁一、时雨（女）; what is no name is passed over."""
    for called in re.finditer("[^、]+", phrases.text[start:end]):
        words = _POLITE.sub("", called.group())
        at = start + called.start()
        # 副主任张三: what he is already
        held = [b for _, b, tag in phrases.words.within(at, at + len(words)) if tag & POSTS]
        first = held[-1] if held else at
        name = words[first - at :]
        if "接替" in words or _overlong(phrases, name):
            continue
        if name and is_name(phrases, name) and not (held and phrases.names.lookalike(name)):
            yield Person(first, first + len(name), name)
