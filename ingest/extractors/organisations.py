"""Organisations: which ones the document names, and which one is meant by words such as 省志办, 办 or 县委."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ontology.facts import Entity, Kind

from ..grammar.offices import Offices, own_offices
from ..grammar.places import Place, places
from ..lexicon import Lexicon
from . import extension

extension("offices")

_BODY = re.compile(r"[^\W\d_A-Za-z]{1,24}?(?:办公室|委员会|研究室|中心|政府|[厅局馆院]|[委办](?![^\W\d_]))")


@Language.component("organisations", requires=["doc._.issuers", "doc._.words"], assigns=["doc._.offices"])
def organisations(doc: Doc) -> Doc:
    """Gather the organisations of a document."""
    text = doc._.text
    named = places(text, doc._.words)
    doc._.offices = Offices(
        own=own_offices(doc._.issuers),
        told=list(dict.fromkeys(_told(text, named))),
        places=[(place.start, place.name) for place in named],
        authority=_authority(doc._.source.lexicon),
    )
    return doc


def resolve(doc: Doc, words: str, at: int, post: str = "") -> Entity | None:
    """Return the organisation that words at a place mean.

    - a national body's short name: its full name by the authority list (全国政协, 中国残联)
    - 办, 本办, 全厅, 我馆: the office that the document is of
    - 省地方志办, 省志办: the full name, where masthead, colophon or text write it out
    - 机关党委, 办党组, 综合处: as written, with the office before it as an alias; whole where the text has it whole
    - 省, 县: the place; 省委, 县财政局 of the document's own place: as written, the place filled in as an alias
    - 市教育局 in a document of another place: with the place that the text named last
    - "": by `post` the place of a 省长 or 县长, else the document's own office, or None where there is none
    - anything else: as written
    """
    meant = doc._.offices.meaning(words, at, post)
    return Entity(Kind.ORGANISATION, meant.name, aliases=meant.aliases) if meant else None


def _told(text: str, named: list[Place]) -> Iterator[str]:
    """Yield the names of organisations that the text writes with their place."""
    for place in named:
        if match := _BODY.match(text, place.end):
            yield text[place.start : match.end()]


@cache
def _authority(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["name"], row.get("parent", "")) for row in lexicon.rows("organisations")}
