from hashlib import sha256

from ingest import identity  # by its name pytest would take Testimony for a class of tests
from ingest.identity import Reading, Roll, Thing
from ontology.facts import BulletinFact, Confidence, Entity, Evidence, Fact, Kind, PersonFact, PostFact

WANG = Entity(Kind.PERSON, "王伟", aliases=("王主任",))
HALL = Entity(Kind.ORGANISATION, "云岭省图书馆")
THERE, HEAD, AGAIN = Evidence(0, 4, "王伟到场"), Evidence(9, 15, "馆长王伟讲话"), Evidence(20, 24, "王伟主持")


def reading(source: str, date: str, *facts: Fact) -> Reading:
    masthead = BulletinFact(evidence=(THERE,), extractor="x", confidence=Confidence.STATED, date=date)
    return Reading(sha256(source.encode()).hexdigest(), (masthead, *facts), (source,))


def named(evidence: Evidence) -> PersonFact:
    return PersonFact(evidence=(evidence,), extractor="x", confidence=Confidence.STATED, person=WANG)


def heads(evidence: Evidence) -> PostFact:
    return PostFact(
        evidence=(evidence,), extractor="x", confidence=Confidence.STATED, person=WANG, post="馆长", organisation=HALL
    )


def hearing(*readings: Reading) -> identity.Testimony:
    by_hash = {its.sha256: its for its in readings}
    return identity.Testimony(Roll(by_hash[digest] for digest in sorted(by_hash)), lambda digest: by_hash[digest].facts)


LATER = reading("b/第2期.txt", "2031-03-01", named(AGAIN))
FIRST = reading("b/第1期.txt", "2031-02-01", named(THERE), named(HEAD), heads(HEAD))
TESTIMONY = hearing(LATER, FIRST)
THINGS = [Thing(its.sha256, WANG) for its in (LATER, FIRST)]


def test_passages_that_tell_most_come_first_then_the_oldest() -> None:
    told = [(its.source, its.date, its.evidence, its.kinds) for its in TESTIMONY.passages(THINGS)]
    assert told == [
        ("b/第1期.txt", "2031-02-01", HEAD, ("post", "person")),
        ("b/第1期.txt", "2031-02-01", THERE, ("person",)),
        ("b/第2期.txt", "2031-03-01", AGAIN, ("person",)),
    ]


def test_what_tells_a_thing_from_others_of_its_name_begins_with_posts() -> None:
    later, first = (TESTIMONY.tells(thing) for thing in THINGS)
    assert first == ("云岭省图书馆馆长", "王主任", "王伟", "2031-02-01", "第1期.txt")
    assert later == ("王主任", "王伟", "2031-03-01", "第2期.txt")
    assert TESTIMONY.names(THINGS[0]) == {"王伟", "王主任"}


def test_part_of_an_entity_is_referred_to_by_all_of_its_files() -> None:
    many = [reading(f"b/第{at}期.txt", "2031-04-01", named(AGAIN)) for at in range(1, 6)]
    things = [Thing(its.sha256, WANG) for its in many]
    assert len(hearing(*many).reference(things).sources) == 3
    assert hearing(*many).reference(things, part=True).sources == tuple(f"b/第{at}期.txt" for at in range(1, 6))
