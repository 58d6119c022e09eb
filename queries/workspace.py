"""The workspace: one folder that holds all there is of one graph.

    sources/<sha256>          the bytes of each document
    readings/<sha256>.jsonl   what was read in it, one JSON object a line
    store/                    the graphs, one for each document, and one for the vocabulary
    lexicon/                  word lists of its owner, if there are any: nothing of ours writes here
    model                     the name of the model that its documents are read with, if there is one
    workspace.json            the manifest: the names of the documents, and what the store was told of each
    workspace.lock            held by one process that writes, or by several that read

The truth is what was given: sources, readings, manifest. The store is made from it, and can be made again.
So all is written in this order: sources and readings, then the store, then the manifest. A file `writing` is
there while the store may be ahead of the manifest; whoever opens the workspace next distrusts the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ontology import model
from ontology.iri import BASE, bulletin_iri

from .errors import WorkspaceError
from .lock import Lock
from .manifest import Manifest, read_manifest, settle, whole
from .serialise import nquads
from .store import Store
from .stores import open_store

ONTOLOGY = NamedNode(f"{BASE}ontology")
"""The graph of the vocabulary: what classes, roles and states are called."""

_BULLETINS = f"{BASE}bulletin/"
MANIFEST, LOCK, STORE = "workspace.json", "workspace.lock", "store"
_WRITING = "writing"
_LEXICON, _MODEL = "lexicon", "model"
_PARTS = {MANIFEST, LOCK, _WRITING, "sources", "readings", _LEXICON, _MODEL, STORE}


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of documents, by name, in order.

    `changed` have other bytes than before; `restated` have the same bytes, and their graph says something
    else: other documents, or a judgement, shed new light on them, or they were read anew.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class Workspace:
    """A workspace that is open. To change it, `put` and `forget`, `state` each document, then `commit`."""

    def __init__(self, folder: Path, lock: Lock, store: Store, manifest: Manifest) -> None:
        self._folder = folder
        self._lock = lock
        self.store = store
        self._before = manifest
        self._now = manifest.copy()
        self._present = set(store.graphs())
        self._unsettled: set[Path] = set()
        self.interrupted = (folder / _WRITING).exists()
        """Whether a change of the workspace never came to its end."""

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Workspace:
        """Open a workspace. For writing, a folder that is empty or not there is made one.

        Raises WorkspaceError where the folder is no workspace or is in use, and StoreError for its store.
        """
        if not read_only:
            _make_room(folder)
        elif not (folder / MANIFEST).is_file():
            raise WorkspaceError(f"{folder} is no workspace: it has no {MANIFEST}")
        lock = Lock(folder / LOCK, shared=read_only)
        try:
            if not (folder / MANIFEST).exists():
                Manifest().write(folder / MANIFEST)
            manifest = read_manifest(folder / MANIFEST)
            store = open_store(folder / STORE, read_only=read_only)
        except BaseException:
            lock.release()
            raise
        opened = cls(folder, lock, store, manifest)
        if not read_only:
            opened._learn()
        return opened

    @property
    def sources(self) -> Mapping[str, str]:
        """The hash of each document by name."""
        return MappingProxyType(self._now.documents)

    @property
    def lexicon(self) -> Path:
        """The folder in which the owner of the workspace may keep word lists."""
        return self._folder / _LEXICON

    @property
    def model(self) -> str:
        """The name of the model that the documents are read with, empty without one."""
        path = self._folder / _MODEL
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""

    @model.setter
    def model(self, name: str) -> None:
        path = self._folder / _MODEL
        if not name:
            path.unlink(missing_ok=True)
        elif name != self.model:
            with whole(path) as out:
                out.write(f"{name}\n".encode())

    def put(self, name: str, data: bytes, rows: Iterable[Mapping[str, object]]) -> str:
        """Take in a document under a name, with what was read in it, and return its hash.

        The rows are JSON objects of any shape. A document of that name makes way.
        """
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            raise WorkspaceError(f"the name {name!r} is not Unicode; give the file another") from None
        digest = sha256(data).hexdigest()
        if not self._source(digest).exists():
            with whole(self._source(digest), safe=False) as out:
                out.write(data)
        with whole(self._reading(digest), safe=False) as out:
            for row in rows:
                out.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8"))
        self._unsettled |= {self._source(digest), self._reading(digest)}
        self._now.documents[name] = digest
        return digest

    def forget(self, name: str) -> None:
        """Let go of a document. Raises WorkspaceError where there is none of that name."""
        if name not in self._now.documents:
            raise WorkspaceError(f"no document {name!r} in {self._folder}")
        del self._now.documents[name]

    def data(self, digest: str) -> bytes:
        """Return the bytes of a document. Raises WorkspaceError where they are lost or damaged."""
        data = self._read(self._source(digest))
        if sha256(data).hexdigest() != digest:
            raise WorkspaceError(f"{self._source(digest)} is damaged: put the document in again")
        return data

    def rows(self, digest: str) -> Iterator[dict[str, Any]]:
        """Yield what was read in a document. Raises WorkspaceError where it is lost or damaged."""
        for line in self._read(self._reading(digest)).splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                raise WorkspaceError(
                    f"{self._reading(digest)} is damaged: put the document in again"
                ) from None

    def state(self, digest: str, quads: Iterable[Quad]) -> bool:
        """Make these quads, all in its own graph, what the store says of a document.

        Returns whether that is new. Raises ValueError where a quad is in another graph.
        """
        graph = NamedNode(bulletin_iri(digest))
        said = set(quads)
        told = sha256(nquads(said)).hexdigest()
        if told == self._now.graphs.get(digest) and graph in self._present:
            return False
        self._begin()
        self.store.replace(graph, said)
        self._now.graphs[digest] = told
        self._present.add(graph)
        return True

    def commit(self) -> Changes:
        """Make all changes last, and return them.

        Raises ValueError where a document was put in and not stated: its graph would be missing.
        """
        kept = set(self._now.documents.values())
        if silent := kept - self._now.graphs.keys():
            raise ValueError(f"{min(silent)} was put in and never stated")
        wanted = {NamedNode(bulletin_iri(digest)) for digest in kept}
        for graph in self.bulletins():
            if graph not in wanted:
                self._begin()
                self.store.remove(graph)
                self._present.discard(graph)
        for digest in self._now.graphs.keys() - kept:
            del self._now.graphs[digest]
        changes = _compare(self._before, self._now)
        if self._now != self._before or self.interrupted:
            settle(path for path in self._unsettled if path.exists())
            self._unsettled.clear()
            self.store.flush()
            self._now.write(self._folder / MANIFEST)
            (self._folder / _WRITING).unlink(missing_ok=True)
            self.interrupted = False
        self._before = self._now.copy()
        self._sweep(kept)
        return changes

    def bulletins(self) -> tuple[NamedNode, ...]:
        """Return the graphs of documents, in order, and no others."""
        return tuple(graph for graph in self.store.graphs() if graph.value.startswith(_BULLETINS))

    def export(self, form: str, out: IO[bytes]) -> None:
        """Write the graphs of all documents, and not the vocabulary: see `Store.dump`."""
        self.store.dump(form, out, self.bulletins())

    def close(self) -> None:
        """Let go of store and folder. What was not committed is undone by the next who builds."""
        self.store.close()
        self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _learn(self) -> None:
        """Put the vocabulary into the store, if it is new; distrust the store if a change never ended."""
        if self.interrupted:
            self._now.graphs.clear()
        quads = [Quad(t.subject, t.predicate, t.object, ONTOLOGY) for t in _vocabulary()]
        told = sha256(nquads(quads)).hexdigest()
        if told != self._now.ontology or ONTOLOGY not in self._present:
            self.store.replace(ONTOLOGY, quads)
            self._now = replace(self._now, ontology=told)

    def _begin(self) -> None:
        """Leave a sign that the store is ahead of the manifest."""
        if not self.interrupted:
            with whole(self._folder / _WRITING):
                self.interrupted = True

    def _sweep(self, kept: set[str]) -> None:
        """Delete the files of documents that are forgotten."""
        for folder in ("sources", "readings"):
            for path in (self._folder / folder).iterdir():
                if path.name.removesuffix(".jsonl") not in kept:
                    path.unlink()

    def _source(self, digest: str) -> Path:
        return self._folder / "sources" / digest

    def _reading(self, digest: str) -> Path:
        return self._folder / "readings" / f"{digest}.jsonl"

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise WorkspaceError(
                f"{path} cannot be read ({error.strerror}): put the document in again"
            ) from None


def _make_room(folder: Path) -> None:
    """Make the folders of a workspace, where nothing else is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted(path.name for path in folder.iterdir() if path.name not in _PARTS)
        if strangers and not (folder / MANIFEST).exists():
            raise WorkspaceError(f"{folder} is no workspace, and not empty: it holds {strangers[0]}")
        for part in ("sources", "readings"):
            (folder / part).mkdir(exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be made a workspace: {error.strerror}") from None


def _vocabulary() -> Iterator[Quad]:
    for name in model.VOCABULARY:
        yield from parse(files("ontology").joinpath(name).read_bytes(), RdfFormat.TURTLE)


def _compare(before: Manifest, now: Manifest) -> Changes:
    kept = sorted(now.documents.keys() & before.documents.keys())
    same = [name for name in kept if now.documents[name] == before.documents[name]]
    restated = [name for name in same if _graph(now, name) != _graph(before, name)]
    return Changes(
        added=tuple(sorted(now.documents.keys() - before.documents.keys())),
        changed=tuple(name for name in kept if name not in same),
        restated=tuple(restated),
        removed=tuple(sorted(before.documents.keys() - now.documents.keys())),
        unchanged=tuple(name for name in same if name not in restated),
    )


def _graph(manifest: Manifest, name: str) -> str | None:
    return manifest.graphs.get(manifest.documents[name])
