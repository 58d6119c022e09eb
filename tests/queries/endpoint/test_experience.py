"""What is remembered of queries, and who goes first for it."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from pathlib import Path

import pytest

from queries.endpoint.experience import Experience, Pace, shape_of
from queries.endpoint.pool import End, Limits, Pool
from queries.endpoint.protocol import Refused
from queries.endpoint.room import Room
from queries.endpoint.source import Source
from queries.errors import QueryError
from queries.store import Store


def test_queries_that_differ_in_values_are_of_one_shape() -> None:
    one = shape_of('SELECT * { <https://example.org/a> ?p "蔺怀舟" }  LIMIT 10')
    assert shape_of("SELECT * {\n <https://example.org/b> ?p '他\\'人' }\nLIMIT 20") == one
    assert shape_of('SELECT * { ?s ?p "蔺怀舟" } LIMIT 10') != one


def test_a_shape_is_not_made_slow_by_one_query() -> None:
    known = Experience(1.0)
    assert known.pace(1) is Pace.UNSURE
    known.learn(1, 0.01)
    assert known.pace(1) is Pace.QUICK
    known.learn(1, 1000)
    assert known.pace(1) is Pace.UNSURE
    known.learn(1, 1000)
    assert known.pace(1) is Pace.SLOW
    known.learn(1, 0.01)
    assert known.pace(1) is Pace.UNSURE


def test_shapes_asked_long_ago_are_forgotten() -> None:
    known = Experience(1.0)
    for shape in range(5000):
        known.learn(shape, 0.01)
    assert (known.pace(0), known.pace(4999)) == (Pace.UNSURE, Pace.QUICK)


def test_a_room_lets_in_who_has_room_to_wait() -> None:
    async def tried() -> list[str]:
        room = Room(1, 1, "full", 2)
        await room.enter(1)
        waiting = asyncio.create_task(room.enter(60))
        await asyncio.sleep(0)
        told = []
        for entering in (room.enter(60), room.enter_at_once()):
            with pytest.raises(Refused) as refused:
                await entering
            told.append(refused.value.sentence)
        room.leave()
        await waiting
        return told

    assert asyncio.run(tried()) == ["full", "full"]


def pause(seconds: float, store: Store) -> str:
    """Take so long to answer."""
    import time

    time.sleep(seconds)
    return "answer"


def much(store: Store) -> str:
    """Answer at length."""
    return "a" * (2 << 20)


def test_the_pool_keeps_places_for_what_is_known_to_be_quick(workspace: Path) -> None:
    async def asked() -> list[str]:
        source = Source(workspace)
        pool = Pool(source, Limits(at_once=2, brisk=20, seconds=60))
        try:
            await pool.ask(partial(pause, 0), "quick")
            slow = [asyncio.create_task(pool.ask(partial(pause, 2), f"unknown {name}")) for name in "abcdef"]
            await asyncio.sleep(0.2)
            answers = [await pool.ask(partial(pause, 0), "quick") for _ in range(5)]
            assert not any(each.done() for each in slow[1:])
            for each in slow:
                each.cancel()
            await asyncio.gather(*slow, return_exceptions=True)
            assert pool.ends[End.ANSWERED] >= 6 and pool.ends[End.CANCELLED] >= 5
            return answers
        finally:
            pool.close()
            source.close()

    assert asyncio.run(asked()) == ["answer"] * 5


def busy(seconds: float, store: Store) -> str:
    """Work for so long on the answer."""
    import time

    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "answer"


def test_a_query_that_waits_or_that_is_given_up_is_not_taken_for_slow_or_quick(workspace: Path) -> None:
    async def paces() -> list[Pace]:
        source = Source(workspace)
        pool = Pool(source, Limits(brisk=0.4))
        try:
            await pool.ask(partial(pause, 0.3), "waits")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(pool.ask(partial(busy, 5), "given up"), 0.05)
            await pool.ask(partial(busy, 0.1), "works")
            return [pool.experience.pace(shape_of(asked)) for asked in ("waits", "given up", "works")]
        finally:
            pool.close()
            source.close()

    assert asyncio.run(paces()) == [Pace.QUICK, Pace.UNSURE, Pace.UNSURE]


def test_the_pool_refuses_what_is_too_long_to_be_sent(workspace: Path) -> None:
    async def asked() -> None:
        source = Source(workspace)
        pool = Pool(source, Limits(size=1 << 20))
        try:
            with pytest.raises(QueryError, match="the answer has more than 1 MB: ask for less"):
                await pool.ask(much)
        finally:
            pool.close()
            source.close()

    asyncio.run(asked())


def test_the_pool_lets_go_of_who_has_nothing_to_do(workspace: Path) -> None:
    async def asked() -> tuple[int, int]:
        source = Source(workspace)
        pool = Pool(source, Limits(idle=0))
        try:
            await pool.ask(partial(pause, 0))
            before = len(pool.processes)
            await pool.tidy()
            while pool.processes:
                await asyncio.sleep(0.01)
            return before, pool.running
        finally:
            pool.close()
            source.close()

    assert asyncio.run(asked()) == (1, 0)
