"""A lock on a folder: one process that writes, or several that read."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from pathlib import Path

from .errors import WorkspaceError

if sys.platform == "win32":
    import msvcrt

    def _take(file: int, shared: bool) -> None:
        # Windows knows no shared lock of this kind: there, readers take turns too. What is locked there cannot
        # be read, so a byte is locked that lies far behind what the holder says of itself.
        os.lseek(file, 1 << 30, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int, shared: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class Lock:
    """A lock that is held from its making to `release`, or to the end of the process, however it ends.

    Whoever holds it alone says so in the file, for those who come in vain.
    """

    def __init__(self, path: Path, shared: bool) -> None:
        """Take the lock at once. Raises WorkspaceError where somebody else holds it."""
        self._file: int | None = None
        self._shared = shared
        try:
            self._file = os.open(path, os.O_RDONLY if shared and path.exists() else os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if not shared:
                raise WorkspaceError(f"{path.parent} cannot be written: {error.strerror}") from None
            return  # Nobody can write where no lock can be made, so readers are safe.
        try:
            _take(self._file, shared)
        except OSError:
            holder = os.read(self._file, 1000).decode("utf-8", "replace").strip() or "another process"
            os.close(self._file)
            self._file = None
            raise WorkspaceError(f"{path.parent} is in use by {holder}; wait until it ends") from None
        if not shared:
            self._say(f"process {os.getpid()} on {socket.gethostname()} since {datetime.now():%Y-%m-%d %H:%M:%S}\n")

    def release(self) -> None:
        """Let go of the lock; a second time does nothing."""
        if self._file is not None:
            if not self._shared:
                self._say("")
            os.close(self._file)
        self._file = None

    def _say(self, holder: str) -> None:
        """Write who holds the lock, as well as it can be done: the lock holds on a full disk too."""
        assert self._file is not None
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, holder.encode(), 0) if hasattr(os, "pwrite") else os.write(self._file, holder.encode())
        except OSError:
            pass
