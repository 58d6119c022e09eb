"""Arrows point down only, the door is imported by nobody, and inside a room imports are relative."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ["ontology", "ingest", "queries", "viz"]


def absolute_imports(module: Path) -> Iterator[str]:
    """Yield the top-level name of each absolute import of a module."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def imports() -> dict[Path, set[str]]:
    """Return what each module of the rooms imports absolutely, by its path from the root."""
    modules = (module for room in ROOMS for module in (ROOT / room).rglob("*.py"))
    return {module.relative_to(ROOT): set(absolute_imports(module)) for module in modules}


def test_arrows_point_down() -> None:
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", linter, "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert "1 kept, 0 broken" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0


def test_arrows_never_lead_to_the_door() -> None:
    assert [module for module, names in imports().items() if "zhimai" in names] == []


def test_arrows_inside_a_room_are_relative() -> None:
    assert [module for module, names in imports().items() if module.parts[0] in names] == []


def test_arrows_lead_to_no_drawer() -> None:
    assert [module for module in imports() if module.stem in {"utils", "util", "helpers", "misc"}] == []
