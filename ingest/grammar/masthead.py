"""What the lines of masthead and colophon say together: the series, who issued it, who printed it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .imprint import Field, Piece, office, series
from .lines import Line
from .recipients import recipients

_TELLING = (Field.ISSUE, Field.TOTAL, Field.REPORT, Field.SEND, Field.DISCLOSURE, Field.COPIES, Field.PRINTED)
#: 政务信息（12）: the number of the issue without a word for it.
_NUMBERED = re.compile(r"(?P<series>.+?)[（(](?:第)?(?P<issue>[0-9]{1,4})(?:期)?[）)]$")
#: What is no half of a title.
_PROSE = re.compile(r"关于|的|通知|召开|举行|主办|[，。（【]")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The imprint of a bulletin: `top` are the lines of its masthead, `foot` those of its colophon."""

    top: Sequence[Line]
    foot: Sequence[Line]

    @property
    def tells(self) -> bool:
        """Tell whether the lines are a masthead or a colophon, and not only a headline's date or a signature."""
        if any(line.has(*_TELLING) for line in (*self.top, *self.foot)) or any(map(_signed, self.top)):
            return True
        return self._called() is not None and (self.issuer or self.day) is not None

    def first(self, field: Field) -> str | None:
        """Return what the first piece of that kind says."""
        return next(
            (p.value for line in (*self.top, *self.foot) for p in line.pieces if p.field is field), None
        )

    @property
    def issue(self) -> str | None:
        """The number of the issue."""
        if (told := self.first(Field.ISSUE)) is not None:
            return told
        match = next((m for line in self.top for words in line.free if (m := _NUMBERED.match(words))), None)
        return match["issue"] if match and series(match["series"]) else None

    @property
    def series(self) -> str | None:
        """The name of the bulletin: before the number of the issue, or what is called a 简报 or a 动态."""
        above: list[str] = []
        for line in self.top:
            numbered = next(
                (i for i, p in enumerate(line.pieces) if p.field in (Field.ISSUE, Field.TOTAL)), None
            )
            if numbered is None:
                above.extend(line.free if not line.has(Field.DATE) else [])
                continue
            above.extend(p.value for p in line.pieces[:numbered] if p.field is Field.FREE)
            return _name(above) or self._called()
        return self._called()

    def _called(self) -> str | None:
        names = [words for line in self.top for words in line.free if series(words)]
        match = _NUMBERED.match(names[0]) if names else None
        return match["series"] if match else names[0] if names else None

    @property
    def day(self) -> Piece | None:
        """The date of the issue: that of the masthead, else that of a signature."""
        days = [p for line in self.top for p in line.pieces if p.field is Field.DATE]
        signed = [p for line in self.top if _signed(line) for p in line.pieces if p.field is Field.DATE]
        if signed or days:
            return (signed or days)[0]
        return next(
            (p for line in self.foot if line.has(Field.DATE) for p in line.pieces if p.field is Field.DATE),
            None,
        )

    @property
    def printed(self) -> Piece | None:
        """The day of printing."""
        told = next(
            (p for line in (*self.foot, *self.top) for p in line.pieces if p.field is Field.PRINTED), None
        )
        if told or not any(p.field is Field.DATE for line in self.top for p in line.pieces):
            return told
        # Below the recipients an office and a day are the printer's, with or without 印发.
        below = _below_recipients(self.foot)
        return next(
            (p for line in below if _signed(line) for p in line.pieces if p.field is Field.DATE), None
        )

    @property
    def printer(self) -> str | None:
        """The office that printed it."""
        if (told := self.first(Field.PRINTER)) is not None:
            return told
        day = self.printed
        for i, line in enumerate(self.foot):
            if day in line.pieces:
                before = self.foot[i - 1] if i and self.foot[i - 1].office else None
                return next((w for w in line.free if office(w)), None) or (before.words if before else None)
        return None

    @property
    def issuer(self) -> str | None:
        """The office that issued it."""
        told = next(
            (p.value for line in (*self.top, *self.foot) for p in line.pieces if p.field is Field.ISSUER),
            None,
        )
        if told:
            return told
        dated = [words for line in self.top if line.has(Field.DATE) for words in line.free if office(words)]
        alone = [line.words for line in self.top if line.office]
        beside = [
            words
            for line in self.top
            if line.has(Field.ISSUE, Field.TOTAL)
            for words in line.free
            if office(words)
        ]
        # 政协某县委员会办公室　信息简报: an office beside the series, or beside another one
        apart = [
            words
            for line in self.top
            if len(line.free) > 1 and line.fields == {Field.FREE}
            for words in line.free
            if office(words)
        ]
        name = self.series
        for words in (*dated, *reversed(alone), *beside, *apart):
            if words != name:
                return words
        web = [p for line in self.top for p in line.pieces if p.field is Field.WEB and office(p.value)]
        if web:
            return web[0].value
        foot = next((w for line in self.foot if line.has(Field.DATE) for w in line.free if office(w)), None)
        return foot or (self.foot[-2].words if self._signature else None)

    @property
    def _signature(self) -> bool:
        """Tell whether the last lines are an office and, below it, a day."""
        return len(self.foot) > 1 and self.foot[-2].office and self.foot[-1].fields == {Field.DATE}

    def recipients(self, field: Field) -> list[str]:
        """Return whom the colophon names as recipients of that kind, with the lines that go on with a list."""
        out: list[str] = []
        last: Field | None = None
        for line in (*self.top, *self.foot):
            told = [p for p in line.pieces if p.field in (Field.REPORT, Field.SEND)]
            if told:
                last = told[-1].field
                out.extend(p.value for p in told if p.field is field)
            elif last is field and not line.fields - {Field.FREE} and (not line.office or line.words[0] == "各"):
                # an office alone prints the bulletin; 各市档案局 are many
                out.append(line.words)
            else:
                last = None
        return recipients("，".join(words.rstrip("，、；") for words in out)) if _wraps(out) else _each(out)


def _each(lists: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(name for words in lists for name in recipients(words)))


def _wraps(lists: Sequence[str]) -> bool:
    return len(lists) > 1 and not any(words.rstrip()[-1:] in "。" for words in lists[:-1])


def _signed(line: Line) -> bool:
    """Tell whether a line is an office and a day."""
    return line.has(Field.DATE) and (line.has(Field.ISSUER) or any(office(words) for words in line.free))


def _below_recipients(foot: Sequence[Line]) -> Sequence[Line]:
    last = max((i for i, line in enumerate(foot) if line.has(Field.REPORT, Field.SEND)), default=len(foot))
    return foot[last + 1 :]


def _name(above: Sequence[str]) -> str | None:
    """Choose the series among what stands above the number: the last line, unless an office that only signs."""
    names = [words for words in above if series(words)]
    if names:
        i = max(i for i, words in enumerate(above) if words == names[-1])
        # A title that the line cut: its first half is no office by itself.
        half = above[i - 1] if i else ""
        joins = half and len(half) <= 14 and not office(half) and not series(half) and not _PROSE.search(half)
        return half + names[-1] if joins else names[-1]
    other = [words for words in above if not office(words) and re.search("[\u3400-\u9fff]", words)]
    return other[-1] if other else above[0] if above else None
