"""How a question is read from its file, and what is said of one that is badly written."""

import pytest
from pyoxigraph import Literal, NamedNode

from queries.answer import Column, Text
from queries.errors import QuestionError
from queries.header import Parameter
from queries.question import Question, read_question
from queries.stores import Rows, Store

HEADER = """\
#+ title: { zh: 谁, en: Who }
#+ description: { zh: 有谁。, en: Who there is. }
#+ parameters:
#+   person: { type: person, zh: 人物, en: Person, required: true }
#+   word: { type: text, zh: 词, en: Word }
#+   least: { type: integer, zh: 至少, en: At least }
#+ rows: [person]
#+ order: [name]
#+ columns:
#+   name: { zh: 姓名, en: Name, of: person, join: 、 }
#+   role: { zh: 角色, en: Role, concept: role, words: { "": { zh: 无, en: none } } }
"""
QUERY = """\
SELECT ?person ?name ?role ?word ?least WHERE {
  VALUES ?person { UNDEF }
  VALUES ?word { UNDEF }
  VALUES ?least { UNDEF }
  ?person a foaf:Person ; skos:prefLabel ?name .
  FILTER(!BOUND(?word) || CONTAINS(?name, ?word))
  FILTER(!BOUND(?least) || STRLEN(?name) >= ?least)
  OPTIONAL { ?participation prov:agent ?person ; prov:hadRole ?role }
}
"""


@pytest.fixture
def who() -> Question:
    return read_question("who", HEADER + QUERY)


def test_read_question(who: Question) -> None:
    assert who.name == "who"
    assert who.header.title == Text("谁", "Who")
    assert who.header.description == Text("有谁。", "Who there is.")
    assert who.header.parameters == (
        Parameter("person", "person", Text("人物", "Person"), required=True),
        Parameter("word", "text", Text("词", "Word")),
        Parameter("least", "integer", Text("至少", "At least")),
    )
    role = who.header.columns[2]
    assert who.header.columns[:2] == (
        Column("name", Text("姓名", "Name"), join="、"),
        Column("person", Text("姓名 IRI", "Name IRI"), hidden=True, join=" "),
    )
    assert [text.en for text in role.words.values()] == ["none", "chair", "speaker", "attendee", "observer"]


def test_text_has_the_values_as_terms(who: Question) -> None:
    zhou, lin = (
        NamedNode("https://zhimai.example/person/zhou"),
        NamedNode("https://zhimai.example/person/lin"),
    )
    text = who.text({"person": [zhou, lin], "word": [Literal('" } DROP ALL # \\')]})
    assert text == QUERY.replace(
        "VALUES ?person { UNDEF }",
        "VALUES ?person { <https://zhimai.example/person/zhou> <https://zhimai.example/person/lin> }",
    ).replace("VALUES ?word { UNDEF }", 'VALUES ?word { "\\" } DROP ALL # \\\\" }').replace(
        "  VALUES ?least { UNDEF }\n", ""
    )


@pytest.mark.parametrize(
    "word", ["远", '"', "\\", "}", "?name", "UNDEF", "#", "\n", "'''", "VALUES ?least { UNDEF }"]
)
def test_a_text_is_a_term_whatever_it_holds(who: Question, bulletins: Store, word: str) -> None:
    rows = who.ask(bulletins, {"person": "周明远", "word": word}).shown()
    assert [row[0] for row in rows] == (["周明远"] if word == "远" else [])


def test_an_integer_is_a_number(who: Question, bulletins: Store) -> None:
    assert len(who.ask(bulletins, {"person": "李伟", "least": "2"})) == 2
    assert len(who.ask(bulletins, {"person": "李伟", "least": " 3 "})) == 0
    with pytest.raises(QuestionError, match="^least wants a whole number, not “many”$"):
        who.ask(bulletins, {"person": "李伟", "least": "many"})


def test_a_column_without_join_keeps_the_first_in_order(who: Question, bulletins: Store) -> None:
    answer = who.ask(bulletins, {"person": "赵大川"})
    assert list(answer.shown()) == [("赵大川", "讲话")]
    store_rows = bulletins.query(answer.sparql)
    assert isinstance(store_rows, Rows) and len(store_rows) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("#+ title: { zh: 谁, en: Who }\n", "", "title wants a text in zh and one in en, not None"),
        # Without quotation marks, YAML takes what follows a comma for a name of its own.
        ("en: Who }", "en: Who, where }", "title has 'where', which is none of en, zh"),
        ("en: Who }", "en: 1 }", "title wants a text in zh and one in en, not {'zh': '谁', 'en': 1}"),
        (
            "#+ title",
            "#+ titel",
            "its header has 'titel', which is none of about, along, columns, description, example,",
        ),
        (
            "type: person",
            "type: cat",
            "parameter person has type 'cat'; types are participant, thing, person, group",
        ),
        (
            "required: true",
            "must: true",
            "parameter person has 'must', which is none of en, required, type, zh",
        ),
        ("[person]\n#+ order", "[who]\n#+ order", "its header speaks of who, which it does not select"),
        ("order: [name]", "order: [nmae]", "its header speaks of nmae, which it does not select"),
        ("of: person", "of: persn", "its header speaks of persn, which it does not select"),
        (
            "concept: role",
            "concept: rank",
            "no scheme 'rank'; schemes are role, state, confidence, basis, genre",
        ),
        (
            "join: 、 }",
            "apart: name }",
            "column name: apart wants two variables, that of the thing and that of its name",
        ),
        (
            "  VALUES ?word { UNDEF }\n",
            "",
            "the parameter word and VALUES ?word { UNDEF } must both be there",
        ),
        (
            "#+   word: { type: text, zh: 词, en: Word }\n",
            "",
            "the parameter word and VALUES ?word { UNDEF } must",
        ),
        ("skos:prefLabel", "label:zh", "the prefix label: at line 16, column 27 is not declared"),
        ("?person a foaf", "?person an foaf", "the query cannot be read at line 16"),
        ("SELECT ?person ?name ?role ?word ?least WHERE", "ASK", "it selects nothing"),
        ("{ zh: 谁, en: Who }", "{ zh: 谁, en: Who", "its header is no YAML: "),
        (
            "#+ columns:\n",
            "#+ columns: none\n#+ parameters:\n",
            "columns wants names with values, not 'none'",
        ),
    ],
)
def test_a_badly_written_question_is_told_in_one_line(old: str, new: str, line: str) -> None:
    whole = HEADER + QUERY
    assert old in whole
    with pytest.raises(QuestionError) as error:
        read_question("who", whole.replace(old, new))
    assert str(error.value).startswith(f"the question who is badly written: {line}")
    assert "\n" not in str(error.value)
