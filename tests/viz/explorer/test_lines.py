"""The lines of an answer."""

from pyoxigraph import Literal, NamedNode

from ontology.facts import Evidence
from queries.answer import Answer, Column, Text
from viz.explorer.lines import Value, lines, shown
from viz.network import Quote

LIN, OLD = NamedNode("https://zhimai.example/person/lin"), NamedNode("https://zhimai.example/person/old")
COLUMNS = (
    Column("date", Text("日期", "Date"), join="、"),
    Column("person_name", Text("人物", "Person"), join="、"),
    Column("person", Text("人物 IRI", "Person IRI"), hidden=True, join=" "),
    Column("role", Text("角色", "Role"), words={"chair": Text("主持", "chair"), "": Text("未说", "not said")}),
    Column("empty", Text("空", "Empty")),
)
DATES = tuple(map(Literal, ("2032-01", "2032-02-03", "2032-04")))
ROWS = (
    (DATES, (Literal("林雁声"), Literal("林雁声")), (LIN, OLD), (Literal("chair"),), ()),
    ((), (Literal("林雁声"),), (LIN, OLD), (), ()),
)
ANSWER = Answer("asked", Text("问", "asked"), COLUMNS, ROWS, "")
QUOTE = Quote("2032-01", "b", "第1期", Evidence(0, 2, "主持"), "stated")


def test_columns_without_anything_to_show_are_left_out() -> None:
    assert [column.name for column in shown(ANSWER, ("role",))] == ["date", "person_name"]


def test_lines_name_things_only_where_it_is_known_which() -> None:
    first, second = lines(ANSWER, shown(ANSWER, ()), "zh", lambda row: ([QUOTE], len(row["date"])))
    assert first.cells == (
        (Value("2032-01 … 2032-04"),),
        (Value("林雁声", LIN.value), Value("林雁声", OLD.value)),
        (Value("主持"),),
    )
    assert (first.quotes, first.more, first.names) == ((QUOTE,), 3, ("林雁声", "林雁声"))
    assert second.cells == ((), (Value("林雁声"),), (Value("未说"),))


def test_lines_are_in_the_language_asked_for() -> None:
    first, second = lines(ANSWER, shown(ANSWER, ()), "en", lambda row: ((), 0))
    assert (first.cells[2], second.cells[2]) == ((Value("chair"),), (Value("not said"),))
