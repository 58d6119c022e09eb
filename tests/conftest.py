"""A small fictional bulletin that says something of every kind, for whoever needs facts or quads."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import spacy
from hypothesis import settings
from pyoxigraph import NamedNode, Quad
from spacy.training import Example
from thinc.api import fix_random_seed

from ingest.document import Document
from ingest.emit import emit
from ingest.identity import Identity, Reading, resolve
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
from queries.names import Names
from queries.stores import Rows, Store
from tests.virtuoso import Virtuoso, installed, running

# a busy machine is no failure
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

#: What a small model learns: names that no list of surnames has, and where they stand.
NAMES = [(name, "PERSON") for name in "霜如白 澜里青 砚北生 荻云声 苔上春 翎子期 汀小舟 岫远山".split()]
HOUSES = [
    (name, "ORG")
    for name in "云帆雅集 晚晴雅集 松风雅集 石榴雅集 青石雅集 半山雅集 听雨雅集 小雪雅集".split()
]
FRAMES = [
    ("主任", "主持会议。"),
    ("副主任", "出席会议并讲话。"),
    ("", "表示，要抓紧编纂。"),
    ("会议由", "主持。"),
    ("专家", "、丁守正参加评审。"),
    ("河上有", "的影子。"),
]
HOUSE_FRAMES = [
    ("", "社长丁守正主持会议。"),
    ("", "召开年会。"),
    ("大家走过", "的门口。"),
    ("", "举行茶会。"),
]

PAGE_1 = """云岭方志简讯
第4期（总第150期）
云岭省地方志工作办公室　2031年2月23日
省地方志办召开党组（扩大）会议
2月20日，云岭省地方志工作办公室在望川市召开党组（扩大）会议，传达学习全省宣传部长会议精神、\
《云岭省地方志事业发展规划》和省委书记陆晓棠的讲话。办党组书记、主任郑望川主持会议并讲话，\
副主任欧阳启明受陆晓棠委托传达会议精神，原副主任吕思远出席会议，机关各处负责人列席会议。
"""
PAGE_2 = """会议要求，根据《关于编纂雪线图志的预告》（云府发〔2030〕9号），按照陆晓棠批示，\
推进《雪线图志》编纂。\
2030年启动的《云岭年鉴（2031）》为服务文化强省建设而编，已于1月出版。
报：云岭省人民政府。送：各市（州）地方志工作机构。
云岭省地方志工作办公室秘书处　2031年2月24日印发　共印13份　主动公开
"""

OFFICE = Entity(Kind.ORGANISATION, "云岭省地方志工作办公室", aliases=("省地方志办",))
PARTY_GROUP = Entity(Kind.ORGANISATION, "省地方志办党组", aliases=("办党组",))
SECRETARIAT = Entity(Kind.ORGANISATION, "云岭省地方志工作办公室秘书处")
GOVERNMENT = Entity(Kind.ORGANISATION, "云岭省人民政府")
AGENCIES = Entity(Kind.GROUP, "各市（州）地方志工作机构")
HEADS = Entity(Kind.GROUP, "机关各处负责人")
ZHENG = Entity(Kind.PERSON, "郑望川")
OUYANG = Entity(Kind.PERSON, "欧阳启明")
LYU = Entity(Kind.PERSON, "吕思远")
LU = Entity(Kind.PERSON, "陆晓棠")
MEETING = Entity(Kind.MEETING, "省地方志办党组（扩大）会议", "2031-02-20", aliases=("党组（扩大）会议",))
MINISTERS = Entity(Kind.MEETING, "全省宣传部长会议")
PLAN = Entity(Kind.DOCUMENT, "云岭省地方志事业发展规划")
FORENOTICE = Entity(Kind.DOCUMENT, "关于编纂雪线图志的预告")
SPEECH = Entity(Kind.SPEECH, "省委书记陆晓棠的讲话")
INSTRUCTION = Entity(Kind.INSTRUCTION, "陆晓棠批示")
AIM = Entity(Kind.AIM, "文化强省建设")
ATLAS = Entity(Kind.PUBLICATION, "雪线图志")
YEARBOOK = Entity(Kind.PUBLICATION, "云岭年鉴", "2031")


@pytest.fixture(scope="session")
def bulletin() -> Document:
    """A bulletin of two pages, of an office and a province that do not exist."""
    raw = PAGE_1 + PAGE_2
    return Document(
        name="云岭方志简讯2031-04.pdf",
        media_type="application/pdf",
        sha256=sha256(raw.encode()).hexdigest(),
        raw=raw,
        pages=(0, len(PAGE_1)),
    )


@pytest.fixture(scope="session")
def quote(bulletin: Document) -> Callable[[str], tuple[Evidence, ...]]:
    """Find words in the bulletin, where they first stand."""

    def find(words: str) -> tuple[Evidence, ...]:
        start = bulletin.raw.index(words)
        return (Evidence(start, start + len(words), words, bulletin.page_at(start)),)

    return find


@pytest.fixture(scope="session")
def facts_of_a_bulletin(bulletin: Document, quote: Callable[[str], tuple[Evidence, ...]]) -> tuple[Fact, ...]:
    """Facts of every kind, every role and every state of confidence, as the bulletin has them."""
    stated, pattern, guessed = Confidence.STATED, Confidence.PATTERN, Confidence.GUESSED
    conveys = quote("传达学习全省宣传部长会议精神、《云岭省地方志事业发展规划》和省委书记陆晓棠的讲话")
    chairs = quote("办党组书记、主任郑望川主持会议并讲话")
    passes_on = quote("副主任欧阳启明受陆晓棠委托传达会议精神")
    attends = quote("原副主任吕思远出席会议")
    orders = quote("《关于编纂雪线图志的预告》（云府发〔2030〕9号），按照陆晓棠批示，推进《雪线图志》编纂")
    yearbook = quote("2030年启动的《云岭年鉴（2031）》为服务文化强省建设而编，已于1月出版")
    held = quote("2月20日，云岭省地方志工作办公室在望川市召开党组（扩大）会议")
    return (
        BulletinFact(
            evidence=quote("云岭方志简讯\n第4期（总第150期）\n云岭省地方志工作办公室　2031年2月23日")
            + quote("云岭省地方志工作办公室秘书处　2031年2月24日印发　共印13份　主动公开"),
            extractor="masthead",
            confidence=stated,
            title="省地方志办召开党组（扩大）会议",
            series="云岭方志简讯",
            issue="4",
            total_issue="150",
            issuer=OFFICE,
            date="2031-02-23",
            printed="2031-02-24",
            printer=SECRETARIAT,
            disclosure="主动公开",
            copies="13",
            reported_to=(GOVERNMENT,),
            sent_to=(AGENCIES,),
        ),
        PersonFact(evidence=chairs, extractor="people", confidence=stated, person=ZHENG),
        PersonFact(evidence=quote("陆晓棠"), extractor="people", confidence=stated, person=LU),
        OrganisationFact(
            evidence=held,
            extractor="organisations",
            confidence=stated,
            organisation=OFFICE,
            parent=GOVERNMENT,
        ),
        OrganisationFact(
            evidence=chairs,
            extractor="organisations",
            confidence=pattern,
            organisation=PARTY_GROUP,
            parent=OFFICE,
        ),
        PostFact(
            evidence=chairs,
            extractor="posts",
            confidence=stated,
            person=ZHENG,
            post="党组书记",
            organisation=PARTY_GROUP,
            date="2031-02-20",
        ),
        PostFact(
            evidence=chairs,
            extractor="posts",
            confidence=stated,
            person=ZHENG,
            post="主任",
            organisation=OFFICE,
            date="2031-02-20",
        ),
        PostFact(evidence=passes_on, extractor="posts", confidence=guessed, person=OUYANG, post="副主任"),
        PostFact(
            evidence=attends,
            extractor="posts",
            confidence=stated,
            person=LYU,
            post="副主任",
            organisation=OFFICE,
            date="2031-02",
            former=True,
            began="2027",
            ended="2031-01-15",
        ),
        MeetingFact(
            evidence=held,
            extractor="meetings",
            confidence=stated,
            meeting=MEETING,
            held=True,
            date="2031-02-20",
            organiser=OFFICE,
            place="望川市",
        ),
        MeetingFact(
            evidence=conveys, extractor="meetings", confidence=pattern, meeting=MINISTERS, held=False
        ),
        AttendanceFact(
            evidence=chairs,
            extractor="attendance",
            confidence=stated,
            participant=ZHENG,
            meeting=MEETING,
            role=Role.CHAIR,
        ),
        AttendanceFact(
            evidence=passes_on,
            extractor="attendance",
            confidence=stated,
            participant=OUYANG,
            meeting=MEETING,
            role=Role.SPEAKER,
            on_behalf_of=LU,
        ),
        AttendanceFact(
            evidence=attends,
            extractor="attendance",
            confidence=stated,
            participant=LYU,
            meeting=MEETING,
            role=Role.ATTENDEE,
        ),
        AttendanceFact(
            evidence=quote("机关各处负责人列席会议"),
            extractor="attendance",
            confidence=stated,
            participant=HEADS,
            meeting=MEETING,
            role=Role.OBSERVER,
        ),
        DocumentFact(evidence=conveys, extractor="documents", confidence=stated, document=PLAN, genre="规划"),
        DocumentFact(
            evidence=orders,
            extractor="documents",
            confidence=stated,
            document=FORENOTICE,
            genre="预告",
            number="云府发〔2030〕9号",
        ),
        PublicationFact(
            evidence=orders,
            extractor="publications",
            confidence=stated,
            publication=ATLAS,
            status=Status.COMPILING,
            date="2031-02-20",
        ),
        PublicationFact(
            evidence=yearbook,
            extractor="publications",
            confidence=pattern,
            publication=YEARBOOK,
            status=Status.COMPILING,
            date="2030",
        ),
        PublicationFact(
            evidence=yearbook,
            extractor="publications",
            confidence=stated,
            publication=YEARBOOK,
            status=Status.PUBLISHED,
            date="2031-01",
        ),
        ConveyedFact(
            evidence=conveys, extractor="conveyed", confidence=stated, meeting=MEETING, subject=MINISTERS
        ),
        ConveyedFact(
            evidence=conveys, extractor="conveyed", confidence=stated, meeting=MEETING, subject=PLAN
        ),
        ConveyedFact(
            evidence=conveys, extractor="conveyed", confidence=stated, meeting=MEETING, subject=SPEECH
        ),
        DirectiveFact(
            evidence=orders,
            extractor="directives",
            confidence=stated,
            source=FORENOTICE,
            target=ATLAS,
            through=MEETING,
        ),
        DirectiveFact(
            evidence=orders, extractor="directives", confidence=guessed, source=INSTRUCTION, target=ATLAS
        ),
        DirectiveFact(
            evidence=yearbook, extractor="directives", confidence=pattern, source=AIM, target=YEARBOOK
        ),
    )


@pytest.fixture(scope="session")
def fictional_identity(bulletin: Document, facts_of_a_bulletin: tuple[Fact, ...]) -> Identity:
    """Who is who in the bulletin, when it is the only one."""
    return resolve([Reading(bulletin.sha256, facts_of_a_bulletin)])


@pytest.fixture(scope="session")
def fictional_quads(
    bulletin: Document, facts_of_a_bulletin: tuple[Fact, ...], fictional_identity: Identity
) -> tuple[Quad, ...]:
    """All that the bulletin says, as quads."""
    return tuple(emit(bulletin, facts_of_a_bulletin, fictional_identity))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy model that finds names, trained within seconds on the people of the samples, in a folder."""
    fix_random_seed(7)
    nlp = spacy.blank("zh")
    nlp.meta["name"] = "small"
    nlp.add_pipe("ner")
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(at, at + len(name), label)]})
        for frames, names in ((FRAMES, NAMES), (HOUSE_FRAMES, HOUSES))
        for before, behind in frames
        for name, label in names
        for text, at in [(f"{before}{name}{behind}", len(before))]
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(10):
        for at in range(0, len(examples), 8):
            nlp.update(examples[at : at + 8], sgd=optimizer)
    folder = tmp_path_factory.mktemp("models") / "small"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="session")
def fitting() -> Callable[[Store, str], tuple[str, ...]]:
    """Finds values in a store that a parameter of a type can take."""

    def find(store: Store, kind: str) -> tuple[str, ...]:
        given = {"date": ("2023", "2023-06", "2023-03-08"), "integer": ("1", "2"), "text": ("会", "志")}
        if kind in given:
            return given[kind]
        if kind == "fact":
            found = store.query(
                "SELECT DISTINCT ?fact { ?fact zm:evidence ?said FILTER(CONTAINS(STR(?fact), '/fact/')) } LIMIT 9"
            )
            assert isinstance(found, Rows)
            return tuple(fact.value for (fact,) in found if isinstance(fact, NamedNode))
        return tuple(thing.iri.value for thing in Names(store).suggest("", 50, kind))

    return find


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso of this test run.

    Where none is installed the tests that need it are skipped; on the server (CI=true) they fail.
    """
    if not installed():
        told = "Virtuoso is missing: apt-get install virtuoso-opensource-7-bin"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(told)
    with running(tmp_path_factory.mktemp("virtuoso")) as its:
        yield its
