"""What tells things of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from .answer import plain
from .store import Rows, Store, Term, select

# A path with a choice is followed from each thing that is given; three patterns would be joined as a whole.
_POSTS = """SELECT ?thing ?organisation ?post {
  VALUES ?thing { %s }
  ?sighting org:member ?thing ; zm:post ?held .
  ?held skos:prefLabel ?post .
  OPTIONAL { ?sighting zm:seenOn ?date }
  OPTIONAL { ?sighting (org:organization/skos:prefLabel|zm:nothing) ?organisation }
} ORDER BY ?thing STR(?date) ?organisation ?post"""

_DIGITS = 4


def tell_apart(store: Store, rows: Rows, thing: str, name: str, column: str) -> Rows:
    """Return rows with one more column: what tells things apart that share a name with others in these rows.

    It is the post in which the thing, if it is a person, was first seen, and the last characters of the IRI:
    of two IRIs, they are the same once in a million. It stays unbound where a name has one bearer.
    """
    its, called = rows.variables.index(thing), rows.variables.index(name)
    bearers: defaultdict[Term | None, set[NamedNode]] = defaultdict(set)
    for row in rows:
        if isinstance(bearer := row[its], NamedNode):
            bearers[row[called]].add(bearer)
    shared = {bearer for bearing in bearers.values() if len(bearing) > 1 for bearer in bearing}
    told = told_apart(store, sorted(shared, key=str)) if shared else {}
    return Rows((*rows.variables, column), tuple((*row, told.get(row[its])) for row in rows))


def told_apart(store: Store, things: Sequence[NamedNode]) -> Mapping[Term | None, Literal]:
    """Return what tells things apart: the post in which each was first seen, if any, and the end of its IRI."""
    seen: dict[Term | None, str] = {}
    for thing, organisation, post in select(store, _POSTS % " ".join(map(str, things))):
        seen.setdefault(thing, "".join(plain(part) for part in (organisation, post) if part is not None))
    return {thing: Literal(f"{seen.get(thing, '')} #{thing.value[-_DIGITS:]}".strip()) for thing in things}
