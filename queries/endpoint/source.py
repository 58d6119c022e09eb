"""The graph that is served: the generation of a workspace's store that counts, and the next one once it does."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Lock as ThreadLock
from threading import Timer

from ..errors import QueriesError, StoreError
from ..lease import Lease, Stamp
from ..workspace import Workspace
from .worker import Call, Worker, WorkerDied


class Source:
    """A workspace for those who serve it. Builds go on meanwhile: who reads holds what is read."""

    def __init__(self, workspace: Path) -> None:
        """Hold the generation that counts. Raises WorkspaceError where the folder is no workspace."""
        self.workspace = workspace
        self._taking = ThreadLock()
        self._lease = Lease.take(workspace)

    @property
    def generation(self) -> int:
        """The number of the generation that is held."""
        return self._lease.manifest.store

    @property
    def documents(self) -> int:
        """How many documents that holds."""
        return len(set(self._lease.manifest.documents.values()))

    def check(self) -> None:
        """Raise StoreError where the generation that is held is not in its place any more."""
        if not self._lease.location.is_dir():
            raise StoreError(f"no store at {self._lease.location}; `zhimai rebuild` makes it again")

    def stamp(self) -> Stamp:
        """Return what tells the graph as it is now from what it was before the workspace was written."""
        with self._taking:
            return self._newest().stamp

    def lease(self) -> Lease:
        """Return a lease of the graph as it is now, which whoever gets it must release."""
        with self._taking:
            return self._newest().again()

    def change(self, call: Call[None], seconds: float) -> None:
        """Carry a change of the store out, in a process that is ended after so many seconds.

        Raises what the call raises, WorkspaceError where the workspace is in use, and StoreError where the
        time was too short.
        """
        with Workspace.open(self.workspace) as opened:
            opened.alter(partial(_change, call, seconds))

    def close(self) -> None:
        """Let go of the workspace."""
        self._lease.release()

    def _newest(self) -> Lease:
        """Return the lease of what counts. What cannot be read is not moved on to: the graph stays what it was."""
        if not self._lease.is_current():
            try:
                newer = Lease.take(self.workspace)
            except QueriesError:
                return self._lease
            self._lease.release()
            self._lease = newer
        return self._lease


def _change(call: Call[None], seconds: float, store: Path) -> None:
    """Carry a change of a store out, in a process that is ended after so many seconds."""
    worker = Worker(store, read_only=False)
    timer = Timer(seconds, worker.end)
    timer.start()
    try:
        worker.ask(call)
    except WorkerDied:
        raise StoreError(f"the update was ended after {seconds:g} seconds: change less at once") from None
    finally:
        timer.cancel()
        worker.end()
