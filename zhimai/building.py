"""What becomes of a file in a workspace: read, kept, and stated in the light of all others."""

from __future__ import annotations

import os
from collections import defaultdict
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from .reading import extraction_of, sound
from .showing import progress

if TYPE_CHECKING:
    from ingest.inbox import File, Inbox
    from ingest.knowledge import Knowledge
    from queries.workspace import Workspace


#: What to say for --model where a workspace shall be read without one again.
NO_MODEL = "none"


def key_of(file: File, workspace: Path) -> str:
    """Return what a workspace knows a file by: the way to it from there, so that both can move together."""
    from ingest.inbox import file_name

    if not file.path:
        return f"stdin/{sha256(file.data).hexdigest()[:16]}"
    try:
        way = os.path.relpath(file.path, workspace)
    except ValueError:  # another drive
        way = os.path.abspath(file.path)
    return "/".join(file_name(Path(part)) or part for part in Path(way).parts)


def knowledge_in(opened: Workspace, model: str) -> Knowledge:
    """Return what a workspace is read with: its own lexicon, and the model named now, or else the last time."""
    from ingest.knowledge import Knowledge

    if Path(model).is_dir() and model:
        model = str(Path(model).resolve())
    wanted = "" if model == NO_MODEL else model or opened.model
    lists = opened.lexicon.is_dir() and any(opened.lexicon.iterdir())
    knowledge = Knowledge((opened.lexicon,) if lists else (), wanted)
    with sound():
        knowledge.check()
    opened.model = wanted
    return knowledge


def take_in(opened: Workspace, inbox: Inbox, key: str, file: File, knowledge: Knowledge) -> None:
    """Put a file into a workspace, reading it unless this very program has read it already with that knowledge."""
    from ingest.kept import keep

    digest = sha256(file.data).hexdigest()
    if digest in opened.sources.values() and _is_fresh(opened, digest, knowledge):
        if opened.sources.get(key) != digest:
            opened.put(key, file.data, list(opened.rows(digest)))
    elif extraction := extraction_of(inbox, file, knowledge):
        opened.put(key, file.data, keep(extraction, knowledge))


def read_anew(opened: Workspace, inbox: Inbox, knowledge: Knowledge) -> None:
    """Read again what another zhimai has read, or this one with other knowledge."""
    from ingest.inbox import File

    stale = [(key, digest) for key, digest in opened.sources.items() if not _is_fresh(opened, digest, knowledge)]
    for key, digest in progress(stale, len(stale), "Reading anew"):
        take_in(opened, inbox, key, File(None, PurePosixPath(key).name, opened.data(digest)), knowledge)


def _is_fresh(opened: Workspace, digest: str, knowledge: Knowledge) -> bool:
    from ingest.kept import is_fresh
    from queries.errors import WorkspaceError

    try:
        return is_fresh(opened.rows(digest), knowledge)
    except WorkspaceError:  # lost or damaged, and can be read again
        return False


def state(opened: Workspace) -> None:
    """State what all documents say, in the light of each other."""
    from ingest.emit import emit
    from ingest.identity import Reading, resolve
    from ingest.kept import take_up

    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, digest in opened.sources.items():
        keys[digest].append(key)
    kept = [take_up(digest, opened.rows(digest)) for digest in sorted(keys)]
    identity = resolve(
        Reading(document.sha256, document.facts, tuple(keys[document.sha256])) for document in kept
    )
    for document in progress(kept, len(kept), "Stating"):
        opened.state(document.sha256, emit(document, document.facts, identity))
