"""Dates that people type."""

import pytest
from pyoxigraph import Literal, NamedNode

from queries.dates import date_term
from queries.errors import QuestionError


@pytest.mark.parametrize(
    ("text", "value", "datatype"),
    [
        ("2024", "2024", "gYear"),
        ("2024-02", "2024-02", "gYearMonth"),
        ("2024-2", "2024-02", "gYearMonth"),
        (" 2024-02-23 ", "2024-02-23", "date"),
        ("2024年2月23日", "2024-02-23", "date"),
        ("2024年2月", "2024-02", "gYearMonth"),
        ("2024年", "2024", "gYear"),
    ],
)
def test_date_term(text: str, value: str, datatype: str) -> None:
    expected = Literal(value, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))
    assert date_term(text) == expected


@pytest.mark.parametrize(
    "text", ["", "去年", "2024-13", "2024-02-30", "0000", "24-02-03", "2024-02-23T00:00", "٢٠٢٤"]
)
def test_date_term_refuses(text: str) -> None:
    with pytest.raises(QuestionError) as error:
        date_term(text)
    assert str(error.value) == f"“{text}” is no date; write 2024, 2024-02 or 2024-02-23"
