"""The terms of the vocabulary, as Python names; the Turtle files say what they mean."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, TIME, VOID, XSD, DefinedNamespace
from rdflib.namespace import SDO as SCHEMA

from .iri import BASE

__all__ = [
    "DCTERMS",
    "EDTF",
    "FOAF",
    "OA",
    "ORG",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "TIME",
    "VOID",
    "XSD",
    "ZM",
    "ZMB",
    "ZMC",
    "ZMG",
    "ZMR",
    "ZMS",
]

EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
ZMG = Namespace(f"{BASE}genre/")  # open: a genre is a line in genres.ttl, not a name in Python


class ZM(DefinedNamespace):
    """Classes and properties of our own: what is Chinese-official and in no vocabulary that we reuse."""

    _NS = Namespace(f"{BASE}ontology#")
    _fail = True

    Bulletin: URIRef
    Conveyance: URIRef
    Evidence: URIRef
    Fact: URIRef
    Group: URIRef
    Holding: URIRef
    Impetus: URIRef
    Instruction: URIRef
    Meeting: URIRef
    MeetingReport: URIRef
    Mention: URIRef
    OfficialDocument: URIRef
    Participation: URIRef
    PolicyAim: URIRef
    Publication: URIRef
    PublicationState: URIRef
    Sighting: URIRef
    Speech: URIRef

    attended: URIRef
    basis: URIRef
    beganOn: URIRef
    capacity: URIRef
    chaired: URIRef
    confidence: URIRef
    conveyed: URIRef
    copies: URIRef
    disclosure: URIRef
    edition: URIRef
    endedOn: URIRef
    evidence: URIRef
    extractor: URIRef
    fileName: URIRef
    former: URIRef
    formerlyHeld: URIRef
    hasState: URIRef
    held: URIRef
    heldOn: URIRef
    heldPost: URIRef
    holder: URIRef
    ledTo: URIRef
    meeting: URIRef
    observed: URIRef
    onBehalfOf: URIRef
    post: URIRef
    printed: URIRef
    printer: URIRef
    publication: URIRef
    reportedTo: URIRef
    seenOn: URIRef
    sentTo: URIRef
    series: URIRef
    sha256: URIRef
    spokeAt: URIRef
    state: URIRef
    stateOn: URIRef
    subject: URIRef
    thing: URIRef
    through: URIRef
    totalIssue: URIRef

    arrow: URIRef
    colour: URIRef
    direct: URIRef
    drawnLabel: URIRef
    factKind: URIRef
    kind: URIRef
    line: URIRef
    order: URIRef
    shape: URIRef
    width: URIRef


class ZMR(DefinedNamespace):
    """As what somebody was at a meeting."""

    _NS = Namespace(f"{BASE}role/")
    _fail = True

    chair: URIRef
    speaker: URIRef
    attendee: URIRef
    observer: URIRef


class ZMS(DefinedNamespace):
    """How far a publication has come."""

    _NS = Namespace(f"{BASE}state/")
    _fail = True

    planned: URIRef
    compiling: URIRef
    reviewing: URIRef
    published: URIRef


class ZMC(DefinedNamespace):
    """How surely a fact was read."""

    _NS = Namespace(f"{BASE}confidence/")
    _fail = True

    stated: URIRef
    pattern: URIRef
    guessed: URIRef


class ZMB(DefinedNamespace):
    """Whether the words say a link outright, or the reader drew it from them."""

    _NS = Namespace(f"{BASE}basis/")
    _fail = True

    stated: URIRef
    inferred: URIRef


class OA(DefinedNamespace):
    """The part of the Web Annotation vocabulary that evidence, and what things are elsewhere, is written in."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    Annotation: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef

    end: URIRef
    exact: URIRef
    hasBody: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    identifying: URIRef
    motivatedBy: URIRef
    start: URIRef
