import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DefinedNamespaceMeta

from ontology.facts import Confidence, Fact, Kind, Role, Status
from ontology.model import VOCABULARY, classes, concepts, direct_properties, fact_classes, read
from ontology.terms import DCTERMS, FOAF, OA, ORG, PROV, SCHEMA, TIME, ZM, ZMB, ZMC, ZMG, ZMR, ZMS

# Namespaces of which Python names every term; of genres the Turtle alone decides.
OURS = [ZM, ZMR, ZMS, ZMC, ZMB]
REUSED = [DCTERMS, FOAF, OA, ORG, PROV, SCHEMA, SKOS, TIME]


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return read(*VOCABULARY)


@pytest.mark.parametrize("namespace", OURS, ids=str)
def test_python_terms_are_those_that_the_turtle_describes(
    vocabulary: Graph, namespace: DefinedNamespaceMeta
) -> None:
    described = {
        str(term)
        for term in vocabulary.subjects(RDF.type)
        if str(term).startswith(str(namespace)) and str(term) != str(namespace)
    }
    assert {str(namespace) + name for name in namespace.__annotations__ if name[0] != "_"} == described


def test_every_term_of_ours_that_is_used_is_described(vocabulary: Graph) -> None:
    described = set(vocabulary.subjects(RDF.type))
    everything = read(*VOCABULARY, "shapes.ttl", "alignments.ttl")
    used = {term for triple in everything for term in triple if isinstance(term, URIRef)}
    ours = {term for term in used if str(term).startswith(tuple(map(str, [*OURS, ZMG])))}
    assert ours - described == {URIRef(str(ZM))}  # the subject that declares prefixes for the shapes


def test_every_class_and_property_has_a_label_and_a_comment_in_both_languages(vocabulary: Graph) -> None:
    terms = set(vocabulary.subjects(RDFS.label))
    assert {
        (term, prop): sorted(str(getattr(said, "language", None)) for said in vocabulary.objects(term, prop))
        for term in terms
        for prop in (RDFS.label, RDFS.comment)
    } == {(term, prop): ["en", "zh"] for term in terms for prop in (RDFS.label, RDFS.comment)}


def test_what_we_say_of_reused_terms_is_said_of_terms_that_exist(vocabulary: Graph) -> None:
    known = {str(namespace): namespace for namespace in REUSED}
    labelled = {str(term) for term in vocabulary.subjects(RDFS.label)}
    outside = {term for term in labelled if not term.startswith("https://zhimai.example/ontology")}
    assert {
        term: any(term.startswith(base) and term in namespace for base, namespace in known.items())
        for term in outside
    } == dict.fromkeys(outside, True)


def test_every_kind_of_entity_has_a_class() -> None:
    assert set(classes()) == set(Kind)


def test_every_kind_of_fact_has_a_class() -> None:
    assert set(fact_classes()) == {cls.kind for cls in Fact.__subclasses__()}


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("role", list(Role)),
        ("state", list(Status)),
        ("confidence", list(Confidence)),
        ("basis", ["stated", "inferred"]),
    ],
)
def test_concepts_of_a_scheme_are_the_values_of_facts_in_their_order(scheme: str, values: list[str]) -> None:
    assert [concept.notation for concept in concepts(scheme)] == values
    assert [concept.iri.rpartition("/")[2] for concept in concepts(scheme)] == values


def test_every_role_has_its_direct_property() -> None:
    assert dict(direct_properties()) == {
        Role.CHAIR: ZM.chaired,
        Role.SPEAKER: ZM.spokeAt,
        Role.ATTENDEE: ZM.attended,
        Role.OBSERVER: ZM.observed,
    }
