"""What stands before a query in comment lines `#+ `, as grlc has it: YAML that says what the query is."""

from __future__ import annotations

import yaml

_MARK = "#+"


def preamble(sparql: str) -> object:
    """Return what the lines before a query say. Raises YAMLError where that is no YAML."""
    lines = [line for line in sparql.splitlines() if line.startswith(_MARK)]
    return yaml.safe_load("\n".join(line.removeprefix(_MARK)[1:] for line in lines))


def bare(sparql: str) -> str:
    """Return a query without these lines."""
    return "".join(line for line in sparql.splitlines(keepends=True) if not line.startswith(_MARK))
