"""A lease: the generation of a workspace's store that counts, kept from being swept away while it is read."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from .errors import QueriesError, StoreError, WorkspaceError
from .generations import STORE, Generations
from .layout import is_new
from .lock import Lock
from .manifest import MANIFEST, Manifest, read_manifest

Stamp: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Lease:
    """The generation that `manifest` names, at `location`, held until `release`; `stamp` tells when it was written."""

    folder: Path
    manifest: Manifest
    stamp: Stamp
    lock: Lock

    @classmethod
    def take(cls, folder: Path) -> Lease:
        """Hold what the manifest names; begin again where a writer replaces it at this very moment.

        Raises WorkspaceError where the folder is no workspace, and StoreError where it has no store.
        """
        while True:
            stamp = stamp_of(folder)
            if not stamp:
                lost = "" if is_new(folder) else "; `zhimai rebuild` makes it again"
                raise WorkspaceError(f"{folder} is no workspace: it has no {MANIFEST}{lost}")
            manifest = read_manifest(folder / MANIFEST)
            if not manifest.store:
                raise WorkspaceError(f"{folder} holds nothing yet: build it first")
            if not (folder / STORE).is_dir():
                raise StoreError(f"no store at {folder / STORE}; `zhimai rebuild` makes it again")
            try:
                lock = Generations(folder / STORE).hold(manifest.store)
            except WorkspaceError:
                if stamp_of(folder) == stamp:
                    raise
                continue  # it is just being swept away
            if stamp_of(folder) == stamp:
                return cls(folder, manifest, stamp, lock)
            lock.release()

    @property
    def location(self) -> Path:
        """Where the generation is."""
        return Generations(self.folder / STORE).at(self.manifest.store)

    def again(self) -> Lease:
        """Hold the same generation once more, for somebody else."""
        return replace(self, lock=Generations(self.folder / STORE).hold(self.manifest.store))

    def is_current(self) -> bool:
        """Say whether the workspace was not written since; one that is gone was not either."""
        return stamp_of(self.folder) in (self.stamp, None)

    def release(self) -> None:
        """Let go of the generation. The last to do so deletes it where another counts by now."""
        self.lock.release()
        if not self.is_current():
            with contextlib.suppress(QueriesError, OSError):  # whoever writes next sweeps what is left
                Generations(self.folder / STORE).retire(read_manifest(self.folder / MANIFEST).store)


def stamp_of(folder: Path) -> Stamp | None:
    """Return what tells one manifest of a workspace from the next, None where there is none."""
    try:
        found = (folder / MANIFEST).stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)
