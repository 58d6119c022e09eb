"""One notion of what ties two things: in pictures, along paths, and in the index, each with its words."""

from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from queries.answer import plain
from queries.dates import date_term
from queries.index import connected
from queries.paths import links, paths
from queries.tied import Tied
from queries.ties.around import degrees
from queries.workspace import Workspace
from viz.projection import project

NOTHING = "https://zhimai.example/ontology#nothing"


def test_paths_go_along_the_lines_that_are_drawn(samples: Path) -> None:
    with Workspace.open(samples, read_only=True) as opened:
        network = project(opened.store)
        drawn = {(NamedNode(source), edge["relation"], NamedNode(target)) for source, target, edge in network.edges(data=True)}
        ends = sorted({(source, target) for source, _, target in drawn}, key=str)
        told = iter(links(opened.store, ends))
        rows = zip(told, told, told, told, told, told, strict=True)
        assert {(one, plain(relation), other) for _, _, one, relation, other, fact in rows if plain(fact) != NOTHING} == drawn
        assert opened.names().suggest("", 1) and opened.store.index
        index = connected(opened.store.index)
        assert index
        with closing(index):
            tied = Tied(index)
            iris = tied.iris(tied.numbers(list(network)))
            around = tied.around(list(iris))
            counted = tied.degrees(list(iris))
        either = {frozenset((source.value, target.value)) for source, _, target in drawn}
        assert {frozenset((iris[one], iris[other])) for one, others in around.items() for other in others} == either
        assert all(others[other] == counted[other] == len(around[other]) for others in around.values() for other in others)
        asked = degrees(opened.store, [NamedNode(iri) for iri in network])
        assert {thing.value: count for thing, count in asked.items()} == {iris[number]: count for number, count in counted.items()}


def test_paths_are_the_same_without_the_index(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(samples, read_only=True) as opened:
        things = [its.iri for kind in ("person", "publication", "organisation", "meeting") for its in opened.names().suggest("", 4, kind)]
        pairs = list(combinations(things, 2))
        by_index = [paths(opened.store, [one], [other]) for one, other in pairs]
        monkeypatch.setattr(type(opened.store), "index", None)
        assert [paths(opened.store, [one], [other]) for one, other in pairs] == by_index
        always = {"since": [date_term("1900")], "until": [date_term("2100")]}
        assert [paths(opened.store, [one], [other], always) for one, other in pairs] == by_index
    assert sum(map(bool, by_index)) > len(pairs) / 2
