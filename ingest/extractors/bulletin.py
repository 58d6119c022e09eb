"""The bulletin itself: what masthead and colophon say of its series, number, offices, dates and recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ontology.facts import BulletinFact, Confidence, Entity, Kind

from ..draft import Draft
from ..grammar import lines as look
from ..grammar.calendar import Calendar
from ..grammar.dates import find
from ..grammar.departments import department_of
from ..grammar.imprint import Field, Piece
from ..grammar.masthead import Masthead
from ..mentions import Line, Part
from . import extractor

_COLUMN = re.compile(r"【.{1,12}】")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_MARK = re.compile(r"^(?:[◆■●▲★◎※☆]|[0-9]{1,2}[.、．](?![0-9]))\s?")
_SAYS = frozenset(Field) - {Field.CREDIT, Field.WEB, Field.NOTE}


@extractor(requires=["lines", "own_date"], assigns=["issuers", "facts"])
def bulletin(draft: Draft) -> None:
    """Read masthead and colophon; a document without either says nothing of itself."""
    read = look.lines(draft.source.lexicon).look
    parts = [(line, read(draft.text, line.start, line.end)) for line in draft.lines if line.part in _IMPRINT]
    masthead = Masthead(
        [view for line, view in parts if line.part is Part.MASTHEAD],
        [view for line, view in parts if line.part is Part.COLOPHON],
    )
    issuer, printer = masthead.issuer, masthead.printer
    if issuer is None and printer:
        issuer = department_of(printer) or printer
    draft.issuers = list(dict.fromkeys(name for name in (issuer, printer) if name))
    if masthead.tells:
        draft.facts.append(_fact(draft, masthead, parts, issuer))


_IMPRINT = (Part.MASTHEAD, Part.COLOPHON)


def _fact(
    draft: Draft, masthead: Masthead, parts: Sequence[tuple[Line, look.Line]], issuer: str | None
) -> BulletinFact:
    printed, series = _iso(draft, masthead.printed), masthead.series
    return BulletinFact(
        title=_title(draft, series),
        series=series,
        issue=masthead.issue,
        total_issue=masthead.first(Field.TOTAL),
        issuer=_office(issuer),
        date=_iso(draft, masthead.day) or printed,
        printed=printed,
        printer=_office(masthead.printer),
        disclosure=masthead.first(Field.DISCLOSURE),
        copies=masthead.first(Field.COPIES),
        reported_to=_offices(masthead.recipients(Field.REPORT)),
        sent_to=_offices(masthead.recipients(Field.SEND)),
        evidence=tuple(
            draft.source.evidence(line.start, line.end) for line, view in parts if view.fields & _SAYS
        ),
        extractor="bulletin",
        # where nothing says who issued it, whoever printed it tells
        confidence=Confidence.STATED if masthead.issuer else Confidence.PATTERN,
    )


def _title(draft: Draft, series: str | None) -> str | None:
    """Return the first headline, its lines joined; of minutes that only have numbered headings, their own name."""
    title: list[str] = []
    for line in draft.lines:
        words = draft.text[line.start : line.end]
        if line.part is Part.HEADLINE and not _COLUMN.fullmatch(words):
            title.append(words)
        elif title:
            break
    if not title or _HEADING.match(title[0]):
        return series or (" ".join(title) or None)
    return _MARK.sub("", " ".join(title))


def _iso(draft: Draft, piece: Piece | None) -> str | None:
    """Return the day that a piece of imprint gives, its year understood from the document where it has none."""
    found = next(find(piece.value), None) if piece else None
    own = draft.own_date
    return Calendar(date.fromisoformat(own) if own else None).resolve(found) if found else None


def _office(name: str | None) -> Entity | None:
    return Entity(Kind.ORGANISATION, name) if name else None


def _offices(names: Sequence[str]) -> tuple[Entity, ...]:
    return tuple(Entity(Kind.ORGANISATION, name) for name in names)
