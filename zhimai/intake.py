"""What becomes of files that come to a workspace: those with new bytes are read and kept, others get their names."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from .naming import anchor_of, gone, key_of, name_of
from .pace import pace
from .reading import Means, read_each
from .showing import progress

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Reader
    from ingest.inbox import File, Inbox
    from ingest.knowledge import Knowledge
    from queries.workspace import Workspace

Kept: TypeAlias = "tuple[str, list[dict[str, object]]]"
"""What a workspace keeps of a document: its text, and rows."""


def take_in(opened: Workspace, inbox: Inbox, knowledge: Knowledge, means: Means | None = None) -> list[str]:
    """Put files into a workspace, reading those whose bytes are new to it.

    Returns the keys of other documents whose files are gone. One that is gone and has come back under another
    key was moved: it goes by the new one. Where those who read go away in the middle, what they have read is kept.
    """
    from ingest.crew import CrewLost

    intake = _Intake(opened, inbox)
    with pace(inbox) as counted:
        try:
            for (key, digest), file, kept in read_each(inbox, intake.new(), knowledge, keeping, means):
                intake.settle(key, digest, file, kept)
                if kept:
                    counted.count(facts=sum("fact" in row for row in kept[1]))
        except CrewLost as error:
            if not counted.documents:
                raise
            inbox.refuse(f"{error}: {counted.documents} documents were read and are kept; build again to read the others")
            return []
    return intake.gone()


class _Intake:
    """Files on their way into a workspace."""

    def __init__(self, opened: Workspace, inbox: Inbox) -> None:
        self._opened, self._inbox = opened, inbox
        self._known, self._anchor = set(opened.sources.values()), anchor_of(opened, inbox.outer)
        self._seen, self._come = set[str](), set[str]()
        self._twins: dict[str, list[str]] = {}

    def new(self) -> Iterator[tuple[tuple[str, str], File]]:
        """Yield the files to read with their keys and hashes; one that lies in several places is read once."""
        for file in self._inbox:
            key, digest = key_of(file, self._anchor), sha256(file.data).hexdigest()
            self._seen.add(key)
            if digest in self._known:
                self._opened.archive.restore(digest, file.data)
                self._call(key, digest)
            elif digest in self._twins:
                self._twins[digest].append(key)
            else:
                self._twins[digest] = []
                yield (key, digest), file

    def settle(self, key: str, digest: str, file: File, kept: Kept | None) -> None:
        """Put in a file that was read, and its twins, or refuse them where it could not be."""
        twins = self._twins.pop(digest)
        if kept:
            self._opened.put(key, file.data, *kept)
            self._known.add(digest)
        for twin in twins:
            if kept:
                self._call(twin, digest)
            else:
                self._inbox.refuse(f"{twin}: has the same bytes as {key}")

    def gone(self) -> list[str]:
        """Return the keys whose files are gone, and forget those that have come back under another."""
        lost = gone(self._opened, self._inbox, self._anchor, self._seen)
        for key in lost:
            if self._opened.sources[key] in self._come:
                self._opened.forget(key)
        return [key for key in lost if key in self._opened.sources]

    def _call(self, key: str, digest: str) -> None:
        if self._opened.sources.get(key) != digest:
            self._come.add(digest)
        self._opened.call(key, digest)


def read_anew(
    opened: Workspace, inbox: Inbox, knowledge: Knowledge, *, everything: bool = False, means: Means | None = None
) -> None:
    """Read again what another zhimai has read, or this one with other knowledge or under another name.

    One document can lie in several places. It goes by the first of its names, whichever was read first.
    """
    from ingest.inbox import File
    from queries.errors import WorkspaceError

    def stale() -> Iterator[tuple[str, File]]:
        for digest, key in progress(sorted(_first_keys(opened).items()), len(opened.sources), "Reading anew"):
            if everything or not _is_fresh(opened, digest, name_of(key), knowledge):
                try:
                    yield key, File(None, name_of(key), opened.data(digest))
                except WorkspaceError as error:  # what was read of it before may still do
                    inbox.refuse(f"{key}: {error}")

    for key, file, kept in read_each(inbox, stale(), knowledge, keeping, means):
        if kept:
            opened.put(key, file.data, *kept)


def keeping(reader: Reader, document: Document) -> Kept:
    """Return what a workspace keeps of a document."""
    from ingest.kept import keep

    return document.raw, list(keep(reader.read(document), reader.knowledge))


def _is_fresh(opened: Workspace, digest: str, name: str, knowledge: Knowledge) -> bool:
    from ingest.kept import is_fresh
    from queries.errors import WorkspaceError

    try:
        opened.archive.check(digest)
        return is_fresh(opened.rows(digest), name, knowledge)
    except WorkspaceError:  # lost or damaged, and can be read again
        return False


def _first_keys(opened: Workspace) -> dict[str, str]:
    """Return the key that each document goes by: that of the first of its file names."""
    first: dict[str, str] = {}
    for key, digest in sorted(opened.sources.items(), key=lambda item: (name_of(item[0]), item[0])):
        first.setdefault(digest, key)
    return first
