"""A backup: a copy of a whole workspace as it is at one moment, while others read it and build it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .archive import PARTS, Archive
from .errors import WorkspaceError
from .generations import STORE
from .layout import GIVEN, LOG
from .lease import Lease
from .manifest import MANIFEST, Manifest


def back_up(workspace: Path, target: Path) -> None:
    """Copy a workspace into a folder that is empty or not there, which is a workspace then.

    Raises WorkspaceError where there is something in the folder, or it cannot be written. What breaks off leaves
    a folder without a manifest, which is no workspace.
    """
    if target.is_dir() and any(target.iterdir()):
        raise WorkspaceError(f"{target} is not empty: name a new folder for the backup")
    try:
        while not _copied(workspace, target):
            shutil.rmtree(target)  # a document was let go of meanwhile: what counts now is something else
    except OSError as error:
        raise WorkspaceError(f"{target} cannot be written: {error.strerror}") from None


def _copied(workspace: Path, target: Path) -> bool:
    """Copy what the manifest names, and say whether all of it was there."""
    lease = Lease.take(workspace)
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
                shutil.copy2(path, target / path.relative_to(workspace))
        shutil.copytree(lease.location, target / STORE / lease.location.name)
        (target / LOG).write_bytes(_log(workspace / LOG, lease.manifest))
        lease.manifest.write(target / MANIFEST)
    except FileNotFoundError:
        if lease.is_current():
            raise
        return False
    finally:
        lease.release()
    return True


def _log(path: Path, manifest: Manifest) -> bytes:
    """Return the lines of the log up to the last run that the manifest knows of."""
    last = manifest.run.number if manifest.run else 0
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return b"".join(line for line in lines if line.endswith(b"\n") and json.loads(line)["number"] <= last)
