from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import URIRef

from ingest.document import Document
from ingest.emit import emit
from ingest.identity import Identity, IdentityError, Reading, resolve
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
)
from ontology.iri import bulletin_iri
from ontology.terms import DCTERMS, RDF, SCHEMA, SKOS, ZM

GOLDEN = Path(__file__).with_name("bulletin.trig")
HERE = Evidence(0, 2, "云岭")


def test_bulletin_becomes_its_golden_graph(fictional_quads: tuple[Quad, ...]) -> None:
    golden = set(parse(GOLDEN.read_bytes(), format=RdfFormat.TRIG))
    stated = set(fictional_quads)
    assert sorted(map(str, stated - golden)) == []
    assert sorted(map(str, golden - stated)) == []


def test_facts_of_every_kind_are_in_the_golden_graph(facts_of_a_bulletin: tuple[Fact, ...]) -> None:
    assert {fact.kind for fact in facts_of_a_bulletin} == {cls.kind for cls in Fact.__subclasses__()}


def test_every_quad_is_stated_once_in_the_bulletins_own_graph(
    bulletin: Document, fictional_quads: tuple[Quad, ...]
) -> None:
    assert len(fictional_quads) == len(set(fictional_quads))
    assert {quad.graph_name for quad in fictional_quads} == {NamedNode(bulletin_iri(bulletin.sha256))}


def test_order_of_quads_is_the_same_each_time(
    bulletin: Document,
    facts_of_a_bulletin: tuple[Fact, ...],
    fictional_identity: Identity,
    fictional_quads: tuple[Quad, ...],
) -> None:
    assert tuple(emit(bulletin, facts_of_a_bulletin, fictional_identity)) == fictional_quads


def test_order_of_facts_does_not_change_the_graph(
    bulletin: Document,
    facts_of_a_bulletin: tuple[Fact, ...],
    fictional_identity: Identity,
    fictional_quads: tuple[Quad, ...],
) -> None:
    assert set(emit(bulletin, facts_of_a_bulletin[::-1], fictional_identity)) == set(fictional_quads)


def test_fact_said_by_two_extractors_is_two_facts(bulletin: Document) -> None:
    one = PersonFact(
        evidence=(HERE,), extractor="a", confidence=Confidence.STATED, person=Entity(Kind.PERSON, "郑望川")
    )
    two = replace(one, extractor="b")
    quads = list(emit(bulletin, [one, two], resolve([Reading(bulletin.sha256, (one, two))])))
    assert len(subjects(quads, RDF.type, NamedNode(ZM.Mention))) == 2
    assert len(subjects(quads, RDF.type, NamedNode(ZM.Evidence))) == 1


def test_fact_is_the_same_whatever_else_its_entities_are_called(bulletin: Document) -> None:
    one = OrganisationFact(
        evidence=(HERE,),
        extractor="x",
        confidence=Confidence.STATED,
        organisation=Entity(Kind.ORGANISATION, "云岭省档案馆"),
    )
    two = replace(one, organisation=replace(one.organisation, aliases=("省馆",)))
    quads = list(emit(bulletin, [one, two], resolve([Reading(bulletin.sha256, (one, two))])))
    assert len(subjects(quads, RDF.type, NamedNode(ZM.Mention))) == 1
    assert [str(quad.object) for quad in quads if quad.predicate.value == str(SKOS.altLabel)] == [
        '"省馆"@zh-hans'
    ]


@pytest.mark.parametrize(
    ("mastheads", "called"),
    [
        ([], "云岭方志简讯2031-04.pdf"),
        ([{"issue": "4"}], "云岭方志简讯2031-04.pdf"),
        ([{"series": "方志简讯"}], "方志简讯"),
        ([{"series": "方志简讯", "issue": "4", "date": "2031-02-23"}], "方志简讯 2031 第4期"),
        ([{"series": "方志简讯"}, {"title": "乙"}, {"title": "甲"}], "乙"),
        ([{"title": "甲"}, {"title": "乙"}, {"series": "方志简讯"}], "乙"),
    ],
)
def test_bulletin_is_called_by_its_title_or_issue_or_file(
    bulletin: Document, mastheads: list[dict[str, str]], called: str
) -> None:
    facts = [
        BulletinFact(evidence=(HERE,), extractor="x", confidence=Confidence.STATED, **said)  # type: ignore[arg-type]
        for said in mastheads
    ]
    quads = emit(bulletin, facts, resolve([]))
    assert [quad.object for quad in quads if quad.predicate.value == str(SKOS.prefLabel)] == [
        Literal(called, language="zh-Hans")
    ]


def test_genre_of_no_scheme_is_described_in_the_graph(bulletin: Document) -> None:
    fact = DocumentFact(
        evidence=(HERE,),
        extractor="documents",
        confidence=Confidence.STATED,
        document=Entity(Kind.DOCUMENT, "雪线图志凡例"),
        genre="凡例",
    )
    quads = list(emit(bulletin, [fact], resolve([Reading(bulletin.sha256, (fact,))])))
    (genre,) = (quad.object for quad in quads if quad.predicate.value == str(DCTERMS.type))
    assert isinstance(genre, NamedNode)
    assert {str(quad.object) for quad in quads if quad.subject == genre} == {
        str(NamedNode(SKOS.Concept)),
        '"凡例"@zh-hans',
    }


def test_names_that_other_documents_use_are_aliases_here(bulletin: Document) -> None:
    office = Entity(Kind.ORGANISATION, "云岭省地方志工作办公室")
    here = OrganisationFact(
        evidence=(HERE,),
        extractor="x",
        confidence=Confidence.STATED,
        organisation=Entity(Kind.ORGANISATION, "云岭省方志办"),
    )
    there = replace(here, organisation=replace(office, aliases=("云岭省方志办",)))
    identity = resolve([Reading(bulletin.sha256, (here,)), Reading("0" * 64, (there,))])
    quads = list(emit(bulletin, [here], identity))
    assert {
        (quad.predicate.value, str(quad.object))
        for quad in quads
        if quad.subject.value == identity.iri("0" * 64, office)  # type: ignore[union-attr]
        and isinstance(quad.object, Literal)
    } == {
        (str(SKOS.prefLabel), '"云岭省地方志工作办公室"@zh-hans'),
        (str(SKOS.altLabel), '"云岭省方志办"@zh-hans'),
    }


@pytest.mark.parametrize(
    ("qualifier", "date", "stated"),
    [
        ("2031-02", None, ['"2031-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>']),
        ("2031-02", "2031-02-20", ['"2031-02-20"^^<http://www.w3.org/2001/XMLSchema#date>']),
        ("第二次", None, []),
    ],
)
def test_meeting_has_the_date_of_its_fact_or_else_of_its_qualifier(
    bulletin: Document, qualifier: str, date: str | None, stated: list[str]
) -> None:
    fact = MeetingFact(
        evidence=(HERE,),
        extractor="meetings",
        confidence=Confidence.STATED,
        meeting=Entity(Kind.MEETING, "座谈会", qualifier),
        held=True,
        date=date,
    )
    quads = list(emit(bulletin, [fact], resolve([Reading(bulletin.sha256, (fact,))])))
    assert [str(quad.object) for quad in quads if quad.predicate.value == str(SCHEMA.startDate)] == stated


def test_meeting_told_of_twice_is_held_if_it_is_once_reported_so(bulletin: Document) -> None:
    mentioned = MeetingFact(
        evidence=(HERE,),
        extractor="meetings",
        confidence=Confidence.STATED,
        meeting=Entity(Kind.MEETING, "座谈会", "2031-02-20"),
        held=False,
    )
    both = (mentioned, replace(mentioned, held=True))
    identity = resolve([Reading(bulletin.sha256, both)])
    meeting = NamedNode(identity.iri(bulletin.sha256, mentioned.meeting))
    quads = [quad for quad in emit(bulletin, both, identity) if quad.subject == meeting]
    assert [quad.object for quad in quads if quad.predicate.value == str(ZM.held)] == [Literal(True)]


def test_facts_that_identity_never_saw_are_refused(
    bulletin: Document, facts_of_a_bulletin: tuple[Fact, ...]
) -> None:
    with pytest.raises(IdentityError, match="no organisation '云岭省地方志工作办公室' in document"):
        list(emit(bulletin, facts_of_a_bulletin, resolve([])))


def subjects(quads: list[Quad], predicate: URIRef, value: NamedNode) -> set[str]:
    return {str(q.subject) for q in quads if q.predicate.value == str(predicate) and q.object == value}
