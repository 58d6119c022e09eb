from functools import cache

import pytest
from pyoxigraph import Quad, RdfFormat, Triple, serialize
from rdflib import Graph, Literal, Namespace, URIRef

from ontology.model import PREFIXES, read
from ontology.validate import Violation, violations

SH = Namespace("http://www.w3.org/ns/shacl#")

# For each rule: what breaks it (`-` takes away, `+` adds, of a bulletin's graph), and what else that breaks.
BROKEN = {
    "fact-evidence": ("- ?x zm:evidence ?e", "?x a zm:Mention", "evidence-used"),
    "fact-confidence": ("+ ?x zm:confidence zmc:guessed", "?x a zm:Mention ; zm:confidence zmc:stated", ""),
    "fact-extractor": ("- ?x zm:extractor ?e", "?x a zm:Mention", ""),
    "fact-class": ("- ?x a zm:Mention", "?x a zm:Mention", ""),
    "evidence-exact": ("- ?x oa:exact ?e", "?x a zm:Evidence", ""),
    "evidence-start": ("- ?x oa:start ?e", "?x a zm:Evidence", ""),
    "evidence-end": ("+ ?x oa:end 1000", "?x a zm:Evidence ; oa:start 0", "evidence-length"),
    "evidence-order": ("- ?x oa:end ?e + ?x oa:end 0", "?x a zm:Evidence", "evidence-length"),
    "evidence-source": ("- ?x oa:hasSource ?e", "?x a zm:Evidence", ""),
    "evidence-page": ("- ?x schema:pagination ?e + ?x schema:pagination 0", "?x a zm:Evidence", ""),
    "evidence-used": ("- ?f zm:evidence ?x", "?x a zm:Evidence", "fact-evidence"),
    "evidence-paged": ("- ?x schema:pagination ?p", "?x a zm:Evidence", ""),
    "evidence-length": ('- ?x oa:exact ?e + ?x oa:exact "云"', "?x a zm:Evidence", ""),
    "bulletin-extractor": ("- ?x zm:extractor ?e", "?x a zm:Bulletin", ""),
    "mention-thing": ("+ ?x zm:thing ?m", "?x a zm:Mention . ?m a zm:Meeting", ""),
    "sighting-member": ("- ?x org:member ?e", "?x a zm:Sighting ; zm:former true", "sighting-direct sighting-holding"),
    "sighting-post": (
        "- ?x zm:post ?e",
        "?x a zm:Sighting FILTER NOT EXISTS { ?x org:organization ?o }",
        "sighting-direct sighting-holding",
    ),
    "sighting-organization": (
        "+ ?x org:organization ?m . ?p org:postIn ?m",
        "?x a zm:Sighting ; zm:post ?p . ?m a zm:Meeting FILTER NOT EXISTS { ?x org:organization ?o }",
        "post-in",
    ),
    "sighting-post-in": ("- ?x org:organization ?e", "?x a zm:Sighting", ""),
    "sighting-date": ('+ ?x zm:seenOn "2031"^^xsd:gYear', "?x a zm:Sighting ; zm:seenOn ?d", ""),
    "sighting-former": ("+ ?x zm:former false", "?x a zm:Sighting FILTER NOT EXISTS { ?x zm:former ?f }", ""),
    "sighting-began": ('+ ?x zm:beganOn "2026"^^xsd:gYear', "?x a zm:Sighting ; zm:beganOn ?d", "sighting-beginning"),
    "sighting-ended": (
        '+ ?x zm:endedOn "2031-02"^^xsd:gYearMonth',
        "?x a zm:Sighting ; zm:endedOn ?d",
        "sighting-end",
    ),
    "sighting-during": (
        "+ ?x org:memberDuring ?m",
        "?x a zm:Sighting ; zm:beganOn ?d . ?m a zm:Meeting",
        "",
    ),
    "sighting-beginning": ("- ?i time:hasBeginning ?b", "?x org:memberDuring ?i", ""),
    "sighting-end": ("- ?b time:inXSDDate ?d", "?x org:memberDuring ?i . ?i time:hasEnd ?b", ""),
    "sighting-order": (
        '- ?x zm:endedOn ?d . ?b time:inXSDDate ?d + ?x zm:endedOn "2026"^^xsd:gYear . ?b time:inXSDgYear "2026"^^xsd:gYear',
        "?x org:memberDuring ?i . ?i time:hasEnd ?b",
        "",
    ),
    "sighting-direct": (
        "- ?p org:holds ?o",
        "?x a zm:Sighting ; org:member ?p ; zm:post ?o FILTER NOT EXISTS { ?x zm:former ?f }",
        "",
    ),
    "sighting-holding": (
        "- ?h a zm:Holding . ?h zm:holder ?p",
        "?x org:member ?p ; zm:post ?o . ?h zm:holder ?p ; zm:heldPost ?o",
        "",
    ),
    "report-meeting": ("- ?x zm:meeting ?e", "?x a zm:MeetingReport", ""),
    "report-held": ("- ?x zm:held ?e", "?x a zm:MeetingReport", ""),
    "report-date": ('+ ?x zm:heldOn "2031"^^xsd:gYear', "?x a zm:MeetingReport ; zm:heldOn ?d", ""),
    "participation-agent": (
        "- ?x prov:agent ?e",
        "?x a zm:Participation ; prov:hadRole zmr:observer",
        "participation-direct",
    ),
    "participation-meeting": (
        "- ?x zm:meeting ?e",
        "?x a zm:Participation ; prov:hadRole zmr:observer",
        "participation-direct participation-qualified",
    ),
    "participation-role": ("- ?x prov:hadRole ?e", "?x a zm:Participation", ""),
    "participation-capacity": (
        "+ ?x zm:capacity ?p",
        "?x a zm:Participation . ?p a org:Post",
        "capacity-holder",
    ),
    "participation-behalf": ("+ ?x zm:onBehalfOf ?m", "?x a zm:Participation ; zm:meeting ?m", ""),
    "participation-qualified": ("- ?m prov:qualifiedAssociation ?x", "?x a zm:Participation", ""),
    "capacity-holder": (
        "+ ?p zm:capacity ?x",
        "?x a zm:Sighting ; zm:former true . ?p a zm:Participation ; prov:hadRole zmr:chair",
        "",
    ),
    "participation-direct": ("- ?a zm:chaired ?m", "?x prov:agent ?a ; prov:hadRole zmr:chair", ""),
    "state-publication": (
        "- ?x zm:publication ?e",
        "?x a zm:PublicationState ; zm:stateOn '2030'^^xsd:gYear",
        "state-direct",
    ),
    "state-state": ("- ?x zm:state ?e", "?x a zm:PublicationState", ""),
    "state-date": ('+ ?x zm:stateOn "1999"^^xsd:gYear', "?x a zm:PublicationState", ""),
    "state-direct": ("- ?u prov:wasGeneratedBy ?x", "?x a zm:PublicationState", ""),
    "conveyance-meeting": ("- ?x zm:meeting ?e", "?x a zm:Conveyance", ""),
    "conveyance-subject": ("- ?x zm:subject ?e", "?x a zm:Conveyance", ""),
    "impetus-influencer": ("- ?x prov:influencer ?e", "?x a zm:Impetus", ""),
    "impetus-publication": ("- ?x zm:publication ?e", "?x a zm:Impetus", ""),
    "impetus-through": ("+ ?x zm:through ?p", "?x a zm:Impetus . ?p a foaf:Person", ""),
    "impetus-basis": ("- ?x zm:basis ?e", "?x a zm:Impetus", ""),
    "thing-name": ("- ?x skos:prefLabel ?e", "?x a zm:Meeting", ""),
    "thing-other-name": ("+ ?x skos:altLabel ?e", "?x a zm:Meeting ; skos:prefLabel ?e", ""),
    "person-name": ("- ?x foaf:name ?e", "?x a foaf:Person", ""),
    "person-holds": ("+ ?x org:holds ?m", "?x a foaf:Person . ?m a zm:Meeting", ""),
    "person-formerly-held": ("+ ?x zm:formerlyHeld ?m", "?x a foaf:Person . ?m a zm:Meeting", ""),
    "organization-parent": ("+ ?x org:subOrganizationOf ?m", "?x a org:Organization . ?m a zm:Meeting", ""),
    "organization-loop": ("+ ?x org:subOrganizationOf ?y", "?y org:subOrganizationOf ?x", ""),
    "post-in": (
        "+ ?x org:postIn ?m",
        "?x a org:Post . ?m a zm:Meeting FILTER NOT EXISTS { ?x org:postIn ?o }",
        "sighting-post-in",
    ),
    "holding-holder": ("- ?x zm:holder ?p", "?x a zm:Holding", "sighting-holding"),
    "holding-post": ("+ ?x zm:heldPost ?o", "?x a zm:Holding ; zm:heldPost ?p . ?o a org:Post FILTER(?o != ?p)", ""),
    "meeting-held": ("+ ?x zm:held false", "?x a zm:Meeting ; zm:held true", ""),
    "meeting-organizer": ("+ ?x schema:organizer ?p", "?x a zm:Meeting . ?p a foaf:Person", ""),
    "meeting-place": ("+ ?x schema:location ?x", "?x a zm:Meeting", ""),
    "meeting-conveyed": ('+ ?x zm:conveyed "精神"', "?x a zm:Meeting", ""),
    "work-title": ("- ?x dcterms:title ?e", "?x a zm:Publication", ""),
    "document-number": ("+ ?x dcterms:identifier 9", "?x a zm:OfficialDocument", ""),
    "document-genre": ('+ ?x dcterms:type "通知"', "?x a zm:OfficialDocument", ""),
    "publication-edition": ("+ ?x zm:edition 2", "?x a zm:Publication", ""),
    "publication-state": ("+ ?x zm:hasState zmr:chair", "?x a zm:Publication", ""),
    "led-to": ("+ ?m zm:ledTo ?x", "?x a zm:Meeting . ?m a zm:PolicyAim", ""),
    "bulletin-file": ("- ?x zm:fileName ?e", "?x a zm:Bulletin", ""),
    "bulletin-hash": ('- ?x zm:sha256 ?e + ?x zm:sha256 "0"', "?x a zm:Bulletin", ""),
    "bulletin-source": ("+ ?x dcterms:source <ftp://a.example/>", "?x a zm:Bulletin", ""),
    "bulletin-format": ('+ ?x dcterms:format "text/plain"', "?x a zm:Bulletin", ""),
    "bulletin-title": ('+ ?x dcterms:title "Meeting"@en', "?x a zm:Bulletin", ""),
    "bulletin-text": ("+ ?x zm:series 5", "?x a zm:Bulletin", ""),
    "bulletin-copies": ("- ?x zm:copies ?e + ?x zm:copies -1", "?x a zm:Bulletin", ""),
    "bulletin-offices": ("+ ?x zm:printer ?p", "?x a zm:Bulletin . ?p a foaf:Person", ""),
    "bulletin-addressees": ("+ ?x zm:sentTo ?m", "?x a zm:Bulletin . ?m a zm:Meeting", ""),
    "bulletin-confidence": ("+ ?x zm:confidence zmr:chair", "?x a zm:Bulletin", ""),
    "date-type": ("- ?x zm:printed ?e + ?x zm:printed '二月'", "?x a zm:Bulletin", ""),
}


@pytest.fixture(scope="module")
def stated(fictional_quads: tuple[Quad, ...]) -> Graph:
    """The graph of the fictional bulletin."""
    return graph_of(fictional_quads)


def graph_of(quads: tuple[Quad, ...]) -> Graph:
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    graph = Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    return graph


def test_what_is_stated_breaks_no_rule(stated: Graph) -> None:
    assert violations(stated) == []


def test_every_rule_is_broken_by_some_graph() -> None:
    assert set(BROKEN) == {str(rule).rpartition("/")[2] for rule in rules()}


def test_every_rule_says_itself_once_in_each_language() -> None:
    shapes = read("shapes.ttl")
    assert {rule: languages(shapes, rule) for rule in rules()} == {rule: ["en", "zh"] for rule in rules()}


@pytest.mark.parametrize("rule", BROKEN)
def test_graph_that_breaks_a_rule_is_told_which_and_where(stated: Graph, rule: str) -> None:
    change, where, also = BROKEN[rule]
    graph, node = broken(stated, change, where)
    found = violations(graph, "en")
    assert {violation.rule for violation in found} == {rule, *also.split()}
    said = [str(violation) for violation in found if violation.rule == rule]
    assert any(node in line and f"breaks {rule}: " in line and "\n" not in line for line in said), said


def test_violation_says_node_rule_message_and_value(stated: Graph) -> None:
    graph, node = broken(stated, "+ ?x zm:confidence zmr:chair", "?x a zm:Bulletin")
    (violation,) = violations(graph)
    assert violation == Violation(
        node=node,
        rule="bulletin-confidence",
        path="https://zhimai.example/ontology#confidence",
        value="https://zhimai.example/role/chair",
        message="简讯的可信程度须是明言、句式或推测",
    )
    assert str(violation) == (
        f"{node} breaks bulletin-confidence: 简讯的可信程度须是明言、句式或推测"
        " (found 'https://zhimai.example/role/chair')"
    )


@pytest.mark.parametrize(
    ("date", "sound"),
    [
        ('"2031-02-22"^^xsd:date', True),
        ('"2031-02"^^xsd:gYearMonth', True),
        ('"2031"^^xsd:gYear', True),
        ('"2031-02-23/2031-02-25"^^edtf:EDTF', True),
        ('"2031-02-30"^^edtf:EDTF', False),
        ('"2031-02-23"', False),
        ('"去年"^^edtf:EDTF', False),
    ],
)
def test_dates_are_typed_by_how_precise_they_are(stated: Graph, date: str, sound: bool) -> None:
    graph, _ = broken(stated, f"- ?x dcterms:issued ?e + ?x dcterms:issued {date}", "?x a zm:Bulletin")
    assert [violation.rule for violation in violations(graph)] == ([] if sound else ["date-type"])


def test_nothing_is_added_to_the_graph_that_is_checked(stated: Graph) -> None:
    before = set(stated)
    violations(stated)
    assert set(stated) == before


@cache
def rules() -> frozenset[URIRef]:
    return frozenset(rule for rule in read("shapes.ttl").subjects(SH.message) if isinstance(rule, URIRef))


def languages(shapes: Graph, rule: URIRef) -> list[str]:
    said = shapes.objects(rule, SH.message)
    return sorted(message.language or "" for message in said if isinstance(message, Literal))


def broken(stated: Graph, change: str, where: str) -> tuple[Graph, str]:
    """Change a copy of the graph at the first node `?x` that fits, and return it with that node."""
    graph = Graph()
    graph += stated
    rows = graph.query(f"SELECT * WHERE {{ {where} }} ORDER BY ?x LIMIT 1", initNs=dict(PREFIXES))
    (row,) = ({str(name): term for name, term in found.items()} for found in rows.bindings)
    taken, _, added = change.lstrip("- ").partition("+") if change.startswith("-") else ("", "", change[1:])
    free = f"DELETE {{ {taken} }} INSERT {{ {added} }} WHERE {{ {where} . OPTIONAL {{ {taken} }} }}"
    update = free if taken else f"INSERT {{ {added} }} WHERE {{ {where} }}"
    graph.update(update, initNs=dict(PREFIXES), initBindings=row)
    assert set(graph) != set(stated), f"the change {change!r} changes nothing"
    return graph, str(row["x"])
