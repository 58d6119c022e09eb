"""Two people of one name in one document, told apart by what they are: 沙特王储穆罕默德、阿联酋总统穆罕默德.

Nobody has posts in two countries, is the first in one and the second, or leads a country and an international body, but in turn (轮值主席). Nobody is at the head of two bodies of one sort at once, nor head and deputy of one
body: in one paragraph, that is, for a longer text can tell of years. Of whom the text says that he moves, he may.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .items import Person, Post
from .organisations import split

_AND = frozenset("、和与及")
_HEADS_OF_STATE = frozenset("总统 国王 首相 总理 总督 国家主席 埃米尔 苏丹".split())
_FIRST = frozenset("总统 国王 埃米尔 苏丹".split())
_SECOND = frozenset("总理 首相 王储 副总统 副总理".split())
_INTERNATIONAL = ("世界", "国际", "联合国", "全球")
#: Posts that many hold, or that one person holds of several bodies.
_OF_MANY = ("员", "常委", "代表", "顾问", "教授", "会长", "理事", "主席团成员", "董事", "主编")


@dataclass(slots=True, eq=False)
class _Bearer:
    """One of those who bear a name: what the mentions that mean this one say of posts."""

    #: the posts, each in other words, and those of each paragraph
    posts: dict[tuple[str, str], Post] = field(default_factory=dict)
    beside: dict[int, dict[tuple[str, str], Post]] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)

    def take(self, told: Sequence[tuple[int, Post]]) -> None:
        """Take these posts, each with its paragraph, for those of this one."""
        for paragraph, post in told:
            words = post.organisation, post.title
            self.posts.setdefault(words, post)
            self.beside.setdefault(paragraph, {}).setdefault(words, post)

    @property
    def called(self) -> str:
        """What tells this one from the others: the country, else the first body with the post in it."""
        if self.countries:
            return min(self.countries)
        return next((office + title for office, title in self.posts if office), "")


class Namesakes:
    """Who is who among the people of one name in a document."""

    def __init__(self, text: str, paragraphs: Sequence[int], countries: Sequence[str]) -> None:
        """Take the text, where its paragraphs begin, in order, and what countries are called."""
        self._text = text
        self._paragraphs = paragraphs
        self._countries = frozenset(countries)
        self._told: dict[str, str] = {}
        self._longest = max(map(len, countries), default=0)

    def told_apart(self, people: Sequence[Person]) -> dict[Person, str]:
        """Return what tells apart, of all people in order, each that shares a name with somebody else; nothing of others."""
        of: dict[str, list[tuple[Person, str]]] = {}
        for person, country in self._from(people):
            of.setdefault(person.name, []).append((person, country))
        out: dict[Person, str] = {}
        for mentions in of.values():
            if len(mentions) > 1 and _differ(mentions) and not any(post.act or post.former for person, _ in mentions for post in person.posts):
                bearers = self._bearers(mentions)
                if len(set(bearers)) > 1:
                    called = self._called(list(dict.fromkeys(bearers)))
                    out |= {person: called[its] for (person, _), its in zip(mentions, bearers, strict=True)}
        return out

    def _from(self, people: Sequence[Person]) -> Iterator[tuple[Person, str]]:
        """Yield each person with his country; in 沙特国王甲、王储乙 the country is told once for both."""
        end, last = -1, ""
        for person in people:
            country = next(filter(None, (self._country(post.organisation) for post in person.posts)), "")
            if not country and last and person.posts and not any(post.organisation for post in person.posts):
                between = self._text[end : min(post.start for post in person.posts)]
                country = last if between in _AND else ""
            end, last = person.end, country
            yield person, country

    def _country(self, organisation: str) -> str:
        if (country := self._told.get(organisation)) is None:
            lengths = range(min(self._longest, len(organisation)), 1, -1)
            country = next((organisation[:n] for n in lengths if organisation[:n] in self._countries), "")
            self._told[organisation] = country
        return country

    def _bearers(self, mentions: Sequence[tuple[Person, str]]) -> list[_Bearer]:
        """Return who each mention means: whom it goes together with, the one who shares most before the one named last."""
        found: list[_Bearer] = []
        out: list[_Bearer] = []
        for person, country in mentions:
            told = [(bisect_right(self._paragraphs, person.start), post) for post in person.posts]
            fit = [its for its in reversed(found) if not _clash(its, told, country)]
            its = max(fit, key=lambda its: _shared(its, told, country), default=None)
            if its is None:
                found.append(its := _Bearer())
            elif told or country:  # who was named last is meant by the name alone
                found.remove(its)
                found.append(its)
            its.take(told)
            its.countries |= {country} - {""}
            out.append(its)
        return out

    def _called(self, bearers: Sequence[_Bearer]) -> dict[_Bearer, str]:
        """Return what tells each of several from the others; where words do not do it, their number does."""
        called: dict[_Bearer, str] = {}
        for at, its in enumerate(bearers, 1):
            words = its.called
            if words in called.values() and its.posts:
                words += next(iter(its.posts.values())).title
            called[its] = words if words and words not in called.values() else f"{words}{at}"
        return called


def _differ(mentions: Sequence[tuple[Person, str]]) -> bool:
    """Tell whether anything different is said of those who bear a name: mostly it is one person with one post."""
    posts = {(post.organisation, post.title) for person, _ in mentions for post in person.posts}
    return len(posts) > 1 or len({country for _, country in mentions if country}) > 1


def _shared(its: _Bearer, told: Sequence[tuple[int, Post]], country: str) -> int:
    """Count what is told again: posts by their titles, for 王储 is said of whom the text has called 沙特王储."""
    known = {title for _, title in its.posts}
    return sum(post.title in known for _, post in told) + (country in its.countries)


def _clash(its: _Bearer, told: Sequence[tuple[int, Post]], country: str) -> bool:
    """Tell whether who is this cannot be that as well."""
    if country and its.countries and not any(_is_short(country, other) for other in its.countries):
        return True
    for paragraph, other in told:
        if any(_at_once(post, other) for post in its.beside.get(paragraph, {}).values()):
            return True
        for post in its.posts.values():
            if any(_of_two_worlds(*both) or _first_and_second(*both) for both in ((post, other), (other, post))):
                return True
    return False


def _first_and_second(post: Post, other: Post) -> bool:
    """Tell whether one is the first of a country, and the other comes behind the first."""
    return post.title in _FIRST and other.title in _SECOND


def _of_two_worlds(post: Post, other: Post) -> bool:
    """Tell whether one leads a country, and the other an international body for good."""
    return (
        post.title in _HEADS_OF_STATE
        and not post.organisation.startswith(_INTERNATIONAL)
        and other.organisation.startswith(_INTERNATIONAL)
        and "轮值" not in other.organisation + other.title
    )


def _is_short(one: str, other: str) -> bool:
    """Tell whether one of two countries may be the other in fewer characters: 沙特 of 沙特阿拉伯, 印尼 of 印度尼西亚."""
    short, full = sorted((one, other), key=len)
    rest = iter(full)
    return short[0] == full[0] and all(character in rest for character in short)


def _at_once(post: Post, other: Post) -> bool:
    """Tell whether nobody holds both posts at once: 甲县县长 and 乙县县长, 主席 and 副主席 of one body."""
    if not post.organisation or not other.organisation or post.title.endswith(_OF_MANY):
        return False
    if post.organisation == other.organisation:
        return post.title != other.title and post.title.removeprefix("副") == other.title.removeprefix("副")
    one, another = split(post.organisation), split(other.organisation)
    return (
        post.title == other.title
        and not post.title.startswith("副")
        and one.body == another.body
        and _elsewhere(one.place, another.place)
    )


def _elsewhere(place: str, other: str) -> bool:
    """Tell whether two places are of one level, and neither is the other in fewer words: 锦江区, 成都市锦江区."""
    return (
        bool(place and other)
        and place[-1] == other[-1]
        and not place.endswith(other)
        and not other.endswith(place)
    )
