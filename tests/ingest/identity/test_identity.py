from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identity import IdentityError, Reading, resolve
from ontology.facts import (
    BulletinFact,
    Confidence,
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
    Status,
)

WORDS = (Evidence(0, 1, "云"),)


def organisation(name: str, *aliases: str) -> Entity:
    return Entity(Kind.ORGANISATION, name, aliases=aliases)


YUNLING = organisation("云岭省地方志工作办公室")
HAIXI = organisation("海曙省地方志工作办公室")


def document(name: str, *facts: Fact, issuer: Entity | None = None, date: str | None = None) -> Reading:
    """A reading of a document of that name: its masthead, and facts."""
    masthead = BulletinFact(
        evidence=WORDS, extractor="x", confidence=Confidence.STATED, issuer=issuer, date=date
    )
    return Reading(sha256(name.encode()).hexdigest(), (masthead, *facts))


def named(entity: Entity) -> OrganisationFact:
    return OrganisationFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, organisation=entity)


def part(entity: Entity, parent: Entity) -> OrganisationFact:
    return OrganisationFact(
        evidence=WORDS, extractor="x", confidence=Confidence.STATED, organisation=entity, parent=parent
    )


def at(start: int, entity: Entity) -> OrganisationFact:
    """The organisation named at that place of the text."""
    words = (Evidence(start, start + 1, "云"),)
    return OrganisationFact(evidence=words, extractor="x", confidence=Confidence.STATED, organisation=entity)


def mentioned(person: Entity) -> PersonFact:
    return PersonFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, person=person)


def holds(person: Entity, post: str, at: Entity | None = None, former: bool = False) -> PostFact:
    return PostFact(
        evidence=WORDS,
        extractor="x",
        confidence=Confidence.STATED,
        person=person,
        post=post,
        organisation=at,
        former=former,
    )


def met(meeting: Entity, date: str | None = None, organiser: Entity | None = None) -> MeetingFact:
    return MeetingFact(
        evidence=WORDS,
        extractor="x",
        confidence=Confidence.STATED,
        meeting=meeting,
        held=True,
        date=date,
        organiser=organiser,
    )


def paper(title: str, number: str | None = None) -> DocumentFact:
    return DocumentFact(
        evidence=WORDS,
        extractor="x",
        confidence=Confidence.STATED,
        document=Entity(Kind.DOCUMENT, title),
        number=number,
    )


def book(title: str, edition: str = "") -> PublicationFact:
    return PublicationFact(
        evidence=WORDS,
        extractor="x",
        confidence=Confidence.STATED,
        publication=Entity(Kind.PUBLICATION, title, edition),
        status=Status.COMPILING,
    )


def together(kind: Kind, *readings: Reading) -> list[list[str]]:
    """Return which things of a kind are one: lists of `document number: name`, each list in order."""
    identity = resolve(readings)
    number = {reading.sha256: at for at, reading in enumerate(readings, 1)}
    groups: dict[str, set[str]] = {}
    for thing, iri in identity.iris.items():
        if thing.entity.kind is kind:
            qualifier = f" ({thing.entity.qualifier})" if thing.entity.qualifier else ""
            groups.setdefault(iri, set()).add(f"{number[thing.document]}: {thing.entity.name}{qualifier}")
    return sorted(sorted(group) for group in groups.values())


WANG = Entity(Kind.PERSON, "王望川")


class TestOrganisations:
    def test_full_name_is_one_organisation_whoever_says_it(self) -> None:
        assert together(
            Kind.ORGANISATION, document("a", named(YUNLING)), document("b", named(YUNLING), issuer=HAIXI)
        ) == [["1: 云岭省地方志工作办公室", "2: 云岭省地方志工作办公室"], ["2: 海曙省地方志工作办公室"]]

    def test_short_name_is_the_full_one_that_the_same_province_calls_so(self) -> None:
        full = organisation("云岭省地方志工作办公室", "省地方志办")
        short = organisation("省地方志办")
        office = organisation("云岭省档案馆")
        assert together(
            Kind.ORGANISATION,
            document("a", named(full), issuer=full),
            document("b", named(short), issuer=office),
        ) == [["1: 云岭省地方志工作办公室", "2: 省地方志办"], ["2: 云岭省档案馆"]]

    def test_short_name_is_another_in_another_province(self) -> None:
        full = organisation("云岭省地方志工作办公室", "省地方志办")
        short = organisation("省地方志办")
        assert together(
            Kind.ORGANISATION,
            document("a", named(full), issuer=full),
            document("b", named(short), issuer=HAIXI),
        ) == [["1: 云岭省地方志工作办公室"], ["2: 海曙省地方志工作办公室", "2: 省地方志办"]]

    def test_alias_does_not_make_one_of_two_full_names(self) -> None:
        one = organisation("云岭省文史研究办公室", "省文史办")
        other = organisation("云岭省文史征集办公室", "省文史办")
        short = organisation("省文史办")
        assert together(
            Kind.ORGANISATION,
            document("a", named(one), issuer=YUNLING),
            document("b", named(other), issuer=YUNLING),
            document("c", named(short), issuer=YUNLING),
        ) == [
            ["1: 云岭省地方志工作办公室", "2: 云岭省地方志工作办公室", "3: 云岭省地方志工作办公室"],
            ["1: 云岭省文史研究办公室"],
            ["2: 云岭省文史征集办公室"],
            ["3: 省文史办"],
        ]

    def test_alias_of_two_names_of_one_organisation_is_that_organisation(self) -> None:
        full = organisation("云岭省地方志工作办公室", "省地方志办", "省方志办")
        middle = organisation("省地方志办", "省方志办")
        short = organisation("省方志办")
        assert together(
            Kind.ORGANISATION,
            document("a", named(full), issuer=full),
            document("b", named(middle), issuer=YUNLING),
            document("c", named(short), issuer=YUNLING),
        ) == [
            [
                "1: 云岭省地方志工作办公室",
                "2: 云岭省地方志工作办公室",
                "2: 省地方志办",
                "3: 云岭省地方志工作办公室",
                "3: 省方志办",
            ]
        ]

    def test_name_inside_an_office_is_another_in_each_office(self) -> None:
        division = organisation("人事处")
        assert together(
            Kind.ORGANISATION,
            document("a", named(division), issuer=YUNLING),
            document("b", named(division), issuer=HAIXI),
            document("c", named(division), issuer=YUNLING),
        ) == [
            ["1: 云岭省地方志工作办公室", "3: 云岭省地方志工作办公室"],
            ["1: 人事处", "3: 人事处"],
            ["2: 人事处"],
            ["2: 海曙省地方志工作办公室"],
        ]

    def test_county_is_not_its_gazetteer_office(self) -> None:
        assert together(
            Kind.ORGANISATION,
            document("a", named(organisation("雪岭县"))),
            document("b", named(organisation("雪岭县地方志办公室"))),
        ) == [["1: 雪岭县"], ["2: 雪岭县地方志办公室"]]


class TestPeople:
    def test_name_alone_never_makes_one_person(self) -> None:
        fact = PersonFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, person=WANG)
        assert together(
            Kind.PERSON, document("a", fact, issuer=YUNLING), document("b", fact, issuer=YUNLING)
        ) == [["1: 王望川"], ["2: 王望川"]]

    def test_shared_organisation_makes_one_person(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "副主任", YUNLING)),
            document("b", holds(WANG, "主任", YUNLING)),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_organisation_is_shared_under_its_short_name_too(self) -> None:
        full = organisation("云岭省地方志工作办公室", "省地方志办")
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "主任", full), issuer=full),
            document("b", holds(WANG, "主任", organisation("省地方志办")), issuer=YUNLING),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_other_organisations_keep_namesakes_apart(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "主任", YUNLING)),
            document("b", holds(WANG, "主任", HAIXI)),
        ) == [["1: 王望川"], ["2: 王望川"]]

    def test_other_names_in_one_organisation_are_other_people(self) -> None:
        other = Entity(Kind.PERSON, "王望海")
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "主任", YUNLING)),
            document("b", holds(other, "主任", YUNLING)),
        ) == [["1: 王望川"], ["2: 王望海"]]

    @pytest.mark.parametrize(
        "inner", [None, organisation("机关党委"), organisation("云岭省地方志工作办公室秘书处")]
    )
    def test_post_inside_the_issuing_office_is_a_post_there(self, inner: Entity | None) -> None:
        stated = [part(inner, YUNLING)] if inner else []
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "副书记", inner), *stated, issuer=YUNLING),
            document("b", holds(WANG, "副主任", YUNLING), issuer=HAIXI),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_post_in_the_parent_of_the_issuing_office_is_not_a_post_there(self) -> None:
        government = organisation("云岭省人民政府")
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "副秘书长", government), part(YUNLING, government), issuer=YUNLING),
            document("b", holds(WANG, "副主任", YUNLING), issuer=YUNLING),
        ) == [["1: 王望川"], ["2: 王望川"]]

    def test_single_post_of_the_country_makes_one_person(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "总书记"), issuer=YUNLING),
            document("b", holds(WANG, "总书记", organisation("中共中央")), issuer=HAIXI),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_single_post_is_no_post_in_the_issuing_office(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "总书记"), issuer=YUNLING),
            document("b", holds(WANG, "副主任"), issuer=YUNLING),
        ) == [["1: 王望川"], ["2: 王望川"]]

    def test_namesakes_of_one_document_stay_two_whatever_they_share(self) -> None:
        elder, younger = (Entity(Kind.PERSON, "王望川", which) for which in ("大", "小"))
        assert together(
            Kind.PERSON,
            document("a", holds(elder, "主任", YUNLING), holds(younger, "科员", YUNLING)),
            document("b", holds(WANG, "主任", YUNLING)),
        ) == [["1: 王望川 (大)"], ["1: 王望川 (小)"], ["2: 王望川"]]

    def test_chain_through_other_documents_does_not_join_namesakes_of_one(self) -> None:
        elder, younger = (Entity(Kind.PERSON, "王望川", which) for which in ("大", "小"))
        assert together(
            Kind.PERSON,
            document("a", holds(elder, "主任", YUNLING), holds(younger, "主任", HAIXI)),
            document("b", holds(WANG, "主任", YUNLING), holds(WANG, "顾问", HAIXI)),
        ) == [["1: 王望川 (大)"], ["1: 王望川 (小)"], ["2: 王望川"]]


class TestMeetings:
    PARTY = Entity(Kind.MEETING, "党组会议", "2031-02-20")

    def test_day_and_office_make_one_meeting(self) -> None:
        assert together(
            Kind.MEETING,
            document("a", met(self.PARTY), issuer=YUNLING),
            document("b", met(self.PARTY, "2031-02-20", YUNLING), issuer=YUNLING),
        ) == [["1: 党组会议 (2031-02-20)", "2: 党组会议 (2031-02-20)"]]

    def test_meetings_of_one_name_and_day_in_two_offices_are_two(self) -> None:
        assert together(
            Kind.MEETING,
            document("a", met(self.PARTY), issuer=YUNLING),
            document("b", met(self.PARTY), issuer=HAIXI),
        ) == [["1: 党组会议 (2031-02-20)"], ["2: 党组会议 (2031-02-20)"]]

    def test_organiser_makes_one_meeting_across_offices(self) -> None:
        assert together(
            Kind.MEETING,
            document("a", met(self.PARTY, organiser=YUNLING), issuer=YUNLING),
            document("b", met(self.PARTY, organiser=YUNLING), issuer=HAIXI),
        ) == [["1: 党组会议 (2031-02-20)", "2: 党组会议 (2031-02-20)"]]

    def test_several_organisers_make_several_meetings_and_the_unsaid_one_stays_alone(self) -> None:
        national = Entity(Kind.MEETING, "全国地方志工作座谈会", "2031-02-20")
        assert together(
            Kind.MEETING,
            document("a", met(national, organiser=YUNLING)),
            document("b", met(national, organiser=HAIXI)),
            document("c", met(national, organiser=YUNLING)),
            document("d", met(national)),
        ) == [
            ["1: 全国地方志工作座谈会 (2031-02-20)", "3: 全国地方志工作座谈会 (2031-02-20)"],
            ["2: 全国地方志工作座谈会 (2031-02-20)"],
            ["4: 全国地方志工作座谈会 (2031-02-20)"],
        ]

    def test_meeting_without_a_day_stays_in_its_document(self) -> None:
        meeting = Entity(Kind.MEETING, "全国地方志工作座谈会")
        assert together(
            Kind.MEETING, document("a", met(meeting)), document("b", met(meeting, "2031-02"))
        ) == [
            ["1: 全国地方志工作座谈会"],
            ["2: 全国地方志工作座谈会"],
        ]

    @pytest.mark.parametrize(
        "name",
        ["党的二十大", "中共二十大", "十四届全国人大一次会议", "二十届三中全会", "2031年全国方志工作会议"],
    )
    def test_session_with_a_number_or_a_year_needs_no_day(self, name: str) -> None:
        session = Entity(Kind.MEETING, name)
        assert together(
            Kind.MEETING,
            document("a", met(session), issuer=YUNLING),
            document("b", met(session, "2031-10-16"), issuer=HAIXI),
        ) == [[f"1: {name}", f"2: {name}"]]

    def test_session_of_the_province_is_another_in_another_province(self) -> None:
        session = Entity(Kind.MEETING, "省十四届人大二次会议")
        assert together(
            Kind.MEETING,
            document("a", met(session), issuer=YUNLING),
            document("b", met(session), issuer=HAIXI),
            document("c", met(session), issuer=organisation("云岭省档案馆")),
        ) == [["1: 省十四届人大二次会议", "3: 省十四届人大二次会议"], ["2: 省十四届人大二次会议"]]

    def test_session_said_of_two_years_is_one_for_each_year(self) -> None:
        session = Entity(Kind.MEETING, "全国第五次地方志工作会议")
        assert together(
            Kind.MEETING,
            document("a", met(session, "2031-01-02")),
            document("b", met(session, "2031-01")),
            document("c", met(session, "2032-01-02")),
            document("d", met(session)),
        ) == [
            ["1: 全国第五次地方志工作会议", "2: 全国第五次地方志工作会议"],
            ["3: 全国第五次地方志工作会议"],
            ["4: 全国第五次地方志工作会议"],
        ]


class TestWorks:
    def test_number_makes_one_document_of_two_titles_and_of_two_ways_to_write_it(self) -> None:
        assert together(
            Kind.DOCUMENT,
            document("a", paper("关于编纂雪线图志的通知", "云府发〔2030〕9号")),
            document("b", paper("编纂通知", "云府发[2030] 9号")),
        ) == [["1: 关于编纂雪线图志的通知", "2: 编纂通知"]]

    def test_title_joins_what_has_the_number_and_what_has_none(self) -> None:
        assert together(
            Kind.DOCUMENT,
            document("a", paper("雪线保护条例", "云府发〔2030〕9号")),
            document("b", paper("雪线保护条例")),
        ) == [["1: 雪线保护条例", "2: 雪线保护条例"]]

    def test_title_of_several_numbers_joins_nothing(self) -> None:
        title = "关于做好年度志鉴报送的通知"
        assert together(
            Kind.DOCUMENT,
            document("a", paper(title, "云府发〔2030〕9号")),
            document("b", paper(title, "云府发〔2031〕2号")),
            document("c", paper(title)),
        ) == [[f"1: {title}"], [f"2: {title}"], [f"3: {title}"]]

    @pytest.mark.parametrize("title", ["通知", "实施方案", "年度工作要点"])
    def test_general_title_is_another_paper_in_each_bulletin(self, title: str) -> None:
        assert together(
            Kind.DOCUMENT,
            document("a", paper(title), issuer=YUNLING),
            document("b", paper(title), issuer=YUNLING),
        ) == [[f"1: {title}"], [f"2: {title}"]]

    def test_title_of_the_province_is_another_paper_in_another_province(self) -> None:
        assert together(
            Kind.DOCUMENT,
            document("a", paper("省志编纂规划纲要"), issuer=YUNLING),
            document("b", paper("省志编纂规划纲要"), issuer=HAIXI),
            document("c", paper("省志编纂规划纲要"), issuer=organisation("云岭省档案馆")),
        ) == [["1: 省志编纂规划纲要", "3: 省志编纂规划纲要"], ["2: 省志编纂规划纲要"]]

    def test_edition_tells_publications_of_one_title_apart(self) -> None:
        assert together(
            Kind.PUBLICATION,
            document("a", book("云岭年鉴", "2031")),
            document("b", book("云岭年鉴", "2031")),
            document("c", book("云岭年鉴", "2030")),
        ) == [["1: 云岭年鉴 (2031)", "2: 云岭年鉴 (2031)"], ["3: 云岭年鉴 (2030)"]]


class TestAuthority:
    """What 省委, 县地方志办公室 and an office's former names mean."""

    CALLED = organisation("省委")

    def test_province_is_that_of_the_issuer(self) -> None:
        assert together(
            Kind.ORGANISATION,
            document("a", named(self.CALLED), named(organisation("中共云岭省委员会")), issuer=YUNLING),
            document("b", named(self.CALLED), issuer=HAIXI),
        ) == [
            ["1: 中共云岭省委员会", "1: 省委"],
            ["1: 云岭省地方志工作办公室"],
            ["2: 海曙省地方志工作办公室"],
            ["2: 省委"],
        ]

    def test_province_is_the_one_named_before_where_there_is_no_issuer(self) -> None:
        said = (at(0, organisation("云岭省档案馆")), at(5, self.CALLED), at(9, organisation("海曙省档案馆")))
        assert together(
            Kind.ORGANISATION, document("a", *said), document("b", named(organisation("云岭省委")))
        ) == [["1: 云岭省档案馆"], ["1: 海曙省档案馆"], ["1: 省委", "2: 云岭省委"]]

    def test_province_named_only_afterwards_is_another_one(self) -> None:
        said = (at(0, self.CALLED), at(5, organisation("云岭省档案馆")))
        assert together(
            Kind.ORGANISATION, document("a", *said), document("b", named(organisation("云岭省委")))
        ) == [["1: 云岭省档案馆"], ["1: 省委"], ["2: 云岭省委"]]

    def test_province_is_that_of_the_cities_named(self) -> None:
        assert together(
            Kind.ORGANISATION,
            document(
                "a",
                named(self.CALLED),
                named(organisation("成都市档案馆")),
                named(organisation("九寨沟县文化馆")),
            ),
            document("b", named(organisation("四川省委"))),
        ) == [["1: 九寨沟县文化馆"], ["1: 成都市档案馆"], ["1: 省委", "2: 四川省委"]]

    def test_offices_of_two_counties_are_two_under_one_short_name(self) -> None:
        short = organisation("县地方志办公室")
        assert together(
            Kind.ORGANISATION,
            document("a", named(short), issuer=organisation("桐溪市青山县地方志办公室")),
            document("b", named(short), issuer=organisation("桐溪市白水县地方志办公室")),
        ) == [
            ["1: 县地方志办公室", "1: 桐溪市青山县地方志办公室"],
            ["2: 县地方志办公室", "2: 桐溪市白水县地方志办公室"],
        ]

    def test_counties_of_one_name_in_two_provinces_are_two(self) -> None:
        office = organisation("青山县地方志办公室")
        assert together(
            Kind.ORGANISATION,
            document("a", named(office), issuer=YUNLING),
            document("b", named(office), issuer=HAIXI),
            document("c", named(office), issuer=YUNLING),
        ) == [
            ["1: 云岭省地方志工作办公室", "3: 云岭省地方志工作办公室"],
            ["1: 青山县地方志办公室", "3: 青山县地方志办公室"],
            ["2: 海曙省地方志工作办公室"],
            ["2: 青山县地方志办公室"],
        ]

    def test_office_stays_one_when_it_is_renamed(self) -> None:
        names = ("云岭省地方志编纂委员会办公室", "云岭省地方志工作办公室", "云岭省委党史和地方志研究室")
        readings = [document(name, named(organisation(name))) for name in names]
        assert len(together(Kind.ORGANISATION, *readings)) == 1

    def test_office_that_stands_beside_another_is_not_merged_with_it(self) -> None:
        history = organisation("云岭省委党史和地方志研究室")
        assert together(
            Kind.ORGANISATION,
            document("a", named(YUNLING), named(history)),
            document("b", named(history)),
        ) == [
            ["1: 云岭省地方志工作办公室"],
            ["1: 云岭省委党史和地方志研究室", "2: 云岭省委党史和地方志研究室"],
        ]


class TestWhoIsWho:
    """Whether people of one name are one: yes, no, or not to be known."""

    COUNTY = organisation("桐溪市青山县地方志办公室")
    CITY = organisation("桐溪市地方志办公室")

    def doubted(self, *readings: Reading) -> list[list[str]]:
        return [[reason.what for reason in doubt.reasons] for doubt in resolve(readings).doubts]

    def test_two_of_one_name_in_one_province_are_not_known_to_be_one(self) -> None:
        one, other = (
            holds(WANG, "馆长", organisation("云岭省档案馆")),
            holds(WANG, "研究员", organisation("云岭省博物馆")),
        )
        readings = document("a", one), document("b", other)
        assert together(Kind.PERSON, *readings) == [["1: 王望川"], ["2: 王望川"]]
        assert self.doubted(*readings) == [["same place", "name ordinary"]]

    def test_who_may_have_moved_up_is_a_doubt_with_its_reasons(self) -> None:
        readings = (
            document("a", holds(WANG, "主任", self.COUNTY), date="2030-01-02"),
            document("b", holds(WANG, "副主任", self.CITY), date="2031-01-02"),
        )
        assert together(Kind.PERSON, *readings) == [["1: 王望川"], ["2: 王望川"]]
        assert self.doubted(*readings) == [["same line of work", "post followed by post", "name ordinary"]]

    def test_who_is_said_to_have_moved_is_one(self) -> None:
        moved = (holds(WANG, "副主任", self.CITY), holds(WANG, "主任", self.COUNTY, former=True))
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "主任", self.COUNTY), date="2030-01-02"),
            document("b", *moved, date="2031-01-02"),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_heads_of_two_offices_in_one_year_are_two_beyond_doubt(self) -> None:
        readings = (
            document("a", holds(WANG, "主任", self.COUNTY), date="2031-01-02"),
            document("b", holds(WANG, "主任", self.CITY), date="2031-03-04"),
        )
        assert together(Kind.PERSON, *readings) == [["1: 王望川"], ["2: 王望川"]]
        assert self.doubted(*readings) == []

    @pytest.mark.parametrize(("relieved", "reasons"), [
        ("2031-02-03", [["same line of work", "post followed by post", "name ordinary"]]),
        ("2031-05-06", []),
    ])
    def test_post_that_was_left_before_another_was_taken_is_no_contradiction(
        self, relieved: str, reasons: list[list[str]]
    ) -> None:
        left = replace(holds(WANG, "主任", self.COUNTY, former=True), date=relieved, ended=relieved)
        readings = (
            document("a", holds(WANG, "主任", self.COUNTY), date="2031-01-02"),
            document("b", left, holds(WANG, "馆员", self.COUNTY), date=relieved),
            document("c", holds(WANG, "主任", self.CITY), date="2031-03-04"),
        )
        assert together(Kind.PERSON, *readings) == [["1: 王望川", "2: 王望川"], ["3: 王望川"]]
        assert self.doubted(*readings) == reasons

    def test_leaders_of_the_country_of_one_name_are_one(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "国务委员")),
            document("b", holds(WANG, "秘书长", organisation("国务院"))),
        ) == [["1: 王望川", "2: 王望川"]]

    def test_leader_of_the_country_is_nobody_in_a_county(self) -> None:
        readings = document("a", holds(WANG, "国务委员")), document("b", holds(WANG, "主任", self.COUNTY))
        assert together(Kind.PERSON, *readings) == [["1: 王望川"], ["2: 王望川"]]
        assert self.doubted(*readings) == []

    def test_foreigner_is_one_in_all_offices_of_the_country(self) -> None:
        lula = Entity(Kind.PERSON, "卢拉")
        assert together(
            Kind.PERSON,
            document("a", holds(lula, "总统", organisation("巴西"))),
            document("b", holds(lula, "总统", organisation("巴西联邦共和国"))),
            document("c", holds(lula, "部长", organisation("俄外交部"))),
        ) == [["1: 卢拉", "2: 卢拉"], ["3: 卢拉"]]

    def test_two_of_one_short_name_in_different_posts_of_a_foreign_country_are_two_for_all_one_knows(self) -> None:
        baqeri, castro = Entity(Kind.PERSON, "巴盖里"), Entity(Kind.PERSON, "劳尔·卡斯特罗")
        readings = (
            document("a", holds(baqeri, "副外长", organisation("伊朗")), holds(castro, "主席", organisation("古巴"))),
            document("b", holds(baqeri, "总参谋长", organisation("伊朗武装部队"))),
            document("c", holds(castro, "大将", organisation("古巴革命武装力量"))),
        )
        found = together(Kind.PERSON, *readings)
        assert ["1: 巴盖里"] in found and ["2: 巴盖里"] in found
        assert ["1: 劳尔·卡斯特罗", "3: 劳尔·卡斯特罗"] in found

    def test_president_and_premier_of_one_name_are_two(self) -> None:
        japarov, country = Entity(Kind.PERSON, "扎帕罗夫"), organisation("吉尔吉斯斯坦")
        assert together(
            Kind.PERSON,
            document("a", holds(japarov, "总统", country)),
            document("b", holds(japarov, "总理", country)),
            document("c", holds(japarov, "总统", country)),
        ) == [["1: 扎帕罗夫", "3: 扎帕罗夫"], ["2: 扎帕罗夫"]]

    def test_prince_becomes_king_and_a_king_no_prince(self) -> None:
        hassan, country = Entity(Kind.PERSON, "哈桑"), organisation("约旦")
        king, prince = holds(hassan, "国王", country), holds(hassan, "王储", country)
        of_old, of_late = replace(king, date="2031-01-02"), replace(prince, date="2031-03-04")
        readings = document("a", of_old), document("b", of_late)
        assert together(Kind.PERSON, *readings) == [["1: 哈桑"], ["2: 哈桑"]]
        assert self.doubted(*readings) == []

    def test_kings_of_one_name_are_told_apart_by_their_number(self) -> None:
        king = Entity(Kind.PERSON, "旺楚克")
        assert together(
            Kind.PERSON,
            document("a", holds(king, "国王", organisation("不丹第五世"))),
            document("b", holds(king, "国王", organisation("不丹第四世"))),
            document("c", holds(king, "国王", organisation("不丹"))),
        ) == [["1: 旺楚克"], ["2: 旺楚克"], ["3: 旺楚克"]]

    def test_who_is_called_something_else_is_not_the_foreigner_that_the_series_knows(self) -> None:
        castro = Entity(Kind.PERSON, "卡斯特罗")
        readings = (
            document("a", holds(castro, "总统", organisation("洪都拉斯"))),
            document("b", mentioned(castro)),
            document("c", holds(castro, "州长", organisation("海岸厅"))),
        )
        files = (replace(reading, sources=(f"第{at}期.txt",)) for at, reading in enumerate(readings, 1))
        assert together(Kind.PERSON, *files) == [["1: 卡斯特罗", "2: 卡斯特罗"], ["3: 卡斯特罗"]]

    def test_name_without_a_post_is_the_offices_own_man_in_its_bulletins(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "副主任", YUNLING), issuer=YUNLING),
            document("b", mentioned(WANG), issuer=YUNLING),
            document("c", mentioned(WANG), issuer=HAIXI),
        ) == [["1: 王望川", "2: 王望川"], ["3: 王望川"]]

    def test_name_without_a_post_is_nobody_for_sure_where_two_are_known(self) -> None:
        assert together(
            Kind.PERSON,
            document("a", holds(WANG, "馆长", organisation("云岭省档案馆")), issuer=YUNLING),
            document("b", holds(WANG, "教授", organisation("云岭大学")), issuer=YUNLING),
            document("c", mentioned(WANG), issuer=YUNLING),
        ) == [["1: 王望川"], ["2: 王望川"], ["3: 王望川"]]

    def test_doubts_come_best_first(self) -> None:
        elder = Entity(Kind.PERSON, "欧阳望川")
        moves = [
            document(f"{at}", holds(person, post, where), date=f"203{at}-01-02")
            for person in (WANG, elder)
            for at, (post, where) in enumerate(
                [("馆长", organisation("云岭省档案馆")), ("馆长", organisation("云岭省博物馆"))]
            )
        ]
        scores = [doubt.score for doubt in resolve(moves).doubts]
        assert len(scores) == 2
        assert scores == sorted(scores, reverse=True)


class TestGazetteers:
    def test_county_gazetteers_of_two_counties_are_two_under_one_short_title(self) -> None:
        assert together(
            Kind.PUBLICATION,
            document("a", book("县志"), issuer=organisation("桐溪市青山县地方志办公室")),
            document("b", book("县志"), issuer=organisation("桐溪市白水县地方志办公室")),
            document("c", book("青山县志"), named(organisation("桐溪市青山县档案馆"))),
        ) == [["1: 县志", "3: 青山县志"], ["2: 县志"]]

    def test_edition_is_linked_to_its_work(self) -> None:
        identity = resolve(
            [document("a", book("雪线图志")), document("b", book("雪线图志（英文版）", "英文版"))]
        )
        work, edition = sorted(identity.names, key=lambda iri: len(identity.names[iri]))
        assert identity.versions == {edition: work}

    def test_edition_of_a_work_that_nobody_names_stands_alone(self) -> None:
        assert resolve([document("b", book("雪线图志（英文版）", "英文版"))]).versions == {}


class TestDoubts:
    def doubted(self, *readings: Reading) -> list[tuple[list[str], list[str]]]:
        return [
            ([reference.name for reference in doubt.references], [reason.what for reason in doubt.reasons])
            for doubt in resolve(readings).doubts
        ]

    def names(self, *readings: Reading) -> set[tuple[str, ...]]:
        """Return the names of doubtful pairs."""
        return {tuple(sorted(names)) for names, _ in self.doubted(*readings)}

    def test_body_of_an_untold_province_may_be_that_of_the_one_that_all_are_in(self) -> None:
        ((names, reasons),) = self.doubted(
            document("a", named(organisation("云岭省档案馆"))), document("b", named(organisation("省档案馆")))
        )
        assert (sorted(names), reasons) == (["云岭省档案馆", "省档案馆"], ["province of most", "one name"])

    def test_body_of_an_untold_province_is_not_asked_about_where_there_are_many(self) -> None:
        names = (f"{name}省档案馆" for name in ("云岭", "海曙", "澜川"))
        provinces = [document(name, named(organisation(name))) for name in names]
        assert self.names(*provinces, document("b", named(organisation("省档案馆")))) == set()

    def test_body_of_an_untold_city_may_be_that_of_few_in_its_province(self) -> None:
        untold = document("b", named(organisation("市档案馆")), issuer=YUNLING)
        cities = [
            document(f"{at}", named(organisation(f"{name}市档案馆")), issuer=YUNLING)
            for at, name in enumerate("望川 青石 白鹭 桐溪".split())
        ]
        assert self.names(*cities[:2], untold) == {("市档案馆", "望川市档案馆"), ("市档案馆", "青石市档案馆")}
        assert self.names(*cities, untold) == set()

    def test_document_of_an_untold_place_is_asked_about_once(self) -> None:
        told = document("a", named(organisation("云岭省档案馆")), named(organisation("云岭省图书馆")))
        untold = document("b", named(organisation("省档案馆")), named(organisation("省图书馆")))
        assert len(self.names(told, untold)) == 1

    def test_body_of_an_untold_city_is_none_of_a_province(self) -> None:
        assert (
            self.doubted(
                document("a", named(organisation("云岭省档案馆"))),
                document("b", named(organisation("市档案馆"))),
            )
            == []
        )

    @pytest.mark.parametrize(
        ("date", "reasons"),
        [
            ("2031-02-23", [["told of within days", "one name"]]),
            ("2031-03-10", [["told of within a month", "one name"]]),
            ("2031-06-01", []),
            ("", [["one name"]]),
        ],
    )
    def test_meeting_of_no_day_may_be_the_one_held_shortly_before(self, date: str, reasons: list[list[str]]) -> None:
        meeting = Entity(Kind.MEETING, "年鉴编纂座谈会")
        held = document("a", met(meeting, "2031-02-20"), issuer=YUNLING, date="2031-02-21")
        long_ago = document("c", met(meeting, "2030-02-20"), issuer=YUNLING, date="2030-02-21")
        told = self.doubted(long_ago, held, document("b", met(meeting), issuer=YUNLING, date=date))
        assert [its for _, its in told] == reasons

    def test_meeting_of_a_name_that_says_nothing_elsewhere_is_not_asked_about(self) -> None:
        meeting = Entity(Kind.MEETING, "座谈会")
        held = document("a", met(meeting, "2031-02-20"), date="2031-02-21")
        assert self.doubted(held, document("b", met(meeting), date="2031-02-22")) == []

    def test_numbered_meeting_of_the_country_is_one_whoever_is_said_to_hold_it(self) -> None:
        meeting = Entity(Kind.MEETING, "第三届全国年鉴论坛")
        readings = [
            document("a", met(meeting, "2031-02-20", YUNLING)),
            document("b", met(meeting, None, HAIXI)),
            document("c", met(meeting)),
        ]
        assert together(Kind.MEETING, *readings) == [[f"{at}: 第三届全国年鉴论坛" for at in (1, 2, 3)]]

    def test_of_pairs_that_hang_together_as_many_are_asked_about_as_make_one_of_all(self) -> None:
        meeting = Entity(Kind.MEETING, "年鉴编纂座谈会")
        readings = [document(f"{day}", met(meeting), issuer=YUNLING, date=f"2031-02-0{day}") for day in range(1, 6)]
        found = resolve(readings).doubts
        assert len(found) == 4
        assert len({iri for doubt in found for iri in (doubt.one, doubt.other)}) == 5

    def test_who_has_nothing_but_the_name_in_common_is_not_asked_about(self) -> None:
        wang = Entity(Kind.PERSON, "王望川")
        bare = [Reading(f"{at}" * 64, document("a", named(wang)).facts, (f"动态{at}.txt",)) for at in (1, 2)]
        assert resolve(bare).doubts == ()

    def test_meetings_of_two_days_are_two_beyond_doubt(self) -> None:
        meeting = Entity(Kind.MEETING, "年鉴编纂座谈会")
        assert (
            self.doubted(
                document("a", met(meeting, "2031-02-20"), issuer=YUNLING),
                document("b", met(meeting, "2031-02-21"), issuer=YUNLING),
            )
            == []
        )


def test_thing_goes_by_its_fullest_name() -> None:
    full = organisation("云岭省地方志工作办公室", "云岭省方志办")
    short = organisation("云岭省方志办")
    one, other = document("a", named(full)), document("b", named(short))
    identity = resolve([one, other])
    assert identity.name(identity.iri(other.sha256, short)) == "云岭省地方志工作办公室"


def test_post_is_in_its_organisation_or_in_the_country_or_in_the_document_only() -> None:
    one, other = (document(name, named(YUNLING)) for name in "ab")
    identity = resolve([one, other])
    assert identity.post(one.sha256, "主任", YUNLING) == identity.post(other.sha256, "主任", YUNLING)
    assert identity.post(one.sha256, "总书记", None) == identity.post(other.sha256, "总书记", None)
    assert identity.post(one.sha256, "主任", None) != identity.post(other.sha256, "主任", None)
    assert identity.post(one.sha256, "主任", None) != identity.post(one.sha256, "主任", YUNLING)


def test_unknown_entity_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        IdentityError, match="no person '王望川' in document 000000000000; resolve identity over"
    ):
        resolve([]).iri("0" * 64, WANG)


def test_bulletin_that_comes_later_does_not_rename_what_is_there() -> None:
    earlier = document("z", holds(WANG, "主任", YUNLING), issuer=YUNLING, date="2031-02-23")
    later = document("a", holds(WANG, "顾问", HAIXI), holds(WANG, "主任", YUNLING), date="2031-03-01")
    assert resolve([earlier]).iri(earlier.sha256, WANG) == resolve([later, earlier]).iri(later.sha256, WANG)


def test_reading_a_document_twice_changes_nothing(facts_of_a_bulletin: tuple[Fact, ...]) -> None:
    reading = Reading("0" * 64, facts_of_a_bulletin)
    assert resolve([reading, reading]) == resolve([reading])


NAMES = st.sampled_from(["云岭省地方志工作办公室", "省地方志办", "方志办", "机关党委", "海曙省档案馆"])
ORGANISATIONS = st.builds(organisation, NAMES, NAMES)
PEOPLE = st.builds(
    Entity, st.just(Kind.PERSON), st.sampled_from(["王望川", "李雪"]), st.sampled_from(["", "大"])
)
MEETINGS = st.builds(
    Entity,
    st.just(Kind.MEETING),
    st.sampled_from(["党组会议", "党的二十大"]),
    st.sampled_from(["", "2031-02-20"]),
)
CLAIMS = st.one_of(
    st.builds(named, ORGANISATIONS),
    st.builds(part, ORGANISATIONS, ORGANISATIONS),
    st.builds(holds, PEOPLE, st.sampled_from(["主任", "总书记"]), st.none() | ORGANISATIONS),
    st.builds(met, MEETINGS, st.none() | st.just("2030"), st.none() | ORGANISATIONS),
    st.builds(
        paper,
        st.sampled_from(["通知", "雪线条例"]),
        st.none() | st.sampled_from(["一〔2030〕1号", "二〔2030〕2号"]),
    ),
)
READINGS = st.lists(
    st.tuples(st.lists(CLAIMS, max_size=5), st.none() | ORGANISATIONS), min_size=2, max_size=4
)


@given(READINGS)
def test_order_of_reading_makes_no_difference(
    claims: Sequence[tuple[Sequence[Fact], Entity | None]],
) -> None:
    readings = [document(str(at), *facts, issuer=issuer) for at, (facts, issuer) in enumerate(claims)]
    backwards = [Reading(reading.sha256, reading.facts[::-1]) for reading in reversed(readings)]
    assert resolve(backwards) == resolve(readings)


@given(READINGS)
def test_namesakes_of_a_document_are_never_one(
    claims: Sequence[tuple[Sequence[Fact], Entity | None]],
) -> None:
    identity = resolve(document(str(at), *facts, issuer=issuer) for at, (facts, issuer) in enumerate(claims))
    seen: dict[tuple[str, str, str, Kind], str] = {}
    for thing, iri in identity.iris.items():
        entity = thing.entity
        key = (iri, thing.document, entity.name, entity.kind)
        assert seen.setdefault(key, entity.qualifier) == entity.qualifier
