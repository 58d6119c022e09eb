"""Who answers which query: a few processes, quick queries before slow ones, and an end to those without one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from ..lease import Lease
from .protocol import Refused
from .source import Source
from .worker import Call, Worker, WorkerDied

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked of a server.

    A query runs for `seconds` at most, and brings `rows` rows or triples at most. `at_once` queries run at
    once, and `waiting` more may wait for one of them to end. One that takes longer than `brisk` seconds makes
    room for others and goes on behind them; there are `slow` of those at most. A process takes `memory` bytes.
    """

    seconds: float = 30.0
    rows: int = 100_000
    at_once: int = 4
    waiting: int = 100
    brisk: float = 1.0
    slow: int = 2
    memory: int = 4 << 30


class Pool:
    """Processes that answer calls on the store of a source. All but making and closing is for one event loop."""

    def __init__(self, source: Source, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._source = source
        self._places = asyncio.Semaphore(self.limits.at_once)
        self._waiting = 0
        self._slow = 0
        self._idle: list[Worker] = []
        self._all: dict[Worker, Lease] = {}
        # one for each call that runs, and some to start and to end workers meanwhile
        self._threads = ThreadPoolExecutor(2 * (self.limits.at_once + self.limits.slow), "asking")

    async def ask(self, call: Call[Result]) -> Result:
        """Return what a call gives. Raises what it raises, and Refused where it cannot be had in time."""
        await self._wait_for_place()
        place = _Place(self._places)
        worker: Worker | None = None
        try:
            worker = await self._take()
            asked = self._in_thread(worker.ask, call)
            # its exception is seen by nobody where the time is up before
            asked.add_done_callback(lambda asked: asked.cancelled() or asked.exception())
            if await _is_done(asked, min(self.limits.brisk, self.limits.seconds)) or await self._slowly(
                worker, asked, place
            ):
                if not isinstance(asked.exception(), WorkerDied) and not worker.demoted:
                    self._idle.append(worker)
                    worker = None
                answer: Result = asked.result()
                return answer
        except WorkerDied:
            raise Refused(
                HTTPStatus.SERVICE_UNAVAILABLE, "the query needed more memory than a query may have here"
            ) from None
        finally:
            place.leave()
            if worker is not None:
                self._let_go(worker)
        told = f"the query was ended after {self.limits.seconds:g} seconds: ask for less, or name a thing in it"
        raise Refused(HTTPStatus.GATEWAY_TIMEOUT, told)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in list(self._all):
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for lease in self._all.values():
            lease.release()

    async def _wait_for_place(self) -> None:
        busy = "too many queries at once: try again in a moment"
        refusal = Refused(HTTPStatus.SERVICE_UNAVAILABLE, busy, {"Retry-After": "2"})
        if self._places.locked() and self._waiting >= self.limits.waiting:
            raise refusal
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self.limits.seconds)
        except TimeoutError:
            raise refusal from None
        finally:
            self._waiting -= 1

    async def _take(self) -> Worker:
        """Return a worker on the graph as it is now: an idle one, or a new one."""
        newest = await self._in_thread(self._source.stamp)
        while self._idle:
            worker = self._idle.pop()
            if self._all[worker].stamp == newest:
                return worker
            self._let_go(worker)
        worker, lease = await self._in_thread(self._start)
        self._all[worker] = lease
        return worker

    def _start(self) -> tuple[Worker, Lease]:
        lease = self._source.lease()
        return Worker(lease.location, memory=self.limits.memory), lease

    async def _slowly(self, worker: Worker, asked: asyncio.Future[Result], place: _Place) -> bool:
        """Let a slow query go on behind all others; say whether it came to an end in its time."""
        if self._slow >= self.limits.slow:
            many = "too many slow queries at once: ask for less, or try again later"
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, many, {"Retry-After": "10"})
        self._slow += 1
        try:
            place.leave()
            worker.demote()
            return await _is_done(asked, self.limits.seconds - self.limits.brisk)
        finally:
            self._slow -= 1

    def _let_go(self, worker: Worker) -> None:
        """End a worker, and let go of the graph that it was reading."""

        def ended() -> None:
            worker.end()
            self._all.pop(worker).release()

        self._threads.submit(ended)

    def _in_thread(self, function: Callable[..., Result], *arguments: object) -> asyncio.Future[Result]:
        return asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


class _Place:
    """A place among the quick queries, left once."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places: asyncio.Semaphore | None = places

    def leave(self) -> None:
        if self._places is not None:
            self._places.release()
        self._places = None


async def _is_done(asked: asyncio.Future[Result], seconds: float) -> bool:
    done, _ = await asyncio.wait([asked], timeout=max(0.0, seconds))
    return bool(done)
