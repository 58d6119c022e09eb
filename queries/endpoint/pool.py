"""Who answers which query: a few processes, quick queries before slow ones, and an end to those without one."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from time import monotonic
from typing import TypeVar

from ..lease import Lease
from .experience import Experience, Pace, shape_of
from .protocol import Refused
from .room import Room
from .source import Source
from .worker import Call, Worker, WorkerDied

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked of a server.

    A query runs for `seconds` at most, and brings `rows` rows or triples at most, and `size` bytes. `at_once` queries
    run at once, half of them such as are not known to take a moment only, and `waiting` more may wait for one of them to
    end. One that takes longer than `brisk` seconds, or is likely to, makes room for others and goes on behind them; `slow` of
    those run at once, and twice as many wait. A process takes `memory` bytes, and goes after `idle` seconds without
    a query.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 64 << 20
    at_once: int = 4
    waiting: int = 100
    brisk: float = 1.0
    slow: int = 2
    memory: int = 2 << 30
    idle: float = 60.0


class End(StrEnum):
    """What became of a query."""

    ANSWERED = "answered"
    FAILED = "failed"
    OVERDUE = "overdue"
    EXHAUSTED = "exhausted"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Pool:
    """Processes that answer calls on the store of a source. All but making and closing is for one event loop."""

    def __init__(self, source: Source, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.ends: Counter[End] = Counter()
        self._source = source
        self.experience = Experience(self.limits.brisk)
        at_once, waiting, slow = self.limits.at_once, self.limits.waiting, self.limits.slow
        self._quick = Room(at_once, waiting, "too many queries at once: try again in a moment", 2)
        self._unsure = Room(max(1, at_once // 2), max(1, waiting // 2), self._quick.told, 2)
        self._slow = Room(slow, 2 * slow, "too many slow queries at once: ask for less, or try again later", 10)
        self._ending = False
        self._idle: dict[Worker, float] = {}
        self._all: dict[Worker, Lease] = {}
        # one for each call that runs, and some to start and to end workers meanwhile
        self._threads = ThreadPoolExecutor(2 * (at_once + slow), "asking")

    @property
    def running(self) -> int:
        """How many queries run."""
        return len(self._all) - len(self._idle)

    @property
    def waiting(self) -> int:
        """How many queries wait."""
        return self._quick.waiting + self._unsure.waiting + self._slow.waiting

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes that there are."""
        return tuple(worker.number for worker in list(self._all))

    async def ask(self, call: Call[Result], asked: str = "") -> Result:
        """Return what a call gives. Raises what it raises, and Refused where it cannot be had in time.

        `asked` is the query, if the call is about one: by how long its like took, it goes first or last.
        """
        shape = shape_of(asked or type(call).__qualname__)
        end = End.REFUSED
        try:
            with ExitStack() as places:
                pace = self.experience.pace(shape)
                for room in self._rooms(pace):
                    await room.enter(self.limits.seconds)
                    places.callback(room.leave)
                if self._ending:
                    raise _over()
                end = End.FAILED
                answer = await self._answer(call, shape, pace, places)
                end = End.ANSWERED
                return answer
        except WorkerDied:
            end = End.EXHAUSTED
            if self._ending:
                raise _over() from None
            told = "the query needed more memory than a query may have here"
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, told) from None
        except Refused as refused:
            if refused.status == HTTPStatus.GATEWAY_TIMEOUT:
                end = End.OVERDUE
            elif refused.status == HTTPStatus.SERVICE_UNAVAILABLE:
                end = End.REFUSED
            raise
        except asyncio.CancelledError:
            end = End.CANCELLED
            raise
        finally:
            self.ends[end] += 1

    async def tidy(self) -> None:
        """End processes that had nothing to do for long, and let go of graphs that are not the newest any more."""
        newest = await self._in_thread(self._source.stamp)
        for worker, since in list(self._idle.items()):
            if self._all[worker].stamp != newest or monotonic() - since > self.limits.idle:
                del self._idle[worker]
                self._let_go(worker)

    async def end(self, seconds: float) -> None:
        """Take no more queries, refuse those that wait, and end those that still run after so many seconds."""
        self._ending = True
        for room in (self._unsure, self._quick, self._slow):
            room.empty()
        until = monotonic() + seconds
        while self.running and monotonic() < until:
            await asyncio.sleep(0.05)
        # in threads: one may take its time to be gone, and the others' answers shall not wait for that
        await asyncio.gather(*(self._in_thread(worker.end) for worker in list(self._all) if worker not in self._idle))

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in list(self._all):
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for lease in self._all.values():
            lease.release()

    def _rooms(self, pace: Pace) -> tuple[Room, ...]:
        """Return the rooms in which a query of a pace needs a place."""
        match pace:
            case Pace.QUICK:
                return (self._quick,)
            case Pace.UNSURE:
                return (self._unsure, self._quick)
        return (self._slow,)

    async def _answer(self, call: Call[Result], shape: int, pace: Pace, places: ExitStack) -> Result:
        """Return what a call gives in one of the processes. Raises what it raises, Refused, and WorkerDied."""
        worker = await self._take(pace)
        began = monotonic()
        kept = left = False
        try:
            if pace is Pace.SLOW:
                worker.demote()
            asked = self._in_thread(worker.ask, call)
            # its exception is seen by nobody where the time is up before
            asked.add_done_callback(lambda asked: asked.cancelled() or asked.exception())
            brisk = self.limits.seconds if pace is Pace.SLOW else min(self.limits.brisk, self.limits.seconds)
            if await _is_done(asked, brisk) or await self._slowly(worker, asked, places):
                kept = not isinstance(asked.exception(), WorkerDied) and not worker.demoted
                answer: Result = asked.result()
                return answer
        except asyncio.CancelledError:
            left = True  # how long it would have taken nobody knows
            raise
        finally:
            if not left:
                self.experience.learn(shape, monotonic() - began if worker.spent is None else worker.spent)
            if kept:
                self._idle[worker] = monotonic()
            else:
                self._let_go(worker)
        told = f"the query was ended after {self.limits.seconds:g} seconds: ask for less, or name a thing in it"
        raise Refused(HTTPStatus.GATEWAY_TIMEOUT, told)

    async def _slowly(self, worker: Worker, asked: asyncio.Future[Result], places: ExitStack) -> bool:
        """Let a slow query go on behind all others; say whether it came to an end in its time."""
        left = self.limits.seconds - self.limits.brisk
        if worker.demoted or left <= 0:
            return False
        await self._slow.enter_at_once()
        places.close()
        places.callback(self._slow.leave)
        worker.demote()
        return await _is_done(asked, left)

    async def _take(self, pace: Pace) -> Worker:
        """Return a worker on the graph as it is now: an idle one, or a new one, as for what is slow, after which it goes."""
        newest = await self._in_thread(self._source.stamp)
        while self._idle and pace is not Pace.SLOW:
            worker, _ = self._idle.popitem()
            if self._all[worker].stamp == newest:
                return worker
            self._let_go(worker)
        starting = self._in_thread(self._start)
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(self._keep)  # who wanted it has gone, others may come
            raise

    def _keep(self, started: asyncio.Future[Worker]) -> None:
        if not started.cancelled() and not started.exception():
            self._idle[started.result()] = monotonic()

    def _start(self) -> Worker:
        lease = self._source.lease()
        worker = Worker(lease.location, memory=self.limits.memory, size=self.limits.size)
        self._all[worker] = lease
        try:
            worker.ready()
        except WorkerDied:
            self._let_go(worker)
            raise
        return worker

    def _let_go(self, worker: Worker) -> None:
        """End a worker, and let go of the graph that it was reading."""

        def ended() -> None:
            worker.end()
            self._all.pop(worker).release()

        self._threads.submit(ended)

    def _in_thread(self, function: Callable[..., Result], *arguments: object) -> asyncio.Future[Result]:
        return asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


def _over() -> Refused:
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, "this server is ending: ask again in a moment", {"Retry-After": "2"})


async def _is_done(asked: asyncio.Future[Result], seconds: float) -> bool:
    done, _ = await asyncio.wait([asked], timeout=max(0.0, seconds))
    return bool(done)
