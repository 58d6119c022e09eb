"""The words behind every fact, with the bulletin that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode

from ontology.facts import Evidence
from queries.stores import Store

from ..network import Quote
from ..rows import Queries, text

Evidences = Mapping[str, set[Quote]]

_QUERIES = Queries(__package__ or "")


def quotes(store: Store, facts: Sequence[NamedNode] = ()) -> Evidences:
    """Collect the quotes of these facts, or of all where none are named, by the fact's IRI."""
    rows = list(_QUERIES.rows(store, "evidence.rq", fact=facts))
    cited = sorted({text(row, "bulletin") for row in rows}) if facts else ()
    bulletins = titles(store, [NamedNode(iri) for iri in cited])
    found: dict[str, set[Quote]] = defaultdict(set)
    for row in rows:
        date, title, office = bulletins.get(text(row, "bulletin"), ("", "", ""))
        page = text(row, "page")
        words = Evidence(
            int(text(row, "start")), int(text(row, "end")), text(row, "text"), int(page) if page else None
        )
        sure = text(row, "confidence").rpartition("/")[2]
        found[text(row, "fact")].add(Quote(date, text(row, "bulletin"), title, words, sure, office))
    return found


def titles(store: Store, bulletins: Sequence[NamedNode] = ()) -> Mapping[str, tuple[str, str, str]]:
    """Return date, title and issuing office of these bulletins, or of all where none are named, by IRI."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in _QUERIES.rows(store, "bulletins.rq", bulletin=bulletins):
        said = (text(row, "date"), text(row, "title"), text(row, "office"))
        # an office of several names goes by the longest, which says most
        found[text(row, "bulletin")] = max(said, found.get(text(row, "bulletin"), said), key=lambda its: (len(its[2]), its))
    return found
