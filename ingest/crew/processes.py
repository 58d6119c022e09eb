"""Reading in processes of their own, on all cores: what takes too long or too much is ended, and the others go on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic

from ..limits import Limits
from .task import Refusal, Result, Task
from .worker import Worker, WorkerDied

if TYPE_CHECKING:
    from ..knowledge import Knowledge

_AHEAD = 32
"""How many documents for each process are taken up before the first of them is done."""

_BYTES_AHEAD = 200_000_000

_TICK = 0.05
"""How many seconds to wait at least, for the system counts work in hundredths of a second."""


class _Asked(Generic[Result]):
    """A document on its way, and what was made of it once it is done."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data
        self.done = False
        self.again = False
        self.result: Result | Refusal = Refusal("")

    def settle(self, result: Result | Refusal) -> None:
        self.result, self.done, self.data = result, True, b""


class Processes:
    """At most so many processes as `jobs` says, kept from one call to the next.

    The first is started at once, another one only when reading has taken longer than it takes to start one: a few
    documents are read sooner by one.
    """

    def __init__(self, knowledge: Knowledge, limits: Limits, jobs: int) -> None:
        self._knowledge, self._limits, self._jobs = knowledge.absolute(), limits, jobs
        self._knowledge.version  # noqa: B018 (goes with it to every process, though its files change)
        self._workers: list[Worker] = []
        self._start = 0.0

    def each(self, documents: Iterable[tuple[str, bytes]], task: Task[Result]) -> Iterator[Result | Refusal]:
        """Yield what the task makes of each document, in their order.

        Raises LexiconError or ModelError where something is wrong with the knowledge.
        """
        asked: deque[_Asked[Result]] = deque()
        waiting: deque[_Asked[Result]] = deque()
        busy: dict[Worker, _Asked[Result]] = {}
        coming, more, began = iter(documents), True, time.monotonic()
        try:
            while more or asked:
                room = more and self._has_room(asked)
                if room:
                    try:
                        asked.append(_Asked(*next(coming)))
                        waiting.append(asked[-1])
                    except StopIteration:
                        more = room = False
                self._give(waiting, busy, task, began)
                if asked and not asked[0].done:
                    self._listen(busy, waiting, patiently=not room)
                while asked and asked[0].done:
                    yield asked.popleft().result
        finally:
            for worker in busy:
                self._end(worker)

    def end(self) -> None:
        """End all processes."""
        for worker in list(self._workers):
            self._end(worker)

    def _has_room(self, asked: deque[_Asked[Result]]) -> bool:
        size = sum(len(one.data) for one in asked)
        return not asked or (len(asked) < _AHEAD * self._jobs and size < _BYTES_AHEAD)

    def _give(
        self, waiting: deque[_Asked[Result]], busy: dict[Worker, _Asked[Result]], task: Task[Result], began: float
    ) -> None:
        """Give each process that is free a document, and start another one where there is work for it."""
        if waiting:
            self._hire(began)
        for worker in self._workers:
            if waiting and worker.is_ready and worker not in busy:
                busy[worker] = waiting.popleft()
                worker.give(busy[worker].name, busy[worker].data, task)

    def _hire(self, began: float) -> None:
        settled = all(worker.is_ready for worker in self._workers)
        late = time.monotonic() - began > self._start
        if not self._workers or (settled and late and len(self._workers) < self._jobs):
            self._workers.append(Worker(self._knowledge, self._limits))

    def _listen(
        self, busy: dict[Worker, _Asked[Result]], waiting: deque[_Asked[Result]], *, patiently: bool
    ) -> None:
        """Hear what processes have to say, and end those that had their time; wait for one of both where one is patient."""
        listening = {worker.connection: worker for worker in self._workers if worker in busy or not worker.is_ready}
        left = min((worker.seconds_left() for worker in busy), default=None)
        patience = 0.0 if not patiently else None if left is None else max(left, _TICK)
        for connection in wait(list(listening), patience):
            self._hear(listening[connection], busy, waiting)  # type: ignore[index]
        for worker in [worker for worker in busy if worker.seconds_left() < 0]:
            over = self._limits.beyond("seconds", self._limits.seconds + 1, at_least=True)
            busy.pop(worker).settle(Refusal(str(over)))
            self._end(worker)

    def _hear(self, worker: Worker, busy: dict[Worker, _Asked[Result]], waiting: deque[_Asked[Result]]) -> None:
        starting = not worker.is_ready
        try:
            said = worker.take()
        except WorkerDied as died:
            self._end(worker)
            if starting:
                raise
            asked = busy.pop(worker)
            if asked.again:
                asked.settle(Refusal(str(died)))
            else:  # it may not have been the document that ended it
                asked.again = True
                waiting.appendleft(asked)
            return
        except BaseException:
            self._end(worker)
            raise
        if not starting:
            busy.pop(worker).settle(said)  # type: ignore[arg-type]
        elif len(self._workers) > 1:  # the first also waits for the server of forks
            self._start = time.monotonic() - worker.since
        if not worker.goes_on:
            self._end(worker)

    def _end(self, worker: Worker) -> None:
        worker.end()
        if worker in self._workers:
            self._workers.remove(worker)
