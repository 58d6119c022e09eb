"""Who does what a verb says: the name before it, across what says when, where, why and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .items import Person
from .phrases import POSTS, Phrases

#: What stands between a name and its verb: 同志, 于3月6日, 因工作调动, 在大会上, 全票.
_ASIDE = re.compile(
    r"(?:同志|先生|女士|（[^（）]{1,14}）)?(?:"
    r"(?:因|于|在|自|从|经|以|被|获|受|由于|按照|根据|到)[^。；：]*"
    r"|(?:[0-9]+年)?[0-9]+月(?:[0-9]+日)?起?|[今昨前]天|近日|日前|目前|同[日月年时]|当[日天年选]"
    r"|再次|再度|又一?次?|连续|正式|依法|主动|自愿|不幸|已经?|将|不再|也|还|均|都|全票|高票|成功|随后|后来?|随即|公推|宣布|光荣|不|提出|申请|请求|要求|拒绝|考虑|打算|拟"
    r"|，)*"
)
#: What a name can follow, beside the beginning of a clause: 接受丁一辞去, 决定由丁一担任.
_BEFORE = re.compile(r"(?:^|[，。；：、\s“”◆●]|接受|同意|批准|准许|准予|决定|任命|通过|确定|明确|由|原|让|与|和|及|其中)$")
_POLITE = re.compile(r"(?:同志)?(?:（[^（）]{1,14}）)?$")
_LONGEST, _FAR = 40, 80


def subject(phrases: Phrases, start: int, verb: int) -> Person | None:
    """Return the person of whom a verb is said, named in the same sentence from `start` on, without posts.

    The nearest name that nothing but what stands aside parts from the verb: 丁一同志因工作调动，不再担任.
    """
    text = phrases.text
    first = max(start, verb - _FAR)
    for stop in range(verb, first + 1, -1):
        if not _ASIDE.fullmatch(text, stop, verb):
            continue
        if length := _name_before(phrases, first, stop):
            return Person(stop - length, stop, text[stop - length : stop])
    return None


def _name_before(phrases: Phrases, first: int, stop: int) -> int:
    """Return the length of the name that ends at a place, behind a post or the beginning of a clause; or 0."""
    text = phrases.text
    dotted = re.compile(r"[\u3400-\u9fff]{1,12}(?:·[\u3400-\u9fff]{1,12})+$").search(text, max(first, stop - _LONGEST), stop)
    lengths = [stop - dotted.start()] if dotted else [3, 2, 4]
    for length in lengths:
        start = stop - length
        if start < first or not is_name(phrases, text[start:stop]):
            continue
        bound = _BEFORE.search(text[max(first, start - 2) : start])
        if bound or phrases.spans.known_at(start) or _behind_post(phrases, first, start):
            return length
    return 0


def _behind_post(phrases: Phrases, first: int, at: int) -> bool:
    found = phrases.words.within(max(first, at - 12), at)
    return any(end == at and tag & POSTS for _, end, tag in found)


def is_name(phrases: Phrases, name: str) -> bool:
    """Tell whether a whole string can be a name where the grammar wants one: 安宁任处长."""
    names = phrases.names
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
        if name and is_name(phrases, name) and not (held and phrases.names.lookalike(name)):
            yield Person(first, first + len(name), name)
