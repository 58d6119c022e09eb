"""What became of queries before: how long those of a shape took, so that a quick one need not wait behind slow ones."""

from __future__ import annotations

import re
from collections import OrderedDict
from enum import Enum

#: Names of things, texts and numbers: queries that differ in these alone are of one shape.
_VALUES = re.compile(r"""<[^<>\s]*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b\d+\b""", re.DOTALL)
_SPACES = re.compile(r"\s+")
_SHAPES = 4096
_NEWEST = 0.3  # what the newest time weighs in the mean
_MOMENT = 0.1  # of what is brisk at all: so long a query is sure to be quick


class Pace(Enum):
    """How long a query is likely to take: a moment, nobody knows or neither of both, or long."""

    QUICK = "quick"
    UNSURE = "unsure"
    SLOW = "slow"


class Experience:
    """How long queries took, by their shapes; of a few thousand shapes, those asked last."""

    def __init__(self, brisk: float) -> None:
        """Take for slow what takes `brisk` seconds or longer."""
        self._brisk = brisk
        self._seconds: OrderedDict[int, float] = OrderedDict()

    def pace(self, shape: int) -> Pace:
        """Return how long a query of a shape is likely to take."""
        seconds = self._seconds.get(shape)
        if seconds is None or _MOMENT * self._brisk <= seconds < self._brisk:
            return Pace.UNSURE
        return Pace.SLOW if seconds >= self._brisk else Pace.QUICK

    def learn(self, shape: int, seconds: float) -> None:
        """Take note of how long a query of a shape took.

        One that went on for long counts as twice too slow and no more: nobody makes a shape slow for others by
        asking it once about too much, and one that is quick again is soon known for it.
        """
        seconds = min(seconds, 2 * self._brisk)
        before = self._seconds.pop(shape, seconds)
        self._seconds[shape] = before + _NEWEST * (seconds - before)
        while len(self._seconds) > _SHAPES:
            self._seconds.popitem(last=False)


def shape_of(query: str) -> int:
    """Return a number for all that a query says but the things, texts and numbers that it names."""
    return hash(_SPACES.sub(" ", _VALUES.sub("□", query)))
