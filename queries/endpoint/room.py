"""A room with so many places, and so much room to wait for one."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from .protocol import Refused


class Room:
    """Places that are taken and left; who comes first gets the next one."""

    def __init__(self, places: int, waiting: int, told: str, seconds: int) -> None:
        """Have so many places, and let so many wait; the others are `told` to come again in so many seconds."""
        self.told = told
        self.waiting = 0
        self._places = asyncio.Semaphore(places)
        self._most = waiting
        self._seconds = seconds

    async def enter(self, seconds: float) -> None:
        """Take a place, and wait so long for it. Raises Refused where there is none to be had."""
        if self._places.locked() and self.waiting >= self._most:
            raise self._refusal()
        self.waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), seconds)
        except TimeoutError:
            raise self._refusal() from None
        finally:
            self.waiting -= 1

    async def enter_at_once(self) -> None:
        """Take a place. Raises Refused where none is free."""
        if self._places.locked():
            raise self._refusal()
        await self._places.acquire()

    def leave(self) -> None:
        """Leave a place."""
        self._places.release()

    def empty(self) -> None:
        """Let all who wait in: nobody is kept."""
        for _ in range(self.waiting):
            self._places.release()

    def _refusal(self) -> Refused:
        return Refused(HTTPStatus.SERVICE_UNAVAILABLE, self.told, {"Retry-After": str(self._seconds)})
