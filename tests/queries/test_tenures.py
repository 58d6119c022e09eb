"""Who held a post on a date, and when posts began and ended, asked of sightings one by one: (seen, began, ended)."""

from collections.abc import Iterable
from itertools import chain

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology.iri import BASE
from ontology.terms import FOAF, OA, ORG, RDF, SKOS, XSD, ZM
from queries.library import question
from queries.stores import Store, open_store

Seen = tuple[str, str, str]

OFFICE, POST = (NamedNode(f"{BASE}{path}") for path in ("organisation/office", "post/director"))


def date(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(str({4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(text)])))


def quads(person: str, sightings: Iterable[Seen], *, office: bool = True) -> Iterable[Quad]:
    """Yield one bulletin a sighting; what only ended is past. Without an office, each bulletin has a post of its own."""
    who = NamedNode(f"{BASE}person/{person}")
    for at, (seen, began, ended) in enumerate(sightings):
        key = f"{person}{'' if office else 'vague'}{at}"
        graph, fact, evidence = (NamedNode(f"{BASE}{kind}/{key}") for kind in ("bulletin", "fact", "evidence"))
        post = POST if office else NamedNode(f"{BASE}post/{key}")
        said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
            (fact, RDF.type, NamedNode(str(ZM.Sighting))),
            (fact, ORG.member, who),
            (fact, ZM.post, post),
            (fact, ZM.evidence, evidence),
            (evidence, OA.exact, Literal(f"{person} {seen}")),
            (evidence, OA.start, Literal(0)),
            (who, RDF.type, NamedNode(str(FOAF.Person))),
            (who, SKOS.prefLabel, Literal(person)),
            (post, SKOS.prefLabel, Literal("主任")),
            (graph, SKOS.prefLabel, Literal(f"简报{at}")),
        ]
        if office:
            said += [
                (fact, ORG.organization, OFFICE),
                (post, ORG.postIn, OFFICE),
                (OFFICE, RDF.type, NamedNode(str(ORG.Organization))),
                (OFFICE, SKOS.prefLabel, Literal("云溪县地方志办公室")),
            ]
        for prop, value in ((ZM.seenOn, seen), (ZM.beganOn, began), (ZM.endedOn, ended)):
            said += [(fact, prop, date(value))] if value else []
        said += [(fact, ZM.former, Literal(True))] if ended and not began else []
        yield from (Quad(s, NamedNode(str(p)), o, graph) for s, p, o in said)


def store(**people: list[Seen]) -> Store:
    made = open_store("memory:")
    made.fill(chain.from_iterable(quads(person, sightings) for person, sightings in people.items()))
    return made


def holders(made: Store, day: str, **values: str) -> list[tuple[str, ...]]:
    """Return (person, standing, began, seen before, seen after, ended) of each row."""
    answer = question("holders").ask(made, {"date": day, **values})
    return [row[2:8] for row in answer.shown()]


SEEN_TWICE = [("2029-05-04", "", ""), ("2030-05-04", "", "")]
MADE = ("2031-03-06", "2031-03-06", "")
LEFT = ("2033-07-01", "", "2033-07-01")


@pytest.mark.parametrize(
    ("sightings", "day", "expected"),
    [
        (SEEN_TWICE, "2029-05-04", ("其时所见", "", "2029-05-04", "2030-05-04", "")),
        (SEEN_TWICE, "2029-08-01", ("在两次所见之间", "", "2029-05-04", "2030-05-04", "")),
        (SEEN_TWICE, "2031-01-01", ("只见于此前", "", "2030-05-04", "", "")),
        (SEEN_TWICE, "2028", ("只见于此后", "", "", "2029-05-04", "")),
        # a year and a month are asked for as a whole
        (SEEN_TWICE, "2029", ("其时所见", "", "2029-05-04", "2030-05-04", "")),
        (SEEN_TWICE, "2029-06", ("在两次所见之间", "", "2029-05-04", "2030-05-04", "")),
        # stated
        ([MADE], "2031-01-01", ("此后才始任", "2031-03-06", "", "2031-03-06", "")),
        ([MADE], "2031-04-01", ("只见于此前", "2031-03-06", "2031-03-06", "", "")),
        ([MADE, LEFT], "2032", ("在始任与卸任之间", "2031-03-06", "2031-03-06", "", "2033-07-01")),
        ([MADE, LEFT], "2033-07-01", ("其时卸任", "2031-03-06", "2031-03-06", "", "2033-07-01")),
        ([MADE, LEFT], "2033-07-02", ("此前已卸任", "2031-03-06", "2031-03-06", "", "2033-07-01")),
        ([LEFT], "2032", ("只见于此后", "", "", "", "2033-07-01")),
        ([*SEEN_TWICE, LEFT], "2032", ("在两次所见之间", "", "2030-05-04", "", "2033-07-01")),
        # again after a pause
        ([*SEEN_TWICE, ("2030-09-01", "", "2030-09-01"), MADE], "2030-12-01",
         ("此前已卸任", "", "2030-05-04", "2031-03-06", "2030-09-01")),
        ([*SEEN_TWICE, ("2030-09-01", "", "2030-09-01"), MADE, LEFT], "2032",
         ("在始任与卸任之间", "2031-03-06", "2031-03-06", "", "2033-07-01")),
        # a vague date is in the time that it is precise to
        ([("2031-03", "2031-03", "")], "2031-03-20", ("只见于此前", "2031-03", "2031-03", "", "")),
        ([("2018-03", "2018-03", "2020")], "2019", ("在始任与卸任之间", "2018-03", "2018-03", "", "2020")),
    ],
)
def test_holders(sightings: list[Seen], day: str, expected: tuple[str, ...]) -> None:
    assert holders(store(丁一=sightings), day) == [("丁一", *expected)]


def test_holders_come_in_the_order_of_how_sure_it_is() -> None:
    made = store(丁一=[("2029-01-05", "", ""), MADE, LEFT], 时雨=[LEFT, ("2031-01-01", "", "")], 石敢当=[("2030", "", "2030")])
    assert [row[:2] for row in holders(made, "2032-03-06")] == [
        ("丁一", "在始任与卸任之间"),
        ("时雨", "在两次所见之间"),
        ("石敢当", "此前已卸任"),
    ]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"post": "主任"}, 1),
        ({"post": "志办公室主"}, 1),
        ({"post": "馆长"}, 0),
        ({"organisation": "地方志办公室"}, 1),
        ({"organisation": "云溪县地方志办公室", "post": "主任"}, 1),
    ],
)
def test_holders_are_asked_for_by_a_part_of_the_name(values: dict[str, str], found: int) -> None:
    assert len(holders(store(丁一=[MADE]), "2032", **values)) == found


def test_holders_show_the_words_of_the_dates_they_show() -> None:
    made = store(丁一=[*SEEN_TWICE, ("2030-06-01", "", ""), LEFT])
    (row,) = question("holders").ask(made, {"date": "2031"}).shown()
    assert row[9:11] == ("丁一 2030-06-01\n丁一 2033-07-01", "简报2、简报3")


def test_career_has_the_first_and_the_last_day_and_what_is_stated() -> None:
    made = store(丁一=[MADE, ("2031-05", "", ""), ("2032", "", ""), LEFT])
    (row,) = question("career").ask(made, {"person": "丁一"}).shown()
    assert row[:8] == ("2031-03-06", "2032", "2031-03-06", "2033-07-01", "丁一", "主任", "云溪县地方志办公室", "")
    assert row[9] == "丁一 2031-03-06\n丁一 2032\n丁一 2033-07-01"


def test_career_has_one_row_for_posts_of_one_name_whose_office_is_not_told() -> None:
    made = store(丁一=[MADE])
    made.fill(quads("丁一", [*SEEN_TWICE, ("2029-11", "", "")], office=False))
    vague, told = question("career").ask(made, {"person": "丁一"}).shown()
    assert told[:2] + told[5:7] == ("2031-03-06", "2031-03-06", "主任", "云溪县地方志办公室")
    assert vague[:2] + vague[5:7] == ("2029-05-04", "2030-05-04", "主任", "")
    # whether the three are one post, the reader must judge by all that is said
    assert vague[9] == "丁一 2029-05-04\n丁一 2029-11\n丁一 2030-05-04"
