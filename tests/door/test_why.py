"""Why something is so: the sentences that say it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


def test_why_of_two_things_is_every_sentence_that_ties_them(call: Call, samples: Path) -> None:
    told = call("why", "闵若谷", "祁景行", "-w", samples, "--format", "json")
    assert told.exit_code == 0
    quotes = [(row["via_name"], row["quote"]) for row in json.loads(told.stdout)["rows"]]
    assert (None, "受省长祁景行委托，副省长闵若谷出席仪式并讲话。") in quotes
    assert all("闵若谷" in quote and "祁景行" in quote for via, quote in quotes if via is None)


def test_why_of_one_thing_is_all_that_is_said_of_it(call: Call, samples: Path) -> None:
    asked = call("ask", "said", "--thing", "蔺怀舟", "-w", samples, "--format", "csv").stdout
    assert call("why", "蔺怀舟", "-w", samples, "--format", "csv").stdout == asked


def test_why_of_a_fact_is_its_words(call: Call, samples: Path, tmp_path: Path) -> None:
    query = tmp_path / "facts.rq"
    query.write_text(
        "SELECT ?fact ?words { ?fact a zm:Conveyance ; zm:evidence/oa:exact ?words }", encoding="utf-8"
    )
    found = list(csv.DictReader(io.StringIO(call("query", query, "-w", samples, "--format", "csv").stdout)))
    assert found
    for row in found:
        told = json.loads(call("why", row["fact"], "-w", samples, "--format", "json").stdout)
        assert row["words"] in [its["quote"] for its in told["rows"]]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("蔺怀州",), "no thing called “蔺怀州”; near: 蔺怀舟"),
        (("尚喆*", "毕慕白"), "nothing ties 尚喆* and 毕慕白"),
        (("尚喆", "毕慕白"), "one “尚喆” may mean "),
        (("https://zhimai.example/fact/none",), "nothing is said of https://zhimai.example/fact/none"),
        (("https://zhimai.example/fact/",), "fact wants the IRI of a fact, "),
    ],
)
def test_why_of_what_is_not_said_has_no_answer(
    call: Call, samples: Path, asked: tuple[str, ...], told: str
) -> None:
    refused = call("why", *asked, "-w", samples)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.startswith(f"Error: {told}")
    assert refused.stderr.count("\n") == 1
