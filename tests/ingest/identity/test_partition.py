from collections.abc import Iterable

from ingest.identity.likeness import Likeness, Reason
from ingest.identity.partition import Bonds, partition
from ingest.identity.reading import Clue, Thing
from ontology.facts import Entity, Kind

A, B, C, D, E = (Thing(document, Entity(Kind.PERSON, "王伟")) for document in "abcde")
UNJUDGED = Bonds()
OFFICE: Clue = ("office", "云岭省档案馆")
HALL: Clue = ("office", "云岭省图书馆")


def groups(
    clues: dict[Thing, set[Clue]], bonds: Bonds = UNJUDGED, alike: Iterable[Likeness] = ()
) -> list[list[str]]:
    key = partition(clues, lambda thing: thing.document, bonds, tuple(alike))
    found: dict[Clue, list[str]] = {}
    for thing, clue in key.items():
        found.setdefault(clue, []).append(thing.document)
    return sorted(sorted(group) for group in found.values())


def like(one: Thing, other: Thing, score: float) -> Likeness:
    return Likeness(one, other, (Reason("company", score),))


def test_things_that_share_a_clue_are_one_and_others_are_not() -> None:
    assert groups({A: {OFFICE}, B: {OFFICE, HALL}, C: {HALL}, D: set()}) == [["a", "b", "c"], ["d"]]


def test_things_judged_different_stay_apart_and_the_others_stay_together() -> None:
    clues = {thing: {OFFICE} for thing in (A, B, C, D)}
    assert groups(clues, Bonds(different=((A, B),))) == [["a"], ["b"], ["c", "d"]]


def test_thing_between_two_that_stay_apart_is_joined_to_neither() -> None:
    clues = {A: {OFFICE}, B: {OFFICE, HALL}, C: {HALL}, D: {OFFICE}}
    assert groups(clues, Bonds(different=((A, C),))) == [["a", "d"], ["b"], ["c"]]


def test_things_judged_the_same_are_one_without_any_clue() -> None:
    assert groups({A: set(), B: {HALL}, C: set()}, Bonds(same=(frozenset({A, B}),))) == [["a", "b"], ["c"]]


def test_things_alike_enough_are_one_and_less_alike_are_not() -> None:
    clues: dict[Thing, set[Clue]] = {A: set(), B: set(), C: set()}
    assert groups(clues, alike=[like(A, B, 2), like(B, C, 1.5)]) == [["a", "b"], ["c"]]


def test_the_more_alike_is_taken_where_it_is_clearly_so() -> None:
    clues: dict[Thing, set[Clue]] = {A: set(), B: set(), C: set()}
    apart = Bonds(different=((A, C),))
    assert groups(clues, apart, [like(A, B, 9), like(B, C, 3)]) == [["a", "b"], ["c"]]
    assert groups(clues, apart, [like(A, B, 5), like(B, C, 3)]) == [["a"], ["b"], ["c"]]


def test_longer_way_between_two_that_stay_apart_is_cut_at_both_ends() -> None:
    clues: dict[Thing, set[Clue]] = {thing: set() for thing in (A, B, C, D, E)}
    chain = [like(A, B, 4), like(B, C, 4), like(C, D, 4), like(D, E, 4)]
    assert groups(clues, Bonds(different=((A, E),)), chain) == [["a"], ["b", "c", "d"], ["e"]]
