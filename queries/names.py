"""From a name that a person types to the things in the graph that bear it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import category, normalize

from pyoxigraph import Literal, NamedNode
from pypinyin import lazy_pinyin

from ontology import model
from ontology.facts import Kind
from ontology.iri import BASE

from .errors import NameNotFound, QuestionError
from .store import Rows, Store

SCHEMES = ("role", "state")
GROUPED: dict[str, tuple[Kind, ...]] = {
    "participant": (Kind.PERSON, Kind.GROUP),
    "thing": tuple(Kind),
    **{kind.value: (kind,) for kind in Kind},
}
"""The kinds of thing that can be named, and what each takes in."""

_NAMES = """SELECT DISTINCT ?thing ?property ?name {
  { SELECT DISTINCT ?thing { VALUES ?class { %s } ?thing a ?class } }
  VALUES ?property { skos:prefLabel skos:altLabel dcterms:identifier }
  ?thing ?property ?name
}"""
_LATIN = re.compile(r"[a-z0-9]+")
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in the graph with its names, each folded by `fold`."""

    iri: NamedNode
    label: str
    labels: frozenset[str]
    aliases: frozenset[str]
    pinyin: frozenset[str]

    def spellings(self) -> frozenset[str]:
        """Return the names in pinyin, run together: those in the graph, or else those of its labels."""
        return self.pinyin or frozenset(_pinyin(name) for name in self.labels | self.aliases)


class Names:
    """The names in a store, read once for each kind of thing; make a new one after the store has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kinds: dict[str, tuple[Named, ...]] = {}

    def of(self, kind: str) -> tuple[Named, ...]:
        """Return all things of a kind, in the order of their IRIs.

        Raises QuestionError where there is no such kind.
        """
        if kind not in self._kinds:
            self._kinds[kind] = _concepts(kind) if kind in SCHEMES else self._things(kind)
        return self._kinds[kind]

    def find(self, kind: str, wanted: str) -> tuple[Named, ...]:
        """Return the things of a kind that bear a name: all of them, where several do.

        What is wanted is compared without case, width, spaces and punctuation. The first of these that fits
        anything decides: the IRI, the whole label, the whole of another name (简称, 发文字号), pinyin with or
        without spaces and tones, the beginning in pinyin, a part of a name.

        Raises NameNotFound, with near names, where nothing fits.
        """
        things = self.of(kind)
        for fits in _fits(wanted.strip()):
            if found := tuple(thing for thing in things if fits(thing)):
                return found
        raise NameNotFound(_nowhere(kind, wanted, things))

    def _things(self, kind: str) -> tuple[Named, ...]:
        if kind not in GROUPED:
            raise QuestionError(f"no kind of thing {kind!r}; kinds are {', '.join((*GROUPED, *SCHEMES))}")
        classes = " ".join(f"<{model.classes()[member]}>" for member in GROUPED[kind])
        rows = self._store.query(_NAMES % classes)
        assert isinstance(rows, Rows)
        names: dict[NamedNode, list[tuple[str, Literal]]] = {}
        for thing, prop, name in rows:
            if isinstance(thing, NamedNode) and isinstance(prop, NamedNode) and isinstance(name, Literal):
                names.setdefault(thing, []).append((prop.value.rpartition("#")[2], name))
        return tuple(_named(iri, names[iri]) for iri in sorted(names, key=str))


def fold(name: str) -> str:
    """Return a name as names are compared: NFKC, lower case, letters and digits only; Latin without tones."""
    spelt = normalize("NFD", normalize("NFKC", name).casefold()).replace("u\u0308", "v")
    return normalize("NFC", "".join(mark for mark in spelt if category(mark)[0] in "LN"))


def _fits(wanted: str) -> Iterable[Callable[[Named], bool]]:
    if wanted.startswith(BASE):
        yield lambda thing: thing.iri.value == wanted
        return
    key = fold(wanted)
    if not key:
        return
    yield lambda thing: key in thing.labels
    yield lambda thing: key in thing.aliases
    if _LATIN.fullmatch(key):
        yield lambda thing: key in thing.spellings()
        yield lambda thing: any(spelling.startswith(key) for spelling in thing.spellings())
    yield lambda thing: any(key in name for name in thing.labels | thing.aliases)


def _named(iri: NamedNode, names: list[tuple[str, Literal]]) -> Named:
    spelt = {fold(name.value) for _, name in names if "pinyin" in (name.language or "")}
    plain = [(prop, name.value) for prop, name in names if "pinyin" not in (name.language or "")]
    labels = sorted(name for prop, name in plain if prop == "prefLabel")
    return Named(
        iri=iri,
        label=labels[0] if labels else min((name for _, name in plain), default=iri.value),
        labels=frozenset(map(fold, labels)),
        aliases=frozenset(fold(name) for prop, name in plain if prop != "prefLabel"),
        pinyin=frozenset(spelt),
    )


def _concepts(scheme: str) -> tuple[Named, ...]:
    return tuple(
        Named(
            iri=NamedNode(concept.iri),
            label=concept.zh,
            labels=frozenset({fold(concept.zh)}),
            aliases=frozenset({fold(concept.en), fold(concept.notation)}),
            pinyin=frozenset(),
        )
        for concept in model.concepts(scheme)
    )


def _nowhere(kind: str, wanted: str, things: tuple[Named, ...]) -> str:
    if not things:
        return f"no {kind} called “{wanted}”: there is no {kind} in the graph yet"
    key = fold(wanted)
    sounding = {thing.label for thing in things if _pinyin(key) in thing.spellings()}
    by_name = {name: thing.label for thing in things for name in sorted(thing.labels | thing.aliases)}
    written = [by_name[name] for name in get_close_matches(key, sorted(by_name), n=_NEAR, cutoff=0.5)]
    near = list(dict.fromkeys([*sorted(sounding), *written]))[:_NEAR]
    if kind in SCHEMES:
        near = [thing.label for thing in things]
    return f"no {kind} called “{wanted}”" + (f"; near: {'、'.join(near)}" if near else "")


@lru_cache(maxsize=1 << 17)
def _pinyin(name: str) -> str:
    return fold("".join(lazy_pinyin(name)))
