"""A store with three bulletins of invented offices."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import parse

from queries.stores import Store, open_store


@pytest.fixture
def bulletins() -> Iterator[Store]:
    """Yield a store with the three bulletins of data/bulletins.trig."""
    store = open_store("memory:")
    store.fill(parse(path=Path(__file__).parent / "data" / "bulletins.trig"))
    yield store
    store.close()
