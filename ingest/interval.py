"""The time of holding a post as quads: our own two dates, and the same as an interval of OWL-Time."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from pyoxigraph import NamedNode

from ontology.iri import mint
from ontology.terms import ORG, RDF, TIME, XSD, ZM

from .literals import node, when
from .things import Triple

#: OWL-Time has a property for each precision.
_POSITIONS = MappingProxyType({
    str(XSD.date): TIME.inXSDDate,
    str(XSD.gYearMonth): TIME.inXSDgYearMonth,
    str(XSD.gYear): TIME.inXSDgYear,
})


def during(sighting: NamedNode, began: str | None, ended: str | None) -> Iterator[Triple]:
    """State when a holding began and ended, by dates that are a year, a month or a day; without either, nothing."""
    if not (began or ended):
        return
    interval = node(mint("interval", sighting.value))
    yield (sighting, ORG.memberDuring, interval)
    yield (interval, RDF.type, node(TIME.Interval))
    for edtf, own, edge in ((began, ZM.beganOn, TIME.hasBeginning), (ended, ZM.endedOn, TIME.hasEnd)):
        if edtf:
            date = when(edtf)
            # Of its own: two things that happened in 2024 need not have happened at once.
            instant = node(mint("instant", sighting.value, str(edge)))
            yield (sighting, own, date)
            yield (interval, edge, instant)
            yield (instant, RDF.type, node(TIME.Instant))
            yield (instant, _POSITIONS[date.datatype.value], date)
