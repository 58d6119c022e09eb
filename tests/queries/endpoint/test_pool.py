"""The processes that answer, where one goes at a bad moment."""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from queries.endpoint.pool import End, Limits, Pool
from queries.endpoint.protocol import Refused
from queries.endpoint.source import Source
from queries.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no priorities to be lowered")


@dataclass(frozen=True)
class Sleep:
    """Take so many seconds."""

    seconds: float

    def __call__(self, store: Store) -> None:
        """Sleep."""
        time.sleep(self.seconds)


def _ended(number: int) -> None:
    """End a process as the system does for want of memory, and wait until it is gone altogether."""
    os.kill(number, signal.SIGKILL)
    with suppress(ProcessLookupError):
        while True:
            os.kill(number, 0)
            time.sleep(0.005)


def test_a_process_that_goes_as_it_is_to_make_room_is_no_failure_of_ours(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(workspace)
    pool = Pool(source, Limits(seconds=20, brisk=0.2))
    room = pool._slow.enter_at_once

    async def entered() -> None:
        await room()
        for number in pool.processes:
            await asyncio.to_thread(_ended, number)

    monkeypatch.setattr(pool._slow, "enter_at_once", entered)
    try:
        with pytest.raises(Refused, match="more memory than a query may have") as refused:
            asyncio.run(pool.ask(Sleep(15)))
    finally:
        pool.close()
        source.close()
    assert refused.value.status == 503
    assert pool.ends == {End.EXHAUSTED: 1}
