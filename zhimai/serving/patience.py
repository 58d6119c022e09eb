"""Patience with clients: how long one may keep a connection busy without doing its part, and how many there may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from weakref import WeakKeyDictionary

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 1000
"""How many connections there may be at once."""
UNSENT = 512 << 20
"""How many bytes of answers may lie ready that clients have not taken yet."""
#: What a client may let the server wait for, and for how many seconds.
SECONDS = {"head": 10.0, "rest": 10.0, "answer": 20.0}
_STEP = 64 << 10  # bytes of an answer to be taken in that time


@dataclass(slots=True)
class _Wait:
    """What a connection waits for, of which request, how far that has come, and since when."""

    what: str
    cycle: object
    left: int
    since: float


class Patience:
    """Watches the connections of a server, and ends those whose clients make it wait."""

    def __init__(self) -> None:
        self._waits: WeakKeyDictionary[H11Protocol, _Wait] = WeakKeyDictionary()

    def look(self, connections: Iterable[H11Protocol]) -> None:
        """End connections that have waited for too long, and those too many: who has sent least goes first."""
        now = monotonic()
        open_ones = [each for each in connections if not self._is_over(each, now)]
        idle = [each for each in open_ones if self._waits[each].what == "head"]
        for each in sorted(idle, key=lambda its: self._waits[its].since)[: max(0, len(open_ones) - MOST)]:
            each.transport.abort()
        unsent = sorted(open_ones, key=lambda its: self._waits[its].left)
        total = sum(self._waits[each].left for each in unsent)
        while total > UNSENT:
            total -= self._waits[each := unsent.pop()].left
            each.transport.abort()

    def _is_over(self, connection: H11Protocol, now: float) -> bool:
        """Say whether a connection was ended for having waited too long."""
        what, left = _waits_for(connection), connection.transport.get_write_buffer_size()
        wait = self._waits.get(connection)
        if (
            wait is None
            or what != wait.what
            or connection.cycle is not wait.cycle
            or (left and left <= wait.left - _STEP)
        ):
            self._waits[connection] = _Wait(what, connection.cycle, left, now)
            return False
        if now - wait.since > SECONDS.get(what, float("inf")):
            connection.transport.abort()
            return True
        return False


def _waits_for(connection: H11Protocol) -> str:
    """Return what a connection waits for: a whole head, the rest of a request that was answered before it had come,
    that its client takes the answer, or nothing of its client's (the body is waited for at the gate).
    """
    if connection.transport.get_write_buffer_size():
        return "answer"
    if connection.cycle is not None and not connection.cycle.response_complete:
        return "nothing"
    return "rest" if connection.conn.their_state is h11.SEND_BODY else "head"
