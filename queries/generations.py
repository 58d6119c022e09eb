"""The generations of a workspace's store: each is a folder that is written once, and then only read.

    store/7/        a store; the manifest of the workspace says which one counts
    store/7.names   the index of its names, made by the first who asks for one
    store/7.lock    held by those who read it, so that it is not swept away under them

Whoever changes the store makes a copy, the next generation, and changes that: readers go on in the one they
opened, which the last of them deletes, and a change that breaks off leaves a folder that nobody was ever told
of. On the same disk a copy is made of hard links, in milliseconds.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .errors import StoreError, WorkspaceError
from .index import beside
from .lock import Lock
from .spool import Spool
from .store import Store
from .stores import open_store

STORE = "store"
"""The folder of a workspace that holds them."""


class Generations:
    """The folder of all generations of one store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def at(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self._folder / str(number)

    def names(self, number: int) -> Path:
        """Return the file in which the names of a generation are kept."""
        return beside(self.at(number))

    def spool(self) -> Spool:
        """Return a place where the graphs of a generation that is being made may wait."""
        return Spool(self._folder)

    def hold(self, number: int) -> Lock:
        """Keep a generation from being swept away until the lock is released."""
        return Lock(self._folder / f"{number}.lock", shared=True)

    def read(self, number: int) -> Store:
        """Open a generation for reading. Raises StoreError where it is lost or damaged."""
        return open_store(self.at(number), read_only=True)

    def fresh(self, number: int) -> Store:
        """Make an empty generation, in place of whatever an interrupted change left there."""
        self._make_room(number)
        return open_store(self.at(number))

    def copy(self, store: Store, number: int) -> Store:
        """Make a generation that holds what a store holds, and open it for writing."""
        self._make_room(number)
        store.backup(self.at(number))
        return open_store(self.at(number))

    def distil(self, store: Store, number: int) -> Store:
        """Make a generation of what a store holds now, without a byte of what was removed from it."""
        self._make_room(number)
        self.at(number).mkdir()
        store.distil(self.at(number))
        return open_store(self.at(number))

    def sweep(self, current: int) -> None:
        """Delete all generations but one, save those that somebody still reads: for whoever may write."""
        self._delete(self._found() - {str(current)})

    def retire(self, current: int) -> None:
        """Delete the generations before the current one that nobody reads any more: for readers.

        What comes after it is a writer's, who is at it.
        """
        self._delete({name for name in self._found() if name.isdecimal() and int(name) < current})

    def _found(self) -> set[str]:
        return {path.name.partition(".")[0] for path in self._folder.iterdir()} if self._folder.is_dir() else set()

    def _delete(self, names: set[str]) -> None:
        for name in sorted(names):
            held = self._folder / f"{name}.lock"
            try:
                lock = Lock(held, shared=False)
            except WorkspaceError:
                continue
            shutil.rmtree(self._folder / name, ignore_errors=True)
            for left in self._folder.glob(f"{name}.names*"):
                left.unlink()
            lock.release()
            held.unlink(missing_ok=True)

    def _make_room(self, number: int) -> None:
        """Make the lock of a generation that is to come, and clear the place where it will be."""
        try:
            self._folder.mkdir(exist_ok=True)
            (self._folder / f"{number}.lock").touch()
        except OSError as error:
            raise StoreError(f"{self._folder} cannot be written: {error.strerror}") from None
        shutil.rmtree(self.at(number), ignore_errors=True)
        self.names(number).unlink(missing_ok=True)
