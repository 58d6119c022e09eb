"""What speaks for and against two people of one name being one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..authority import Authority, Places
from .likeness import Reason, reason
from .profile import Profile
from .reading import Clue
from .scope import is_first_post, is_leading_post, is_second_post
from .seat import SOMEWHERE, Seat, placed

_REIGN = re.compile("第?([一二三四五六七八九十]+)世(?!纪)")
_ENOUGH_COMPANY = 4
_FAR_APART = 10  # years
_FEW, _SOME = ("省", "自治区"), ("省", "自治区", "市", "州")


def reasons(one: Profile, other: Profile, authority: Authority) -> tuple[Reason, ...]:
    """Return the reasons for and against two people of one name being one, the same whichever comes first."""
    found = [
        _name(one.name, _is_foreign(one, other) or _is_foreign(other, one), authority.surnames),
        *_ties(one, other, authority.places),
        *_clashes(one, other),
        *_places(one, other, authority.places),
        *_telling(one, other, authority.places),
    ]
    return tuple(sorted(found, key=lambda told: (-told.weight, told)))


def _is_foreign(one: Profile, other: Profile) -> bool:
    return bool(one.countries and (other.countries or not other.is_introduced))


def _ties(one: Profile, other: Profile, places: Places) -> Iterator[Reason]:
    """Yield the strongest of what their posts have in common."""
    same = one.held_in & other.held_in
    seats = [(a, b) for a in one.seats for b in other.seats]
    of_one_form = [(a, b) for a, b in seats if a[:2] == b[:2]]
    if posts := sorted(post for post, office in same if office):
        yield reason("same post", posts[0])
    elif offices := {office for office in one.offices & other.offices if office[1] not in one.countries}:
        yield reason("same organisation", _called(min(offices), places))
    elif one.leads_the_country and other.leads_the_country:
        yield reason("leaders of the country")
    elif countries := one.countries & other.countries:
        yield reason("kindred organisation" if one.posts & other.posts else "same country", min(countries))
    elif alike := sorted(
        a if a.is_somewhere else b for a, b in of_one_form if a.is_somewhere or b.is_somewhere
    ):
        yield _somewhere(alike[0], _posts_in(alike[0], one) & _posts_in(alike[0], other))
    elif kindred := sorted(a.body for a, b in seats if (a.body, *a[2:]) == (b.body, *b[2:])):
        yield reason("kindred organisation", kindred[0])
    elif any(a.leads and b.leads and a.place == b.place for a, b in seats):
        yield reason("leaders of one place")
    elif lines := sorted(a.body for a, b in seats if a.body == b.body and not a.leads):
        yield reason("same line of work", lines[0])
        if _follow(one, other) and not _apart_in_one_year(one, other):
            yield reason("post followed by post")


def _clashes(one: Profile, other: Profile) -> Iterator[Reason]:
    """Yield what of their posts does not go together."""
    if one.countries and other.countries and not one.countries & other.countries:
        yield reason("other country")
    if _reigns(one) and _reigns(other) and not _reigns(one) & _reigns(other):
        yield reason("other number")
    if _comes_behind_himself(one, other) or _comes_behind_himself(other, one):
        yield reason("two posts at a time")
    if one.offices & other.offices:
        return
    if _collide(one, other):
        yield reason("two posts at a time")
    elif _apart_in_one_year(one, other):
        yield reason("two places at a time")
    if _leads_and_not(one, other):
        yield reason("leader and not")


def _reigns(profile: Profile) -> set[str]:
    """Return the numbers that kings and lamas count themselves by: 第五世 of 不丹第五世国王."""
    said = (words for held in profile.held for words in (held.post, *held.office))
    return {number for words in said for number in _REIGN.findall(words)}


def _comes_behind_himself(first: Profile, second: Profile) -> bool:
    """Tell whether one was king of a country before the other was seen as its crown prince: a prince becomes king, not so a king."""
    led = [held.date for held in first.held if is_first_post(held.post) and not held.former]
    followed = [held.date for held in second.held if is_second_post(held.post) and not held.former]
    return bool(first.countries & second.countries and led and followed) and min(led) < max(followed)


def _posts_in(seat: Seat, profile: Profile) -> set[str]:
    """Return the posts held in the bodies so called."""
    return {held.post for held in profile.held if (its := placed(held.office)) and its[:2] == seat[:2]}


def _leads_and_not(one: Profile, other: Profile) -> bool:
    """Tell whether one of them leads the country and the other has a post somewhere in it."""
    pairs = ((one, other), (other, one))
    return any(a.leads_the_country and not b.leads_the_country and b.seats for a, b in pairs)


def _somewhere(seat: Seat, posts: set[str]) -> Reason:
    """Say what it tells to be in a body so called, of one knows not which place: there are few provinces, many counties."""
    called = seat.body.replace("{}", seat.place.removeprefix(SOMEWHERE)) + seat.part
    if not posts:
        return reason("body so called", called)
    if seat.place.removeprefix(SOMEWHERE) in _FEW and any(map(is_leading_post, posts)):
        return reason("leading post, some province", called + min(posts))
    return reason(
        "same post, some place" if seat.place[1:] in _SOME else "same post, some county", called + min(posts)
    )


def _places(one: Profile, other: Profile, places: Places) -> Iterator[Reason]:
    known = [[seat for seat in profile.seats if not seat.is_somewhere] for profile in (one, other)]
    where = [{seat.place for seat in seats} for seats in known]
    provinces = [{seat.province for seat in seats} - {""} for seats in known]
    if where[0] & where[1]:
        yield reason("same place", places.name(min(where[0] & where[1])))
    elif provinces[0] & provinces[1]:
        yield reason("same province", places.name(min(provinces[0] & provinces[1])))
    elif all(provinces):
        yield reason("other province")


def _telling(one: Profile, other: Profile, places: Places) -> Iterator[Reason]:
    """Yield what is to be made of how, when and with whom they are named."""
    bare, known = sorted((one, other), key=lambda profile: profile.is_introduced)
    if shared := sorted(one.told_in & other.told_in):
        yield from _told_in(shared[-1], bare, known, places)
    if one.met & other.met:
        yield reason("same meeting")
    else:
        for name in sorted(one.company & other.company)[:_ENOUGH_COMPANY]:
            yield reason("company", name)
    if one.dates and other.dates:
        gap = max(
            _year(min(one.dates)) - _year(max(other.dates)), _year(min(other.dates)) - _year(max(one.dates))
        )
        if gap >= _FAR_APART:
            yield reason("far apart in time", f"{gap}年")


def _told_in(told_in: tuple[str, ...], bare: Profile, known: Profile, places: Places) -> Iterator[Reason]:
    """Yield what it tells that both are named in one series, or in the bulletins of one office."""
    its_own = len(told_in) > 1
    words = _called(told_in, places) if its_own else told_in[0]
    if bare.is_introduced or _is_something_else(bare, known):
        return
    if not known.is_introduced:
        yield reason("named in like files" if "#" in words else "same series", words)
        return
    yield reason("known in like files" if "#" in words else "named as known", words)
    if known.leads_the_country and not known.offices_of_issue:
        yield reason("leader named as known")
    elif known.employers & known.offices_of_issue & bare.offices_of_issue:
        yield reason("own people", _called(min(known.employers & bare.offices_of_issue), places))


def _is_something_else(bare: Profile, known: Profile) -> bool:
    """Tell whether posts of somebody are told, in bodies that nobody knows, and none that the other, a foreigner, has."""
    return bool(known.countries and bare.offices) and bare.posts.isdisjoint(known.posts)


def _called(office: Clue, places: Places) -> str:
    seat = placed(office)
    return seat.body.replace("{}", places.name(seat.place)) + seat.part if seat else office[1]


def _collide(one: Profile, other: Profile) -> bool:
    """Tell whether they were at the head of two bodies of one sort in one year."""
    return any(
        a[0] == b[0] and a[2] != b[2] and not _moved(one, other, a[1:], b[1:])
        for year in one.heads.keys() & other.heads.keys()
        for a in one.heads[year]
        for b in other.heads[year]
    )


def _moved(one: Profile, other: Profile, a: tuple[str, Clue], b: tuple[str, Clue]) -> bool:
    """Tell whether one of two posts, each seen on a day in an office, had been left by the day of the other."""
    return _left(one, a[1], b[0]) or _left(other, b[1], a[0])


def _left(profile: Profile, office: Clue, date: str) -> bool:
    """Tell whether somebody was out of the post in an office by a date: relieved, or 原主任 then."""
    return any(day[: len(date)] <= date[: len(day)] for day in profile.left.get(office, ()))


def _apart_in_one_year(one: Profile, other: Profile) -> bool:
    """Tell whether they were seen in one year in offices of different places, none of which leads a place."""
    years = one.stays.keys() & other.stays.keys()
    pairs = [(a, b) for year in years for a in one.stays[year] for b in other.stays[year]]
    apart = any(not _moved(one, other, a[1:], b[1:]) for a, b in pairs)
    return apart and not any(a[0] == b[0] for a, b in pairs)


def _follow(one: Profile, other: Profile) -> bool:
    """Tell whether the posts of one were all seen before those of the other."""
    dates = [sorted(held.date for held in profile.held if held.date) for profile in (one, other)]
    return all(dates) and (dates[0][-1] < dates[1][0] or dates[1][-1] < dates[0][0])


def _year(date: str) -> int:
    return int(date[:4])


def _name(name: str, abroad: bool, surnames: Mapping[str, str]) -> Reason:
    """Say how many people may bear the name; abroad, where 卢拉 is no Lu, names of few characters are rare."""
    if "·" in name:
        return reason("name unique")
    if abroad:
        return reason("name rare")
    compound = len(name) > 2 and name[:2] in surnames
    tier = surnames.get(name[:1])
    if compound or tier not in ("1", "2"):
        return reason("name rare")
    return reason("name common" if len(name) == 2 and tier == "1" else "name ordinary")
