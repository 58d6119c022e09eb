"""Somebody who calls zhimai, and a graph of the samples to call it on."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zhimai import main

Call = Callable[..., Result]
Served = Callable[..., AbstractContextManager[tuple[str, subprocess.Popen[str]]]]


def call(*arguments: str | Path, stdin: str | bytes = b"") -> Result:
    """Call zhimai within this process."""
    return CliRunner(env={"LC_ALL": "C.UTF-8"}).invoke(main, [str(argument) for argument in arguments], input=stdin)


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


@contextmanager
def served(workspace: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a workspace on a free port, and yield its address and the process."""
    command = [sys.executable, "-m", "zhimai", "serve", "-w", str(workspace), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr is not None
    try:
        found = re.match(r"http://127\.0\.0\.1:\d+/", line := process.stderr.readline())
        assert found, line
        yield found[0], process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture(name="served", scope="session")
def _served() -> Served:
    """Serves a workspace while its context lasts, and gives the address and the process."""
    return served
