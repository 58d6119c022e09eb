"""What becomes of a file in a workspace: read, kept, and stated in the light of all others."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from .judged import agreeing, ledger_in
from .naming import anchor_of, gone, key_of, name_of
from .pace import pace
from .reading import read_each, sound
from .showing import progress

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.extract import Reader
    from ingest.identity import Identity, Judgement, Reading
    from ingest.inbox import File, Inbox
    from ingest.kept import Kept
    from ingest.knowledge import Knowledge
    from queries.changes import Changes
    from queries.workspace import Workspace


#: What to say for --model where a workspace shall be read without one again.
NO_MODEL = "none"


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


def take_in(opened: Workspace, inbox: Inbox, knowledge: Knowledge, jobs: int | None = None) -> list[str]:
    """Put files into a workspace, reading those whose bytes are new to it.

    Returns the keys of other documents whose files are gone. One that is gone and has come back under another
    key was moved: it goes by the new one.
    """
    known, anchor = set(opened.sources.values()), anchor_of(opened, inbox.outer)
    seen, come, twins = set[str](), set[str](), dict[str, list[str]]()

    def call(key: str, digest: str) -> None:
        if opened.sources.get(key) != digest:
            come.add(digest)
        opened.call(key, digest)

    def new() -> Iterator[tuple[tuple[str, str], File]]:
        """Yield the files to read; one that lies in several places is read once."""
        for file in inbox:
            key, digest = key_of(file, anchor), sha256(file.data).hexdigest()
            seen.add(key)
            if digest in known:
                call(key, digest)
            elif digest in twins:
                twins[digest].append(key)
            else:
                twins[digest] = []
                yield (key, digest), file

    with pace(inbox) as counted:
        for (key, digest), file, kept in read_each(inbox, new(), knowledge, keeping, jobs):
            others = twins.pop(digest)
            if kept:
                text, rows = kept
                opened.put(key, file.data, text, rows)
                counted.count(facts=sum("fact" in row for row in rows))
                known.add(digest)
            for other in others:
                if kept:
                    call(other, digest)
                else:
                    inbox.refuse(f"{other}: has the same bytes as {key}")
    lost = gone(opened, inbox, anchor, seen)
    for key in lost:
        if opened.sources[key] in come:
            opened.forget(key)
    return [key for key in lost if key in opened.sources]


def read_anew(
    opened: Workspace, inbox: Inbox, knowledge: Knowledge, *, everything: bool = False, jobs: int | None = None
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

    for key, file, kept in read_each(inbox, stale(), knowledge, keeping, jobs):
        if kept:
            opened.put(key, file.data, *kept)


def finish(
    opened: Workspace, inbox: Inbox, knowledge: Knowledge, verb: str
) -> tuple[Changes, tuple[Judgement, ...]]:
    """State what all documents say, make it last, and log it; return also the judgements that have no effect.

    Where nothing is new, no facts are taken up, and nobody asks who is who.
    """
    from ingest.identity import resolve

    ledger, settings = ledger_in(opened), {"verb": verb}
    if opened.rests_on(ground := _ground(opened, knowledge)):
        return _commit(opened, knowledge, settings, ground), ()
    with _at_rest():
        kept = taken_up(opened, inbox)
    if ledger != (ledger := ledger.following(opened.sources)):
        opened.judge(ledger.dump())
    with agreeing(opened), _at_rest():
        identity = resolve(readings_of(opened, kept), ledger.standing, knowledge.authority)
    return state(opened, kept, identity, knowledge, settings), identity.idle


@contextmanager
def _at_rest() -> Iterator[None]:
    """Let the garbage collector rest: what is made now by the million stays, and to walk through it again and again is dear."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def taken_up(opened: Workspace, inbox: Inbox) -> tuple[Kept, ...]:
    """Return all documents with their facts; one whose reading is lost, and cannot be had again, is let go."""
    return tuple(_taken_up(opened, inbox))


def readings_of(opened: Workspace, kept: Iterable[Kept]) -> tuple[Reading, ...]:
    """Return what was read in documents, under the keys of all their files."""
    from ingest.identity import Reading

    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, digest in opened.sources.items():
        keys[digest].append(key)
    return tuple(Reading(its.sha256, its.facts, tuple(keys[its.sha256])) for its in kept)


def state(
    opened: Workspace,
    kept: Sequence[Kept],
    identity: Identity,
    knowledge: Knowledge,
    settings: dict[str, str],
) -> Changes:
    """State what documents say in the light of who is who, make it last, and log it with the settings."""
    from ingest.emit import emit
    from ingest.ground import ground
    from ingest.links import links

    for document in progress(kept, len(kept), "Stating"):
        opened.state(document.sha256, ground(document, identity), emit(document, document.facts, identity))
    opened.link(links(identity.links))
    # judgements without effect are told of at every build, and so every build asks again while there are some
    return _commit(opened, knowledge, settings, "" if identity.idle else _ground(opened, knowledge))


def _commit(opened: Workspace, knowledge: Knowledge, settings: dict[str, str], ground: str) -> Changes:
    from ingest.kept import program

    settings = settings | {"program": program(), "knowledge": knowledge.version, "model": knowledge.model}
    return opened.commit({name: value for name, value in settings.items() if value}, ground)


def _ground(opened: Workspace, knowledge: Knowledge) -> str:
    """Return a hash of all that the graphs depend on beside the documents: zhimai, its knowledge, the judgements."""
    from ingest.kept import program

    judged = opened.judgements.read_bytes() if opened.judgements.is_file() else b""
    return sha256(f"{program()}\n{knowledge.version}\n".encode() + judged).hexdigest()


def keeping(reader: Reader, document: Document) -> tuple[str, list[dict[str, object]]]:
    """Return what a workspace keeps of a document: its text, and rows."""
    from ingest.kept import keep

    return document.raw, list(keep(reader.read(document), reader.knowledge))


def _is_fresh(opened: Workspace, digest: str, name: str, knowledge: Knowledge) -> bool:
    from ingest.kept import is_fresh
    from queries.errors import WorkspaceError

    try:
        return is_fresh(opened.rows(digest), name, knowledge)
    except WorkspaceError:  # lost or damaged, and can be read again
        return False


def _first_keys(opened: Workspace) -> dict[str, str]:
    """Return the key that each document goes by: that of the first of its file names."""
    first: dict[str, str] = {}
    for key, digest in sorted(opened.sources.items(), key=lambda item: (name_of(item[0]), item[0])):
        first.setdefault(digest, key)
    return first


def _taken_up(opened: Workspace, inbox: Inbox) -> Iterator[Kept]:
    from ingest.kept import take_up
    from ontology.record import RecordError
    from queries.errors import WorkspaceError

    for digest in sorted(set(opened.sources.values())):
        try:
            yield take_up(digest, opened.rows(digest))
        except (WorkspaceError, RecordError, LookupError, ValueError):
            for key in [key for key, of in opened.sources.items() if of == digest]:
                inbox.refuse(f"{key}: is lost to damage, and taken out; build it again from its file")
                opened.forget(key)
