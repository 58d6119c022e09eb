"""The rooms have names that other packages have too: in this environment they must be ours."""

from importlib.metadata import metadata, packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ["ontology", "ingest", "queries", "viz", "zhimai"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_shipped_by_nobody_else(name: str) -> None:
    # An editable installation lists no packages, so the answer may be nobody, but never somebody else.
    assert set(packages_distributions().get(name, [])) <= {"zhimai"}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_imported_from_here(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    assert Path(spec.origin).is_relative_to(ROOT)


def test_names_cannot_be_uploaded() -> None:
    assert "Private :: Do Not Upload" in (metadata("zhimai").get_all("Classifier") or [])
