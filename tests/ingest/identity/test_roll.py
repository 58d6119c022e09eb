"""The roll gives back what it heard of each document, and numbers entities in their order."""

from hashlib import sha256

import pytest

from ingest.authority import ours
from ingest.identity import Reading, Roll, Thing
from ingest.identity.witness import witness
from ontology.facts import (
    AttendanceFact,
    BulletinFact,
    Confidence,
    DocumentFact,
    Entity,
    Evidence,
    Fact,
    Kind,
    MeetingFact,
    OrganisationFact,
    PersonFact,
    PostFact,
    Role,
)

WANG, LI = Entity(Kind.PERSON, "王望川", aliases=("王主任",)), Entity(Kind.PERSON, "李雪")
OFFICE = Entity(Kind.ORGANISATION, "云岭省地方志工作办公室", aliases=("省地方志办",))
PARTY = Entity(Kind.ORGANISATION, "机关党委")
MEETING = Entity(Kind.MEETING, "党组会议", "2031-02-20")
GROUP = Entity(Kind.GROUP, "各处负责人")
PAPER = Entity(Kind.DOCUMENT, "雪线条例")


def said(start: int, end: int) -> dict[str, object]:
    return {"evidence": (Evidence(start, end, "云" * (end - start)),), "extractor": "x", "confidence": Confidence.STATED}


FACTS: tuple[Fact, ...] = (
    BulletinFact(**said(0, 9), issuer=OFFICE, date="2031-02-21", series="云岭简报"),  # type: ignore[arg-type]
    OrganisationFact(**said(10, 14), organisation=PARTY, parent=OFFICE),  # type: ignore[arg-type]
    PostFact(**said(20, 29), person=WANG, post="主任", organisation=OFFICE, date="2031-02-20"),  # type: ignore[arg-type]
    PostFact(**said(30, 39), person=LI, post="顾问", former=True),  # type: ignore[arg-type]
    PersonFact(**said(20, 29), person=LI),  # type: ignore[arg-type]
    MeetingFact(**said(20, 29), meeting=MEETING, held=True, date="2031-02-20", organiser=OFFICE, place="望川市"),  # type: ignore[arg-type]
    AttendanceFact(**said(20, 29), participant=GROUP, meeting=MEETING, role=Role.ATTENDEE, on_behalf_of=WANG),  # type: ignore[arg-type]
    DocumentFact(**said(40, 49), document=PAPER, number="云志发〔2031〕2号"),  # type: ignore[arg-type]
)


def reading(name: str, *facts: Fact) -> Reading:
    return Reading(sha256(name.encode()).hexdigest(), facts, (f"{name}/第1期.txt",))


READINGS = sorted([reading("a", *FACTS), reading("b", *FACTS[2:4]), reading("c")], key=lambda its: its.sha256)


def test_document_is_as_it_was_heard() -> None:
    roll = Roll(READINGS)
    for its in READINGS:
        heard, kept = witness(its.sha256, its.sources, its.facts, ours()), roll.witness(its.sha256)
        for part in ("document", "sources", "issuer", "series", "date", "claims", "aliases", "starts"):
            assert getattr(kept, part) == getattr(heard, part), part
    full = roll.witness(reading("a").sha256)
    assert full.aliases[WANG] == {"王主任"}
    assert full.claims.present == ((GROUP, MEETING), (WANG, MEETING))
    assert (LI, WANG) in full.claims.together
    assert full.home == {"省": "云岭省"}


def test_entities_are_numbered_in_their_order() -> None:
    roll = Roll(READINGS)
    things = [roll.thing(number) for number in range(roll.size)]
    assert things == sorted(things)
    assert [roll.number(thing) for thing in things] == list(range(len(things)))
    assert {thing.document for thing in things} == {its.sha256 for its in READINGS if its.facts}


def test_what_was_read_twice_counts_once() -> None:
    (first, *_) = READINGS
    again = Reading(first.sha256, first.facts, ("again.txt",))
    roll = Roll([first, again, *READINGS[1:]])
    assert roll.size == Roll(READINGS).size
    assert roll.witness(first.sha256).sources == tuple(sorted({*first.sources, "again.txt"}))


def test_readings_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="readings must be in order"):
        Roll(READINGS[::-1])


@pytest.mark.parametrize("document", ["", "0" * 64, "f" * 64])
def test_document_that_was_not_heard_is_unknown(document: str) -> None:
    with pytest.raises(KeyError):
        Roll(READINGS).number(Thing(document, WANG))
