"""Things are settled in arrays as they are one by one: whoever holds which clue, and whatever was judged."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from ingest.identity import Reading, Roll, Thing
from ingest.identity.clues import Ages, Clues, Keys
from ingest.identity.partition import Bonds, partition
from ingest.identity.reading import Clue
from ontology.facts import BulletinFact, Confidence, Entity, Evidence, Kind, PublicationFact, Status

BOOKS = [Entity(Kind.PUBLICATION, "云岭年鉴", edition) for edition in ("", "2030", "2031")]
DATES = ["2031-01-05", "2031-02-06", None]


def reading(number: int, books: list[Entity], date: str | None) -> Reading:
    words = (Evidence(0, 1, "云"),)
    masthead = BulletinFact(evidence=words, extractor="x", confidence=Confidence.STATED, date=date)
    told = [
        PublicationFact(
            evidence=words, extractor="x", confidence=Confidence.STATED, publication=book, status=Status.PUBLISHED
        )
        for book in books
    ]
    return Reading(sha256(f"{number}".encode()).hexdigest(), (masthead, *told))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Roll, dict[int, set[Clue]], Bonds]:
    """Some documents, the clues of their books, and what was judged of these."""
    documents = draw(st.lists(st.tuples(st.sets(st.sampled_from(BOOKS)), st.sampled_from(DATES)), min_size=1, max_size=5))
    readings = [reading(number, sorted(books), date) for number, (books, date) in enumerate(documents)]
    roll = Roll(sorted(readings, key=lambda its: its.sha256))
    some = st.sets(st.sampled_from([("title", word) for word in "甲乙丙丁"]), max_size=2)
    clues: dict[int, set[Clue]] = {number: set(draw(some)) for number in range(roll.size)}
    things = [roll.thing(number) for number in range(roll.size)]
    pairs = st.lists(st.lists(st.sampled_from(things), min_size=2, max_size=2, unique=True), max_size=2) if len(things) > 1 else st.just([])
    same = tuple(frozenset(pair) for pair in draw(pairs))
    different = tuple((one, other) for one, other in draw(pairs))
    return roll, clues, Bonds(same, different)


@given(cases())
def test_many_are_settled_as_few_are(case: tuple[Roll, dict[int, set[Clue]], Bonds]) -> None:
    roll, clues, bonds = case
    keys, ages = Keys(roll.size), Ages(roll)
    many = Clues(Kind.PUBLICATION, keys)
    for witness in roll:
        many.enter(witness)
    for number, held in clues.items():
        many.give(number, held)
    many.settle(roll, ages, bonds)
    numbers: dict[Thing, int] = {roll.thing(number): number for number in clues}
    few = partition({thing: clues[number] for thing, number in numbers.items()}, lambda thing: ages(numbers[thing]), bonds)
    assert {number: keys[number] for number in clues} == {numbers[thing]: key for thing, key in few.items()}
