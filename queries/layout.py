"""Where what lies in the folder of a workspace: how the folder is made, tidied, and understood when it is damaged."""

from __future__ import annotations

from pathlib import Path

from .archive import PARTS, Archive
from .errors import WorkspaceError
from .generations import STORE
from .journal import Journal
from .manifest import MANIFEST, Manifest

LOCK, LOG = "workspace.lock", "runs.jsonl"
JUDGEMENTS, LEXICON, MODEL = GIVEN = ("judgements.jsonl", "lexicon", "model")
"""What its owner gave it beside the documents."""
_PARTS = {MANIFEST, LOCK, STORE, LOG, *GIVEN, *PARTS}


def make_room(folder: Path) -> None:
    """Make the folders of a workspace, where nothing else is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted(path.name for path in folder.iterdir() if path.name not in _PARTS)
        strangers = [name for name in strangers if not name.startswith(f".{MANIFEST}.")]
        if strangers and not (folder / MANIFEST).exists():
            raise WorkspaceError(f"{folder} is no workspace, and not empty: it holds {strangers[0]}")
        Archive(folder).make_room()
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be made a workspace: {error.strerror}") from None


def is_new(folder: Path) -> bool:
    """Tell whether a folder never was a workspace. One that holds documents, or a log, has lost its manifest."""
    return not ((folder / MANIFEST).exists() or (folder / LOG).exists() or any((folder / PARTS[0]).glob("*")))


def tidy(folder: Path) -> None:
    """Delete manifests and judgements that were never written to the end."""
    for name in (MANIFEST, JUDGEMENTS):
        for path in folder.glob(f".{name}.*"):
            path.unlink()


def recovered(folder: Path, journal: Journal) -> Manifest:
    """Make a manifest of what the log tells of. Raises WorkspaceError where there is no log either."""
    runs = journal.runs()
    if not runs:
        raise WorkspaceError(f"{folder} has neither a sound {MANIFEST} nor a {LOG}; build again elsewhere")
    documents: dict[str, str] = {}
    for run in runs:
        documents |= run.added | run.changed | {new: documents[old] for new, old in run.moved.items()}
        for name in (*run.removed, *run.moved.values()):
            documents.pop(name, None)
    numbers = [int(path.name) for path in (folder / STORE).glob("*") if path.name.isdecimal()]
    return Manifest(documents, store=max(numbers, default=0), home=str(folder.absolute()), run=runs[-1])
