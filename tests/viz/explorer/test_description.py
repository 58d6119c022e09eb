"""The description of the API says what there is, and there is what it says."""

import httpx

from viz.explorer.app import routes


def test_description_names_every_route_of_the_api(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {route.path for route in routes() if route.path.startswith("/api/")}
