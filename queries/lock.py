"""A lock on a folder: one process that writes, or several that read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .errors import WorkspaceError

if sys.platform == "win32":
    import msvcrt

    def _take(file: int, shared: bool) -> None:
        # Windows knows no shared lock of this kind: there, readers take turns too.
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int, shared: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class Lock:
    """A lock that is held from its making to `release`, or to the end of the process, however it ends."""

    def __init__(self, path: Path, shared: bool) -> None:
        """Take the lock at once. Raises WorkspaceError where somebody else holds it."""
        self._file: int | None = None
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if not shared:
                raise WorkspaceError(f"{path.parent} cannot be written: {error.strerror}") from None
            return  # Nobody can write where no lock can be made, so readers are safe.
        try:
            _take(self._file, shared)
        except OSError:
            self.release()
            doing = "being written" if shared else "in use"
            raise WorkspaceError(f"{path.parent} is {doing} by another process; wait until it ends") from None

    def release(self) -> None:
        """Let go of the lock; a second time does nothing."""
        if self._file is not None:
            os.close(self._file)
        self._file = None
