"""The pages of things: what they tell, in which words, and in which form."""

import re

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from viz.explorer.section import sections

FOAF_NAME = NamedNode("http://xmlns.com/foaf/0.1/name")


def found(client: httpx.Client, name: str, kind: str = "thing") -> str:
    """Return the address of what goes by a name."""
    hits = client.get("/api/suggest", params={"q": name, "kind": kind}).json()["hits"]
    address: str = hits[0]["address"]
    return address


def told(client: httpx.Client, name: str, kind: str = "thing") -> dict[str, list[list[str]]]:
    """Return the lines of each section about a thing, each as the texts of its cells."""
    portrait = client.get(f"/api{found(client, name, kind)}").json()
    return {
        section["name"]: [["、".join(value["text"] for value in cell) for cell in line["cells"]] for line in section["lines"]]
        for section in portrait["sections"]
    }


def test_a_meeting_has_its_roster_by_role(client: httpx.Client) -> None:
    lines = told(client, "2025年第1次党组会议", "meeting")
    assert lines["roster"][:2] == [
        ["主持、讲话", "蔺怀舟", "澜川省地方志工作办公室", "主任、党组书记、组长"],
        ["讲话、列席", "郗明", "省志编纂处、编辑部", "处长、主任"],
    ]
    assert [line[0] for line in lines["roster"][-4:]] == ["列席"] * 4
    assert lines["conveyed"] != []


def test_a_meeting_tells_what_was_decided_on_publications(client: httpx.Client) -> None:
    lines = told(client, "2025年第1次党组会议", "meeting")["decided"]
    assert lines[0] == ["澜川简史", "编纂", "祁景行省长批示", "推断、原文明言"]
    assert ["松岭县志（1991—2020）", "评审", "", "推断"] in lines  # another meeting is named before the roster, in passing
    # what the next item of the bulletin tells, and what had been published before, is not of the meeting
    assert [line[0] for line in told(client, "沿江县（区）地方志工作座谈会", "meeting")["decided"]] == ["望津港图志", "石浦县志（1991—2020）"]
    assert "石浦渔业志" not in {line[0] for line in told(client, "全市地方志工作会议", "meeting")["decided"]}


def test_a_person_has_posts_and_meetings(client: httpx.Client) -> None:
    lines = told(client, "蔺怀舟", "person")
    assert ["2025-01-14 … 2025-07-02", "主任", "澜川省地方志工作办公室", "5", "", ""] in lines["posts"]
    assert ["2025-07-24", "主任", "澜川省地方志工作办公室", "1", "曾任", "2025-07-24"] in lines["posts"]
    assert ["2025-01-13", "主持、讲话", "省地方志办2025年第1次党组会议", "澜川省地方志工作办公室", "主任、党组书记、组长"] in lines["meetings"]
    assert ["2025-07-24", "讲话", "省地方志办干部大会", "", ""] in lines["meetings"]


def test_the_meetings_of_a_person_are_told_by_role(client: httpx.Client) -> None:
    address = found(client, "蔺怀舟", "person")
    (all_of_them,) = (its for its in client.get(f"/api{address}").json()["sections"] if its["name"] == "meetings")
    assert all_of_them["groups"] == {"chair": 4, "speaker": 8, "attendee": 1, "observer": 0}
    (chaired,) = (its for its in client.get(f"/api{address}?role=chair").json()["sections"] if its["name"] == "meetings")
    assert (chaired["total"], chaired["groups"]) == (4, all_of_them["groups"])
    assert all(line["cells"][1][0]["text"] == "主持" for line in chaired["lines"])
    assert 'aria-current="true">主持 <small>4</small>' in client.get(f"{address}?role=chair").text
    assert client.get(f"{address}?role=dragon").status_code == 400


def test_a_publication_has_states_and_the_chain_that_led_to_it(client: httpx.Client) -> None:
    lines = told(client, "澜川简史", "publication")
    assert [line[0] for line in lines["states"]] == ["编纂", "评审", "出版"]
    assert lines["chain"][:2] == [
        ["2025-01-13", "批示指示", "祁景行省长批示", "推动", "澜川简史", "省地方志办2025年第1次党组会议", "原文明言"],
        ["2025-01-13", "会议", "省地方志办2025年第1次党组会议", "传达学习", "祁景行省长批示", "", "原文明言"],
    ]


def test_a_directive_tells_where_it_was_conveyed_and_how_far_it_led(client: httpx.Client) -> None:
    lines = told(client, "关于推进新时代地方志事业高质量发展的意见", "document")
    assert ["澜川简史", "出版", "《澜川简史》首发式暨赠书仪式", "2026-01-15", "原文明言"] in lines["led"]
    assert ["2025-02-17", "党组（扩大）会议", "澜川省地方志工作办公室"] in lines["spread"]


def test_an_organisation_has_people_meetings_and_bulletins(client: httpx.Client) -> None:
    lines = told(client, "澜川省地方志工作办公室", "organisation")
    assert {"people", "held", "parts", "bulletins"} <= lines.keys()
    assert len(lines["bulletins"]) == 8


def test_every_line_of_facts_bears_the_words_that_say_it(client: httpx.Client) -> None:
    told = client.get(f"/api{found(client, '蔺怀舟', 'person')}").json()
    for section in told["sections"]:
        assert all(line["quotes"] for line in section["lines"]), section["name"]
    quote = told["sections"][1]["lines"][0]["quotes"][0]
    assert quote["words"]["text"] == "办党组书记、主任蔺怀舟主持会议并讲话。"


def test_a_page_marks_names_in_the_words_and_leads_to_their_place(client: httpx.Client) -> None:
    page = client.get(found(client, "蔺怀舟", "person")).text
    assert "办党组书记、主任<mark>蔺怀舟</mark>主持会议并讲话。" in page
    assert re.search(r'<a href="/bulletin/[a-z2-7]{26}\?at=\d+-\d+#at">', page)


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [("text/turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE), ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD)],
)
def test_an_address_gives_rdf_to_who_wants_it(client: httpx.Client, accept: str, media_type: str, form: RdfFormat) -> None:
    address = found(client, "蔺怀舟", "person")
    answer = client.get(address, headers={"Accept": accept})
    assert answer.headers["content-type"] == media_type
    assert "Accept" in answer.headers["vary"]
    said = {(its.subject.value, its.object.value) for its in parse(answer.content, form) if its.predicate == FOAF_NAME}
    assert said == {(f"https://zhimai.example{address}", "蔺怀舟")}
    short = {RdfFormat.TURTLE: "turtle", RdfFormat.JSON_LD: "jsonld"}[form]
    assert client.get(address, params={"format": short}).headers["content-type"] == media_type


def test_an_address_gives_a_page_to_browsers(client: httpx.Client) -> None:
    address = found(client, "蔺怀舟", "person")
    for accept in ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*", "", "nonsense"):
        assert client.get(address, headers={"Accept": accept}).headers["content-type"] == "text/html; charset=utf-8"


def test_something_unknown_gets_suggestions(client: httpx.Client) -> None:
    answer = client.get("/person/蔺怀")
    assert answer.status_code == 404
    assert ">蔺怀舟</a>" in answer.text
    assert client.get(f"/person/{'a' * 26}").status_code == 404
    assert client.get(f"/api/person/{'a' * 26}").json()["error"] == "the graph knows no such thing"
    assert client.get(f"/person/{'a' * 26}", headers={"Accept": "text/turtle"}).status_code == 404


@pytest.mark.parametrize("query", ["roster=0", "roster=many", "format=pdf"])
def test_bad_parameters_get_a_sentence(client: httpx.Client, query: str) -> None:
    answer = client.get(f"{found(client, '2025年第1次党组会议', 'meeting')}?{query}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_long_sections_are_cut_and_the_rest_is_offered(client: httpx.Client) -> None:
    address = found(client, "2025年第1次党组会议", "meeting")
    page = client.get(f"{address}?roster=3").text
    assert "还有 5 行" in page
    assert len(client.get(f"/api{address}?roster=3").json()["sections"][1]["lines"]) == 3


@pytest.mark.parametrize(("name", "kind"), [("蔺怀舟", "person"), ("澜川省地方志工作办公室", "organisation"), ("祁景行省长批示", "instruction"), ("澜川简史", "publication")])
def test_a_section_that_is_cut_begins_as_the_whole_and_says_how_long_that_is(client: httpx.Client, name: str, kind: str) -> None:
    address = found(client, name, kind)
    whole = {section["name"]: section for section in client.get(f"/api{address}").json()["sections"]}
    cut = client.get(f"/api{address}", params=dict.fromkeys(whole, 1)).json()["sections"]
    assert [section["name"] for section in cut] == list(whole)
    for section in cut:
        (line,), (first, *rest) = section["lines"], whole[section["name"]]["lines"]
        assert (line["cells"][0], line["quotes"]) == (first["cells"][0], first["quotes"])  # empty columns are not shown
        assert section["total"] == 1 + len(rest)


def test_sections_are_questions_about_one_thing() -> None:
    for name, question in sections().items():
        assert [parameter.name for parameter in question.header.parameters] == ["thing"], name
        assert {"fact", "other_name", "series"} & {column.name for column in question.header.columns}, name
