"""The API as it describes itself: whatever is sent by that description, or against it, is answered as it says."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
)

from viz.explorer.pages.description import description

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    positive_data_acceptance,
]
OPERATIONS = [each.ok() for each in schemathesis.openapi.from_dict(description()).get_all_operations() if isinstance(each, Ok)]


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda its: f"{its.method} {its.path}")
def test_the_api_keeps_to_its_description(served: str, operation: object, mode: GenerationMode) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))  # type: ignore[attr-defined]
    @settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def keeps(case: Case[Any]) -> None:
        case.validate_response(case.call(base_url=served), checks=CHECKS)

    try:
        keeps()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE and not operation.query  # type: ignore[attr-defined]


def test_nothing_is_drawn_where_nothing_is_wanted(client: httpx.Client) -> None:
    drawn = client.post("/api/picture", json={"things": []}).json()
    assert (drawn["nodes"], drawn["edges"]) == ([], [])
    assert client.post("/api/picture", json={}).status_code == 400
