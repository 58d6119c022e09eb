"""The questions of the library, asked of a Virtuoso that holds the three bulletins: the same rows as here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import parse

from queries.library import library
from queries.names import Names
from queries.remote.credentials import Credentials
from queries.store import Store
from queries.stores.remote import connect

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso

Fitting = Callable[[Store, str], tuple[str, ...]]


@pytest.fixture(scope="module")
def there(virtuoso: Virtuoso) -> Store:
    """A Virtuoso that holds the bulletins."""
    store = connect(virtuoso.emptied(), Credentials(virtuoso.user, virtuoso.password, "the tests"))
    store.fill(parse(path=Path(__file__).parent / "data" / "bulletins.trig"))
    return store


@pytest.mark.parametrize("name", sorted(library()))
def test_every_question_has_the_same_rows_there(
    bulletins: Store, there: Store, fitting: Fitting, name: str
) -> None:
    question, names = library()[name], Names(bulletins)
    asked = 0
    for values in _ways(name, lambda kind: fitting(bulletins, kind)):
        here = question.ask(bulletins, values, names)
        assert question.ask(there, values, names).rows == here.rows, values
        asked += len(here)
    assert asked


def _ways(name: str, fitting: Callable[[str], tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Yield values for a question: what must be given, and each other parameter with some values of its type."""
    values = {its.name: fitting(its.type) for its in library()[name].header.parameters}
    required = [its.name for its in library()[name].header.parameters if its.required]
    # of two things of one kind, the second is another
    apart = [values[name][place:] for place, name in enumerate(required)]
    given = islice(zip(*apart, strict=False), 3) if required else [()]
    musts = [dict(zip(required, its, strict=True)) for its in given]
    yield from musts
    may = ({name: value} for name in values if name not in required for value in values[name][:2])
    yield from (must | its for must, its in zip(cycle(musts), may, strict=False))
