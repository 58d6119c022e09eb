from dataclasses import replace
from hashlib import sha256

import pytest
from pyoxigraph import Quad

from ingest.document import Document
from ingest.emit import emit
from ingest.identity import (
    Contradiction,
    Identity,
    Judgement,
    Reading,
    Reference,
    Thing,
    Verdict,
    check,
    reference,
    resolve,
)
from ingest.identity.likeness import reason, weights
from ontology.facts import (
    BulletinFact,
    Confidence,
    Entity,
    Evidence,
    Fact,
    Kind,
    PersonFact,
    PostFact,
)

WORDS = (Evidence(0, 1, "云"),)
WANG = Entity(Kind.PERSON, "王伟")
HALL = Entity(Kind.ORGANISATION, "云岭省图书馆")
ARCHIVE = Entity(Kind.ORGANISATION, "云岭省档案馆")


def bulletin(source: str, *facts: Fact, version: str = "") -> Reading:
    masthead = BulletinFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, date="2031-02-23")
    return Reading(sha256((source + version).encode()).hexdigest(), (masthead, *facts), (source,))


def named(person: Entity = WANG) -> PersonFact:
    return PersonFact(evidence=WORDS, extractor="x", confidence=Confidence.STATED, person=person)


def holds(post: str, at: Entity, person: Entity = WANG) -> PostFact:
    return PostFact(
        evidence=WORDS, extractor="x", confidence=Confidence.STATED, person=person, post=post, organisation=at
    )


def wang(*sources: str, known_as: tuple[str, ...] = ()) -> Reference:
    return Reference(Kind.PERSON, "王伟", sources=sources, known_as=known_as)


def same(one: Reference, other: Reference) -> Judgement:
    return Judgement(Verdict.SAME, one, other)


def different(one: Reference, other: Reference) -> Judgement:
    return Judgement(Verdict.DIFFERENT, one, other)


def together(identity: Identity, *readings: Reading) -> list[int]:
    """Return a number for each reading: the same where its 王伟 is the same."""
    iris = [identity.iri(reading.sha256, WANG) for reading in readings]
    return [iris.index(iri) for iri in iris]


class TestCheck:
    def test_judgements_that_agree_are_returned(self) -> None:
        agreeing = (same(wang("a"), wang("b")), different(wang("b"), wang("c")), same(wang("c"), wang("d")))
        assert check(agreeing) == agreeing

    def test_difference_of_what_is_the_same_by_way_of_others_is_refused_with_the_chain(self) -> None:
        ab, bc = same(wang("a"), wang("b")), same(wang("b"), wang("c"))
        with pytest.raises(Contradiction) as refused:
            check([ab, same(wang("x"), wang("y")), bc, different(wang("a"), wang("c"))])
        assert refused.value.chain == (ab, bc)
        assert refused.value.judgement == different(wang("a"), wang("c"))

    def test_sameness_of_what_is_different_by_way_of_others_is_refused_with_the_chain(self) -> None:
        ab, cd, bc = same(wang("a"), wang("b")), same(wang("c"), wang("d")), different(wang("b"), wang("c"))
        with pytest.raises(Contradiction) as refused:
            check([ab, cd, bc, same(wang("d"), wang("a"))])
        assert set(refused.value.chain) == {ab, bc, cd}

    def test_references_that_share_a_file_mean_one_entity(self) -> None:
        first = same(wang("a", "b"), wang("c"))
        with pytest.raises(Contradiction):
            check([first, different(wang("b"), wang("c", "d"))])

    def test_nothing_differs_from_itself(self) -> None:
        with pytest.raises(Contradiction, match="an entity is itself"):
            check([different(wang("a", "b"), wang("b"))])

    def test_names_told_by_one_file_are_not_one_entity(self) -> None:
        other = Reference(Kind.PERSON, "王小伟", sources=("a",))
        assert check([different(wang("a"), other)])

    def test_refusal_reads_as_a_line_with_the_chain(self) -> None:
        with pytest.raises(
            Contradiction, match=r"王伟（a） ≠ 王伟（b） contradicts .* 王伟（a） = 王伟（b）"
        ):
            check([same(wang("a"), wang("b")), different(wang("a"), wang("b"))])


class TestResolve:
    def test_same_makes_one_of_what_nothing_else_joins(self) -> None:
        a, b, c = bulletin("a", named()), bulletin("b", named()), bulletin("c", named())
        assert together(resolve([a, b, c]), a, b, c) == [0, 1, 2]
        judged = [same(wang("a"), wang("c"))]
        assert together(resolve([a, b, c], judged), a, b, c) == [0, 1, 0]

    def test_different_keeps_apart_what_an_office_joins(self) -> None:
        readings = [bulletin(source, holds("馆员", HALL)) for source in "abcd"]
        assert together(resolve(readings), *readings) == [0, 0, 0, 0]
        judged = [different(wang("a"), wang("c"))]
        assert together(resolve(readings, judged), *readings) == [0, 1, 2, 1]

    def test_same_is_transitive_and_a_difference_holds_for_all_of_them(self) -> None:
        a, b = bulletin("a", holds("馆员", HALL)), bulletin("b", named())
        c, d = bulletin("c", named()), bulletin("d", holds("馆员", HALL))
        judged = [same(wang("a"), wang("b")), same(wang("b"), wang("c")), different(wang("c"), wang("d"))]
        assert together(resolve([a, b, c, d], judged), a, b, c, d) == [0, 0, 0, 3]

    def test_corrected_file_keeps_its_judgement(self) -> None:
        a, b = bulletin("a", named()), bulletin("b", holds("馆员", HALL))
        corrected = bulletin("b", holds("馆长", ARCHIVE), version="2")
        judged = [same(wang("a"), wang("b"))]
        assert together(resolve([a, b], judged), a, b) == [0, 0]
        assert together(resolve([a, corrected], judged), a, corrected) == [0, 0]

    def test_file_of_another_name_is_known_by_what_it_says(self) -> None:
        a, moved = bulletin("a", named()), bulletin("z", holds("馆员", HALL))
        judged = [same(wang("a"), wang("b", known_as=("云岭省图书馆馆员",)))]
        assert together(resolve([a, moved], judged), a, moved) == [0, 0]

    def test_judgement_of_what_is_not_read_waits(self) -> None:
        a, b = bulletin("a", named()), bulletin("b", named())
        judged = [same(wang("a"), wang("gone"))]
        assert replace(resolve([a, b], judged), waiting=()) == resolve([a, b])

    def test_part_of_an_entity_is_told_from_the_rest(self) -> None:
        readings = [bulletin(source, holds("馆员", HALL)) for source in "abcd"]
        things = [Thing(reading.sha256, WANG) for reading in readings]
        one, rest = reference(things[:2], readings, part=True), reference(things[2:], readings, part=True)
        assert replace(one, hashes=()) == wang("a", "b", known_as=("云岭省图书馆馆员",))
        assert together(resolve(readings, [different(one, rest)]), *readings) == [0, 0, 2, 2]

    def test_reference_to_nothing_is_refused(self) -> None:
        with pytest.raises(ValueError, match="the readings that tell of them"):
            reference([Thing("0" * 64, WANG)], [])

    def test_order_of_documents_and_of_judgements_makes_no_difference(self) -> None:
        readings = [bulletin(source, holds("馆员", HALL)) for source in "abc"] + [bulletin("d", named())]
        judged = [
            same(wang("d"), wang("a")),
            different(wang("c"), wang("b")),
            different(wang("d"), wang("b")),
        ]
        assert resolve(readings, judged) == resolve(readings[::-1], judged[::-1])

    def test_contradiction_is_refused(self) -> None:
        with pytest.raises(Contradiction):
            resolve([], [same(wang("a"), wang("b")), different(wang("a"), wang("b"))])

    def test_undoing_restores_the_graph_byte_for_byte(self) -> None:
        readings = [
            bulletin("a", named()),
            bulletin("b", holds("馆员", HALL)),
            bulletin("c", holds("馆员", HALL)),
        ]
        judged = [same(wang("a"), wang("b")), different(wang("b"), wang("c"))]
        before, between, after = (quads(readings, of) for of in ((), judged, judged[:0]))
        assert before != between
        assert before == after

    def test_doubt_comes_with_references_to_judge_it_by(self) -> None:
        known, bare = bulletin("简报1.txt", holds("馆员", HALL)), bulletin("简报2.txt", named())
        (doubt,) = resolve([known, bare]).doubts
        assert {reference.sources for reference in doubt.references} == {("简报1.txt",), ("简报2.txt",)}
        assert {reference.known_as for reference in doubt.references} == {("云岭省图书馆馆员",), ()}
        assert doubt.score == sum(reason.weight for reason in doubt.reasons)
        assert [reason.what for reason in doubt.reasons] == ["known in like files", "name common"]
        assert together(resolve([known, bare], [same(*doubt.references)]), known, bare) == [0, 0]
        assert resolve([known, bare], [same(*doubt.references)]).doubts == ()
        assert resolve([known, bare], [different(*doubt.references)]).doubts == ()


def quads(readings: list[Reading], judgements: tuple[Judgement, ...] | list[Judgement]) -> list[Quad]:
    identity = resolve(readings, judgements)
    return [
        quad
        for reading in readings
        for quad in emit(
            Document(name=reading.sources[0], media_type="text/plain", sha256=reading.sha256, raw=""),
            reading.facts,
            identity,
        )
    ]


def test_every_reason_has_a_name_in_chinese_and_trifles_are_reasons() -> None:
    assert weights()["words"].keys() == weights()["reasons"].keys() >= set(weights()["trifles"])
    assert reason("same place").called("zh") == "同在一地"
    assert reason("same place").called("en") == "same place"
