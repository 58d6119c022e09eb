import pytest

from ingest.literals import count, is_date, when

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


@pytest.mark.parametrize(
    ("edtf", "datatype"),
    [
        ("2031", XSD + "gYear"),
        ("2031-02", XSD + "gYearMonth"),
        ("2032-02-29", XSD + "date"),
        ("2031-02-29", EDTF),
        ("2031-13", EDTF),
        ("2031-02-23/2031-02-25", EDTF),
        ("203X", EDTF),
        ("２０３１", EDTF),
    ],
)
def test_date_is_typed_by_how_precise_it_is(edtf: str, datatype: str) -> None:
    assert (when(edtf).value, when(edtf).datatype.value) == (edtf, datatype)
    assert is_date(edtf) == (datatype != EDTF)


@pytest.mark.parametrize(
    ("number", "stated"),
    [("13", f'"13"^^<{XSD}integer>'), ("１３", f'"13"^^<{XSD}integer>'), ("若干", '"若干"'), ("²", '"²"')],
)
def test_copies_are_a_number_where_they_are_written_in_digits(number: str, stated: str) -> None:
    assert str(count(number)) == stated
