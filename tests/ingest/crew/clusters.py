"""Dask clusters of this machine, for tests."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: What ends one worker is not tried on three more.
_HASTY = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}


def started(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | _HASTY,
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler at an address, with its process and those of two workers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = started("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    workers = [started("dask_worker", address, "--nthreads", "1", "--memory-limit", "600MB", "--no-dashboard") for _ in range(2)]
    processes = [scheduler, *workers]
    try:
        yield address, processes
    finally:
        for process in processes[::-1]:
            ended(process)
