"""A country that does not exist, and the bulletins of its offices: as many as are wanted, the same for the same seed.

A few offices, people and books are in most bulletins, and most are in few (Zipf). Each bulletin comes as a text in the
genre and as the facts that a careful reader takes from it, so that a benchmark can have either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from ingest.authority import ours
from ingest.document import Document
from ingest.identity import Identity, Thing
from ontology.facts import (
    AttendanceFact,
    BulletinFact,
    Confidence,
    ConveyedFact,
    DirectiveFact,
    DocumentFact,
    Entity,
    Evidence,
    Fact,
    Kind,
    MeetingFact,
    OrganisationFact,
    PersonFact,
    PostFact,
    PublicationFact,
    Role,
    Status,
)
from ontology.iri import mint

Item = TypeVar("Item")

_SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方任袁柳史唐薛雷贺"
_GIVEN = "远明望川启思若怀舟景行晓棠文澜清泉松柏云帆书言守正立新春晖月溪山河海岩林峰毅恒志高博雅安宁知微子衿亦凡秋实"
_PLACES = "云澜苍碧沧岚青松石镜望雁鹤霞泽溪汀渚"
_LANDS = "川岭阳江湖州原城岩浦陵泉"
_LEVELS = "县市区州"
_POSTS = ("党组书记、主任", "党组成员、副主任", "副主任", "二级调研员", "编纂处处长", "年鉴处处长", "资料处副处长", "总编辑")
_MEETINGS = ("党组会议", "工作推进会", "理论学习会", "志书评审会", "业务培训班", "编纂工作座谈会", "年度工作会议")
_GENRES = ("规划", "实施意见", "通知", "工作要点", "实施方案")
_STATES = {
    Status.PLANNED: "列入编纂计划",
    Status.COMPILING: "正在编纂",
    Status.REVIEWING: "通过评审",
    Status.PUBLISHED: "正式出版",
}
_ROLES = {Role.SPEAKER: "讲话", Role.ATTENDEE: "出席会议", Role.OBSERVER: "列席会议"}
_BEGIN = date(2006, 1, 4)


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a county, with those who work there, each with a post, and the books that it makes."""

    entity: Entity
    place: str
    people: tuple[tuple[Entity, str], ...]
    books: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """So many offices, drawn by a seed; a bulletin tells of so many meetings beside that of its own office."""

    offices: Sequence[Office]
    documents: Sequence[tuple[Entity, str]]
    seed: int = 0
    others: tuple[int, int] = (2, 4)

    def bulletin(self, number: int) -> tuple[Document, tuple[Fact, ...]]:
        """Return the bulletin of a number, and its facts: whatever others there are, it is the same."""
        return _Bulletin(self, number).written()

    def bulletins(self, count: int) -> Iterator[tuple[Document, tuple[Fact, ...]]]:
        """Yield the first bulletins."""
        return (self.bulletin(number) for number in range(count))


def country(offices: int = 160, people: int = 14, documents: int = 400, seed: int = 0) -> Country:
    """Draw a country with so many offices, people in each, and documents. No two people have one name."""
    draw = Random(f"country {seed}")
    return _country(draw, _distinct(_names(draw)), _places(), offices, people, documents, seed)


def growing(bulletins: int, seed: int = 0) -> Country:
    """Draw a country for so many bulletins, which has more offices and documents the more there are, and people of one name.

    An office has fifty bulletins on average, each about as long as those of a real one.
    """
    draw = Random(f"growing country {seed}")
    offices = max(10, bulletins // 50)
    places = [place for place in _places() if not any(_is_real(place + level) for level in _LEVELS)]
    return replace(_country(draw, _names(draw), places, offices, 14, 2 * offices, seed), others=(0, 2))


def _is_real(place: str) -> bool:
    """Tell whether there is a place of that name, whose bulletins would tell by it in which province the others are."""
    where = ours().places.locate(f"{place}人民政府", {})
    return where is not None and (where.place.isdigit() or where.place != place)


def _country(
    draw: Random, names: Iterator[str], places: Sequence[str], offices: int, people: int, documents: int, seed: int
) -> Country:
    made = []
    for number in range(offices):
        place = f"{places[number % len(places)]}{_LEVELS[number // len(places) % len(_LEVELS)]}"
        entity = Entity(Kind.ORGANISATION, f"{place}地方志办公室")
        staff = tuple((Entity(Kind.PERSON, next(names)), _POSTS[min(at, 99) % len(_POSTS)]) for at in range(people))
        books = [Entity(Kind.PUBLICATION, f"{place}志")]
        books += [Entity(Kind.PUBLICATION, f"{place}年鉴", str(year)) for year in range(2006, 2031, 3)]
        made.append(Office(entity, place, staff, tuple(books)))
    papers = []
    for number in range(documents):
        genre = draw.choice(_GENRES)
        where = made[number % len(made)].place
        papers.append((Entity(Kind.DOCUMENT, f"{where}地方志{_year(number)}年{genre}"), genre))
    return Country(tuple(made), tuple(papers), seed)


def identity_of(document: Document, facts: Sequence[Fact]) -> Identity:
    """Say who is who in a bulletin: whoever made the country knows, so nobody need be asked."""
    entities = {entity for fact in facts for entity in fact.entities()}
    iris = {Thing(document.sha256, entity): mint(entity.kind.value, *_key(document, entity)) for entity in entities}
    return Identity(iris, {iri: thing.entity.name for thing, iri in iris.items()})


def _key(document: Document, entity: Entity) -> tuple[str, ...]:
    local = (document.sha256,) if entity.kind in (Kind.INSTRUCTION, Kind.GROUP) else ()
    return (entity.name, entity.qualifier, *local)


def _places() -> list[str]:
    """Return the names of places: first those of two characters, then those of three."""
    two = [f"{first}{last}" for first in _PLACES for last in _LANDS]
    return two + [f"{first}{name}" for name in two for first in _PLACES if first != name[0]]


def _names(draw: Random) -> Iterator[str]:
    """Yield names of people."""
    while True:
        yield draw.choice(_SURNAMES) + "".join(draw.choices(_GIVEN, k=draw.choice((1, 2, 2))))


def _distinct(names: Iterator[str]) -> Iterator[str]:
    """Yield each name once."""
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name


def _year(number: int) -> int:
    return 2006 + number % 25


class _Bulletin:
    """A bulletin while it is written: sentences, and facts that quote them."""

    def __init__(self, its: Country, number: int) -> None:
        self.country = its
        self.number = number
        self.draw = Random(f"bulletin {its.seed} {number}")
        self.home = self.few(its.offices)
        self.day = _BEGIN + timedelta(days=number % 7300)
        self.text = ""
        self.facts: list[Fact] = []

    def written(self) -> tuple[Document, tuple[Fact, ...]]:
        """Return the bulletin and its facts."""
        self.masthead(self.home)
        for office in [self.home, *(self.few(self.country.offices) for _ in range(self.draw.randint(*self.country.others)))]:
            self.item(office)
        data = self.text.encode()
        document = Document(f"{self.number}.txt", "text/plain", sha256(data).hexdigest(), self.text)
        return document, tuple(dict.fromkeys(self.facts))

    def masthead(self, office: Office) -> None:
        """Say which office issues the bulletin, and when."""
        series, issue = f"{office.place}方志简讯", str(self.number % 50 + 1)
        said = self.say(f"{series}\n第{issue}期\n{office.entity.name}　{_chinese(self.day)}\n")
        self.facts.append(
            BulletinFact(
                **_read(said, "masthead"), series=series, issue=issue, issuer=office.entity, date=self.day.isoformat()
            )
        )

    def item(self, office: Office) -> None:
        """Say that a meeting was held, who was there, what it conveyed, and what came of it."""
        day = self.day - timedelta(days=self.draw.randint(1, 6))
        meeting = Entity(Kind.MEETING, f"{office.place}地方志{self.few(_MEETINGS)}", day.isoformat())
        held = self.say(f"{day.month}月{day.day}日，{office.entity.name}在{office.place}召开{meeting.name}。")
        self.facts += [
            OrganisationFact(**_read(held, "organisations"), organisation=office.entity),
            MeetingFact(
                **_read(held, "meetings"),
                meeting=meeting,
                held=True,
                date=day.isoformat(),
                organiser=office.entity,
                place=office.place,
            ),
        ]
        self.attendance(office, meeting, day)
        paper, genre = self.few(self.country.documents)
        said = self.say(f"会议传达学习《{paper.name}》。")
        self.facts += [
            DocumentFact(**_read(said, "documents"), document=paper, genre=genre),
            ConveyedFact(**_read(said, "conveyed"), meeting=meeting, subject=paper),
        ]
        self.outcome(office, meeting, paper, day)
        self.text += "\n"

    def attendance(self, office: Office, meeting: Entity, day: date) -> None:
        """Say who was there, as what: one chairs, and most do not speak. Of those from elsewhere their office is named."""
        there = self.draw.sample(office.people, self.draw.randint(4, len(office.people)))
        for at, (person, post) in enumerate(there):
            role = Role.CHAIR if not at else self.draw.choices(list(_ROLES), (1, 6, 2))[0]
            whose = "" if office is self.home else office.entity.name
            said = self.say(f"{whose}{post}{person.name}{'主持会议' if not at else _ROLES[role]}。")
            self.facts += [
                PersonFact(**_read(said, "people"), person=person),
                *(
                    PostFact(
                        **_read(said, "posts"), person=person, post=one, organisation=office.entity, date=day.isoformat()
                    )
                    for one in post.split("、")
                ),
                AttendanceFact(**_read(said, "attendance"), participant=person, meeting=meeting, role=role),
            ]

    def outcome(self, office: Office, meeting: Entity, paper: Entity, day: date) -> None:
        """Say how far a book has come, and now and then what it goes back to."""
        book, status = self.few(office.books), self.draw.choice(list(_STATES))
        title = book.name + (f"（{book.qualifier}）" if book.qualifier else "")
        said = self.say(f"《{title}》{_STATES[status]}。")
        self.facts.append(
            PublicationFact(**_read(said, "publications"), publication=book, status=status, date=day.isoformat())
        )
        if self.draw.random() < 0.4:
            person, _ = self.few(office.people)
            order = Entity(Kind.INSTRUCTION, f"{person.name}批示")
            source = self.draw.choice((paper, order))
            named = f"《{paper.name}》要求" if source is paper else order.name
            said = self.say(f"会议要求，按照{named}，抓紧编纂《{title}》。")
            self.facts.append(
                DirectiveFact(**_read(said, "directives"), source=source, target=book, through=meeting)
            )

    def say(self, sentence: str) -> tuple[Evidence, ...]:
        """Write a sentence, and return it as evidence."""
        start = len(self.text)
        self.text += sentence
        return (Evidence(start, len(self.text), sentence),)

    def few(self, items: Sequence[Item]) -> Item:
        """Draw one of the items, those in front far more often than those behind."""
        return self.draw.choices(items, cum_weights=_zipf(len(items)))[0]


@cache
def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _read(evidence: tuple[Evidence, ...], extractor: str) -> dict[str, Any]:
    return {"evidence": evidence, "extractor": extractor, "confidence": Confidence.STATED}


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
