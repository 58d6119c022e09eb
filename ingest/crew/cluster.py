"""Reading on the workers of a Dask cluster (`zhimai[dask]`): each reads in processes that can be ended, as here."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from threading import get_ident
from typing import TYPE_CHECKING, Any

from ..kept import program
from ..limits import Limits
from ..models import ModelError
from .processes import Processes
from .task import CrewLost, Refusal, Result, Task

if TYPE_CHECKING:
    from ..knowledge import Knowledge

LOCAL = "local"
"""What to say for the address of a scheduler where one shall be started here."""

_AHEAD, _BYTES_AHEAD, _SHARE = 8, 500_000_000, 8
"""How many documents for each thread of a worker are on their way at once, and how many bytes altogether.

They are no more than a part of the memory that the workers may take: each holds what it was given several times over.
"""

_PATIENCE = 30
"""How many seconds to wait for the scheduler, and for its first worker."""

_LOOK = 5
"""After how many seconds to look again how many workers there are."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A document on its way, and what is asked of it."""

    name: str
    data: bytes
    task: Task[Any]
    future: Any


class Cluster:
    """The workers of the scheduler at an address, or as many of our own as `jobs` says where it is `local`.

    A worker that ends costs nothing: what it was reading goes to another one.
    """

    def __init__(self, knowledge: Knowledge, limits: Limits, scheduler: str, jobs: int) -> None:
        self._knowledge, self._limits, self._scheduler, self._jobs = knowledge.absolute(), limits, scheduler, jobs
        self._client: Any = None
        self._own: Any = None

    def each(self, documents: Iterable[tuple[str, bytes]], task: Task[Result]) -> Iterator[Result | Refusal]:
        """Yield what the task makes of each document, in their order.

        Raises CrewLost where there is no scheduler or no worker, where the scheduler goes away, and where a worker runs
        another zhimai or has other word lists.
        """
        asked: deque[_Asked] = deque()
        size, looked = 0, 0.0
        documents_ahead = bytes_ahead = 0
        try:
            for name, data in documents:
                client = self._client or self._connected()
                if time.monotonic() - looked > _LOOK:
                    (documents_ahead, bytes_ahead), looked = _room(client), time.monotonic()
                asked.append(_Asked(name, data, task, self._ask(name, data, task)))
                size += len(data)
                while asked and (asked[0].future.done() or len(asked) > documents_ahead or size > bytes_ahead):
                    size -= len(asked[0].data)
                    yield self._result(asked.popleft(), asked)
            while asked:
                yield self._result(asked.popleft(), asked)
        finally:
            for its in asked:
                its.future.release()

    def end(self) -> None:
        """Let go of the scheduler, and end it where it is ours."""
        for ours in (self._client, self._own):
            if ours is not None:
                ours.close()
        self._client = self._own = None

    def _connected(self) -> Any:
        try:
            dask, distributed = import_module("dask"), import_module("distributed")
        except ImportError:
            raise CrewLost("--scheduler needs Dask: pip install 'zhimai[dask]'") from None
        # documents go with what is asked of them, and one may be large; workers start processes of their own
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB", "distributed.worker.daemon": False})
        try:
            if self._scheduler == LOCAL:
                self._own = distributed.LocalCluster(n_workers=self._jobs, threads_per_worker=1, dashboard_address=None)
            address = self._own or self._scheduler
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise CrewLost(f"no workers to be had of the scheduler at {self._scheduler} ({_line(error)})") from error
        return self._client

    def _ask(self, name: str, data: bytes, task: Task[Any]) -> Any:
        return self._client.submit(_read, name, data, task, self._knowledge, self._limits, program(), self._knowledge.version, pure=False)

    def _result(self, its: _Asked, others: Iterable[_Asked]) -> Any:
        """Wait for what was made of a document, while others are on their way. Raises CrewLost."""
        try:
            return self._made(its, others)
        except CrewLost:
            raise
        except Exception as error:
            raise CrewLost(f"the scheduler at {self._scheduler} is gone ({_line(error)})") from error

    def _made(self, its: _Asked, others: Iterable[_Asked]) -> Any:
        """Wait for what was made of a document; one that ended its workers is read once more, alone.

        A worker that runs out of memory takes all that it holds with it: only who does so alone is at fault.
        """
        from distributed import KilledWorker

        try:
            return its.future.result()
        except KilledWorker:
            for other in others:
                other.future.exception()  # waits for it
        try:
            return self._ask(its.name, its.data, its.task).result()
        except KilledWorker:
            return Refusal("ended every worker that read it, most likely for want of memory; see their logs")


def _room(client: Any) -> tuple[int, int]:
    """Return how many documents, and how many bytes, the workers that there are now can have on their way."""
    workers = client.scheduler_info(n_workers=-1)["workers"].values()
    threads = sum(worker["nthreads"] for worker in workers)
    memory = [worker["memory_limit"] for worker in workers]
    bytes_ahead = min(_BYTES_AHEAD, sum(memory) // _SHARE) if all(memory) else _BYTES_AHEAD
    return _AHEAD * max(1, threads), bytes_ahead


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _read(
    name: str, data: bytes, task: Task[Result], knowledge: Knowledge, limits: Limits, ours: str, version: str
) -> Result | Refusal:
    """Read a document on a worker."""
    if (program(), _version(knowledge)) != (ours, version):
        raise CrewLost("a worker runs another zhimai, or has other word lists; install the same, and share their folder")
    (made,) = _crew(knowledge, limits, get_ident()).each([(name, data)], task)
    return made


@lru_cache(maxsize=1)
def _version(knowledge: Knowledge) -> str:
    """Return the version of what is here of some knowledge."""
    try:
        return type(knowledge)(knowledge.lexicons, knowledge.model).version
    except ModelError as error:
        return str(error)


@lru_cache
def _crew(knowledge: Knowledge, limits: Limits, thread: int) -> Processes:
    """Return the process of this thread of a worker."""
    # workers with a nanny are daemons, which multiprocessing lets have no children; ours end when nobody listens to them
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    return Processes(knowledge, limits, 1)
