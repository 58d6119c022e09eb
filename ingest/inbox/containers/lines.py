"""JSON Lines (.jsonl): one document a line, as the reader of JSON takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from ...limits import Limits
from ..place import LINE
from .member import Member

SUFFIXES = (".jsonl", ".ndjson")


def members(file: IO[bytes], limits: Limits) -> Iterator[Member]:
    """Yield the lines, numbered from 1, without empty ones."""
    number = 0
    while line := file.readline(limits.bytes + 1):
        number += 1
        if error := limits.beyond("bytes", len(line), at_least=True):
            yield Member(f"{LINE}{number}", error)
            while (rest := file.readline(limits.bytes)) and not rest.endswith(b"\n"):
                pass
        elif line.strip():
            yield Member(f"{LINE}{number}", line.strip())
