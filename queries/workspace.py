"""The workspace: one folder that holds all there is of one graph.

    sources/<sha256>          the bytes of each document
    texts/<sha256>.txt        its raw text, which evidence counts the characters of
    readings/<sha256>.jsonl   what was read in it, facts and issues, one JSON object a line
    store/<n>/                the graphs: one for each document, one for the vocabulary, one for the runs
    judgements.jsonl          what people decided on who is who, if they did
    lexicon/                  word lists of its owner, if there are any: nothing of ours writes here
    model                     the name of the model that its documents are read with, if there is one
    runs.jsonl                the log: what each run added, changed and removed, and when
    workspace.json            the manifest: the names of the documents, and what the store was told of each
    workspace.lock            held by the one process that writes

The truth is what was given: sources, judgements, lexicon, model, manifest. All else is made from it, and can be made
again. All is written in this order: sources, texts and readings, then the next generation of the store, then new
judgements and the manifest, which says which generation counts, then the log. Whatever is not in the manifest does not
count, and is swept away by the next who writes; so a run that was killed has changed everything or nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any

from pyoxigraph import NamedNode, Quad

from ontology.iri import LINKS, bulletin_iri

from .archive import Archive
from .changes import Changes, compare, run_of
from .errors import WorkspaceError
from .generations import STORE, Generations
from .graphs import Graphs
from .journal import Journal, Run
from .layout import JUDGEMENTS, LEXICON, LOCK, LOG, MODEL, is_new, make_room, recovered, tidy
from .lease import Lease
from .lock import Lock
from .manifest import MANIFEST, Manifest, Told, read_manifest, whole
from .names import Names
from .runs import RUNS, runs_graph
from .spool import Watch
from .store import Store
from .vocabulary import ONTOLOGY, vocabulary


class Workspace:
    """A workspace that is open. To change it, `put` and `forget`, `tell` what each document says, then `commit`."""

    def __init__(
        self, folder: Path, lock: Lock | Lease, manifest: Manifest, *, read_only: bool, fresh: bool = False
    ) -> None:
        self._folder = folder
        self._lock = lock
        self._read_only = read_only
        self._before = manifest
        self._now = manifest.copy()
        self._began = datetime.now(UTC)
        self.archive = Archive(folder)
        self._generations = Generations(folder / STORE)
        self._journal = Journal(folder / LOG)
        self._taken_in = False
        self._judged: bytes | None = None
        self._graphs = Graphs(self._generations, manifest.store, read_only=read_only, fresh=fresh)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, fresh: bool = False) -> Workspace:
        """Open a workspace. For writing, a folder that is empty or not there is made one.

        A `fresh` one begins with an empty store, and where its manifest is damaged, with what the log tells of.
        Raises WorkspaceError where the folder is no workspace or is in use, and StoreError for its store.
        """
        if read_only:
            return cls._reading(folder)
        make_room(folder)
        lock = Lock(folder / LOCK, shared=False)
        try:
            tidy(folder)
            journal = Journal(folder / LOG)
            try:
                manifest = Manifest() if is_new(folder) else read_manifest(folder / MANIFEST)
            except WorkspaceError:
                if not fresh:
                    raise
                manifest = recovered(folder, journal)
            if not (folder / MANIFEST).exists():
                manifest.write(folder / MANIFEST)
            journal.settle(manifest.run)
            opened = cls(folder, lock, manifest, read_only=False, fresh=fresh)
        except BaseException:
            lock.release()
            raise
        try:
            opened._sweep()
            opened._learn()
        except BaseException:
            opened.close()
            raise
        return opened

    @classmethod
    def _reading(cls, folder: Path) -> Workspace:
        """Open what the manifest names."""
        lease = Lease.take(folder)
        try:
            return cls(folder, lease, lease.manifest, read_only=True)
        except BaseException:
            lease.release()
            raise

    @property
    def store(self) -> Store:
        """The store as it stands."""
        return self._graphs.store

    @property
    def sources(self) -> Mapping[str, str]:
        """The hash of each document by name."""
        return MappingProxyType(self._now.documents)

    @property
    def folder(self) -> Path:
        """The folder that it is."""
        return self._folder

    @property
    def home(self) -> Path:
        """The place that the folder was at when it was first written; a copy is elsewhere."""
        return Path(self._before.home) if self._before.home else self._folder.absolute()

    @property
    def judgements(self) -> Path:
        """The file in which people's decisions on who is who are kept."""
        return self._folder / JUDGEMENTS

    @property
    def judged(self) -> bytes:
        """What people decided on who is who, as it shall be from the next commit on. Raises FileNotFoundError."""
        return self.judgements.read_bytes() if self._judged is None else self._judged

    def judge(self, lines: bytes) -> None:
        """Let this be what people decided, from the next commit on."""
        self._judged = lines

    @property
    def lexicon(self) -> Path:
        """The folder in which the owner of the workspace may keep word lists."""
        return self._folder / LEXICON

    @property
    def model(self) -> str:
        """The name of the model that the documents are read with, empty without one."""
        path = self._folder / MODEL
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""

    @model.setter
    def model(self, name: str) -> None:
        path = self._folder / MODEL
        if not name:
            path.unlink(missing_ok=True)
        elif name != self.model:
            with whole(path) as out:
                out.write(f"{name}\n".encode())

    def runs(self) -> tuple[Run, ...]:
        """Return all runs that changed the workspace, the oldest first."""
        logged, last = self._journal.runs(), self._before.run
        return logged if last is None or last in logged[-1:] else (*logged, last)

    def names(self) -> Names:
        """Return the names of what was committed last; whoever asks for one first makes their index."""
        return Names(self.store, self._generations.names(self._before.store) if self._before.store else None)

    def put(self, name: str, data: bytes, text: str, rows: Iterable[Mapping[str, object]]) -> str:
        """Take in a document under a name, with its raw text and what was read in it, and return its hash.

        The rows are JSON objects of any shape. A document of that name makes way.
        """
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            raise WorkspaceError(f"the name {name!r} is not Unicode; give the file another") from None
        self._taken_in = True
        digest = self.archive.keep(data, text, rows)
        self._now.documents[name] = digest
        return digest

    def call(self, name: str, digest: str) -> None:
        """Give a document that is here another name, beside those that it has."""
        self._now.documents[name] = digest

    def forget(self, name: str) -> None:
        """Let go of a document. Raises WorkspaceError where there is none of that name."""
        if name not in self._now.documents:
            raise WorkspaceError(f"no document {name!r} in {self._folder}")
        del self._now.documents[name]

    def data(self, digest: str) -> bytes:
        """Return the bytes of a document. Raises WorkspaceError where they are lost or damaged."""
        return self.archive.data(digest)

    def rows(self, digest: str) -> Iterator[dict[str, Any]]:
        """Yield what was read in a document. Raises WorkspaceError where it is lost or damaged."""
        return self.archive.rows(digest)

    def rests_on(self, ground: str) -> bool:
        """Tell whether every graph is there, and rests on this ground and on the documents that are here, unchanged.

        The ground is a hash of all that the graphs depend on beside the documents, as `commit` was last told it.
        """
        return (
            not self._taken_in
            and (self._now.documents, ground) == (self._before.documents, self._before.ground)
            and {NamedNode(bulletin_iri(digest)) for digest in self._now.documents.values()}
            <= self._graphs.present
        )

    def is_stated(self, digest: str, ground: str) -> bool:
        """Tell whether the store says of a document what rests on this ground.

        The ground is a hash of all that its quads depend on: where it is what it was, they need not even be made.
        """
        known = self._now.graphs.get(digest)
        return known is not None and known.ground == ground and NamedNode(bulletin_iri(digest)) in self._graphs.present

    def tell(self, digest: str, ground: str, lines: bytes) -> bool:
        """Make these N-Quads, sorted as `nquads` writes them and all in its own graph, what the store says of a document.

        Returns whether they are new. Raises ValueError where a quad is in another graph.
        """
        graph, known = NamedNode(bulletin_iri(digest)), self._now.graphs.get(digest)
        end = f" {graph} .\n".encode()
        if lines.count(end) != lines.count(b"\n"):  # within a literal there is no line break
            stranger = next(line for line in lines.splitlines(keepends=True) if not line.endswith(end))
            raise ValueError(f"a quad of another graph among those of {graph}: {stranger.decode().strip()}")
        told = Told(ground, sha256(lines).hexdigest())
        self._now.graphs[digest] = told
        if known and graph in self._graphs.present and known.quads == told.quads:
            return False
        self._graphs.put(graph, lines)
        return True

    def load(self, watch: Watch) -> None:
        """Load what the store was told and has not taken in yet, while somebody watches; else it does when it is asked."""
        self._graphs.load(watch)

    def link(self, quads: Iterable[Quad]) -> bool:
        """Make these quads, all in the graph of links, what the store says of things elsewhere; say whether they are new."""
        graph, said = NamedNode(LINKS), set(quads)
        if said == set(self.store.quads([graph])):
            return False
        if said:
            self._graphs.replace(graph, said)
        else:
            self._graphs.remove(graph)
        return True

    def commit(self, settings: Mapping[str, str] = MappingProxyType({}), ground: str = "") -> Changes:
        """Make all changes last, log them with the settings they were made with, and return them.

        The ground is what `rests_on` shall know the graphs by from now on.

        Raises ValueError where a document was put in and not stated: its graph would be missing.
        """
        kept = set(self._now.documents.values())
        if silent := kept - self._now.graphs.keys():
            raise ValueError(f"{min(silent)} was put in and never stated")
        for digest in self._now.graphs.keys() - kept:
            del self._now.graphs[digest]
        wanted = {NamedNode(bulletin_iri(digest)) for digest in kept}
        for graph in self._graphs.bulletins():
            if graph not in wanted:
                self._graphs.remove(graph)
        changes = compare(self._before, self._now)
        if changes:
            run = run_of(changes, self._before, self._now, self._began, settings)
            self._graphs.fill(runs_graph([run]))
            self._now = replace(self._now, run=run)
        if changes.removed and self._before.store:
            self._graphs.distil()
        self._now = replace(self._now, store=self._graphs.flush(), ground=ground)
        self.archive.settle()
        if self._now != self._before or self._judged is not None:
            self._now = replace(self._now, home=str(self.home))
            self._now.write(self._folder / MANIFEST, {self.judgements: self._judged} if self._judged is not None else {})
            self._judged = None
            self._journal.settle(self._now.run)
        self._before, self._taken_in = self._now.copy(), False
        self._graphs.settle()
        self._sweep()
        return changes

    def alter(self, change: Callable[[Path], None]) -> None:
        """Let somebody change the store: a copy of it, which then counts instead."""
        self._now = replace(self._now, store=self._graphs.alter(change))
        self._now.write(self._folder / MANIFEST)
        self._before = self._now.copy()

    def bulletins(self) -> tuple[NamedNode, ...]:
        """Return the graphs of documents, in order, and no others."""
        return self._graphs.bulletins()

    def export(self, form: str, out: IO[bytes]) -> None:
        """Write the graphs of all documents, and links, but neither the vocabulary nor the runs: see `Store.dump`."""
        self.store.dump(form, out, (*self.bulletins(), *(self._graphs.present & {NamedNode(LINKS)})))

    def close(self) -> None:
        """Let go of store and folder. What was not committed is as if it had never been."""
        self._graphs.close()
        if not self._read_only:
            with contextlib.suppress(OSError):  # whoever writes next sweeps what is left
                self._sweep()
        self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _learn(self) -> None:
        """Put the vocabulary into the store, if it is new, and see to it that the runs are there."""
        quads, told = vocabulary()
        if told != self._now.ontology or ONTOLOGY not in self._graphs.present:
            self._graphs.replace(ONTOLOGY, quads)
            self._now = replace(self._now, ontology=told)
        if RUNS not in self._graphs.present and (runs := self.runs()):
            self._graphs.fill(runs_graph(runs))

    def _sweep(self) -> None:
        """Delete what the manifest does not tell of."""
        self.archive.sweep(set(self._before.documents.values()))
        self._generations.sweep(self._before.store)
