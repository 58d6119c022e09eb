"""Solutions become rows: put in order, and gathered."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from queries.answer import Answer, Column, Text, answer_of, gather, in_order, plain, whole
from queries.store import Rows, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
ROLE = {"b": Text("乙", "second"), "a": Text("甲", "first"), "": Text("无", "none")}
NAME = Column("name", Text("名", "Name"))
ROLES = Column("role", Text("角色", "Role"), join="、", words=ROLE)


def lit(text: str) -> Literal:
    return Literal(text)


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


def test_in_order_of_words_numbers_and_texts() -> None:
    terms: list[Term | None] = [
        None,
        typed("2024-02", "gYearMonth"),
        typed("2023-12-31", "date"),
        typed("2024", "gYear"),
        lit("b"),
        lit("a"),
        Literal(10),
        Literal(9),
        typed("ten", "integer"),
    ]
    rows = Rows(("role",), tuple((term,) for term in terms))
    assert [None if term is None else plain(term) for (term,) in in_order(rows, [ROLES], ["role"])] == [
        "b", "a", "9", "10", "2023-12-31", "2024", "2024-02", "ten", None,
    ]  # fmt: skip


def test_in_order_is_by_the_first_variable_first() -> None:
    rows = Rows(("x", "y"), ((lit("1"), lit("b")), (lit("2"), lit("a")), (lit("1"), lit("a"))))
    assert in_order(rows, [], ["y", "x"]).rows == (
        (lit("1"), lit("a")),
        (lit("2"), lit("a")),
        (lit("1"), lit("b")),
    )


def test_gather_joins_the_different_values_of_a_row() -> None:
    rows = Rows(
        ("name", "role", "place"),
        (
            (lit("周"), lit("a"), lit("云岭")),
            (lit("林"), None, None),
            (lit("周"), lit("b"), lit("青石")),
            (lit("周"), lit("a"), None),
        ),
    )
    place, missing = Column("place", Text("地", "Place")), Column("missing", Text("缺", "Missing"))
    assert gather(rows, [NAME, ROLES, place, missing], ["name"]) == (
        ((lit("周"),), (lit("a"), lit("b")), (lit("云岭"),), ()),
        ((lit("林"),), (), (), ()),
    )


def test_gather_without_rows_keeps_each_solution_once() -> None:
    rows = Rows(("name", "role"), ((lit("周"), lit("a")), (lit("周"), lit("b")), (lit("周"), lit("a"))))
    assert gather(rows, [NAME, ROLES], []) == (((lit("周"),), (lit("a"),)), ((lit("周"),), (lit("b"),)))


def test_cells_are_found_by_name() -> None:
    answer = Answer("q", Text("问", "Q"), (NAME, ROLES), (((lit("周"),), (lit("a"), lit("b"))), ((), ())), "")
    assert answer.cells("role") == ((lit("a"), lit("b")), ())
    assert list(answer.shown()) == [("周", "甲、乙"), ("", "无")]
    assert list(answer.shown("en")) == [("周", "first, second"), ("", "none")]
    assert len(answer) == 2
    with pytest.raises(KeyError):
        answer.cells("post")


def test_answer_of_any_rows() -> None:
    answer = answer_of(Rows(("x", "y"), ((lit("1"), None),)), "SELECT …")
    assert answer == Answer(
        "sparql",
        Text("SPARQL", "SPARQL"),
        (Column("x", Text("x", "x")), Column("y", Text("y", "y"))),
        (((lit("1"),), ()),),
        "SELECT …",
    )


def test_plain_and_whole() -> None:
    thing = NamedNode("https://zhimai.example/person/x")
    terms: list[Term] = [
        thing,
        BlankNode("b"),
        Literal("周", language="zh-Hans"),
        Literal(7),
        Triple(thing, thing, thing),
    ]
    assert [plain(term) for term in terms[:4]] == [thing.value, "b", "周", "7"]
    assert plain(terms[4]) == f"{thing} {thing} {thing}"
    assert [whole(term) for term in terms] == [None, None, None, 7, None]
