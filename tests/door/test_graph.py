"""Asking a graph that a server keeps: the same as here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from queries.library import library
from queries.store import Store
from queries.workspace import Workspace

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso

Call = Callable[..., Result]
Fitting = Callable[[Store, str], tuple[str, ...]]


@pytest.fixture(scope="module")
def filled(virtuoso: Virtuoso, samples: Path, call: Call, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a Virtuoso that holds the graph of the samples."""
    file = tmp_path_factory.mktemp("credentials") / "netrc"
    file.write_text(f"machine 127.0.0.1 login {virtuoso.user} password {virtuoso.password}\n", "ascii")
    pushed = call("push", virtuoso.emptied(), "-w", samples, "--credentials", file)
    assert (pushed.exit_code, pushed.stdout, pushed.stderr) == (
        0,
        "",
        f"{virtuoso.address}: 17 graphs loaded\n",
    )
    return virtuoso.address


@pytest.mark.parametrize("name", library())
def test_ask_says_there_what_it_says_here(
    call: Call, filled: str, samples: Path, fitting: Fitting, name: str
) -> None:
    required = [its for its in library()[name].header.parameters if its.required]
    with Workspace.open(samples, read_only=True) as opened:
        values = [fitting(opened.store, its.type)[place] for place, its in enumerate(required)]
    given = [f"--{its.name}={value}" for its, value in zip(required, values, strict=True)]
    here = call("ask", name, *given, "-w", samples, "--format", "json")
    there = call("ask", name, *given, "--endpoint", filled, "--format", "json")
    assert (here.exit_code, there.exit_code, there.stderr) == (0, 0, here.stderr)
    assert json.loads(there.stdout)["rows"] == json.loads(here.stdout)["rows"] != []


def test_query_asks_there(call: Call, filled: str) -> None:
    sparql = (
        "SELECT ?name { ?person a foaf:Person ; skos:prefLabel ?name FILTER(STR(?name) = '蔺怀舟') } LIMIT 1"
    )
    told = call("query", "-", "--endpoint", filled, "--format", "csv", stdin=sparql)
    assert (told.exit_code, told.stdout) == (0, "name\n蔺怀舟\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "say which graph to ask: --workspace FOLDER, or --endpoint URL"),
        (
            ("-w", ".", "--endpoint", "http://127.0.0.1/"),
            "say which graph to ask: --workspace FOLDER, or --endpoint URL",
        ),
        (("-w", ".", "--credentials", "netrc"), "--credentials are for an --endpoint, and none is named"),
    ],
)
def test_a_graph_is_named_once(call: Call, arguments: tuple[str, ...], line: str) -> None:
    told = call("ask", "attendance", *arguments)
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (2, f"Error: {line}")
