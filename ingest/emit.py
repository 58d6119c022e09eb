"""Facts as quads: what a bulletin says, in the bulletin's own named graph."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef

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
)
from ontology.iri import bulletin_iri, mint
from ontology.model import direct_properties, fact_classes, genres
from ontology.record import dump
from ontology.terms import DCTERMS, OA, ORG, PROV, RDF, SCHEMA, SKOS, ZM, ZMB, ZMC, ZMR, ZMS

from .identity import Identity
from .interval import during
from .literals import chinese, count, is_date, node, when
from .things import File, Triple, bulletin, thing


def emit(document: File, facts: Sequence[Fact], identity: Identity) -> Iterator[Quad]:
    """State what a document says: quads in the graph named after it, each once, always in the same order.

    The graph depends on the file's name, its media type, its hash, the facts and the identity alone.
    Raises IdentityError where the identity was resolved without these facts.
    """
    stating = _Statement(document, facts, identity)
    graph, seen = stating.bulletin, set[Triple]()
    for triple in stating.triples():
        if triple not in seen:
            seen.add(triple)
            subject, predicate, value = triple
            yield Quad(subject, node(predicate), value, graph)


class _Statement:
    """What one document says, as triples."""

    def __init__(self, document: File, facts: Sequence[Fact], identity: Identity) -> None:
        self.document = document
        self.facts = facts
        self.identity = identity
        self.bulletin = node(bulletin_iri(document.sha256))
        self.nodes = [self._node(fact) for fact in facts]
        self.capacities: defaultdict[Entity, list[NamedNode]] = defaultdict(list)
        self.held: defaultdict[Entity, bool] = defaultdict(bool)
        self.dated: set[Entity] = set()
        for fact, its in zip(facts, self.nodes, strict=True):
            if isinstance(fact, PostFact) and not fact.former:
                self.capacities[fact.person].append(its)
            elif isinstance(fact, MeetingFact):
                self.held[fact.meeting] |= fact.held
                self.dated |= {fact.meeting} if fact.date else set()

    def triples(self) -> Iterator[Triple]:
        yield from bulletin(self.bulletin, self.document, self.facts)
        for entity, aliases in self._entities().items():
            its = self._iri(entity)
            yield from thing(its, entity, self.identity.name(its.value), aliases)
            if work := self.identity.versions.get(its.value):
                yield (its, DCTERMS.isVersionOf, node(work))
            if entity.kind is Kind.MEETING and entity not in self.dated and is_date(entity.qualifier):
                yield (its, SCHEMA.startDate, when(entity.qualifier))
        for fact, its in zip(self.facts, self.nodes, strict=True):
            yield (its, RDF.type, node(fact_classes()[fact.kind]))
            yield from self._claim(fact, its)
            yield (its, ZM.confidence, _CONFIDENCE[fact.confidence])
            yield (its, ZM.extractor, Literal(fact.extractor))
            for evidence in fact.evidence:
                yield from self._evidence(its, evidence)

    def _entities(self) -> dict[Entity, list[str]]:
        """Return the things that the facts speak of, each with all its aliases, in order of appearance."""
        entities: dict[Entity, list[str]] = {}
        for fact in self.facts:
            for entity in fact.entities():
                entities.setdefault(entity, []).extend(entity.aliases)
        return entities

    def _iri(self, entity: Entity) -> NamedNode:
        return node(self.identity.iri(self.document.sha256, entity))

    def _node(self, fact: Fact) -> NamedNode:
        if isinstance(fact, BulletinFact):
            return self.bulletin
        said = json.dumps(_bare(dump(fact)), ensure_ascii=False, sort_keys=True)
        return node(mint("fact", self.document.sha256, said))

    def _evidence(self, fact: NamedNode, evidence: Evidence) -> Iterator[Triple]:
        start, end = evidence.start, evidence.end
        its = node(mint("evidence", self.document.sha256, str(start), str(end)))
        yield (fact, ZM.evidence, its)
        yield (its, RDF.type, node(ZM.Evidence))
        yield (its, OA.hasSource, self.bulletin)
        yield (its, OA.exact, Literal(evidence.text))
        yield (its, OA.start, Literal(start))
        yield (its, OA.end, Literal(end))
        if evidence.page is not None:
            yield (its, SCHEMA.pagination, Literal(evidence.page))

    def _claim(self, fact: Fact, its: NamedNode) -> Iterator[Triple]:
        match fact:
            case BulletinFact():
                return self._masthead(fact, its)
            case PersonFact():
                return self._mention(its, fact.person)
            case OrganisationFact():
                return self._organisation(fact, its)
            case DocumentFact():
                return self._official(fact, its)
            case PostFact():
                return self._sighting(fact, its)
            case MeetingFact():
                return self._meeting(fact, its)
            case AttendanceFact():
                return self._participation(fact, its)
            case PublicationFact():
                return self._state(fact, its)
            case ConveyedFact():
                return self._conveyance(fact, its)
            case DirectiveFact():
                return self._impetus(fact, its)
        raise TypeError(f"no way to state a fact of kind {fact.kind!r}")

    def _masthead(self, fact: BulletinFact, its: NamedNode) -> Iterator[Triple]:
        if fact.title:
            yield (its, DCTERMS.title, chinese(fact.title))
        for predicate, text in (
            (ZM.series, fact.series),
            (SCHEMA.issueNumber, fact.issue),
            (ZM.totalIssue, fact.total_issue),
            (ZM.disclosure, fact.disclosure),
        ):
            if text:
                yield (its, predicate, Literal(text))
        if fact.copies:
            yield (its, ZM.copies, count(fact.copies))
        yield from _dated(its, DCTERMS.issued, fact.date)
        yield from _dated(its, ZM.printed, fact.printed)
        yield from self._linked(its, DCTERMS.publisher, fact.issuer)
        yield from self._linked(its, ZM.printer, fact.printer)
        yield from self._linked(its, ZM.reportedTo, *fact.reported_to)
        yield from self._linked(its, ZM.sentTo, *fact.sent_to)

    def _mention(self, its: NamedNode, entity: Entity) -> Iterator[Triple]:
        yield (its, ZM.thing, self._iri(entity))

    def _organisation(self, fact: OrganisationFact, its: NamedNode) -> Iterator[Triple]:
        yield from self._mention(its, fact.organisation)
        yield from self._linked(self._iri(fact.organisation), ORG.subOrganizationOf, fact.parent)

    def _official(self, fact: DocumentFact, its: NamedNode) -> Iterator[Triple]:
        yield from self._mention(its, fact.document)
        document = self._iri(fact.document)
        if fact.number:
            yield (document, DCTERMS.identifier, Literal(fact.number))
        if fact.genre:
            genre = genres().get(fact.genre)
            concept = node(genre or mint("genre", fact.genre))
            yield (document, DCTERMS.type, concept)
            if genre is None:
                yield (concept, RDF.type, node(SKOS.Concept))
                yield (concept, SKOS.prefLabel, chinese(fact.genre))

    def _sighting(self, fact: PostFact, its: NamedNode) -> Iterator[Triple]:
        holder = self._iri(fact.person)
        post = node(self.identity.post(self.document.sha256, fact.post, fact.organisation))
        yield (its, ORG.member, holder)
        yield (its, ZM.post, post)
        yield (post, RDF.type, node(ORG.Post))
        yield (post, SKOS.prefLabel, chinese(fact.post))
        yield from self._linked(its, ORG.organization, fact.organisation)
        yield from self._linked(post, ORG.postIn, fact.organisation)
        yield from _dated(its, ZM.seenOn, fact.date)
        yield from during(its, fact.began, fact.ended)
        if fact.former:
            yield (its, ZM.former, Literal(True))
        yield (holder, ZM.formerlyHeld if fact.former else ORG.holds, post)
        holding = node(mint("holding", holder.value, post.value))
        yield (holding, RDF.type, node(ZM.Holding))
        yield (holding, ZM.holder, holder)
        yield (holding, ZM.heldPost, post)
        yield from _dated(holding, ZM.seenOn, None if fact.former else fact.date)

    def _meeting(self, fact: MeetingFact, its: NamedNode) -> Iterator[Triple]:
        meeting = self._iri(fact.meeting)
        yield (its, ZM.meeting, meeting)
        yield (its, ZM.held, Literal(fact.held))
        yield (meeting, ZM.held, Literal(self.held[fact.meeting]))
        yield from _dated(its, ZM.heldOn, fact.date)
        yield from _dated(meeting, SCHEMA.startDate, fact.date)
        yield from self._linked(meeting, SCHEMA.organizer, fact.organiser)
        if fact.place:
            yield (meeting, SCHEMA.location, Literal(fact.place))

    def _participation(self, fact: AttendanceFact, its: NamedNode) -> Iterator[Triple]:
        participant, meeting = self._iri(fact.participant), self._iri(fact.meeting)
        yield (its, PROV.agent, participant)
        yield (its, ZM.meeting, meeting)
        yield (its, PROV.hadRole, _ROLE[fact.role])
        for sighting in self.capacities.get(fact.participant, ()):
            yield (its, ZM.capacity, sighting)
        yield from self._linked(its, ZM.onBehalfOf, fact.on_behalf_of)
        yield (meeting, PROV.qualifiedAssociation, its)
        yield (participant, direct_properties()[fact.role], meeting)

    def _state(self, fact: PublicationFact, its: NamedNode) -> Iterator[Triple]:
        publication, state = self._iri(fact.publication), node(ZMS[fact.status.value])
        yield (its, ZM.publication, publication)
        yield (its, ZM.state, state)
        yield from _dated(its, ZM.stateOn, fact.date)
        yield (publication, ZM.hasState, state)
        yield (publication, PROV.wasGeneratedBy, its)

    def _conveyance(self, fact: ConveyedFact, its: NamedNode) -> Iterator[Triple]:
        meeting, subject = self._iri(fact.meeting), self._iri(fact.subject)
        yield (its, ZM.meeting, meeting)
        yield (its, ZM.subject, subject)
        yield (meeting, ZM.conveyed, subject)

    def _impetus(self, fact: DirectiveFact, its: NamedNode) -> Iterator[Triple]:
        source, publication = self._iri(fact.source), self._iri(fact.target)
        yield (its, PROV.influencer, source)
        yield (its, ZM.publication, publication)
        yield from self._linked(its, ZM.through, fact.through)
        yield (its, ZM.basis, _STATED if fact.confidence is Confidence.STATED else _INFERRED)
        yield (source, ZM.ledTo, publication)

    def _linked(self, its: NamedNode, predicate: URIRef, *entities: Entity | None) -> Iterator[Triple]:
        for entity in entities:
            if entity:
                yield (its, predicate, self._iri(entity))


def _bare(value: object) -> object:
    """Leave the aliases out of a record: an entity is what it is without them, and so is a fact."""
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items() if key != "aliases"}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def _dated(its: NamedNode, predicate: URIRef, edtf: str | None) -> Iterator[Triple]:
    if edtf:
        yield (its, predicate, when(edtf))


_ROLE = {role: node(ZMR[role.value]) for role in Role}
_CONFIDENCE = {confidence: node(ZMC[confidence.value]) for confidence in Confidence}
_STATED, _INFERRED = node(ZMB.stated), node(ZMB.inferred)
