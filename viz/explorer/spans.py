"""Stretches of a text, and the text cut where any of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .marking import pattern


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, in characters from `start` up to `end`, and what it is of: a fact's number, a thing's IRI."""

    start: int
    end: int
    of: str

    def holds(self, start: int, end: int) -> bool:
        """Say whether another stretch lies within this one."""
        return self.start <= start and end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in which nothing begins or ends, and the numbers of the facts that it says.

    `thing` is the IRI of what it names, `unread` whether its sentence was not understood, `chosen` whether it is
    what the address asks for; `said` are the facts of which the words end here.
    """

    text: str
    facts: tuple[str, ...]
    thing: str
    unread: bool
    chosen: bool
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its full name and its other names, and the stretches that tell of it."""

    iri: str
    label: str
    aliases: tuple[str, ...]
    told: tuple[Span, ...]

    def may_be(self, name: str, start: int, end: int) -> bool:
        """Say whether a name at a place may mean it: another name than the full one, only where it is spoken of."""
        return name == self.label or any(span.holds(start, end) for span in self.told)


def mentions(text: str, things: Sequence[Named]) -> Iterator[Span]:
    """Yield where things are named, the longest names first, none over another."""
    by_name: dict[str, list[Named]] = {}
    for thing in things:
        for name in dict.fromkeys((thing.label, *thing.aliases)):
            by_name.setdefault(_bare(name), []).append(thing)
    names = pattern(by_name)
    for match in names.finditer(text) if names else ():
        start, end = match.span()
        bearers = [thing for thing in by_name[_bare(match[0])] if _may_be(thing, match[0], start, end)]
        # of namesakes the one that is spoken of here
        bearers.sort(key=lambda thing: not any(span.holds(start, end) for span in thing.told))
        if bearers:
            yield Span(start, end, bearers[0].iri)


def pieces(
    text: str, facts: Sequence[Span], things: Iterable[Span], unread: Sequence[Span], chosen: Span | None
) -> Iterator[Piece]:
    """Yield the text, cut where anything begins or ends."""
    named = sorted(things, key=lambda span: span.start)
    every = [*facts, *named, *unread, *([chosen] if chosen else [])]
    cuts = sorted({0, len(text), *(place for span in every for place in (span.start, span.end))})
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield Piece(
            text=text[start:end],
            facts=tuple(dict.fromkeys(span.of for span in facts if span.holds(start, end))),
            thing=next((span.of for span in named if span.holds(start, end)), ""),
            unread=any(span.holds(start, end) for span in unread),
            chosen=chosen is not None and chosen.holds(start, end),
            said=tuple(dict.fromkeys(span.of for span in facts if span.end == end)),
        )


def _may_be(thing: Named, name: str, start: int, end: int) -> bool:
    return thing.may_be(thing.label if _bare(name) == _bare(thing.label) else name, start, end)


def _bare(name: str) -> str:
    return "".join(name.split())
