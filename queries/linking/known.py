"""What a graph of ours knows of people and organisations: names, posts, when they were seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from ontology.facts import Kind
from ontology.model import classes

from ..store import Store, Term, select


@dataclass(slots=True)
class Known:
    """A person or an organisation: its names, and of a person the posts, and the years of the sightings."""

    iri: str
    kind: Kind
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    posts: set[tuple[str, str]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name that it goes by."""
        return min(self.labels | self.aliases, key=lambda name: (name not in self.labels, name))


def known(store: Store) -> tuple[Known, ...]:
    """Return what a store knows, in the order of the IRIs."""
    kinds = {NamedNode(str(classes()[kind])): kind for kind in (Kind.PERSON, Kind.ORGANISATION)}
    found: dict[Term | None, Known] = {}
    for thing, cls, prop, name in select(store, query("names.rq")):
        if isinstance(thing, NamedNode) and isinstance(cls, NamedNode) and isinstance(name, Literal):
            its = found.setdefault(thing, Known(thing.value, kinds[cls]))
            (its.labels if str(prop).endswith("prefLabel>") else its.aliases).add(name.value)
    for thing, post, organisation, date in select(store, query("posts.rq")):
        if thing in found and isinstance(post, Literal):
            where = organisation.value if isinstance(organisation, Literal) else ""
            found[thing].posts.add((where, post.value))
            if isinstance(date, Literal):
                found[thing].years.add(int(date.value[:4]))
    return tuple(sorted(found.values(), key=lambda its: its.iri))


def query(name: str) -> str:
    """Return a query of this folder."""
    return files(__package__).joinpath(name).read_text("utf-8")


def by_name(things: tuple[Known, ...]) -> dict[str, list[Known]]:
    """Return the things that bear each name."""
    bearing: defaultdict[str, list[Known]] = defaultdict(list)
    for its in things:
        for name in its.labels | its.aliases:
            bearing[name].append(its)
    return dict(bearing)
