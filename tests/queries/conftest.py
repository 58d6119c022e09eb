"""A store with three bulletins of invented offices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import parse

from queries.stores import Store, open_store

if TYPE_CHECKING:
    from tests.virtuoso import Virtuoso


@pytest.fixture
def bulletins() -> Iterator[Store]:
    """Yield a store with the three bulletins of data/bulletins.trig."""
    store = open_store("memory:")
    store.fill(parse(path=Path(__file__).parent / "data" / "bulletins.trig"))
    yield store
    store.close()


@pytest.fixture
def remote_store(virtuoso: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of a Virtuoso, empty."""
    monkeypatch.setenv("ZHIMAI_USER", virtuoso.user)
    monkeypatch.setenv("ZHIMAI_PASSWORD", virtuoso.password)
    return open_store(virtuoso.emptied())
