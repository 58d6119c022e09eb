"""A process that answers, so that a query which does not end can be ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from ..errors import QueriesError, QueryError, StoreError
from ..store import Store
from ..stores import kinds, open_store

Result = TypeVar("Result")
#: What a worker is asked: called with the store, in its process. It must be picklable, and so must the answer.
Call = Callable[[Store], Result]

# A server of forks has imported what workers need, every kind of store too, so that a new one is there in
# milliseconds.
kinds()
_CONTEXT: ForkServerContext | SpawnContext
if "forkserver" in multiprocessing.get_all_start_methods():
    _CONTEXT = multiprocessing.get_context("forkserver")
    _CONTEXT.set_forkserver_preload([__name__])
else:
    _CONTEXT = multiprocessing.get_context("spawn")

_PATIENT = 15


_needed: tuple[str, ...] = ()


def prepare(*modules: str) -> None:
    """Have workers import modules with calls of others before they are asked, and where it can be before they are there."""
    global _needed
    _needed = modules
    if not isinstance(_CONTEXT, SpawnContext):
        _CONTEXT.set_forkserver_preload([__name__, *modules])
        forkserver.ensure_running()


class WorkerDied(QueriesError):
    """A worker ended before it answered: it was ended, or the system did that for want of memory."""


class Worker:
    """A process with the store at a location open; one call at a time."""

    def __init__(
        self, location: Path, *, read_only: bool = True, memory: int | None = None, size: int | None = None
    ) -> None:
        """Start the process. Returns before it is ready.

        `memory` is how many bytes it may take at most, and `size` how many an answer may have on its way here.
        """
        self.demoted = False
        self.spent: float | None = None
        self._is_ready = False
        self._connection, theirs = _CONTEXT.Pipe()
        arguments = (os.fspath(location), read_only, memory, size, _needed, theirs)
        self._process = _CONTEXT.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def ready(self) -> None:
        """Wait until the process is ready. Raises WorkerDied."""
        try:
            self._is_ready = self._is_ready or self._connection.recv()
        except (EOFError, OSError):
            raise WorkerDied("the process that was to answer has ended") from None

    def ask(self, call: Call[Result]) -> Result:
        """Return what the call gives in the process. Raises what it raises, and WorkerDied.

        `spent` is how many seconds the process worked for it, others on the machine not counted, and None until then.
        """
        self.spent = None
        self.ready()
        try:
            self._connection.send(call)
            answer: Any = self._connection.recv()
            self.spent = self._connection.recv()
        except (EOFError, OSError):
            raise WorkerDied("the process that was to answer has ended") from None
        if isinstance(answer, BaseException):
            raise answer
        result: Result = answer
        return result

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    def demote(self) -> None:
        """Let all others go first from now on."""
        self.demoted = True
        if sys.platform != "win32" and self._process.pid:
            with suppress(ProcessLookupError):  # it may have ended just now: who listens to it hears that
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _PATIENT)

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        self._process.kill()
        self._process.join()  # whoever still listens to it hears that it is gone


def _work(
    location: str,
    read_only: bool,
    memory: int | None,
    size: int | None,
    needed: tuple[str, ...],
    connection: Connection,
) -> None:
    """Answer calls until nobody is left to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    if memory is not None and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        # who runs out of it says so at length, with all that it was doing: the server says it in a sentence
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for module in needed:
        import_module(module)
    store: Store | StoreError
    try:
        store = open_store(location, read_only=read_only)
    except StoreError as error:
        store = error
    connection.send(True)
    while True:
        try:
            call = connection.recv()
        except EOFError:
            break
        began = process_time()
        try:
            connection.send_bytes(_sent(store if isinstance(store, StoreError) else call(store), size))
        except MemoryError:
            os._exit(1)  # nothing can be relied on any more
        except Exception as error:
            connection.send(error)
        connection.send(process_time() - began)
    if not isinstance(store, StoreError):
        store.close()


def _sent(answer: object, size: int | None) -> memoryview:
    """Return an answer as it goes to who asked. Raises QueryError where it has more bytes than it may have."""
    written = ForkingPickler.dumps(answer)
    if size is not None and len(written) > size:
        raise QueryError(f"the answer has more than {size >> 20} MB: ask for less")
    return written
