"""A process that reads documents one by one, and that can be ended, whatever it is doing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import TYPE_CHECKING, Any

from ..limits import Limits
from .task import CrewLost, Refusal, Task

if TYPE_CHECKING:
    from ..knowledge import Knowledge

CONTEXT: ForkServerContext | SpawnContext
"""How processes are started: never by a fork of this one, whose threads a child would miss."""

if "forkserver" in multiprocessing.get_all_start_methods():
    CONTEXT = multiprocessing.get_context("forkserver")
else:
    CONTEXT = multiprocessing.get_context("spawn")


_PATIENCE = 4
"""How many times its seconds a document may take by the clock: a process may have to wait for others."""


_TELLS = os.path.exists("/proc/self/stat")


class WorkerDied(CrewLost):
    """A process ended before it answered."""


class Worker:
    """A process that reads. It is given one document at a time, and tells when it is ready for the first."""

    def __init__(self, knowledge: Knowledge, limits: Limits) -> None:
        """Start the process. Returns before it is ready."""
        if isinstance(CONTEXT, ForkServerContext):
            CONTEXT.set_forkserver_preload([f"{__package__}.preload"])
        self.limits = limits
        self.is_ready = False
        self.goes_on = True
        """Whether it can be given another document after this one."""
        self.since = time.monotonic()
        """When it was started, or was given what it reads now."""
        self.connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=_work, args=(knowledge, limits, theirs), daemon=True)
        self._process.start()
        self._worked = 0.0
        theirs.close()

    def give(self, name: str, data: bytes, task: Task[Any]) -> None:
        """Let it read a document."""
        self.since, self._worked = time.monotonic(), self._work_done()
        try:
            self.connection.send((name, data, task))
        except OSError:  # it has ended, which `take` tells
            return

    def take(self) -> object:
        """Return what it made of the document, or a refusal, or None for having become ready; waits for it.

        Raises what kept it from becoming ready, and WorkerDied.
        """
        try:
            answer, self.goes_on = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            raise WorkerDied(_why(self._process.exitcode)) from None
        if not self.is_ready and isinstance(answer, Exception):
            raise answer
        self.is_ready = True
        return answer

    def seconds_left(self) -> float:
        """Return how many seconds more it may read what it was given: by its own work, and several times that by the clock."""
        passed, limit = time.monotonic() - self.since, self.limits.seconds
        return min(limit - (self._work_done() - self._worked), _PATIENCE * limit - passed)

    def _work_done(self) -> float:
        """Return how many seconds the process has worked, or that have passed where the system does not tell."""
        if not _TELLS:
            return time.monotonic()
        try:
            with open(f"/proc/{self._process.pid}/stat", "rb") as file:
                user, system = file.read().rpartition(b")")[2].split()[11:13]
        except OSError:  # it has ended, which `take` tells, or what it made is still to be taken
            return self._worked
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self.connection.close()


def _why(code: int | None) -> str:
    if code == -signal.SIGKILL:
        return "ended the process that read it, most likely for want of memory"
    return f"ended the process that read it, please report it (exit code {code})"


def _work(knowledge: Knowledge, limits: Limits, connection: Connection) -> None:
    """Read until nobody is left to read for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks, who ends us
    from .preload import reader_with
    from .task import attempt

    try:
        reader = reader_with(knowledge)
    except Exception as error:
        connection.send((error, False))
        return
    connection.send((None, True))
    while True:
        try:
            name, data, task = connection.recv()
        except EOFError:
            return
        _limit_memory(limits.memory)
        try:
            connection.send((attempt(reader, limits, name, data, task), True))
        except MemoryError:
            # nothing can be relied on any more
            over = limits.beyond("memory", limits.memory + 1, at_least=True)
            connection.send((Refusal(str(over)), False))
            return


def _limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it has, where the system can; what was read before counts for nothing."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", "rb") as file:
        taken = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = taken + more if hard == resource.RLIM_INFINITY else min(taken + more, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
