"""Slips: what a reading got wrong and what it missed by gold, one by one, each with the sentence it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from .gold import Family, Gold, Item, Row
from .score import judge

#: Families whose items are names alone: a list of them is one thing.
_NAMES = (Family.PEOPLE, Family.DOCUMENTS)
_END = re.compile(r"[。！？\n]")
#: What a row has beside what it says.
_ASIDE = ("kind", "document", "confidence", "extractor", "evidence")


class Way(StrEnum):
    """How a reading slips."""

    WRONG = "wrong"
    MISSED = "missed"


class Slip(NamedTuple):
    """A fact that is wrong, or an item of the gold that was missed; `sentence` is empty where none is found."""

    family: Family
    way: Way
    said: str
    sentence: str


def slips(gold: Gold, rows: Sequence[Row], text: str) -> Iterator[Slip]:
    """Yield the slips of one document, given its gold, its facts and its raw text, family by family."""
    for family, verdict in judge(gold, rows).items():
        for row in verdict.wrong:
            quotes = row.get("evidence") or ()
            yield Slip(family, Way.WRONG, _told(row), quotes[0]["text"] if quotes else "")
        for item in verdict.missed:
            parts = [_meant(gold, part) for part in ([item] if family in _NAMES else _parts(item))]
            said = " · ".join(names[0] for names in parts if names)
            yield Slip(family, Way.MISSED, said, _sentence(text, [name for names in parts for name in names]))


def _told(row: Row) -> str:
    said = [value for key, value in row.items() if key not in _ASIDE and isinstance(value, str)]
    return " · ".join(said)


def _parts(item: Item) -> Sequence[Item]:
    return item if isinstance(item, list | tuple) else [item]


def _meant(gold: Gold, part: Item) -> list[str]:
    """Return the names that gold allows for a part of an item; a meeting's key stands for its names."""
    meetings = gold.said.get("meetings", {})
    if isinstance(part, str) and part in meetings:
        return list(meetings[part]["names"])
    return [str(name) for name in _parts(part) if name]


def _sentence(text: str, names: Sequence[str]) -> str:
    """Return the sentence in which the first of the names stands that the text has, or nothing."""
    for name in names:
        if name and (at := text.find(name)) >= 0:
            start = max((match.end() for match in _END.finditer(text, 0, at)), default=0)
            end = _END.search(text, at + len(name))
            return text[start : end.end() if end else len(text)].strip()
    return ""
