"""Nothing that is shipped fetches anything from the network when it is opened."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ["ontology", "ingest", "queries", "viz", "zhimai"]
REMOTE = r"""["'`]?\s*(?:https?:|wss?:)?//\w"""
FETCHES = re.compile(
    rf"""
    <(?:script|link|img|iframe|source|video|audio|embed|object|base)\b [^>]*?
      \b(?:src|href|data|srcset) \s*=\s* {REMOTE}
    | @import \s+ (?:url\()? \s* {REMOTE}
    | \burl\( \s* {REMOTE}
    | \b(?:import|from|importScripts|fetch|EventSource|WebSocket) \s* \(? \s* ["'`] \s* (?:https?:|wss?:)?//\w
    """,
    re.VERBOSE | re.IGNORECASE,
)
PAGES = {".html", ".htm", ".j2", ".jinja", ".css", ".js", ".mjs", ".svg", ".py"}


@pytest.mark.parametrize(
    "line",
    [
        '<script src="https://cdn.example/vis.js"></script>',
        "<link rel='stylesheet' href=//cdn.example/a.css>",
        "@import 'https://cdn.example/a.css';",
        "background: url(http://cdn.example/a.png)",
        "import { x } from 'https://cdn.example/x.js'",
        "fetch(`https://api.example/x`)",
    ],
)
def test_offline_pattern_sees_a_fetch(line: str) -> None:
    assert FETCHES.search(line)


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://example.org/">a link that a reader may follow</a>',
        'xmlns="http://www.w3.org/2000/svg"',
        '<script src="/static/vis.js"></script>',
        "// https://example.org/a comment",
    ],
)
def test_offline_pattern_passes_a_link(line: str) -> None:
    assert not FETCHES.search(line)


def test_offline_files_fetch_nothing() -> None:
    shipped = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in PAGES)
    # the samples are read, not opened: a web page among them is as its office would have published it
    files = (path for path in shipped if path.parent.name != "samples")
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(files))
    found = [(path.relative_to(ROOT), match[0]) for path, text in texts for match in FETCHES.finditer(text)]
    assert found == []
