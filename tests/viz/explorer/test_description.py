"""The description of the API says what there is, and there is what it says."""

import re

import httpx

from viz.explorer.app import routes


def test_description_names_every_route_of_the_api(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    paths = {re.sub(r":\w+}", "}", route.path) for route in routes() if route.path.startswith("/api/")}
    assert set(described["paths"]) == paths


def test_what_the_description_does_not_name_is_refused_with_what_it_names(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    asked = {path: its["get"] for path, its in described.items() if "get" in its and "{" not in path}
    for path, its in asked.items():
        answer = client.get(path, params={"dragon": 1})
        names = ", ".join(each["name"] for each in its.get("parameters", ())) or "none"
        assert (answer.status_code, answer.json()["error"]) == (400, f"no parameter 'dragon' here; it takes {names}"), path
    (hit, *_) = client.get("/api/suggest", params={"q": "澜川简史"}).json()["hits"]
    assert client.get(f"/api{hit['address']}?dragon=1").status_code == 400
    assert client.get(f"/api{hit['address']}?lang=fr").json()["error"] == "lang is one of zh, en, not 'fr'"
    assert client.get("/network?dragon=1").status_code == 400
