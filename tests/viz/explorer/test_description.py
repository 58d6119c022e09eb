"""The description of the API says what there is, and there is what it says."""

import re

import httpx

from viz.explorer.app import routes


def test_description_names_every_route_of_the_api(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    paths = {re.sub(r":\w+}", "}", route.path) for route in routes() if route.path.startswith("/api/")}
    assert set(described["paths"]) == paths
