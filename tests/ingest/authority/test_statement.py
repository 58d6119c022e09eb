from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from ingest.authority import ours
from ingest.authority.statement import stated
from ingest.identity import Reading, resolve
from ontology.facts import BulletinFact, Confidence, Entity, Evidence, Kind, OrganisationFact
from ontology.terms import ORG, SKOS

STATED = frozenset(stated(ours()))
WORDS = (Evidence(0, 1, "四"),)


def named(*labels: str) -> set[NamedNode]:
    """Return what bears all these names."""
    bearers = [
        {
            triple.subject
            for triple in STATED
            if triple.object == Literal(label, language="zh-Hans") and isinstance(triple.subject, NamedNode)
        }
        for label in labels
    ]
    return set.intersection(*bearers)


def test_every_name_of_a_body_is_stated() -> None:
    assert len(named("四川省地方志工作办公室", "四川省地方志办", "四川省地方志编纂委员会办公室")) == 1
    assert len(named("中共中央办公厅", "中办")) == 1
    assert len(named("四川省", "四川")) == 1


def test_body_is_a_part_of_its_parent() -> None:
    (part,), (whole,) = named("中共四川省委员会组织部"), named("中共四川省委员会")
    assert Triple(part, NamedNode(ORG.subOrganizationOf), whole) in STATED


def test_county_lies_in_its_city_and_the_city_in_its_province() -> None:
    (county,), (city,), (province,) = named("九寨沟县"), named("阿坝藏族羌族自治州"), named("四川省")
    assert {
        Triple(county, NamedNode(SKOS.broader), city),
        Triple(city, NamedNode(SKOS.broader), province),
    } <= STATED


def test_bodies_of_counties_are_none_of_a_province() -> None:
    assert named("四川省卫生健康委员会") and not named("四川省卫生健康局")


def test_change_of_name_leads_from_the_former_to_the_one_of_today() -> None:
    (former,), (today,) = named("国家发展计划委员会"), named("国家发展和改革委员会")
    (event,) = {triple.subject for triple in STATED if triple.object == former}
    assert Triple(event, NamedNode(ORG.resultingOrganization), today) in STATED


def test_bodies_bear_the_iris_that_they_have_in_the_graph() -> None:
    names = {
        "省委": "中共四川省委员会",
        "四川省地方志办": "四川省地方志工作办公室",
        "中组部": "中共中央组织部",
        "国务院": "国务院",
    }
    entities = {name: Entity(Kind.ORGANISATION, name) for name in names}
    issuer = Entity(Kind.ORGANISATION, "四川省地方志工作办公室")
    masthead = BulletinFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, issuer=issuer)
    facts = [
        OrganisationFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, organisation=entity)
        for entity in entities.values()
    ]
    document = sha256(b"a").hexdigest()
    identity = resolve([Reading(document, (masthead, *facts))])
    for name, full in names.items():
        assert named(full) == {NamedNode(identity.iri(document, entities[name]))}
