"""The roll of all documents: each is a witness, made when it is asked for of the few bytes that are kept of it.

The entities of all documents are numbered in the order of documents and entities, so that a number says which comes first,
and what is held of millions of them fits into arrays. What is decided of one document can depend on all; so they are gone
through again and again, and to make them anew each time is cheaper than to hold them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any
from zlib import compress, decompress

import msgspec

from ontology.facts import Entity, Kind

from ..authority import Authority, ours
from .homes import homes_of
from .reading import Reading, Thing
from .witness import Claims, Session, Sighting, Witness, witness

_KINDS = tuple(Kind)
_QUICK = 1
"""How hard it is tried to make bytes few: a little is nearly as good as much."""

_OPEN = 50_000
"""Of the first documents with so many entities, some 35 MB, what was heard stays unpacked: it is gone through a dozen times."""


class Roll(Collection[Witness]):
    """All documents, in the order of their hashes, and the entities of each by number."""

    def __init__(self, readings: Iterable[Reading], authority: Authority | None = None) -> None:
        """Hear readings that come in the order of their hashes; one at a time is in memory. What was read twice counts once."""
        self.authority = authority or ours()
        self.documents: list[str] = []
        self._homes: list[Mapping[str, str]] = []
        self._kept: list[bytes] = []
        self._starts = array("Q", [0])
        self._last: tuple[int, Witness] | None = None
        self._open: dict[int, Witness] = {}
        same: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}  # many documents are at home in one place
        for document, group in groupby(readings, key=lambda reading: reading.sha256):
            read = list(group)
            heard = witness(
                document,
                [source for reading in read for source in reading.sources],
                [fact for reading in read for fact in reading.facts],
                self.authority,
            )
            if self.documents and document <= self.documents[-1]:
                raise ValueError(f"{document[:12]} comes after {self.documents[-1][:12]}: readings must be in order")
            self.documents.append(document)
            self._homes.append(same.setdefault(tuple(heard.home.items()), heard.home))
            self._kept.append(compress(_packed(heard), _QUICK))
            self._starts.append(self._starts[-1] + len(heard.aliases))
        self._homes = [same.setdefault(tuple(home.items()), home) for home in homes_of(self)]
        self._open.clear()  # what was unpacked until now has the homes of before

    @property
    def size(self) -> int:
        """How many entities there are in all documents."""
        return self._starts[-1]

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Witness]:
        return map(self._made, range(len(self)))

    def __contains__(self, document: object) -> bool:
        return document in self.documents

    def witness(self, document: str) -> Witness:
        """Return a document by its hash. Raises KeyError where there is none."""
        at = bisect_right(self.documents, document) - 1
        if at < 0 or self.documents[at] != document:
            raise KeyError(document)
        return self.at(at)

    def thing(self, number: int) -> Thing:
        """Return the entity of that number."""
        at = self.place(number)
        return Thing(self.documents[at], next(its for its, n in self.at(at).numbers.items() if n == number))

    def number(self, thing: Thing) -> int:
        """Return the number of an entity. Raises KeyError where there is none."""
        return self.witness(thing.document).numbers[thing.entity]

    def place(self, number: int) -> int:
        """Return the number of the document that an entity is of."""
        return bisect_right(self._starts, number) - 1

    def at(self, at: int) -> Witness:
        """Return a document by its number."""
        if not self._last or self._last[0] != at:
            self._last = at, self._made(at)
        return self._last[1]

    def _made(self, at: int) -> Witness:
        if at in self._open:
            return self._open[at]
        made = _unpacked(self.documents[at], self._homes[at], self._starts[at], decompress(self._kept[at]), self.authority)
        if self._starts[at + 1] <= _OPEN:
            self._open[at] = made
        return made


def _packed(its: Witness) -> bytes:
    number = {entity: at for at, entity in enumerate(its.aliases)}
    return _ENCODER.encode(
        (
            its.sources,
            number[its.issuer] if its.issuer else None,
            its.series,
            its.date,
            [
                (_KINDS.index(entity.kind), entity.name, entity.qualifier, sorted(aliases), its.starts[entity])
                for entity, aliases in its.aliases.items()
            ],
            [[[number[it] if isinstance(it, Entity) else it for it in claim] for claim in of] for of in its.claims],
        )
    )


def _unpacked(document: str, home: Mapping[str, str], first: int, data: bytes, authority: Authority) -> Witness:
    sources, issuer, series, date, told, claims = _DECODER.decode(data)
    entities = [Entity(_KINDS[kind], name, qualifier) for kind, name, qualifier, _, _ in told]
    posts, meetings, parts, numbers, present, together = claims
    return Witness(
        document=document,
        sources=tuple(sources),
        issuer=None if issuer is None else entities[issuer],
        series=series,
        home=home,
        date=date,
        claims=Claims(
            tuple(Sighting(entities[who], post, _one(entities, where), day, was) for who, post, where, day, was in posts),
            tuple(Session(entities[what], day, _one(entities, whose), place) for what, day, whose, place in meetings),
            tuple((entities[one], entities[other]) for one, other in parts),
            tuple((entities[one], number) for one, number in numbers),
            tuple((entities[one], entities[other]) for one, other in present),
            tuple(tuple(entities[one] for one in group) for group in together),
        ),
        aliases={entity: frozenset(its[3]) for entity, its in zip(entities, told, strict=True)},
        starts={entity: tuple(its[4]) for entity, its in zip(entities, told, strict=True)},
        numbers={entity: number for number, entity in enumerate(entities, first)},
        authority=authority,
    )


def _one(entities: list[Entity], at: int | None) -> Entity | None:
    return None if at is None else entities[at]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder()
