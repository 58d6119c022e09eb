"""Reading in this very process: nothing to start, and nobody to end what does not end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..limits import Limits
from .task import Refusal, Result, Task, attempt

if TYPE_CHECKING:
    from ..extract import Reader


class Alone:
    """This process with a reader of its own. Time and memory are not limited."""

    def __init__(self, reader: Reader, limits: Limits) -> None:
        self._reader, self._limits = reader, limits

    def each(self, documents: Iterable[tuple[str, bytes]], task: Task[Result]) -> Iterator[Result | Refusal]:
        """Yield what the task makes of each document, in their order."""
        for name, data in documents:
            try:
                yield attempt(self._reader, self._limits, name, data, task)
            except MemoryError:
                yield Refusal("takes more memory to read than there is")
