"""What is asked of whoever reads: a document, and what to make of what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from ..errors import ReadError
from ..limits import Limits
from ..readers import read_bytes

if TYPE_CHECKING:
    from ..document import Document
    from ..extract import Reader

Result = TypeVar("Result")
Task: TypeAlias = "Callable[[Reader, Document], Result]"
"""What to make of a document. It may be called in another process: it and its result must be picklable."""


class CrewLost(OSError):
    """There is nobody to read, or not any more."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document could not be read, in one line without its name."""

    told: str


class Crew(Protocol):
    """Somebody who reads."""

    def each(
        self, documents: Iterable[tuple[str, bytes]], task: Task[Result]
    ) -> Iterator[Result | Refusal]:
        """Yield what the task makes of each document, a name and bytes, in their order."""


def attempt(reader: Reader, limits: Limits, name: str, data: bytes, task: Task[Result]) -> Result | Refusal:
    """Return what the task makes of a document, or why there is nothing to make of it. Raises MemoryError."""
    try:
        return task(reader, read_bytes(name, data, limits))
    except ReadError as error:
        return Refusal(str(error).removeprefix(f"{name}: "))
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours, which must not cost the other documents
        told = " ".join(f"{type(error).__name__}: {error}".split())
        return Refusal(f"zhimai fails on it, please report it ({told[:300]})")
