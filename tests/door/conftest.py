"""Somebody who calls zhimai, and a graph of the samples to call it on."""

import os
import re
import subprocess
import sys
import tempfile
import time
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
    # a file, because a pipe that nobody reads is full after some hundred requests
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stderr=said, text=True)
        process.stderr = said
        try:
            yield _address(process), process
        finally:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    """Return the address that a server names as soon as it listens."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        if found := re.match(r"http://127\.0\.0\.1:\d+/", said_by(process)):
            return found[0]
        time.sleep(0.02)
    pytest.fail(f"the server did not come up: {said_by(process)}")


def said_by(process: subprocess.Popen[str]) -> str:
    """Return what a server has said so far."""
    assert process.stderr is not None
    return os.pread(process.stderr.fileno(), 1 << 20, 0).decode("utf-8")


@pytest.fixture(name="served", scope="session")
def _served() -> Served:
    """Serves a workspace while its context lasts, and gives the address and the process."""
    return served
