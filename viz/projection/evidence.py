"""The words behind every fact, with the bulletin that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ontology.facts import Evidence
from queries.stores import Store

from ..network import Quote
from .rows import rows, text

Evidences = Mapping[str, set[Quote]]


def quotes(store: Store) -> Evidences:
    """Collect the quotes of every fact, by the fact's IRI."""
    bulletins = {
        text(row, "bulletin"): (text(row, "date"), text(row, "title")) for row in rows(store, "bulletins.rq")
    }
    found: dict[str, set[Quote]] = defaultdict(set)
    for row in rows(store, "evidence.rq"):
        date, title = bulletins.get(text(row, "bulletin"), ("", ""))
        page = text(row, "page")
        words = Evidence(
            int(text(row, "start")), int(text(row, "end")), text(row, "text"), int(page) if page else None
        )
        sure = text(row, "confidence").rpartition("/")[2]
        found[text(row, "fact")].add(Quote(date, text(row, "bulletin"), title, words, sure))
    return found
