"""A bulletin as it was read: its text, what was taken from which words, and what was not understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from ontology.model import fact_classes, labels
from ontology.terms import DCTERMS, FOAF, OA, ORG, PROV, RDF, SCHEMA, SKOS, ZM
from queries.endpoint.formats import written

from .addresses import kind_of
from .graph import Bare, Edition, Long
from .spans import Named, Span, mentions

_PINYIN = "zh-latn-pinyin"  # as Oxigraph writes language tags
#: What a fact says, in the order in which one would say it.
_SAID = tuple(
    map(
        str,
        (
            *(ORG.member, PROV.agent, ZM.thing, PROV.hadRole, ZM.former, ORG.organization, ZM.post),
            *(PROV.influencer, ZM.through, ZM.meeting, ZM.subject, ZM.held, ZM.publication, ZM.state),
            *(ZM.heldOn, ZM.seenOn, ZM.stateOn, ZM.onBehalfOf, ZM.basis),
        ),
    )
)
#: What a bulletin says of itself, in the order of its masthead and colophon.
_MASTHEAD = (ZM.series, SCHEMA.issueNumber, ZM.totalIssue, DCTERMS.issued, DCTERMS.publisher)
_COLOPHON = (ZM.reportedTo, ZM.sentTo, ZM.printer, ZM.printed, ZM.copies, ZM.disclosure, ZM.fileName)

Values = Mapping[str, list[NamedNode | Literal]]


@dataclass(frozen=True, slots=True)
class Said:
    """A value that is said, as a text in Chinese and English, and the IRI of the thing that it names, if any."""

    zh: str
    en: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the bulletin: its number here, its kind, what it says, and where; `named`, if it only names a thing."""

    number: str
    kind: str
    iri: str
    said: tuple[Said, ...]
    places: tuple[Span, ...]
    confidence: str
    named: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A bulletin with all that was read in it. `about` are properties of its masthead and colophon with values."""

    iri: str
    title: str
    about: tuple[tuple[str, tuple[Said, ...]], ...]
    text: str
    facts: tuple[Told, ...]
    mentions: tuple[Span, ...]
    unread: tuple[Span, ...]
    sha256: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Read:
    """Open a bulletin."""

    iri: NamedNode

    def __call__(self, graph: Edition) -> Reading | None:
        """Return it as it was read, or None where the graph does not know it."""
        nodes = _nodes(graph.store.quads([self.iri]))
        own = nodes.get(self.iri.value)
        if own is None or not own.get(str(ZM.sha256)):
            return None
        digest = _one(own, ZM.sha256)
        text = graph.archive.text(digest)
        facts = _facts(nodes)
        issues = (row["issue"] for row in graph.archive.rows(digest) if "issue" in row)
        unread = (Span(its["evidence"]["start"], its["evidence"]["end"], its["kind"]) for its in issues)
        about = ((str(p), tuple(_say(v, nodes) for v in own.get(str(p), ()))) for p in (*_MASTHEAD, *_COLOPHON))
        return Reading(
            iri=self.iri.value,
            title=_one(own, SKOS.prefLabel),
            about=tuple((p, values) for p, values in about if values),
            text=text,
            facts=facts,
            mentions=tuple(mentions(text, list(_named(nodes, facts)))),
            unread=tuple(sorted(unread, key=lambda span: span.start)),
            sha256=digest,
            file_name=_one(own, ZM.fileName),
        )


@dataclass(frozen=True, slots=True)
class Original:
    """Fetch the file that a bulletin was read from."""

    iri: NamedNode

    def __call__(self, graph: Edition) -> tuple[str, bytes] | None:
        """Return its name and its bytes, or None where the graph does not know it."""
        nodes = _nodes(graph.store.quads([self.iri]))
        own = nodes.get(self.iri.value, {})
        return (_one(own, ZM.fileName), graph.archive.data(_one(own, ZM.sha256))) if own.get(str(ZM.sha256)) else None


@dataclass(frozen=True, slots=True)
class Quote(Long):
    """Gather all triples of a bulletin's graph, in a form that is named by its media type."""

    iri: NamedNode
    form: str

    def __call__(self, graph: Bare | Edition) -> tuple[bytes, str] | None:
        """Return them as they are written, and their media type; None where there is no such graph."""
        triples = tuple(quad.triple for quad in graph.store.quads([self.iri]))
        return written(triples, self.form) if triples else None


def _nodes(quads: Iterable[Quad]) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    """Return the values of each node by property, in an order that does not depend on the store."""
    nodes: defaultdict[str, defaultdict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(quads, key=str):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return {iri: dict(values) for iri, values in nodes.items()}


def _facts(nodes: Mapping[str, Values]) -> tuple[Told, ...]:
    """Return the facts in the order of their words, numbered in that order."""
    classes = {str(cls) for cls in fact_classes().values()} - {str(ZM.Bulletin)}
    found = []
    for iri, values in nodes.items():
        kind = next((value.value for value in values.get(str(RDF.type), ()) if value.value in classes), None)
        if kind:
            spans = [_place(nodes[value.value]) for value in values.get(str(ZM.evidence), ())]
            found.append((sorted(spans), kind, iri, values))
    found.sort(key=lambda fact: (fact[0], fact[1], fact[2]))
    return tuple(
        Told(
            number=str(number),
            kind=kind,
            iri=iri,
            said=tuple(_say(value, nodes, p) for p in _SAID for value in values.get(p, ())),
            places=tuple(Span(start, end, str(number)) for start, end in places),
            confidence=_one(values, ZM.confidence).rpartition("/")[2],
            named=kind == str(ZM.Mention),
        )
        for number, (places, kind, iri, values) in enumerate(found, 1)
    )


def _place(evidence: Values) -> tuple[int, int]:
    return int(_one(evidence, OA.start)), int(_one(evidence, OA.end))


def _named(nodes: Mapping[str, Values], facts: Iterable[Told]) -> Iterable[Named]:
    told: defaultdict[str, list[Span]] = defaultdict(list)
    for fact in facts:
        for said in fact.said:
            told[said.iri].extend(fact.places)
    for iri, values in nodes.items():
        if kind_of(iri) not in ("", "post", "bulletin") and (label := _one(values, SKOS.prefLabel)):
            others = (SKOS.altLabel, DCTERMS.title, DCTERMS.identifier, FOAF.name, SKOS.prefLabel)
            aliases = (its for p in others for its in values.get(str(p), ()) if getattr(its, "language", "") != _PINYIN)
            yield Named(iri, label, tuple(its.value for its in aliases), tuple(told[iri]))


def _say(value: NamedNode | Literal, nodes: Mapping[str, Values], prop: str = "") -> Said:
    if isinstance(value, Literal):
        zh, en = _TRUTHS.get((prop.rpartition("#")[2], value.value), (value.value, value.value))
        return Said(zh, en)
    own = _one(nodes.get(value.value, {}), SKOS.prefLabel)
    zh, en = (own or labels(lang).get(value.value, value.value) for lang in ("zh", "en"))
    return Said(zh, en, value.value if kind_of(value.value) else "")


_TRUTHS = {
    ("held", "true"): ("已召开", "held"),
    ("held", "false"): ("仅提到", "only mentioned"),
    ("former", "true"): ("曾任", "former"),
}


def _one(values: Values, prop: object) -> str:
    return next((value.value for value in values.get(str(prop), ())), "")
