"""Coverage: what counts, what adds up, and how it is written."""

import json

from ontology.coverage import COUNTED, Coverage, Share
from ontology.facts import Kind

ONE = Coverage.of([(frozenset({Kind.PERSON, Kind.MEETING}), True), (frozenset({Kind.PERSON}), False), (frozenset(), True)])


def test_a_sentence_counts_once_for_each_kind_that_it_holds() -> None:
    assert ONE.total == Share(2, 1)
    assert ONE.kinds == {
        Kind.PERSON: Share(2, 1),
        Kind.MEETING: Share(1, 1),
        Kind.DOCUMENT: Share(0, 0),
        Kind.PUBLICATION: Share(0, 0),
    }


def test_shares() -> None:
    assert (Share(4, 3).share, Share(0, 0).share) == (0.75, None)


def test_coverages_add_up() -> None:
    assert Coverage() + ONE == ONE
    assert (ONE + ONE).kinds[Kind.PERSON] == Share(4, 2)
    assert list(Coverage().kinds) == list(COUNTED)


def test_coverage_comes_back_from_json() -> None:
    assert Coverage.load(json.loads(json.dumps(ONE.dump()))) == ONE
