"""The graph that is served: a workspace's store as it was at one moment, so that builds go on meanwhile."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from functools import partial
from pathlib import Path
from threading import Lock as ThreadLock
from threading import Timer

from ..errors import StoreError, WorkspaceError
from ..lock import Lock
from ..workspace import MANIFEST, Workspace
from .worker import Call, Worker, WorkerDied

_PREFIX, _HELD = ".serving-", "lock"


class Source:
    """A workspace for those who serve it: copies of its store to read.

    A copy on the same disk is made of hard links, in milliseconds. All copies lie in one folder of the
    workspace, which goes with `close`; one that a killed server left behind is deleted by the next.
    """

    def __init__(self, workspace: Path) -> None:
        """Take the first copy. Raises WorkspaceError where the folder is no workspace or is being written."""
        self.workspace = workspace
        self._taking = ThreadLock()
        self._copies = 0
        self._read = self._stamp()
        self._folder, self._lock = _folder(workspace)
        try:
            self._current = self._copy()
        except BaseException:
            self.close()
            raise

    def location(self) -> Path:
        """Return the newest copy of the store: a new one where the workspace was written since."""
        with self._taking:
            if (stamp := self._stamp()) != self._read:
                try:
                    self._current = self._copy()
                    self._read = stamp
                except WorkspaceError:
                    pass  # it is being written: until that ends, the graph is what it was before
            return self._current

    def change(self, call: Call[None], seconds: float) -> None:
        """Carry a change of the store out, in a process that is ended after so many seconds.

        Raises what the call raises, WorkspaceError where the workspace is in use, and StoreError where the
        time was too short.
        """
        with Workspace.open(self.workspace) as opened:
            opened.alter(partial(_change, call, seconds))

    def keep(self, in_use: Collection[Path]) -> None:
        """Delete all copies but the newest two and those in use: whoever was given the last may open it yet."""
        with self._taking:
            newest = (self._folder / str(number) for number in (self._copies - 1, self._copies))
            kept = {self._current, *newest, *in_use}
            for copy in self._folder.iterdir():
                if copy.is_dir() and copy not in kept:
                    shutil.rmtree(copy, ignore_errors=True)

    def close(self) -> None:
        """Delete all copies."""
        self._lock.release()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _stamp(self) -> tuple[int, int]:
        try:
            found = (self.workspace / MANIFEST).stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)

    def _copy(self) -> Path:
        self._copies += 1
        target = self._folder / str(self._copies)
        with Workspace.open(self.workspace, read_only=True) as opened:
            opened.store.backup(target)
        return target


def _folder(workspace: Path) -> tuple[Path, Lock]:
    """Make a folder for copies, in the workspace where that can be, after deleting those nobody holds."""
    for left in workspace.glob(f"{_PREFIX}*"):
        try:
            Lock(left / _HELD, shared=False).release()
        except WorkspaceError:
            continue  # another server's
        shutil.rmtree(left, ignore_errors=True)
    try:
        made = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=workspace))
    except OSError:  # a workspace that cannot be written: the copies are whole ones, elsewhere
        made = Path(tempfile.mkdtemp(prefix=f"zhimai{_PREFIX}"))
    return made, Lock(made / _HELD, shared=False)


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
