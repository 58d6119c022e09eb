"""The questions as forms, and SPARQL in the editor."""

import csv
import re

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from queries.library import grouped, library
from viz.explorer.pages.query import examples


def test_questions_are_listed_by_what_they_are_about(client: httpx.Client) -> None:
    for lang in ("zh", "en"):
        for path, heading in (("/questions", "h2"), ("/", "h3")):
            page = client.get(path, params={"lang": lang}).text
            parts = {title: text for text in page.split("<section>") for title in re.findall(rf"<{heading}>(.+?)</{heading}>", text)}
            for about, questions in grouped():
                listed = re.findall(r'href="/questions/([\w-]+)"', parts[about.in_(lang)])
                assert listed == list(questions) != []
    assert sorted(name for _, questions in grouped() for name in questions) == list(library())


def test_every_question_is_a_form(client: httpx.Client) -> None:
    listed = client.get("/questions").text
    for name, question in library().items():
        assert f'href="/questions/{name}"' in listed
        form = client.get(f"/questions/{name}")
        assert form.status_code == 200, name
        assert set(re.findall(r'<(?:input type="text"|input type="number"|select) name="(\w+)"', form.text)) == {
            parameter.name for parameter in question.header.parameters
        }


def test_an_answer_is_lines_with_their_words(client: httpx.Client) -> None:
    page = client.get("/questions/led-to", params={"publication": "澜川简史"}).text
    assert '<strong role="status">7 条</strong>' in page
    assert ">省地方志办2025年第1次党组会议</a>" in page
    assert re.search(r"<mark>祁景行省长批示</mark>.*?<footer><a href=\"/bulletin/[a-z2-7]{26}\?at=\d+-\d+#at\">", page, re.DOTALL)
    assert "VALUES ?publication {" in page  # the SPARQL that was asked


def test_an_answer_is_a_file_too(client: httpx.Client) -> None:
    answer = client.get("/questions/led-to", params={"publication": "澜川简史", "format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="led-to.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")  # or Excel takes it for GBK
    header, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    assert header[:2] == ["来源", "来源种类"]
    assert client.get("/questions/led-to", params={"publication": "澜川简史", "format": "json"}).json()["question"] == "led-to"


def test_the_api_answers_like_the_page(client: httpx.Client) -> None:
    told = client.get("/api/questions/attendance", params={"meeting": "2025年第1次党组会议"}).json()
    assert [row["person_name"] for row in told["rows"]][0] == "蔺怀舟"
    described = client.get("/api/questions").json()["questions"]
    assert [its["name"] for its in described] == list(library())
    assert described[0]["parameters"][0]["title"] == {"zh": "组织者", "en": "Organiser"}


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("attendance?person=无此人", 404, "no participant called “无此人”"),
        ("attendance?since=yesterday", 400, "yesterday"),
        ("attendance?dragon=1", 400, "attendance takes no &#39;dragon&#39;"),
        ("attendance?page=0", 400, "page wants a whole number from 1 to 10000"),
        ("attendance?format=pdf", 400, "format is one of csv, json"),
        ("dragons", 404, "no question &#39;dragons&#39;; questions are activity"),
    ],
)
def test_a_question_that_makes_no_sense_gets_a_sentence(client: httpx.Client, path: str, status: int, sentence: str) -> None:
    answer = client.get(f"/questions/{path}", headers={"Cookie": "lang=en"})
    assert (answer.status_code, sentence in answer.text) == (status, True)


def test_a_required_value_is_asked_for_first(client: httpx.Client) -> None:
    page = client.get("/questions/career").text
    assert 'name="person" value="" data-suggest="person"' in page and "required" in page
    assert 'role="status"' not in page


def test_the_editor_shows_rows_with_links(client: httpx.Client) -> None:
    query = "SELECT ?person ?name { ?person zm:chaired ?meeting ; foaf:name ?name } ORDER BY ?name LIMIT 3"
    page = client.get("/query", params={"query": query}).text
    assert '<strong role="status">3 行</strong>' in page
    cells = re.findall(r'<td><a class="thing person" href="/(person/[a-z2-7]{26})" title="https://zhimai.example/\1"[^>]*>(.*?)</a></td><td>(.*?)</td>', page)
    assert len(cells) == 3 and all(called == name for _, called, name in cells)  # a thing by its name, not by its IRI
    answer = client.get("/query", params={"query": query, "format": "csv"})
    assert answer.content.decode("utf-8-sig").splitlines()[0] == "person,name"


@pytest.mark.parametrize(
    ("query", "shown"),
    [("ASK { ?s a zm:Meeting }", "<code>true</code>"), ("CONSTRUCT { ?s a zm:Meeting } WHERE { ?s a zm:Meeting }", " a zm:Meeting .")],
)
def test_the_editor_shows_truths_and_graphs(client: httpx.Client, query: str, shown: str) -> None:
    assert shown in client.get("/query", params={"query": query}).text


def test_triples_are_files_too(client: httpx.Client) -> None:
    query = "CONSTRUCT { ?p zm:chaired ?m } WHERE { ?p zm:chaired ?m }"
    page = client.get("/query", params={"query": query}).text
    counted = re.search(r'<strong role="status">(\d+) 条三元组</strong>', page)
    links = re.findall(r'<a class="button" href="(\?[^"]+format=(\w+))" download>', page)
    assert counted and [form for _, form in links] == ["turtle", "jsonld"]
    for link, form in links:
        answer = client.get(f"/query{link.replace('&amp;', '&')}")
        ending, kind, read = {
            "turtle": ("ttl", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
            "jsonld": ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        }[form]
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"] == f'attachment; filename="answer.{ending}"'
        assert len(list(parse(answer.content, format=read))) == int(counted[1]) > 10
    assert client.get("/query", params={"query": query, "format": "csv"}).status_code == 400
    assert 'role="status"' not in client.get("/query", params={"query": "ASK { ?s a zm:Meeting }"}).text


def test_a_query_that_cannot_be_read_gets_a_sentence(client: httpx.Client) -> None:
    answer = client.get("/query", params={"query": "SELECT * {"})
    assert answer.status_code == 400
    assert '<p class="problem" role="alert">查询读不懂：第 1 行' in answer.text


def test_every_example_finds_something(client: httpx.Client) -> None:
    for title, sparql in examples():
        page = client.get("/query", params={"query": sparql}).text
        found = re.search(r'<strong role="status">(\d+) 行', page)
        assert found and int(found[1]) > 0, title


def test_terms_complete_what_is_typed(client: httpx.Client) -> None:
    terms = {its["term"]: its["label"] for its in client.get("/api/terms").json()["terms"]}
    assert terms["zm:chaired"] == "主持" and terms["foaf:Person"] == "人物" and terms["zmr:chair"] == "主持"


def test_a_question_for_bulletins_leads_to_them(client: httpx.Client) -> None:
    page = client.get("/questions/bulletins").text
    assert len(re.findall(r'<a class="thing bulletin" href="/bulletin/[a-z2-7]{26}">', page)) == 15
