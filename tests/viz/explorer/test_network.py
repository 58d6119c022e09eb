"""What the network asks the server for."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from queries.closest import LINKS, PATHS
from viz.explorer.neighbourhood import STEP

BASE = "https://zhimai.example"


def iri(client: httpx.Client, name: str, kind: str = "thing") -> str:
    """Return the IRI of what goes by a name."""
    hits = client.get("/api/suggest", params={"q": name, "kind": kind}).json()["hits"]
    return str(hits[0]["iri"])


def names(drawn: dict[str, Any]) -> list[str]:
    """Return the names of nodes that are told with their names."""
    return [node["name"] for node in drawn["nodes"] if "name" in node]


def said(drawn: dict[str, Any]) -> set[tuple[str, str]]:
    """Return relation and label of all links."""
    return {(drawn["relations"][link["relation"]]["zh"], link["label"]) for link in drawn["links"]}


def test_ties_are_counted_before_anything_is_drawn(client: httpx.Client) -> None:
    ties = client.get("/api/ties", params={"of": iri(client, "2025年第1次党组会议", "meeting")}).json()["ties"]
    counts = {(its["zh"], its["forward"]): its["count"] for its in ties}
    assert counts == {
        ("传达学习", True): 4,
        ("主持", False): 1,
        ("讲话", False): 2,
        ("出席", False): 2,
        ("列席", False): 5,
        ("主办", True): 1,
        ("经由会议", False): 2,
    }


def test_an_expansion_is_one_request_and_has_an_end(crowd: str) -> None:
    with httpx.Client(base_url=crowd, timeout=30) as client:
        meeting = iri(client, "编纂工作会议", "meeting")
        first = client.post("/api/expand", json={"of": meeting}).json()
        assert (first["of"], first["ties"]) == (meeting, client.get("/api/ties", params={"of": meeting}).json()["ties"])
        assert (len(first["nodes"]), first["left"]) == (STEP + 1, 16)
        assert all("x" in node for node in first["nodes"])
        drawn = [node["iri"] for node in first["nodes"]]
        second = client.post("/api/expand", json={"of": meeting, "beside": drawn}).json()
    new = [node for node in second["nodes"] if "name" in node]
    assert (len(new), second["left"]) == (16, 0)
    assert not {node["iri"] for node in new} & set(drawn)
    assert all("x" not in node for node in new)  # where it goes, only who sees the others knows


def test_an_expansion_by_one_relation_brings_that_alone(client: httpx.Client) -> None:
    meeting = iri(client, "2025年第1次党组会议", "meeting")
    asked = {"of": meeting, "relation": f"{BASE}/ontology#observed", "forward": False, "beside": [meeting]}
    drawn = client.post("/api/expand", json=asked).json()
    assert sorted(names(drawn)) == sorted(["褚鹤龄", "阮知微", "上官禾", "郗明", "高山"])
    assert ("列席", "") in said(drawn)


def test_a_picture_has_the_edges_among_its_things_and_where_their_words_stand(client: httpx.Client) -> None:
    things = [iri(client, "祁景行省长批示"), iri(client, "澜川简史", "publication"), iri(client, "2025年第1次党组会议")]
    drawn = client.post("/api/picture", json={"things": things}).json()
    assert len(drawn["nodes"]) == 3
    assert ("促成", "") in said(drawn)
    (link,) = [link for link in drawn["links"] if drawn["relations"][link["relation"]]["zh"] == "促成"]
    quote = drawn["quotes"][link["quotes"][0]]
    assert "text" not in quote  # most are never read
    place = {"bulletin": drawn["bulletins"][quote["bulletin"]]["iri"], "start": quote["start"], "end": quote["end"]}
    words = client.post("/api/words", json={"places": [place, place | {"end": place["end"] - 1}]}).json()["words"]
    assert "《澜川简史》" in words[0]["text"] and "《澜川简史》" in words[0]["title"]
    assert words[1] is None
    assert {its["office"] for its in drawn["bulletins"]} >= {"澜川省地方志工作办公室"}


def test_a_picture_is_drawn_by_how_its_things_begin(client: httpx.Client) -> None:
    things = [iri(client, "高山", "person"), iri(client, "澜川简史", "publication")]
    begun = [thing[: -26 + 8] for thing in things]
    drawn = client.post("/api/picture", json={"things": [], "begun": [*begun, f"{BASE}/person/22222222"]}).json()
    assert {node["iri"] for node in drawn["nodes"]} == set(things)
    assert all("x" not in node for node in drawn["nodes"])  # the link tells where they stand


def test_a_path_joins_a_directive_and_a_person(client: httpx.Client) -> None:
    one, other = iri(client, "关于推进新时代地方志事业高质量发展的意见"), iri(client, "高山", "person")
    drawn = client.post("/api/path", json={"from": one, "to": other}).json()
    assert drawn["path"][0] == one and drawn["path"][-1] == other
    pairs = {frozenset((drawn["nodes"][link["from"]]["iri"], drawn["nodes"][link["to"]]["iri"])) for link in drawn["links"]}
    steps = {frozenset(step) for step in zip(drawn["path"], drawn["path"][1:], strict=False)}
    assert steps <= pairs


def test_a_picture_has_the_path_that_the_question_finds_closest(client: httpx.Client) -> None:
    one, other = iri(client, "祁景行省长批示"), iri(client, "澜江图志", "publication")
    drawn = client.post("/api/path", json={"from": one, "to": other}).json()
    rows = client.get("/api/questions/paths", params={"one": one, "other": other}).json()["rows"]
    closest = {row[end] for row in rows if row["path"] == 1 for end in ("one", "other")}
    assert len(drawn["path"]) == 4 and set(drawn["path"]) == closest


def test_there_is_no_path_to_what_is_tied_to_nothing(client: httpx.Client) -> None:
    person = iri(client, "高山", "person")
    assert client.post("/api/path", json={"from": person, "to": f"{BASE}/person/{'a' * 26}"}).json() == {"path": []}
    assert client.post("/api/path", json={"from": person, "to": person}).json()["path"] == [person]


@pytest.mark.parametrize(
    ("path", "asked", "sentence"),
    [
        ("expand", {"of": "https://elsewhere.example/"}, "of wants the IRI of a thing"),
        ("expand", {}, "of wants the IRI of a thing"),
        ("expand", {"of": f"{BASE}/person/{'a' * 26}", "relation": "likes"}, "no relation 'likes'"),
        ("expand", {"of": f"{BASE}/person/{'a' * 26}", "forward": "no", "relation": f"{BASE}/ontology#observed"}, "forward is true or false"),
        ("picture", {"things": [], "dragon": 1}, "no parameter 'dragon' here; it takes things, begun, beside"),
        ("picture", {"things": "all"}, "things wants a list of 2000 IRIs at most"),
        ("picture", {"things": [f"{BASE}/person/{'a' * 26}"] * 2001}, "things wants a list of 2000 IRIs at most"),
        ("picture", [], "send one JSON object"),
        ("picture", {"things": [], "begun": [f"{BASE}/person/aaaa"]}, "begun wants a list of 2000 beginnings"),
        ("words", {"places": "all"}, "places wants a list of 500 places at most"),
        ("words", {"places": [{"bulletin": f"{BASE}/bulletin/{'a' * 26}", "start": True, "end": 2}]}, "a place is a bulletin"),
        ("words", {"places": [{"bulletin": f"{BASE}/person/{'a' * 26}", "start": 1, "end": 2}]}, "a place is a bulletin"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(client: httpx.Client, path: str, asked: Any, sentence: str) -> None:
    answer = client.post(f"/api/{path}", json=asked)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


def test_forms_of_other_sites_are_refused(client: httpx.Client) -> None:
    answer = client.post("/api/expand", content='{"of": "x"}', headers={"Content-Type": "text/plain"})
    assert answer.status_code == 400
    assert client.get("/api/expand").status_code == 405


def test_the_page_begins_with_a_thing_an_answer_or_the_heart_of_the_graph(client: httpx.Client) -> None:
    book = iri(client, "澜川简史", "publication")
    assert f'"of": "{book}"' in client.get("/network", params={"of": book}).text
    assert f'"of": "{book}"' in client.get("/network", params={"of": book.removeprefix(f"{BASE}/")}).text
    assert book in client.get("/network", params={"question": "led-to", "publication": "澜川简史"}).text
    assert book in client.get("/network").text


def test_the_page_of_paths_begins_with_what_lies_on_them(client: httpx.Client) -> None:
    ends = {"one": iri(client, "蔺怀舟", "person"), "other": iri(client, "澜川简史", "publication")}
    page = client.get("/network", params={"question": "paths", **ends}).text
    things = json.loads(re.findall(r'"things": (\[[^\]]*\])', page)[0])
    assert set(ends.values()) < set(things)
    assert len(things) <= PATHS * (LINKS + 1)


@pytest.mark.parametrize(("query", "status"), [("question=dragons", 400), ("of=person/nobody", 400), (f"of=person/{'a' * 26}", 404)])
def test_a_beginning_that_is_none_gets_a_sentence(client: httpx.Client, query: str, status: int) -> None:
    assert client.get(f"/network?{query}").status_code == status


def begun(client: httpx.Client, **asked: str) -> dict[str, Any]:
    """Return what the page begins with."""
    page = client.get("/network", params=asked)
    assert page.status_code == 200, page.text
    found = re.search(r'<script type="application/json" id="start">(.*)</script>', page.text)
    assert found
    start: dict[str, Any] = json.loads(found[1])
    return start


def test_the_page_begins_with_the_things_that_a_query_names(client: httpx.Client) -> None:
    rows = "SELECT ?person ?meeting ?role { ?fact prov:agent ?person ; zm:meeting ?meeting ; prov:hadRole ?role } LIMIT 5"
    cells = [cell for row in client.get("/query", params={"query": rows, "format": "json"}).json()["rows"] for cell in row.values()]
    things = [cell for cell in dict.fromkeys(cells) if "/role/" not in cell]
    start = begun(client, query=rows)
    assert (start["things"], start["named"]) == (things, len(things))
    assert start["elsewhere"] == len({cell for cell in cells if "/role/" in cell}) > 0
    triples = begun(client, query="CONSTRUCT { ?person zm:chaired ?meeting } WHERE { ?person zm:chaired ?meeting }")
    assert {iri.split("/")[3] for iri in triples["things"]} == {"person", "meeting"}
    assert begun(client, query="ASK { ?person zm:chaired ?meeting }")["named"] == 0


def test_a_picture_of_a_query_has_an_end(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.explorer.starting.MOST", 3)
    start = begun(client, query="SELECT ?person { ?person a foaf:Person } LIMIT 10")
    assert (len(start["things"]), start["named"]) == (3, 10)


def test_the_editor_leads_to_the_network_where_there_is_anything_to_draw(client: httpx.Client) -> None:
    for query, things in (("SELECT ?p { ?p a foaf:Person } LIMIT 3", "3 个事物"), ("SELECT ?name { ?p foaf:name ?name } LIMIT 3", "")):
        page = client.get("/query", params={"query": query}).text
        assert (f'href="/network?{urlencode({"query": query})}"' in page, "个事物" in page) == (bool(things), bool(things))
        assert things in page
