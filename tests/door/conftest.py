"""Somebody who calls zhimai, and a graph of the samples to call it on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zhimai import main

Call = Callable[..., Result]


def call(*arguments: str | Path, stdin: str | bytes = b"") -> Result:
    """Call zhimai within this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(name="call", scope="session")
def _call() -> Call:
    """Calls zhimai within this process, with what stands on standard input."""
    return call


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the bulletins that come with zhimai; do not write to it."""
    folder = tmp_path_factory.mktemp("samples") / "graph"
    built = call("build", "--samples", "-w", folder)
    assert (built.exit_code, built.stderr) == (0, f"{folder}: 15 added\n")
    return folder
