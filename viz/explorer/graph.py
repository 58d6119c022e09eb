"""The graph behind the pages: a workspace that is open to be read, and opened anew after it was written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from queries.endpoint.pool import Pool
from queries.endpoint.protocol import Refused
from queries.errors import QueriesError
from queries.lease import Stamp, stamp_of
from queries.store import Store
from queries.workspace import Workspace

Result = TypeVar("Result")

_MOST = 100
"""How many may ask, and wait for their answers, at once."""


class Edition:
    """The workspace as it was when it was last written; `known` is what has been found out about it."""

    def __init__(self, workspace: Path) -> None:
        self.stamp: Stamp | None = stamp_of(workspace)
        self.opened = Workspace.open(workspace, read_only=True)
        self.store = self.opened.store
        self.archive = self.opened.archive
        self.names = self.opened.names()
        self.known: dict[Any, Any] = {}
        self.readers = 0


@dataclass(frozen=True, slots=True)
class Bare:
    """The graph for those who ask the store only."""

    store: Store


#: What pages ask: called with the graph, in a thread.
Call = Callable[[Edition], Result]


class Long:
    """What pages ask of the store only, and what may take long: called in a process that can be ended."""

    __slots__ = ()

    @property
    def like(self) -> str:
        """What is asked, but for the things that it is asked about: how long that took before is remembered."""
        return type(self).__qualname__


@dataclass(frozen=True, slots=True)
class _There:
    """What is to be called in another process."""

    call: Callable[[Bare], Any]

    def __call__(self, store: Store) -> Any:
        """Return what the call gives."""
        return self.call(Bare(store))


class Graph:
    """The newest edition of a workspace. What is being read stays open until it has been read."""

    def __init__(self, workspace: Path, threads: int = 4) -> None:
        """Open the workspace. Raises WorkspaceError where it is none."""
        self._workspace = workspace
        self._threads = ThreadPoolExecutor(threads, "reading")
        self._lock = Lock()
        self._edition = Edition(workspace)
        self._prepared: Edition | None = None
        self.name = workspace.resolve().name
        self.pool: Pool | None = None
        self._asked = 0

    async def ask(self, call: Call[Result]) -> Result:
        """Return what a call gives. Raises what it raises, and Refused where it cannot be had in time."""
        if isinstance(call, Long) and self.pool is not None:
            found: Result = await self.pool.ask(_There(call), call.like)
            return found
        if self._asked >= _MOST:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages at once: try again in a moment", {"Retry-After": "2"})
        self._asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._answer, call)
        finally:
            self._asked -= 1

    async def know(self, call: Call[Result]) -> Result:
        """Return what a call gives, asked once for as long as the workspace stays as it is."""

        def known(edition: Edition) -> Result:
            if call not in edition.known:
                edition.known[call] = call(edition)
            result: Result = edition.known[call]
            return result

        return await self.ask(known)

    async def touch(self) -> bool:
        """Read a little of the newest edition, and say whether there was any; one before it is let go. Raises QueriesError."""
        return await asyncio.to_thread(self._answer, lambda edition: bool(edition.store.query("ASK { ?s ?p ?o }")))

    def prepare(self) -> None:
        """Have the index of names of the newest edition made, before somebody types a name and waits for it.

        Returns at once. Whoever ends the server does not wait for it.
        """
        if self._edition is not self._prepared:
            self._prepared = self._edition
            Thread(target=self._index, name="indexing", daemon=True).start()

    def _index(self) -> None:
        with suppress(QueriesError):  # whoever asks next is told what is wrong
            self._answer(lambda edition: edition.names.suggest("", 1))

    def close(self) -> None:
        """Let go of the workspace, when all has been answered."""
        self._threads.shutdown(wait=True)
        self._edition.opened.close()

    def _answer(self, call: Call[Result]) -> Result:
        with self._reading() as edition:
            return call(edition)

    @contextmanager
    def _reading(self) -> Iterator[Edition]:
        with self._lock:
            edition = self._newest()
            edition.readers += 1
        try:
            yield edition
        finally:
            with self._lock:
                edition.readers -= 1
                if edition is not self._edition and not edition.readers:
                    edition.opened.close()

    def _newest(self) -> Edition:
        """Return the edition to read, another where the workspace was written since. The lock is held."""
        if stamp_of(self._workspace) not in (self._edition.stamp, None):
            try:
                newer = Edition(self._workspace)
            except QueriesError:
                return self._edition  # it is damaged: what was read before is still there
            older, self._edition = self._edition, newer
            if not older.readers:
                older.opened.close()
        return self._edition
