"""A backup: a copy of a whole workspace as it is at one moment, while others read it and build it."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from .archive import PARTS, Archive
from .errors import StoreError, WorkspaceError
from .generations import STORE, Generations
from .layout import GIVEN, LOG
from .lease import Lease
from .manifest import MANIFEST, Manifest


def back_up(workspace: Path, target: Path) -> tuple[str, ...]:
    """Copy a workspace into a folder that is empty or not there, which is a workspace then; return what is damaged in it.

    All is copied that can be, and looked at meanwhile: a damaged document would lie unnoticed in all backups.
    Raises WorkspaceError where there is something in the folder, or it cannot be written. What breaks off leaves
    a folder without a manifest, which is no workspace.
    """
    if target.is_dir() and any(target.iterdir()):
        raise WorkspaceError(f"{target} is not empty: name a new folder for the backup")
    try:
        while (damaged := _copied(workspace, target)) is None:
            shutil.rmtree(target)  # a document was let go of meanwhile: what counts now is something else
    except shutil.Error as error:  # of a folder, one for each file
        raise WorkspaceError(f"{error.args[0][0][0]} cannot be copied: {error.args[0][0][2]}") from None
    except OSError as error:
        raise WorkspaceError(f"{error.filename or target} cannot be copied: {error.strerror}") from None
    return damaged


def _copied(workspace: Path, target: Path) -> tuple[str, ...] | None:
    """Copy what the manifest names, and return what is damaged, or None where it is not all there any more."""
    lease = Lease.take(workspace)
    damaged: list[str] = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name in GIVEN:
            if (workspace / name).is_dir():
                shutil.copytree(workspace / name, target / name)
            elif (workspace / name).exists():
                shutil.copy2(workspace / name, target / name)
        for part in PARTS:
            (target / part).mkdir()
        archive = Archive(workspace)
        for digest in sorted(set(lease.manifest.documents.values())):
            for path in (archive.source(digest), archive.text_file(digest), archive.reading(digest)):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copy2(path, target / path.relative_to(workspace))
            damaged += _faults(archive, digest)
        shutil.copytree(lease.location, target / STORE / lease.location.name)
        (target / LOG).write_bytes(_log(workspace / LOG, lease.manifest))
        lease.manifest.write(target / MANIFEST)
        damaged += _store_faults(Generations(workspace / STORE), lease.manifest.store)
        return tuple(damaged) if lease.is_current() or not damaged else None
    except FileNotFoundError:
        if lease.is_current():
            raise
        return None
    finally:
        lease.release()


def _faults(archive: Archive, digest: str) -> Iterator[str]:
    """Yield what is wrong with the files of a document."""
    for looked_at in (archive.data, archive.check):
        try:
            looked_at(digest)
        except WorkspaceError as error:
            yield str(error)


def _store_faults(generations: Generations, number: int) -> Iterator[str]:
    """Yield what keeps a store from being opened."""
    try:
        generations.read(number).close()
    except StoreError as error:
        yield str(error)


def _log(path: Path, manifest: Manifest) -> bytes:
    """Return the lines of the log up to the last run that the manifest knows of."""
    last = manifest.run.number if manifest.run else 0
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return b"".join(line for line in lines if line.endswith(b"\n") and _number(line) <= last)


def _number(line: bytes) -> int:
    """Return the number of a run; a damaged line is copied as it is, for somebody to mend."""
    try:
        return int(json.loads(line)["number"])
    except (ValueError, KeyError, TypeError):
        return 0
