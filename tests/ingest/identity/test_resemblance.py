"""People who were seen a thousand times are compared by what was seen first in each year, to the same end as by all of it."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.identity import resemblance
from ingest.identity.profile import Held, Profile
from ingest.identity.reading import Clue
from ingest.identity.seat import placed

OFFICES: list[Clue] = [
    ("organisation", "{}档案馆", "", "望川市", "", ""),
    ("organisation", "{}档案馆", "", "白鹭市", "", ""),
    ("organisation", "{}图书馆", "", "望川市", "", ""),
]
DATES = ["", "2031", "2031-02", "2031-03", "2031-02-05", "2031-03-06", "2032-01-07"]
HELD = st.builds(Held, st.sampled_from(["馆长", "馆员"]), st.sampled_from(OFFICES), st.sampled_from(DATES), st.booleans())
PEOPLE = st.builds(lambda held: Profile("王望川", held=held), st.sets(HELD, max_size=6))


def pairs(one: Profile, other: Profile) -> list[tuple[Held, Held]]:
    """Return what the two held in one year, each with each."""
    seen = [[held for held in its.held if held.date and not held.former] for its in (one, other)]
    return [(a, b) for a in seen[0] for b in seen[1] if a.date[:4] == b.date[:4]]


def moved(one: Profile, other: Profile, a: Held, b: Held) -> bool:
    """Say whether one of them had left by the day of the other."""
    return left(one, a.office, b.date) or left(other, b.office, a.date)


def left(its: Profile, office: Clue, date: str) -> bool:
    days = [held.date for held in its.held if held.former and held.date and held.office == office]
    return any(day[: len(date)] <= date[: len(day)] for day in days)


@given(PEOPLE, PEOPLE)
def test_heads_of_two_bodies_of_one_sort_collide(one: Profile, other: Profile) -> None:
    collide = any(
        a.post == b.post == "馆长" and a.office[1] == b.office[1] and a.office != b.office and not moved(one, other, a, b)
        for a, b in pairs(one, other)
    )
    assert resemblance._collide(one, other) == collide


@given(PEOPLE, PEOPLE)
def test_who_is_seen_in_two_places_in_a_year_and_in_none_alike_is_apart(one: Profile, other: Profile) -> None:
    seen = pairs(one, other)
    alike = any(placed(a.office)[2] == placed(b.office)[2] for a, b in seen)  # type: ignore[index]
    apart = any(not moved(one, other, a, b) for a, b in seen) and not alike
    assert resemblance._apart_in_one_year(one, other) == apart
