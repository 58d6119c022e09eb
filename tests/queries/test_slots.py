"""Values come into their slots, and what no value is given for goes."""

from pyoxigraph import Literal, NamedNode

from queries.slots import filled, slots

ASKED = """SELECT ?m {
  VALUES ?since { UNDEF }
  ?told :meeting ?m .
  OPTIONAL { VALUES ?organiser { UNDEF } GRAPH ?g { ?m :organiser ?organiser } }
  OPTIONAL { ?m :date ?date }
}"""
OFFICE = NamedNode("https://example.org/office")


def test_slots_are_found() -> None:
    assert slots(ASKED) == {"since", "organiser"}


def test_slots_without_values_go_and_so_do_the_options_that_they_begin() -> None:
    assert filled(ASKED, {}) == "SELECT ?m {\n  ?told :meeting ?m .\n  OPTIONAL { ?m :date ?date }\n}"


def test_an_option_that_begins_with_values_is_none() -> None:
    told = filled(ASKED, {"organiser": [OFFICE], "since": [Literal("2024")]})
    assert told.splitlines() == [
        "SELECT ?m {",
        '  VALUES ?since { "2024" }',
        "  ?told :meeting ?m .",
        "  { VALUES ?organiser { <https://example.org/office> } GRAPH ?g { ?m :organiser ?organiser } }",
        "  OPTIONAL { ?m :date ?date }",
        "}",
    ]
