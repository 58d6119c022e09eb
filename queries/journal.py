"""The log of runs: what was done to a workspace, when and by which zhimai; one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .errors import WorkspaceError


@dataclass(frozen=True, slots=True)
class Run:
    """One run that changed a workspace: `began` and `ended` are ISO 8601 in UTC, documents are hashes by name.

    Of a document that changed, `replaced` has the hash it had before; `moved` has old names by new ones.
    """

    number: int
    began: str
    ended: str
    version: str
    settings: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    restated: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)

    def dump(self) -> dict[str, object]:
        """Return the run as JSON values, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value not in ({}, "")}

    @classmethod
    def load(cls, row: Mapping[str, Any]) -> Run:
        """Return the run that a row of `dump` records."""
        return cls(**row)


class Journal:
    """The file that runs are logged in.

    Its last line is written after the manifest, which holds it too; `settle` makes up for a run that was
    killed between the two, or in the middle of a line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, the oldest first, up to a line that breaks off.

        Raises WorkspaceError where a line before that is no run.
        """
        whole = self._bytes().rpartition(b"\n")[0].splitlines()
        found = []
        for number, line in enumerate(whole, 1):
            try:
                found.append(Run.load(json.loads(line)))
            except (ValueError, TypeError):
                raise WorkspaceError(
                    f"{self._path}, line {number}, is no run; mend it, or take the line out"
                ) from None
        return tuple(found)

    def settle(self, run: Run | None) -> None:
        """Make sure that this run, the last one, stands at the end, once and whole."""
        written = self._bytes()
        sound = written[: written.rfind(b"\n") + 1]
        missing = b"" if run is None or run in _last(sound) else _line(run)
        if sound == written and not missing:
            return
        try:
            with self._path.open("r+b" if self._path.exists() else "w+b") as out:
                out.truncate(len(sound))
                out.seek(len(sound))
                out.write(missing)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise WorkspaceError(f"{self._path} cannot be written: {error.strerror}") from None

    def _bytes(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise WorkspaceError(f"{self._path} cannot be read: {error.strerror}") from None


def _line(run: Run) -> bytes:
    return (json.dumps(run.dump(), ensure_ascii=False) + "\n").encode("utf-8")


def _last(lines: bytes) -> Iterator[Run]:
    """Yield the run in the last line, if it is one."""
    with contextlib.suppress(ValueError, TypeError):
        yield Run.load(json.loads(lines.rstrip(b"\n").rpartition(b"\n")[2]))
